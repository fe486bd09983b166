import ipaddr from 'ipaddr.js';

/** Which network a site is in. Public reference points say nothing about a site in the own network. */
export type Scope = 'public' | 'private';

const privateRanges = new Set(['loopback', 'private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat', 'unspecified']);
/** RFC 6761, 6762, 8375 and the reserved `internal`; the rest is what home routers use. */
const privateNames = /(^|\.)(localhost|local|home\.arpa|internal|lan|fritz\.box|intranet)$/;

/** The scope of an IP address: loopback, private, link-local and unique local ones are private. */
export function scopeOfAddress(address: string): Scope {
  // `process` also turns an IPv4-mapped IPv6 address into the IPv4 one it means.
  return privateRanges.has(ipaddr.process(address).range()) ? 'private' : 'public';
}

/**
 * The scope of a site: from an address written in its URL, from a name that is never public, else from the address that
 * answered last (a name of the own DNS), else public. Works for every address of `site-address.ts`; files are private,
 * since the internet says nothing about a disk.
 */
export function scopeOf(url: string, lastAddress: string | null): Scope {
  if (url.startsWith('file:')) return 'private';
  // The brackets of an IPv6 address, and the dot that a fully written name may end with.
  const host = new URL(url).hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
  if (ipaddr.isValid(host)) return scopeOfAddress(host);
  if (privateNames.test(host) || !host.includes('.')) return 'private';
  return lastAddress !== null && ipaddr.isValid(lastAddress) ? scopeOfAddress(lastAddress) : 'public';
}
