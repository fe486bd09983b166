import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { PeerCertificate } from 'node:tls';
import { plainName } from '../../core/name';
import type { ShownCertificate } from '../../core/status-page-settings';
import type { ShownByServer } from './place';

const shownNames = 5;
const shownLength = 100;

/**
 * Whether what a connection has shown may be trusted: it is verified for the server's name, or is the very certificate
 * that the user has confirmed. For connections made with `rejectUnauthorized: false`, before anything is sent over them.
 */
export function isTrusted(socket: Socket, confirmed: string | null): boolean {
  if (!(socket instanceof TLSSocket)) return false;
  if (socket.authorized) return true;
  // Who takes up a session shows no certificate again, and needs none: only who was trusted before knows its secret.
  return socket.isSessionReused() || (confirmed !== null && certificateOf(socket)?.fingerprint256 === confirmed);
}

/** What it has shown, for the user to look at; null: no certificate. */
export function shownBy(socket: Socket): ShownByServer | null {
  if (!(socket instanceof TLSSocket)) return null;
  const certificate = certificateOf(socket);
  if (certificate === null) return null;
  const { subjectAltName, subject, validTo, fingerprint256 } = certificate;
  const until = Date.parse(validTo);
  return {
    // As `openssl x509 -fingerprint -sha256`, browsers and other programs for FTP show it.
    fingerprint: fingerprint256,
    certificate: {
      names: namesIn(subjectAltName, subject),
      validUntil: Number.isNaN(until) ? null : until,
      fault: faultOf(socket),
    },
  };
}

/** By way of its bytes: `getPeerX509Certificate` takes the certificate out of the connection, and finds none the next time. */
function certificateOf(socket: TLSSocket): X509Certificate | null {
  const { raw } = socket.getPeerCertificate() as Partial<PeerCertificate>;
  return raw === undefined ? null : new X509Certificate(raw);
}

/** The type says an error; what is there is its code (Node, lib/internal/tls/wrap.js, onConnectSecure). */
function faultOf({ authorizationError }: TLSSocket): ShownCertificate['fault'] {
  switch (String(authorizationError)) {
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'name';
    case 'CERT_HAS_EXPIRED':
      return 'expired';
    default:
      return 'untrusted';
  }
}

/** The names for which it stands, or the one of its owner. A stranger has written them: few, short, and plain. */
function namesIn(alternatives: string | undefined, subject: string | undefined): string[] {
  const named = (alternatives ?? '').split(', ').map((name) => name.replace(/^(DNS|IP Address):/, ''));
  const [, owner = ''] = /^CN=(.*)$/m.exec(subject ?? '') ?? [];
  return [...named, owner]
    .map((name) => plainName(name).trim().slice(0, shownLength))
    .filter((name, index, all) => name !== '' && all.indexOf(name) === index)
    .slice(0, shownNames);
}
