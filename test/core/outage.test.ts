import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostGroupsOf, neededMembers } from '../../src/core/host-group';
import type { HostFacts, HostGroup } from '../../src/core/host-group';
import { foldOutages, hostIncidentAfter, longestHoldMs, stragglersMs, togetherMs } from '../../src/core/outage';
import type { FoldAction, FoldInput, HostMember, OpenHostIncident, OpenOutage, Told } from '../../src/core/outage';

const second = 1000;
const minute = 60 * second;

const fact = (siteId: string, facts: Partial<HostFacts> = {}): HostFacts => ({
  siteId,
  hosting: '',
  addresses: [],
  nameServers: [],
  ...facts,
});
const named = (hosting: string, ...siteIds: string[]): HostGroup[] =>
  hostGroupsOf(siteIds.map((siteId) => fact(siteId, { hosting })));
const ten = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

/** Confirmed half a minute after its first failure. */
const outage = (siteId: string, startedAt = 0, change: Partial<OpenOutage> = {}): OpenOutage => ({
  siteId,
  startedAt,
  confirmedAt: startedAt + 30 * second,
  told: 'not-yet',
  ...change,
});
const told = { told: 'alone' } as const;

function actionsOf(input: Partial<FoldInput>): FoldAction[] {
  const confirmed = input.confirmed ?? [];
  const nowMs = Math.max(0, ...confirmed.map(({ confirmedAt }) => confirmedAt));
  return foldOutages({ nowMs, groups: [], suspects: [], hostIncidents: [], ...input, confirmed }).actions;
}
/** `a` alone, `?a` held, `key: a,b` a new host incident, `id+ c` a late member. */
const inWords = (action: FoldAction): string => {
  switch (action.kind) {
    case 'tell-alone':
      return action.siteId;
    case 'hold':
      return `?${action.siteId}`;
    case 'open-host-incident':
      return `${action.group.key}: ${action.siteIds.join(',')}`;
    case 'join-host-incident':
      return `${action.hostIncidentId}+ ${action.siteIds.join(',')}`;
  }
};
const decide = (input: Partial<FoldInput>): string[] => actionsOf(input).map(inWords);

describe('an outage by itself', () => {
  it('is told at once, without waiting, where nothing else is suspect', () => {
    expect(decide({ groups: named('Hetzner', ...ten), confirmed: [outage('a')] })).toEqual(['a']);
    expect(decide({ confirmed: [outage('a')] })).toEqual(['a']);
  });

  it('is not told again', () => {
    expect(decide({ confirmed: [outage('a', 0, told)] })).toEqual([]);
    expect(decide({ confirmed: [outage('a', 0, { told: 'as-member' })] })).toEqual([]);
  });

  it('does not wait for a suspect site that has nothing to do with it', () => {
    const suspects = [{ siteId: 'z', since: 0 }];
    expect(decide({ groups: named('Hetzner', ...ten), confirmed: [outage('a')], suspects })).toEqual(['a']);
  });

  it('does not wait where the suspect ones are too few to matter', () => {
    const suspects = [{ siteId: 'b', since: 0 }];
    // Three of ten are needed; of two, two are.
    expect(decide({ groups: named('Hetzner', ...ten), confirmed: [outage('a')], suspects })).toEqual(['a']);
    expect(decide({ groups: named('Hetzner', 'a', 'b'), confirmed: [outage('a')], suspects })).toEqual(['?a']);
  });

  it('does not wait where nobody is suspect, however near others failed', () => {
    const confirmed = [0, 100, 200].map((start, index) =>
      outage(ten[index] ?? '', start * second, { confirmedAt: 210 * second }),
    );
    expect(decide({ groups: named('Hetzner', ...ten), confirmed, nowMs: 210 * second })).toEqual(['a', 'b', 'c']);
    const late = outage('b', 100 * second, { confirmedAt: 210 * second });
    const old = outage('j', -20 * minute, told);
    const suspects = [{ siteId: 'c', since: 200 * second }];
    expect(decide({ groups: named('Hetzner', ...ten), confirmed: [old, late], suspects })).toEqual(['b']);
  });

  it('does not wait for sites that failed at another time', () => {
    const suspects = [{ siteId: 'b', since: 0 }];
    const confirmed = [outage('a', togetherMs + 1)];
    expect(decide({ groups: named('Hetzner', 'a', 'b'), confirmed, suspects })).toEqual(['a']);
  });
});

