import { Resolver } from 'node:dns/promises';
import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';
import type { CheckOf } from '../../core/checks/check-kinds';
import type { ProbeOf } from '../ports';
import { oneLine } from './bounded-text';
import { failureOf, lateFailure } from './failure-cause';
import { answered, failed, withinLimit } from './finding';
import type { Finding } from './finding';

type RecordType = CheckOf<'dns'>['recordType'];

/** A name server that is silent is asked again after this time at the latest, and the next one is asked. */
const longestPatienceMs = 2000;
const tries = 3;
/** What a name server answers when there is no such name, or none of this type. */
const missingCodes = new Set(['ENOTFOUND', 'ENODATA']);
const longestDetail = 200;

/**
 * Whether a name has a record, and the expected one where one is named: compared without regard to case and a trailing
 * dot, addresses by their meaning, texts exactly as they are. `remoteAddress` is the name server's where one is chosen,
 * since it is the one who answers. Rejects as `createTcpProbe` does.
 */
export function createDnsProbe(): ProbeOf<'dns'> {
  return (site, signal) => {
    const { check } = site;
    const name = new URL(site.url).hostname;
    const limitMs = site.timeoutSeconds * 1000;
    const resolver = new Resolver({ timeout: Math.min(longestPatienceMs, Math.round(limitMs / tries)), tries });
    const server = check.resolver === '' ? null : addressOf(check.resolver);
    if (server !== null) resolver.setServers([check.resolver]);
    const late = (): Finding => failed(lateFailure('lookup', limitMs), server);
    return withinLimit(
      site,
      signal,
      (lifetime) => {
        lifetime.hold({ destroy: () => resolver.cancel() });
        return judge(resolver, name, check, server);
      },
      late,
    );
  };
}

const addressOf = (server: string): string =>
  /^\[(.*)\]/.exec(server)?.[1] ?? (ipaddr.IPv6.isValid(server) ? server : server.replace(/:\d+$/, ''));

async function judge(
  resolver: Resolver,
  name: string,
  { recordType, expected }: CheckOf<'dns'>,
  server: string | null,
): Promise<Finding> {
  const found = await recordsOf(resolver, recordType, name).catch((error: unknown) => failureFrom(error));
  if (!Array.isArray(found)) return failed(found, server);
  const wanted = canonical(recordType, expected);
  if (expected === '' || found.some((record) => canonical(recordType, record) === wanted)) return answered(server);
  return failed({ cause: 'record-mismatch', detail: shown(recordType, found) }, server);
}

/** A fault of this machine is thrown on. */
function failureFrom(error: unknown): { cause: 'record-missing' | 'dns'; detail: string } {
  const failure = failureOf(error, 'lookup');
  if (failure === undefined) throw error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const isMissing = typeof code === 'string' && missingCodes.has(code);
  return { cause: isMissing ? 'record-missing' : 'dns', detail: failure.detail };
}

async function recordsOf(resolver: Resolver, recordType: RecordType, name: string): Promise<string[]> {
  switch (recordType) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
    case 'CNAME':
      return resolver.resolveCname(name);
    case 'NS':
      return resolver.resolveNs(name);
    case 'MX':
      return (await resolver.resolveMx(name)).map(({ exchange }) => exchange);
    case 'TXT':
      // Node hands the bytes over as Latin-1, while people write UTF-8.
      return (await resolver.resolveTxt(name)).map((pieces) => Buffer.from(pieces.join(''), 'latin1').toString());
  }
}

function canonical(recordType: RecordType, text: string): string {
  switch (recordType) {
    case 'A':
    case 'AAAA':
      return ipaddr.isValid(text) ? ipaddr.parse(text).toNormalizedString() : text;
    case 'CNAME':
    case 'MX':
    case 'NS':
      return canonicalName(text);
    case 'TXT':
      return withoutQuotes(text).trim();
  }
}

function canonicalName(text: string): string {
  const name = text.replace(/\.$/, '').toLowerCase();
  // Empty for what is no name: then it is compared as it stands.
  return domainToASCII(name) || name;
}

/** A text as zone files and `dig` write it: one or more quoted pieces. Keys in texts (DKIM) mind their case. */
function withoutQuotes(text: string): string {
  if (!/^"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*$/.test(text)) return text;
  const pieces = text.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return pieces.map((piece) => piece.slice(1, -1).replace(/\\(.)/g, '$1')).join('');
}

const shown = (recordType: RecordType, records: readonly string[]): string =>
  oneLine(`${recordType}: ${records.join(', ')}`, longestDetail);
