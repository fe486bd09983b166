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
  const index = createHostIndex();
  for (const site of facts) index.set(site);
  return index.groupsWith(facts.map(({ siteId }) => siteId));
}

/** The groups of the sites, kept up to date site by site: thousands become known one after the other, and fail so too. */
export interface HostIndex {
  set: (facts: HostFacts) => void;
  forget: (siteId: string) => void;
  /** The groups of at least two sites to which any of these belongs. */
  groupsWith: (siteIds: Iterable<string>) => HostGroup[];
}

interface Gathered {
  kind: HostGroupKind;
  key: string;
  /** By site, how it calls the group. */
  labels: Map<string, string>;
  /** Null where it has to be made anew. */
  group: HostGroup | null;
}

export function createHostIndex(): HostIndex {
  const groups = new Map<string, Gathered>();
  const known = new Map<string, { facts: HostFacts; traits: ReadonlyMap<string, Trait> }>();

  function leave(key: string, siteId: string): void {
    const gathered = groups.get(key);
    if (gathered === undefined) return;
    gathered.labels.delete(siteId);
    gathered.group = null;
    if (gathered.labels.size === 0) groups.delete(key);
  }
  function enter({ kind, label }: Trait, key: string, siteId: string): void {
    const gathered = groups.get(key) ?? { kind, key, labels: new Map<string, string>(), group: null };
    groups.set(key, gathered);
    gathered.labels.set(siteId, label);
    gathered.group = null;
  }

  return {
    set: (facts) => {
      const { siteId } = facts;
      const before = known.get(siteId);
      if (before !== undefined && isSame(before.facts, facts)) return;
      const traits = new Map(traitsOf(facts).map((trait) => [`${trait.kind}:${trait.value}`, trait]));
      known.set(siteId, { facts, traits });
      for (const key of before?.traits.keys() ?? []) if (!traits.has(key)) leave(key, siteId);
      for (const [key, trait] of traits) {
        if (before?.traits.get(key)?.label !== trait.label) enter(trait, key, siteId);
      }
    },
    forget: (siteId) => {
      for (const key of known.get(siteId)?.traits.keys() ?? []) leave(key, siteId);
      known.delete(siteId);
    },
    groupsWith: (siteIds) => {
      const found = new Set<HostGroup>();
      for (const siteId of siteIds) {
        for (const key of known.get(siteId)?.traits.keys() ?? []) {
          const gathered = groups.get(key);
          if (gathered !== undefined && gathered.labels.size > 1) found.add((gathered.group ??= groupOf(gathered)));
        }
      }
      return [...found];
    },
  };
}

function groupOf({ kind, key, labels }: Gathered): HostGroup {
  // Capital letters come first: of two spellings `Hetzner` is shown rather than `hetzner`.
  const label = [...new Set(labels.values())].sort()[0] ?? '';
  return { kind, key, label, siteIds: [...labels.keys()].sort() };
}

const areSame = (left: readonly string[], right: readonly string[]): boolean =>
  left === right || (left.length === right.length && left.every((text, index) => text === right[index]));

const isSame = (left: HostFacts, right: HostFacts): boolean =>
  left.hosting === right.hosting &&
  areSame(left.addresses, right.addresses) &&
  areSame(left.nameServers, right.nameServers);

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