describe('waiting for suspect sites', () => {
  const waiting = {
    groups: named('Hetzner', 'a', 'b'),
    confirmed: [outage('a')],
    suspects: [{ siteId: 'b', since: 20 * second }],
  };

  it('ends 45 s after the confirmation', () => {
    const { actions, nextLookMs } = foldOutages({ ...waiting, nowMs: 30 * second, hostIncidents: [] });
    expect(actions).toEqual([{ kind: 'hold', siteId: 'a', untilMs: 75 * second }]);
    expect(nextLookMs).toBe(75 * second);
    expect(decide({ ...waiting, nowMs: 75 * second - 1 })).toEqual(['?a']);
    expect(decide({ ...waiting, nowMs: 75 * second })).toEqual(['a']);
  });

  it('ends 3 minutes after the first failure, however late it was confirmed', () => {
    const late = { ...waiting, confirmed: [outage('a', 0, { confirmedAt: 170 * second })] };
    expect(actionsOf({ ...late, nowMs: 170 * second })).toEqual([{ kind: 'hold', siteId: 'a', untilMs: 180 * second }]);
    expect(decide({ ...late, nowMs: 180 * second })).toEqual(['a']);
  });

  it('ends when the suspect ones are well after all', () => {
    expect(decide({ ...waiting, suspects: [], nowMs: 31 * second })).toEqual(['a']);
  });

  it('ends with a host incident when they are confirmed', () => {
    expect(decide({ ...waiting, confirmed: [outage('a'), outage('b', 20 * second)], suspects: [] })).toEqual([
      'hosting:hetzner: a,b',
    ]);
  });

  it('does not wait for a clock that was set back', () => {
    expect(decide({ ...waiting, nowMs: -60 * minute })).toEqual(['a']);
    expect(decide({ ...waiting, nowMs: 30 * second - 1 })).toEqual(['?a']);
  });
});

describe('sites that fail together', () => {
  it('are one host incident from three on', () => {
    const groups = named('Hetzner', ...ten);
    expect(decide({ groups, confirmed: [outage('a'), outage('b', 10)] })).toEqual(['a', 'b']);
    expect(actionsOf({ groups, confirmed: [outage('a'), outage('b', 10), outage('c', 20)] })).toEqual([
      {
        kind: 'open-host-incident',
        group: groups[0],
        siteIds: ['a', 'b', 'c'],
        startedAt: 0,
        confirmedAt: 30 * second + 20,
      },
    ]);
  });

  it('are one from half of a small group on', () => {
    expect(decide({ groups: named('x', 'a', 'b', 'c', 'd'), confirmed: [outage('a'), outage('b')] })).toEqual([
      'hosting:x: a,b',
    ]);
    expect(decide({ groups: named('x', 'a', 'b', 'c'), confirmed: [outage('a')] })).toEqual(['a']);
  });

  it('began within three minutes of each other', () => {
    const groups = named('Hetzner', ...ten);
    const three = (last: number): OpenOutage[] => [outage('a'), outage('b', 90 * second), outage('c', last)];
    expect(decide({ groups, confirmed: three(togetherMs) })).toEqual(['hosting:hetzner: a,b,c']);
    expect(decide({ groups, confirmed: three(togetherMs + 1) })).toEqual(['a', 'b', 'c']);
  });

  it('do not wait for more, who join later', () => {
    const suspects = ten.slice(3).map((siteId) => ({ siteId, since: 0 }));
    const confirmed = [outage('a'), outage('b'), outage('c')];
    expect(decide({ groups: named('Hetzner', ...ten), confirmed, suspects })).toEqual(['hosting:hetzner: a,b,c']);
  });

  it('take in those that were told alone already', () => {
    const confirmed = [outage('a', 0, told), outage('b', minute, told), outage('c', 2 * minute)];
    expect(decide({ groups: named('Hetzner', ...ten), confirmed })).toEqual(['hosting:hetzner: a,b,c']);
  });

  it('are not told as one when all were told already', () => {
    const confirmed = ['a', 'b', 'c'].map((siteId) => outage(siteId, 0, told));
    expect(decide({ groups: named('Hetzner', ...ten), confirmed })).toEqual([]);
  });

  it.each(['as-member', 'as-straggler'] as const)('do not take in again what was told %s', (how) => {
    const confirmed = [outage('a', 0, { told: how }), outage('b'), outage('c')];
    expect(decide({ groups: named('Hetzner', ...ten), confirmed })).toEqual(['b', 'c']);
  });

  it('are found beside more that were told long before', () => {
    const before = ['f', 'g', 'h', 'i'].map((siteId) => outage(siteId, 0, told));
    const confirmed = [...before, ...['a', 'b', 'c'].map((siteId) => outage(siteId, 10 * minute))];
    expect(decide({ groups: named('Hetzner', ...ten), confirmed })).toEqual(['hosting:hetzner: a,b,c']);
  });

  it('leave alone what went down long before', () => {
    const old = outage('j', -20 * minute, told);
    const confirmed = [old, outage('a'), outage('b'), outage('c')];
    expect(decide({ groups: named('Hetzner', ...ten), confirmed })).toEqual(['hosting:hetzner: a,b,c']);
  });

  it('take in what failed shortly before, one after the other', () => {
    const before = [outage('h', -4 * minute, told), outage('i', -2 * minute, told), outage('j', -8 * minute, told)];
    const confirmed = [...before, outage('a'), outage('b', 170 * second), outage('c', 175 * second)];
    const [action] = actionsOf({ groups: named('Hetzner', ...ten), confirmed });
    expect(action).toMatchObject({ siteIds: ['h', 'i', 'a', 'b', 'c'], startedAt: -4 * minute });
  });

  it('are two host incidents at two hosters', () => {
    const groups = [...named('x', 'a', 'b', 'c'), ...named('y', 'd', 'e', 'f')];
    const confirmed = ['a', 'b', 'd', 'e'].map((siteId) => outage(siteId));
    expect(decide({ groups, confirmed })).toEqual(['hosting:x: a,b', 'hosting:y: d,e']);
  });

  it('are not made of sites that have nothing in common', () => {
    const groups = hostGroupsOf(
      ten.map((siteId, index) => fact(siteId, { hosting: siteId, addresses: [`10.0.${index}.1`] })),
    );
    expect(decide({ groups, confirmed: ten.map((siteId) => outage(siteId)) })).toEqual(ten);
  });
});

