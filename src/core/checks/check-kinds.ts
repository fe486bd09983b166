import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { webAddressSchema } from '../web-address';
import { httpCheckDefaults, httpCheckSchema, jsonPathSchema } from './http-check';

/** Whether a port takes connections; the address is `tcp://host:port`. */
export const tcpCheckSchema = z.object({ kind: z.literal('tcp') });

/** An IP address, an IPv6 one with a port in brackets, as the resolver takes it; or nothing. */
function isNameServer(text: string): boolean {
  if (text === '' || isIPv6(text)) return true;
  const [, six, four = '', port = '53'] = /^(?:\[(.*)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const isAddress = six === undefined ? ipaddr.IPv4.isValidFourPartDecimal(four) : isIPv6(six);
  return isAddress && Number(port) >= 1 && Number(port) <= 65_535;
}

/** Without a zone (`%eth0`): what that means changes with every network. */
const isIPv6 = (text: string): boolean => ipaddr.IPv6.isValid(text) && !text.includes('%');

/** A record in the DNS; the address is `dns://name`. */
export const dnsCheckSchema = z.object({
  kind: z.literal('dns'),
  recordType: z.enum(['A', 'AAAA', 'CNAME', 'MX', 'NS', 'TXT']),
  /** What one of the records must be; empty: any record will do. For MX the host name without its priority. */
  expected: z.string().trim().max(1000),
  /** The name server to ask, an IP address with an optional port (`9.9.9.9`, `[2620:fe::fe]:53`); empty: the system's. */
  resolver: z.string().trim().max(60).refine(isNameServer, 'not-a-name-server'),
});

/** How long a certificate is still valid; the address is `tls://host:port`, 443 where it names none. */
export const tlsCheckSchema = z.object({ kind: z.literal('tls') });

/** How long a domain is still registered, asked through RDAP; the address is `domain://example.org`. */
export const domainCheckSchema = z.object({ kind: z.literal('domain') });

/**
 * Whether the newest backup is young enough. The address is the web address of the file (`last-modified`), of a JSON
 * (`json`) or of a sitemap (`sitemap`), or `file:///path` for the newest file in a folder, or a file itself (`path`).
 */
export const backupCheckSchema = z.object({
  kind: z.literal('backup'),
  source: z.enum(['last-modified', 'json', 'sitemap', 'path']),
  /** Where in the JSON the date stands: ISO 8601, or seconds or milliseconds since 1970. */
  jsonPath: jsonPathSchema,
  maxAgeHours: z.number().int().min(1).max(8760),
});

/** Whether a host answers the system's `ping`; the address is `ping://host`. */
export const pingCheckSchema = z.object({ kind: z.literal('ping') });

/** A site that is not probed but read from a Prometheus server; the address is that of the site itself. */
export const prometheusCheckSchema = z.object({
  kind: z.literal('prometheus'),
  /** Where Prometheus stands, without `/api/v1/query`. */
  server: webAddressSchema,
  /** PromQL whose every value must not be 0: `probe_success{instance="https://example.org"}`. */
  query: z.string().trim().min(1).max(1000),
});

/** What is looked at, and how: one schema a kind, told apart by `kind`. */
export const checkSchema = z.discriminatedUnion('kind', [
  httpCheckSchema,
  tcpCheckSchema,
  dnsCheckSchema,
  tlsCheckSchema,
  domainCheckSchema,
  backupCheckSchema,
  pingCheckSchema,
  prometheusCheckSchema,
]);
export type Check = z.infer<typeof checkSchema>;
export type CheckKind = Check['kind'];
export type CheckOf<Kind extends CheckKind> = Extract<Check, { kind: Kind }>;

/** What a new site of each kind begins with. Prometheus has no default address, so its form begins with an empty one. */
export const checkDefaults: { [Kind in CheckKind]: CheckOf<Kind> } = {
  http: httpCheckDefaults,
  tcp: { kind: 'tcp' },
  dns: { kind: 'dns', recordType: 'A', expected: '', resolver: '' },
  tls: { kind: 'tls' },
  domain: { kind: 'domain' },
  backup: { kind: 'backup', source: 'last-modified', jsonPath: '', maxAgeHours: 26 },
  ping: { kind: 'ping' },
  prometheus: { kind: 'prometheus', server: '', query: '' },
};
export const checkKinds = Object.keys(checkDefaults) as CheckKind[];

/** Dates of days and weeks change no faster, and neither registries nor backup servers want to be asked each minute. */
const slowIntervalSeconds = 3600;

/** How often a new site of this kind is checked, where pages are checked every `intervalSeconds`. */
export function usualIntervalSeconds(kind: CheckKind, intervalSeconds: number): number {
  return isAboutReach(kind) ? intervalSeconds : Math.max(intervalSeconds, slowIntervalSeconds);
}

/**
 * Whether the kind says if the site can be reached. The others warn of a date (certificate, domain, backup): a late
 * backup is no outage, and none of them counts for the contract.
 */
export function isAboutReach(kind: CheckKind): boolean {
  switch (kind) {
    case 'http':
    case 'tcp':
    case 'dns':
    case 'ping':
    case 'prometheus':
      return true;
    case 'tls':
    case 'domain':
    case 'backup':
      return false;
  }
}
