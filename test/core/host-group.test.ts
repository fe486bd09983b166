import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHostIndex, hostGroupsOf, neededMembers } from '../../src/core/host-group';
import type { HostFacts, HostGroup } from '../../src/core/host-group';

const nothing = { hosting: '', addresses: [], nameServers: [] };
const groupsOf = (...facts: (Partial<HostFacts> & { siteId: string })[]): string[] =>
  hostGroupsOf(facts.map((fact) => ({ ...nothing, ...fact }))).map(({ key, siteIds }) => `${key} ${siteIds.join(',')}`);

describe('groups', () => {
  it('are those that share a hosting, whatever its capitals and spaces', () => {
    const facts = ['Hetzner', ' hetzner ', 'Het zner', 'all-inkl'].map((hosting, index) => ({
      ...nothing,
      siteId: `s${index}`,
      hosting,
    }));
    expect(hostGroupsOf(facts)).toEqual([
      { kind: 'hosting', key: 'hosting:hetzner', label: 'Het zner', siteIds: ['s0', 's1', 's2'] },
    ]);
    expect(hostGroupsOf(facts.slice(0, 2))[0]?.label).toBe('Hetzner');
  });

  it('are not the sites of which no hosting is known', () => {
    expect(groupsOf({ siteId: 'a', hosting: '' }, { siteId: 'b', hosting: '  ' })).toEqual([]);
  });

  it('are those at one address, and those in one network', () => {
    expect(
      groupsOf(
        { siteId: 'a', addresses: ['203.0.113.7'] },
        { siteId: 'b', addresses: ['203.0.113.7', '198.51.100.1'] },
        { siteId: 'c', addresses: ['203.0.113.200'] },
        { siteId: 'd', addresses: ['203.0.114.7'] },
      ),
    ).toEqual(['address:203.0.113.7 a,b', 'network:203.0.113.0/24 a,b,c']);
  });

  it('know an IPv6 address in all its spellings, and its /48', () => {
    expect(
      groupsOf(
        { siteId: 'a', addresses: ['2001:db8:1:2::7'] },
        { siteId: 'b', addresses: ['2001:0DB8:0001:0002:0:0:0:7'] },
        { siteId: 'c', addresses: ['2001:db8:1:ffff::1'] },
        { siteId: 'd', addresses: ['2001:db8:2::1'] },
      ),
    ).toEqual(['address:2001:db8:1:2::7 a,b', 'network:2001:db8:1::/48 a,b,c']);
  });

  it('take an IPv4-mapped address for the IPv4 one', () => {
    expect(
      groupsOf({ siteId: 'a', addresses: ['::ffff:192.0.2.1'] }, { siteId: 'b', addresses: ['192.0.2.1'] }),
    ).toEqual(['address:192.0.2.1 a,b', 'network:192.0.2.0/24 a,b']);
  });

  it('follow the same rules on the own machine', () => {
    expect(groupsOf({ siteId: 'a', addresses: ['127.0.0.1'] }, { siteId: 'b', addresses: ['127.0.0.2'] })).toEqual([
      'network:127.0.0.0/24 a,b',
    ]);
  });

  it('link sites by any of their addresses: one may have answered over IPv6, the other over IPv4', () => {
    expect(
      groupsOf({ siteId: 'a', addresses: ['2001:db8::1', '192.0.2.1'] }, { siteId: 'b', addresses: ['192.0.2.1'] }),
    ).toContain('address:192.0.2.1 a,b');
  });

  it('are those with a name server in common', () => {
    expect(
      groupsOf(
        { siteId: 'a', nameServers: ['NS1.example.net.', 'ns2.example.net'] },
        { siteId: 'b', nameServers: ['ns1.example.net'] },
        { siteId: 'c', nameServers: ['ns3.example.net', ''] },
        { siteId: 'd', nameServers: [''] },
      ),
    ).toEqual(['name-server:ns1.example.net a,b']);
  });

  it('do not hold what is no address, and no site twice', () => {
    expect(
      groupsOf(
        { siteId: 'a', addresses: ['example.org', '', '192.0.2.1', '192.0.2.1'] },
        { siteId: 'b', addresses: ['example.org', '', '999.1.1.1'] },
      ),
    ).toEqual([]);
  });

  it('keep apart a hosting and a name server of the same name', () => {
    expect(
      groupsOf(
        { siteId: 'a', hosting: 'ns.example.net', nameServers: ['ns.example.net'] },
        { siteId: 'b', hosting: 'ns.example.net' },
        { siteId: 'c', nameServers: ['ns.example.net'] },
      ),
    ).toEqual(['hosting:ns.example.net a,b', 'name-server:ns.example.net a,c']);
  });

  it('do not depend on the order of the sites', () => {
    const fact = fc.record({
      hosting: fc.constantFrom('', 'Hetzner', 'hetzner', 'IONOS'),
      addresses: fc.uniqueArray(fc.constantFrom('192.0.2.1', '192.0.2.2', '198.51.100.1', '2001:db8::1'), {
        maxLength: 2,
      }),
      nameServers: fc.uniqueArray(fc.constantFrom('ns1.example', 'ns2.example'), { maxLength: 2 }),
    });
    const inOrder = (facts: readonly HostFacts[]): unknown[] =>
      hostGroupsOf(facts).sort((left, right) => (left.key < right.key ? -1 : 1));
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 10 }), (facts) => {
        const sites = facts.map((rest, index) => ({ siteId: `s${index}`, ...rest }));
        expect(inOrder([...sites].reverse())).toEqual(inOrder(sites));
        for (const { siteIds } of hostGroupsOf(sites)) expect(siteIds.length).toBeGreaterThan(1);
      }),
    );
  });
});