describe('the explanation', () => {
  const at = (address: string): Partial<HostFacts> => ({ addresses: [address] });

  it('is what the user named, where it covers as many as the address', () => {
    const groups = hostGroupsOf(
      ['a', 'b', 'c'].map((siteId) => fact(siteId, { hosting: 'Hetzner', ...at('192.0.2.1') })),
    );
    expect(decide({ groups, confirmed: [outage('a'), outage('b')] })).toEqual(['hosting:hetzner: a,b']);
  });

  it('is the address, where the user named only some of those that failed', () => {
    const groups = hostGroupsOf([
      ...['a', 'b', 'c'].map((siteId) => fact(siteId, { hosting: 'Hetzner', ...at('192.0.2.1') })),
      fact('d', at('192.0.2.1')),
    ]);
    const confirmed = ['a', 'b', 'c', 'd'].map((siteId) => outage(siteId));
    expect(decide({ groups, confirmed })).toEqual(['address:192.0.2.1: a,b,c,d']);
  });

  // Seen on a slow machine: twenty sites of one hoster, two of each address, were told as ten outages.
  it('is the hosting, where two of one address are confirmed before the others of it', () => {
    const groups = hostGroupsOf(
      ten.map((siteId, index) => fact(siteId, { hosting: 'Hetzner', ...at(`10.${index >> 1}.0.1`) })),
    );
    const suspects = ten.slice(2).map((siteId) => ({ siteId, since: 0 }));
    const first = { groups, confirmed: [outage('a'), outage('b')], suspects };
    expect(decide(first)).toEqual(['?a', '?b']);
    const next = { groups, confirmed: ['a', 'b', 'c'].map((siteId) => outage(siteId)), suspects: suspects.slice(1) };
    expect(decide(next)).toEqual(['hosting:hetzner: a,b,c']);
    // Where the others are well after all, or their time is up, it was the address alone.
    expect(decide({ ...first, suspects: [] })).toEqual(['address:10.0.0.1: a,b']);
    expect(decide({ ...first, nowMs: 30 * second + longestHoldMs })).toEqual(['address:10.0.0.1: a,b']);
  });

  it('does not wait for one more at the same address, where three of one hosting are confirmed', () => {
    const groups = hostGroupsOf([
      ...['a', 'b', 'c'].map((siteId) => fact(siteId, { hosting: 'Hetzner', ...at('192.0.2.1') })),
      ...['d', 'e'].map((siteId) => fact(siteId, at('192.0.2.1'))),
    ]);
    const confirmed = ['a', 'b', 'c'].map((siteId) => outage(siteId));
    expect(decide({ groups, confirmed, suspects: [{ siteId: 'd', since: 0 }] })).toEqual(['hosting:hetzner: a,b,c']);
  });

  it('is the address rather than its network, or a name server, that only the same ones share', () => {
    const shared = { ...at('192.0.2.1'), nameServers: ['ns1.example'] };
    const groups = hostGroupsOf(ten.map((siteId) => fact(siteId, shared)));
    expect(decide({ groups, confirmed: ['a', 'b', 'c'].map((siteId) => outage(siteId)) })).toEqual([
      'address:192.0.2.1: a,b,c',
    ]);
  });

  it('is not a network or name server because of a chance one more', () => {
    const ns = { nameServers: ['ns1.example'] };
    const groups = hostGroupsOf([
      ...['a', 'b', 'c', 'd', 'e'].map((siteId) => fact(siteId, { ...at('192.0.2.1'), ...ns })),
      ...['f', 'g', 'h'].map((siteId, index) => fact(siteId, { ...at(`198.51.${index}.1`), ...ns })),
    ]);
    const confirmed = ['a', 'b', 'c', 'd', 'e', 'f'].map((siteId) => outage(siteId));
    expect(decide({ groups, confirmed })).toEqual(['address:192.0.2.1: a,b,c,d,e', 'f']);
  });

  it('is not a network that only some of them are in, however many others are', () => {
    const groups = hostGroupsOf([
      ...['a', 'b'].map((siteId, index) => fact(siteId, { hosting: 'Hetzner', ...at(`10.${index}.0.1`) })),
      fact('c', { hosting: 'Hetzner', ...at('192.0.2.1') }),
      ...['d', 'e', 'f', 'g', 'h'].map((siteId, index) => fact(siteId, at(`192.0.2.${index + 2}`))),
    ]);
    const confirmed = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((siteId) => outage(siteId));
    expect(decide({ groups, confirmed })).toEqual(['hosting:hetzner: a,b,c', 'network:192.0.2.0/24: d,e,f,g,h']);
  });

  it('is the network, where many more of it failed than one server has', () => {
    const groups = hostGroupsOf(
      ten.map((siteId, index) => fact(siteId, at(index < 3 ? '192.0.2.1' : `192.0.2.${index + 10}`))),
    );
    expect(decide({ groups, confirmed: ten.map((siteId) => outage(siteId)) })).toEqual([
      `network:192.0.2.0/24: ${ten.join(',')}`,
    ]);
  });

  it('is the name server, where nothing narrower is shared', () => {
    const groups = hostGroupsOf(
      ten.map((siteId, index) =>
        fact(siteId, { ...at(`10.${index}.0.1`), nameServers: ['ns1.example', 'ns2.example'] }),
      ),
    );
    expect(decide({ groups, confirmed: ['a', 'b', 'c'].map((siteId) => outage(siteId)) })).toEqual([
      'name-server:ns1.example: a,b,c',
    ]);
  });
});

