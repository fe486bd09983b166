import { networkInterfaces } from 'node:os';

/**
 * The addresses by which this computer is on a network, as one text that changes when it joins another. Left out is
 * what comes and goes without that: loopback, link-local addresses, and of IPv6 the half that privacy extensions
 * (RFC 8981) change daily.
 */
export function ownAddresses(interfaces = networkInterfaces()): string {
  const addresses = Object.entries(interfaces).flatMap(([name, entries = []]) =>
    entries
      .filter(({ internal, address }) => !internal && !/^(fe80|169\.254\.)/i.test(address))
      .map(({ family, address }) => `${name} ${family === 'IPv6' ? networkOf(address) : address}`),
  );
  return [...new Set(addresses)].sort().join(', ');
}

/** The first 64 bits; `::` stands before them only in addresses that no network gives. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  if (tail === undefined) return groups.slice(0, 4).join(':');
  const missing = Math.max(0, 8 - groups.length - tail.split(':').length);
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...tail.split(':')].slice(0, 4).join(':');
}
