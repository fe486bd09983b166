import type { FailureCause } from '../../core/check';
import { reasonOf } from '../../core/reason';

/** How far a request had come. */
export type Phase = 'lookup' | 'connect' | 'handshake' | 'answer';

export interface ToldFailure {
  cause: FailureCause;
  detail: string;
}

const longestDetail = 200;

/** A failure that our own code found, and so can name outright. */
export class NamedFailure extends Error {
  override name = 'NamedFailure';
  constructor(
    readonly failureCause: FailureCause,
    detail: string,
  ) {
    super(detail);
  }
}

/** Codes of Node, OpenSSL and Electron's BoringSSL that name their cause outright. */
const causeOfCode: Record<string, FailureCause> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  // A firewall on this machine answers so.
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  ERR_HTTP_CONTENT_LENGTH_MISMATCH: 'reset',
  // HTTP/2 breaks off one answer without the connection (RST_STREAM).
  ERR_HTTP2_STREAM_ERROR: 'reset',
  ERR_HTTP2_STREAM_CANCEL: 'reset',
  CERT_HAS_EXPIRED: 'tls-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-name',
  HOSTNAME_MISMATCH: 'tls-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REJECTED: 'tls-untrusted',
  CERT_CHAIN_TOO_LONG: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
  EPROTO: 'tls-other',
  // The server speaks TLS, and none of the protocols that were offered inside it (RFC 7301, 3.2).
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: 'protocol',
};

/** Faults of this machine (no file handles, no memory), which say nothing about a site. */
const ownFaults = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM']);

/** Of several addresses' failures the one that says most: somebody who refuses was at least reached. */
const mostTellingFirst: FailureCause[] = ['refused', 'reset', 'connect-timeout', 'unreachable'];

/**
 * What an error of got, Node or OpenSSL means. Undefined where it is a fault of this machine and so must not be held
 * against the site.
 */
export function failureOf(error: unknown, phase: Phase): ToldFailure | undefined {
  const root = rootOf(error);
  if (root instanceof AggregateError && root.errors.length > 0) return mostTelling(root.errors, phase);
  const code = codeOf(root);
  if (root instanceof NamedFailure) return { cause: root.failureCause, detail: detailOf(root, code) };
  if (ownFaults.has(code)) return undefined;
  return { cause: causeOf(root, code, phase), detail: detailOf(root, code) };
}

/** What it means that the time was up. */
export function lateFailure(phase: Phase, limitMs: number): ToldFailure {
  const detail = `no full answer within ${limitMs} ms (${phase})`;
  switch (phase) {
    case 'lookup':
      return { cause: 'dns', detail };
    case 'connect':
      return { cause: 'connect-timeout', detail };
    case 'handshake':
    case 'answer':
      return { cause: 'timeout', detail };
  }
}

function mostTelling(errors: readonly unknown[], phase: Phase): ToldFailure | undefined {
  const told = errors.map((error) => failureOf(error, phase)).filter((failure) => failure !== undefined);
  for (const cause of mostTellingFirst) {
    const found = told.find((failure) => failure.cause === cause);
    if (found !== undefined) return found;
  }
  return told[0];
}

function causeOf(error: unknown, code: string, phase: Phase): FailureCause {
  if (isLookupError(error)) return 'dns';
  if (code === 'ETIMEDOUT') return phase === 'answer' || phase === 'handshake' ? 'timeout' : 'connect-timeout';
  const known = causeOfCode[code];
  if (known !== undefined) return known;
  if (code.startsWith('HPE_') || code.startsWith('Z_')) return 'protocol';
  if (phase === 'handshake' || /^(ERR_SSL|ERR_TLS|ERR_OSSL|CERT_|CRL_)/.test(code)) return 'tls-other';
  return 'protocol';
}

function isLookupError(error: unknown): boolean {
  const syscall = error instanceof Error && 'syscall' in error ? error.syscall : undefined;
  return typeof syscall === 'string' && /^(getaddrinfo|query)/.test(syscall);
}

/** got wraps what happened; the innermost error is the one that knows. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  return root;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The system's words in one line. They may quote the site (a certificate's names), so their length is bounded. */
function detailOf(error: unknown, code: string): string {
  const message = reasonOf(error);
  const text = code === '' || message.includes(code) ? message : `${code}: ${message}`;
  return text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, longestDetail);
}