describe('a late one', () => {
  const groups = named('Hetzner', ...ten);
  const host = { id: 'h', groupKey: 'hosting:hetzner', startedAt: 0 };

  it('joins the open host incident of its group, hours later too', () => {
    const confirmed = [outage('a', 0, { told: 'as-member' }), outage('d', 120 * minute)];
    expect(actionsOf({ groups, confirmed, hostIncidents: [host] })).toEqual([
      { kind: 'join-host-incident', hostIncidentId: 'h', siteIds: ['d'], startedAt: 0 },
    ]);
  });

  it('joins when it failed shortly before, but was confirmed after', () => {
    const confirmed = [outage('d', -togetherMs, { confirmedAt: minute })];
    expect(actionsOf({ groups, confirmed, hostIncidents: [host] })).toMatchObject([
      { siteIds: ['d'], startedAt: -togetherMs },
    ]);
    expect(decide({ groups, confirmed: [outage('d', -togetherMs - 1)], hostIncidents: [host] })).toEqual(['d']);
  });

  it('does not join one of another group, or one whose group is no more', () => {
    expect(decide({ groups, confirmed: [outage('z')], hostIncidents: [host] })).toEqual(['z']);
    expect(decide({ groups: [], confirmed: [outage('d')], hostIncidents: [host] })).toEqual(['d']);
  });

  it('joins again when it had recovered', () => {
    expect(decide({ groups, confirmed: [outage('a', 10 * minute)], hostIncidents: [host] })).toEqual(['h+ a']);
  });

  it('joins that of the narrowest group', () => {
    const both = hostGroupsOf(ten.map((siteId) => fact(siteId, { hosting: 'Hetzner', nameServers: ['ns1.example'] })));
    const wide = { id: 'w', groupKey: 'name-server:ns1.example', startedAt: -minute };
    expect(decide({ groups: both, confirmed: [outage('d')], hostIncidents: [wide, host] })).toEqual(['h+ d']);
  });
});

