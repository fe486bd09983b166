/**
 * Where the sites of the bench are: loopback addresses (127.0.0.0/8 is one machine on Linux), each in a /24 of its own, so
 * that no two are taken for one host or one network.
 */
export function addressOf(index: number): string {
  return `127.${1 + (index >> 8)}.${index & 255}.1`;
}

/** More sites than this share addresses. */
export const mostAddresses = 500;

/** A set of sites at the fixture, which knows each by the number in its path. */
export interface SiteBlock {
  count: number;
  addresses: number;
  scheme: 'http' | 'https';
  port: number;
}

export function urlsOf({ count, addresses, scheme, port }: SiteBlock): string[] {
  return Array.from({ length: count }, (_, site) => `${scheme}://${addressOf(site % addresses)}:${port}/s/${site}`);
}

/** The number of the site that a path belongs to; null for any other. */
export function siteOf(path: string): number | null {
  return path.startsWith('/s/') ? Number(path.slice(3)) : null;
}
