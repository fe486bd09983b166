import ipaddr from 'ipaddr.js';
import type { HostGroupKind } from './host-incident';

/** What is known of where a site lives. */
export interface HostFacts {
  siteId: string;
  /** In the user's words; empty where unknown. */
  hosting: string;
  /** The addresses of its name, the one that answered last first; IPv4 and IPv6. */
  addresses: readonly string[];
  nameServers: readonly string[];
}

/** Sites that would fail together if what they share failed. */
export interface HostGroup {
  kind: HostGroupKind;
  /** Unique among all kinds, and the same as long as the facts are. */
  key: string;
  /** How people call it: the hosting as the user wrote it, else the address, the network or the name server. */
  label: string;
  /** In order, each once; at least two. */
  siteIds: readonly string[];
}

/**
 * How many sites of a group must fail together for it to count as the group's failure: three, or half of a small group,
 * but never one alone.
 */
export function neededMembers(siteCount: number): number {
  return Math.max(2, Math.min(3, Math.ceil(siteCount / 2)));
}

/** All groups of at least two sites. A site is in several: a hosting has many addresses, an address one network. */
export function hostGroupsOf(facts: readonly HostFacts[]): HostGroup[] {
  const found = new Map<string, { kind: HostGroupKind; labels: Set<string>; siteIds: Set<string> }>();
  for (const site of facts) {
    for (const { kind, value, label } of traitsOf(site)) {
      const key = `${kind}:${value}`;
      const group = found.get(key) ?? { kind, labels: new Set(), siteIds: new Set() };
      found.set(key, group);
      group.labels.add(label);
      group.siteIds.add(site.siteId);
    }
  }
  return [...found]
    .filter(([, { siteIds }]) => siteIds.size > 1)
    .map(([key, { kind, labels, siteIds }]) => ({
      kind,
      key,
      // Capital letters come first: of two spellings `Hetzner` is shown rather than `hetzner`.
      label: [...labels].sort()[0] ?? '',
      siteIds: [...siteIds].sort(),
    }));
}

interface Trait {
  kind: HostGroupKind;
  /** Equal where two sites share it. */
  value: string;
  label: string;
}

function traitsOf({ hosting, addresses, nameServers }: HostFacts): Trait[] {
  const label = hosting.trim();
  const named: Trait[] =
    label === '' ? [] : [{ kind: 'hosting', value: label.replace(/\s/g, '').toLowerCase(), label }];
  const servers = nameServers
    .map((name) => name.trim().replace(/\.$/, '').toLowerCase())
    .filter((name) => name !== '')
    .map((name): Trait => ({ kind: 'name-server', value: name, label: name }));
  return [...named, ...addresses.flatMap(traitsOfAddress), ...servers];
}

/** An address and its network: what a hoster gives to one place is a /24, or a /48 of IPv6 (RFC 6177). */
function traitsOfAddress(text: string): Trait[] {
  if (!ipaddr.isValid(text)) return [];
  // `process` also turns an IPv4-mapped IPv6 address into the IPv4 one it means.
  const parsed = ipaddr.process(text);
  const address = parsed.toString();
  const network =
    parsed.kind() === 'ipv4'
      ? `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`).toString()}/24`
      : `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/48`).toString()}/48`;
  return [
    { kind: 'address', value: address, label: address },
    { kind: 'network', value: network, label: network },
  ];
}