describe('the end of a host incident', () => {
  const after = (nowMs: number, recovered: (number | null)[]): ReturnType<typeof hostIncidentAfter> =>
    hostIncidentAfter(
      { startedAt: 0 },
      recovered.map((recoveredAt, index): HostMember => ({ siteId: `s${index}`, recoveredAt })),
      nowMs,
    );

  it('comes with the last member', () => {
    expect(after(minute, [10, 30, 20])).toEqual({ kind: 'ended', endedAt: 30 });
  });

  it('does not come while enough are down, however long', () => {
    expect(after(minute, [null, null, null])).toEqual({ kind: 'goes-on', nextLookMs: null });
    expect(after(1000 * minute, [10, null, null])).toEqual({ kind: 'goes-on', nextLookMs: null });
  });

  it('comes three minutes after the others, for a single one that stays down', () => {
    expect(after(minute, [10, 20, null])).toEqual({ kind: 'goes-on', nextLookMs: 20 + stragglersMs });
    expect(after(20 + stragglersMs - 1, [10, 20, null])).toMatchObject({ kind: 'goes-on' });
    expect(after(20 + stragglersMs, [10, 20, null])).toEqual({
      kind: 'left-to-stragglers',
      endedAt: 20,
      siteIds: ['s2'],
    });
  });

  it('comes for two that are left of many', () => {
    const many = [null, null, ...Array.from({ length: 18 }, (_, index) => index)];
    expect(after(17 + stragglersMs, many)).toEqual({ kind: 'left-to-stragglers', endedAt: 17, siteIds: ['s0', 's1'] });
    expect(after(minute * 60, [null, ...many])).toEqual({ kind: 'goes-on', nextLookMs: null });
  });

  it('counts a site that recovered and failed again as down', () => {
    const members = [
      { siteId: 'a', recoveredAt: 10 },
      { siteId: 'b', recoveredAt: 20 },
      { siteId: 'a', recoveredAt: null },
    ];
    expect(hostIncidentAfter({ startedAt: 0 }, members, 10 * minute)).toEqual({
      kind: 'left-to-stragglers',
      endedAt: 20,
      siteIds: ['a'],
    });
  });

  it('counts a site once, however often it came and went', () => {
    const ended = ['a', 'c', 'd'].map((siteId) => ({ siteId, recoveredAt: 10 }));
    const down = ['a', 'b'].map((siteId) => ({ siteId, recoveredAt: null }));
    expect(hostIncidentAfter({ startedAt: 0 }, [...ended, ...down], 10 * minute)).toMatchObject({ kind: 'goes-on' });
  });

  // Seen to fail without the look at `clockSlackMs`: whoever stayed down was told an hour late.
  it('does not wait for a clock that was set back', () => {
    expect(after(0, [60 * minute, 50 * minute, null])).toMatchObject({ kind: 'left-to-stragglers', siteIds: ['s2'] });
    expect(after(60 * minute - 500, [60 * minute, null])).toMatchObject({ kind: 'goes-on' });
  });

  it('is never before the beginning', () => {
    expect(hostIncidentAfter({ startedAt: 100 }, [{ siteId: 'a', recoveredAt: 50 }], 200)).toEqual({
      kind: 'ended',
      endedAt: 100,
    });
    expect(hostIncidentAfter({ startedAt: 100 }, [], 200)).toEqual({ kind: 'ended', endedAt: 100 });
  });
});

interface Failing {
  siteId: string;
  startedAt: number;
  /** From the first failure to the confirmation. */
  delayMs: number;
  /** From the confirmation to the recovery; null: stays down. */
  lastsMs: number | null;
}

interface Telling {
  siteId: string;
  atMs: number;
  how: 'alone' | 'member' | 'straggler';
}