describe('groups kept up to date site by site', () => {
  it('are those of all sites gathered at once', () => {
    const facts = fc.record({
      siteId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      hosting: fc.constantFrom('', 'Hetzner', 'hetzner', 'IONOS'),
      addresses: fc.uniqueArray(fc.constantFrom('192.0.2.1', '192.0.2.2', '2001:db8::1'), { maxLength: 2 }),
      nameServers: fc.uniqueArray(fc.constantFrom('ns1.example', 'ns2.example'), { maxLength: 2 }),
    });
    const change = fc.oneof(facts, fc.record({ forget: fc.constantFrom('a', 'b', 'c', 'd', 'e') }));
    const inOrder = (groups: readonly HostGroup[]): HostGroup[] =>
      groups.toSorted((left, right) => (left.key < right.key ? -1 : 1));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const index = createHostIndex();
        const known = new Map<string, HostFacts>();
        for (const each of changes) {
          if ('forget' in each) {
            index.forget(each.forget);
            known.delete(each.forget);
          } else {
            index.set(each);
            known.set(each.siteId, each);
          }
          expect(inOrder(index.groupsWith(known.keys()))).toEqual(inOrder(hostGroupsOf([...known.values()])));
        }
        for (const siteId of ['a', 'b'])
          expect(inOrder(index.groupsWith([siteId]))).toEqual(
            inOrder(hostGroupsOf([...known.values()])).filter(({ siteIds }) => siteIds.includes(siteId)),
          );
      }),
    );
  });
});

describe('how many must fail together', () => {
  it.each([
    [2, 2],
    [3, 2],
    [4, 2],
    [5, 3],
    [6, 3],
    [40, 3],
  ])('of %d sites %d', (siteCount, needed) => {
    expect(neededMembers(siteCount)).toBe(needed);
  });

  it('is three or half, never one, and never more than there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), (siteCount) => {
        const needed = neededMembers(siteCount);
        expect(needed).toBeGreaterThanOrEqual(2);
        expect(needed).toBeLessThanOrEqual(siteCount);
        expect(needed >= 3 || needed >= siteCount / 2).toBe(true);
      }),
    );
  });
});