/** Plays outages as the live state will: what is decided is done, and what was put off is asked again in time. */
function play(facts: readonly HostFacts[], failing: readonly Failing[]) {
  const groups = hostGroupsOf(facts);
  const open: OpenOutage[] = [];
  const hosts: (OpenHostIncident & { members: HostMember[]; isOver: boolean; action: FoldAction })[] = [];
  const tellings: Telling[] = [];
  const holds: { siteId: string; atMs: number }[] = [];
  let suspects: { siteId: string; since: number }[] = [];
  const events = failing.flatMap((one) => {
    const confirmedAt = one.startedAt + one.delayMs;
    return [
      { atMs: one.startedAt, happen: () => void suspects.push({ siteId: one.siteId, since: one.startedAt }) },
      {
        atMs: confirmedAt,
        happen: () => {
          suspects = suspects.filter(({ siteId }) => siteId !== one.siteId);
          open.push(outage(one.siteId, one.startedAt, { confirmedAt }));
        },
      },
      ...(one.lastsMs === null ? [] : [{ atMs: confirmedAt + one.lastsMs, happen: () => recover(one) }]),
    ];
  });

  function recover({ siteId, startedAt, delayMs, lastsMs }: Failing): void {
    open.splice(
      open.findIndex((other) => other.siteId === siteId),
      1,
    );
    for (const member of hosts.flatMap(({ members }) => members)) {
      if (member.siteId === siteId) member.recoveredAt ??= startedAt + delayMs + (lastsMs ?? 0);
    }
  }
  function lookAt(atMs: number): void {
    if (!events.some((event) => event.atMs === atMs)) events.push({ atMs, happen: () => undefined });
  }
  function takeIn(siteIds: readonly string[], host: { id: string; members: HostMember[] }, atMs: number): void {
    for (const one of open.filter(({ siteId }) => siteIds.includes(siteId))) {
      expect(['not-yet', 'alone']).toContain(one.told);
      if (one.told === 'not-yet') tellings.push({ siteId: one.siteId, atMs, how: 'member' });
      one.told = 'as-member';
      host.members.push({ siteId: one.siteId, recoveredAt: null });
    }
  }
  function fold(nowMs: number): void {
    const hostIncidents = hosts.filter(({ isOver }) => !isOver);
    const { actions, nextLookMs } = foldOutages({ nowMs, groups, confirmed: [...open], suspects, hostIncidents });
    for (const action of actions) {
      if (action.kind === 'tell-alone') {
        for (const one of open) if (one.siteId === action.siteId) one.told = 'alone';
        tellings.push({ siteId: action.siteId, atMs: nowMs, how: 'alone' });
      } else if (action.kind === 'open-host-incident') {
        const host = { id: `h${hosts.length}`, groupKey: action.group.key, startedAt: action.startedAt };
        hosts.push({ ...host, members: [], isOver: false, action });
        takeIn(action.siteIds, hosts.at(-1) ?? expect.fail(), nowMs);
      } else if (action.kind === 'join-host-incident') {
        const host = hosts.find(({ id }) => id === action.hostIncidentId) ?? expect.fail();
        host.startedAt = action.startedAt;
        takeIn(action.siteIds, host, nowMs);
      } else holds.push({ siteId: action.siteId, atMs: nowMs });
    }
    if (nextLookMs !== null) lookAt(nextLookMs);
  }
  function endHosts(nowMs: number): void {
    for (const host of hosts.filter(({ isOver }) => !isOver)) {
      const step = hostIncidentAfter(host, host.members, nowMs);
      if (step.kind === 'goes-on') {
        if (step.nextLookMs !== null) lookAt(step.nextLookMs);
        continue;
      }
      host.isOver = true;
      if (step.kind === 'ended') continue;
      for (const siteId of step.siteIds) {
        tellings.push({ siteId, atMs: nowMs, how: 'straggler' });
        for (const one of open) if (one.siteId === siteId) one.told = 'as-straggler';
      }
    }
  }

  for (let count = 0; events.length > 0; count++) {
    expect(count).toBeLessThan(1000);
    const nowMs = Math.min(...events.map(({ atMs }) => atMs));
    for (const event of events.filter(({ atMs }) => atMs === nowMs)) event.happen();
    events.splice(0, events.length, ...events.filter(({ atMs }) => atMs > nowMs));
    fold(nowMs);
    endHosts(nowMs);
  }
  return { groups, hosts, tellings, holds, open };
}

const siteNames = fc.constantFrom(...ten);
const someFacts = fc
  .record({
    hosting: fc.array(fc.constantFrom('', '', 'Hetzner', 'hetzner', 'IONOS'), { minLength: 10, maxLength: 10 }),
    address: fc.array(fc.constantFrom('192.0.2.1', '192.0.2.2', '198.51.100.1', '203.0.113.1', '2001:db8::1'), {
      minLength: 10,
      maxLength: 10,
    }),
    nameServer: fc.array(fc.constantFrom('ns1.example', 'ns2.example', 'ns3.example'), {
      minLength: 10,
      maxLength: 10,
    }),
  })
  .map(({ hosting, address, nameServer }) =>
    ten.map((siteId, index) =>
      fact(siteId, {
        hosting: hosting[index] ?? '',
        addresses: [address[index] ?? ''],
        nameServers: [nameServer[index] ?? ''],
      }),
    ),
  );
/** At most one outage a site. Times in whole seconds, so that some coincide. */
const someFailing = (lastsS: fc.Arbitrary<number | null>): fc.Arbitrary<Failing[]> =>
  fc
    .uniqueArray(
      fc.record({
        siteId: siteNames,
        startS: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1500 })),
        delayS: fc.integer({ min: 1, max: 179 }),
        lastsS,
      }),
      { selector: ({ siteId }) => siteId, maxLength: 10 },
    )
    .map((all) =>
      all.map(({ siteId, startS, delayS, lastsS: lasts }) => ({
        siteId,
        startedAt: startS * second,
        delayMs: delayS * second,
        lastsMs: lasts === null ? null : lasts * second,
      })),
    );
const forGood = fc.constant(null);
const forAWhile = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 900 }));

describe('whatever fails', () => {
  it('is told exactly once, at most 45 s after it was confirmed', () => {
    fc.assert(
      fc.property(someFacts, someFailing(forAWhile), (facts, failing) => {
        const { tellings } = play(facts, failing);
        for (const { siteId, startedAt, delayMs, lastsMs } of failing) {
          const confirmedAt = startedAt + delayMs;
          const latest = Math.max(confirmedAt, Math.min(confirmedAt + longestHoldMs, startedAt + togetherMs));
          const first = tellings.filter((telling) => telling.siteId === siteId && telling.how !== 'straggler');
          // Only an outage that ended while it was held was told to nobody.
          if (first.length === 0) expect(lastsMs ?? Infinity).toBeLessThanOrEqual(longestHoldMs);
          else expect(first).toHaveLength(1);
          for (const { atMs } of first) {
            expect(atMs).toBeGreaterThanOrEqual(confirmedAt);
            expect(atMs).toBeLessThanOrEqual(latest);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is told alone in the end, once, when it stays down after its host', () => {
    fc.assert(
      fc.property(someFacts, someFailing(forAWhile), (facts, failing) => {
        const { tellings, hosts, open } = play(facts, failing);
        const stragglers = tellings.filter(({ how }) => how === 'straggler').map(({ siteId }) => siteId);
        expect(new Set(stragglers).size).toBe(stragglers.length);
        const stillMembers = hosts
          .filter(({ isOver }) => !isOver)
          .map(({ members }) => members.filter(({ recoveredAt }) => recoveredAt === null));
        // What goes on is more than single ones, and everybody else was told alone.
        for (const down of stillMembers) expect(down.length).toBeGreaterThanOrEqual(2);
        const members = stillMembers.flat().map(({ siteId }) => siteId);
        for (const { siteId, told: how } of open) {
          expect(how).toBe(
            members.includes(siteId) ? 'as-member' : stragglers.includes(siteId) ? 'as-straggler' : 'alone',
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is a host incident only of enough sites of one group that failed within three minutes', () => {
    fc.assert(
      fc.property(someFacts, someFailing(forAWhile), (facts, failing) => {
        const { hosts, groups } = play(facts, failing);
        for (const { action, groupKey, members } of hosts) {
          const group = groups.find(({ key }) => key === groupKey) ?? expect.fail();
          for (const { siteId } of members) expect(group.siteIds).toContain(siteId);
          if (action.kind !== 'open-host-incident') throw new Error('Opened by something else.');
          const starts = failing
            .filter(({ siteId }) => action.siteIds.includes(siteId))
            .map(({ startedAt }) => startedAt);
          const inWindow = starts.map(
            (from) => starts.filter((start) => start >= from && start <= from + togetherMs).length,
          );
          expect(Math.max(...inWindow)).toBeGreaterThanOrEqual(neededMembers(group.siteIds.length));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is never held, and told alone at once, where no two sites have anything in common', () => {
    const strangers = ten.map((siteId, index) =>
      fact(siteId, { hosting: siteId, addresses: [`10.${index}.0.1`], nameServers: [`ns.${siteId}.example`] }),
    );
    fc.assert(
      fc.property(someFailing(forAWhile), (failing) => {
        const { hosts, holds, tellings } = play(strangers, failing);
        expect([hosts, holds]).toEqual([[], []]);
        expect(new Set(tellings.map(({ siteId, atMs }) => `${siteId} ${atMs}`))).toEqual(
          new Set(failing.map(({ siteId, startedAt, delayMs }) => `${siteId} ${startedAt + delayMs}`)),
        );
      }),
    );
  });

  it('is decided the same in whatever order the sites are passed in', () => {
    const someOutages = fc.uniqueArray(
      fc.record({
        siteId: siteNames,
        startS: fc.integer({ min: 0, max: 400 }),
        delayS: fc.integer({ min: 0, max: 200 }),
        told: fc.constantFrom<Told>('not-yet', 'not-yet', 'alone', 'as-member', 'as-straggler'),
      }),
      { selector: ({ siteId }) => siteId },
    );
    fc.assert(
      fc.property(
        someFacts,
        someOutages,
        fc.array(siteNames),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        (facts, all, suspected, dice) => {
          const confirmed = all.map(({ siteId, startS, delayS, told: how }) =>
            outage(siteId, startS * second, { confirmedAt: (startS + delayS) * second, told: how }),
          );
          const suspects = suspected.map((siteId) => ({ siteId, since: 100 * second }));
          const groups = hostGroupsOf(facts);
          const hostIncidents = groups.slice(0, 2).map(({ key }) => ({ id: key, groupKey: key, startedAt: 0 }));
          const shuffled = <Item>(items: readonly Item[]): Item[] =>
            items
              .map((item, index) => ({ item, place: dice[index] ?? 0 }))
              .sort((a, b) => a.place - b.place)
              .map(({ item }) => item);
          const input = { nowMs: 120 * second, groups, confirmed, suspects, hostIncidents };
          expect(
            foldOutages({
              ...input,
              groups: shuffled(groups),
              confirmed: shuffled(confirmed),
              suspects: shuffled(suspects),
              hostIncidents: shuffled(hostIncidents),
            }),
          ).toEqual(foldOutages(input));
        },
      ),
    );
  });

  it('of one hosting makes the same host incidents in whatever order it is confirmed', () => {
    const hosted = ten.map((siteId) => fact(siteId, { hosting: 'Hetzner' }));
    const delays = fc.array(fc.integer({ min: 1, max: 179 }), { minLength: 10, maxLength: 10 });
    const membersOf = (failing: readonly Failing[], delayS: readonly number[]): string[] =>
      play(
        hosted,
        failing.map((one, index) => ({ ...one, delayMs: (delayS[index] ?? 1) * second })),
      )
        .hosts.map(({ members }) =>
          members
            .map(({ siteId }) => siteId)
            .sort()
            .join(','),
        )
        .sort();
    fc.assert(
      fc.property(someFailing(forGood), delays, delays, (failing, oneWay, otherWay) => {
        expect(membersOf(failing, otherWay)).toEqual(membersOf(failing, oneWay));
      }),
      { numRuns: 500 },
    );
  });
});

describe('twenty sites on one server, checked every minute', () => {
  it('make one host incident, of which nobody hears twice', () => {
    const siteIds = Array.from({ length: 20 }, (_, index) => `s${String(index).padStart(2, '0')}`);
    const facts = siteIds.map((siteId) => fact(siteId, { hosting: 'Hetzner', addresses: ['192.0.2.1'] }));
    const failing = siteIds.map((siteId, index) => ({
      siteId,
      startedAt: index * 3 * second,
      delayMs: 31 * second,
      lastsMs: index === 19 ? null : 10 * minute + index,
    }));
    const { hosts, tellings, holds } = play(facts, failing);
    expect(hosts).toHaveLength(1);
    expect(hosts[0]?.members).toHaveLength(20);
    expect(tellings.filter(({ how }) => how === 'alone')).toEqual([]);
    expect(tellings.filter(({ how }) => how === 'member')).toHaveLength(20);
    expect(holds.map(({ siteId }) => siteId)).toContain('s00');
    // The first alert goes out as soon as the third is confirmed.
    expect(tellings[0]?.atMs).toBe(6 * second + 31 * second);
    expect(tellings.filter(({ how }) => how === 'straggler').map(({ siteId }) => siteId)).toEqual(['s19']);
  });
});
