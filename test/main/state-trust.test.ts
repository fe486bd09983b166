/** What the state makes of outages that are more than one site's, of maintenance, and of what is short of an outage. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckResult, Concern } from '../../src/core/check';
import type { MaintenanceWindow } from '../../src/core/maintenance';
import { failedCheck, goodCheck } from '../support/history-samples';
import { hosted, outagesIn } from '../support/outages';
import { sampleSite } from '../support/site-sample';
import { openStateRoom } from '../support/state-room';
import type { StateRoom } from '../support/state-room';

const minute = 60_000;
let room: StateRoom;
const closers: (() => void)[] = [];

function open(config: Parameters<typeof openStateRoom>[0]): StateRoom {
  room = openStateRoom(config);
  closers.push(room.close);
  return room;
}
afterEach(() => closers.splice(0).forEach((close) => close()));

const { now, kinds, incidents, fail, good, goDown, comeBack } = outagesIn(() => room);

describe('sites that fail together', () => {
  const ids = ['s0', 's1', 's2', 's3', 's4', 's5'];
  beforeEach(() => {
    open({ sites: [...hosted(6), sampleSite({ id: 'other', url: 'https://other.example/' })] });
    for (const id of ids) good(id);
  });

  it('are one host incident and one alert, and are told as one when they are back', async () => {
    await goDown('s0', 's1', 's2', 's3');
    await room.clock.advance(minute);
    expect(kinds()).toEqual(['host-down', 'host-down']);
    expect(room.alerts().at(-1)).toMatchObject({ label: 'Hetzner', groupKind: 'hosting', count: 4 });
    expect(room.state().snapshot().hostIncidents).toMatchObject([{ label: 'Hetzner', endedAt: null }]);
    const [host] = room.state().snapshot().hostIncidents;
    expect(incidents().map(({ hostIncidentId }) => hostIncidentId)).toEqual(Array(4).fill(host?.id));
    // One alert for all lies in the outbox: those of the single members are gone from it.
    expect(
      new Set(
        room
          .history()
          .pendingAlerts()
          .map(({ kind }) => kind),
      ),
    ).toEqual(new Set(['host-down']));

    await comeBack('s0', 's1', 's2');
    expect(kinds()).toEqual(['host-down', 'host-down']);
    await comeBack('s3');
    expect(kinds().slice(2)).toEqual(['host-recovered']);
    expect(incidents().every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(room.state().snapshot().hostIncidents).toEqual([]);
  });

  it('are each told alone where only one of them fails', async () => {
    await goDown('s0');
    expect(kinds()).toEqual(['down']);
    await comeBack('s0');
    expect(kinds()).toEqual(['down', 'recovered']);
  });

  it('are folded though one was told alone before, and let go of the one that stays down', async () => {
    await goDown('s0');
    expect(kinds()).toEqual(['down']);
    await goDown('s1', 's2');
    expect(kinds()).toEqual(['down', 'host-down']);
    await comeBack('s1', 's2');
    expect(kinds()).toEqual(['down', 'host-down']);
    await room.clock.advance(4 * minute);
    expect(kinds()).toEqual(['down', 'host-down', 'host-recovered', 'down']);
    const left = incidents().find(({ siteId }) => siteId === 's0');
    expect(left).toMatchObject({ endedAt: null, hostIncidentId: null });
    expect(left?.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['joined-host', 'left-host']));
    await comeBack('s0');
    expect(kinds().at(-1)).toBe('recovered');
  });

  it('wait for those that are suspect, and go out alone when these turn out well', async () => {
    await room.clock.advance(10_000);
    fail('s0');
    await room.clock.advance(10_000);
    for (const id of ['s0', 's1', 's2']) fail(id);
    await room.clock.advance(10_000);
    fail('s0');
    expect(kinds()).toEqual([]);
    // Written all the same: a crash while it waits must not lose it.
    expect(room.history().pendingAlerts()).toMatchObject([{ kind: 'down' }]);
    for (const id of ['s1', 's2']) good(id);
    expect(kinds()).toEqual(['down']);
  });

  it('name their neighbours as worth a look, once in a while', async () => {
    await room.clock.advance(10_000);
    fail('s0');
    const named = () => room.news().flatMap((news) => (news.kind === 'neighbours' ? [news.siteIds] : []));
    expect(named()).toEqual([['s1', 's2', 's3', 's4']]);
    fail('s1');
    expect(named()).toHaveLength(1);
  });

  it('stay one host incident over a restart, and are not told again', async () => {
    await goDown('s0', 's1', 's2');
    room.restart();
    expect(room.state().snapshot().hostIncidents).toMatchObject([{ label: 'Hetzner' }]);
    await comeBack('s0', 's1', 's2');
    expect(kinds()).toEqual(['host-recovered']);
    expect(room.alerts().at(-1)).toMatchObject({ count: 3 });
  });

  it('of another host have nothing to do with it', async () => {
    for (let round = 0; round < 3; round += 1) {
      await room.clock.advance(10_000);
      for (const id of ['s0', 's1', 's2']) fail(id);
      room.commit('other', failedCheck(now()), { remoteAddress: '198.51.100.9' });
    }
    expect(kinds().toSorted()).toEqual(['down', 'host-down']);
  });
});

describe('a maintenance window', () => {
  const site = sampleSite({ id: 's0' });
  const windowOf = (fromMs: number, toMs: number): MaintenanceWindow => ({
    ...{ id: 'm', name: 'Umzug', covers: { kind: 'site', siteId: 's0' }, timeZone: 'Europe/Berlin' },
    schedule: { kind: 'once', fromMs, toMs },
  });
  beforeEach(() => {
    open({ sites: [site] });
    good('s0');
  });
  const openWindow = (lengthMs: number): void =>
    room.change((config) => ({ ...config, maintenance: [windowOf(now(), now() + lengthMs)] }));

  it('tells nobody, marks the log, and shows the site as being worked on', async () => {
    openWindow(60 * minute);
    expect(room.view('s0')).toMatchObject({ state: 'maintenance', maintenance: { name: 'Umzug' } });
    await goDown('s0');
    await comeBack('s0');
    expect(kinds()).toEqual([]);
    expect(incidents()).toMatchObject([{ classification: 'maintenance' }]);
    expect(incidents()[0]?.timeline.at(2)).toMatchObject({ kind: 'classified', as: 'maintenance', window: 'Umzug' });
  });

  it('that ends while the site is down lets the alert out with the next check that finds it so', async () => {
    openWindow(10 * minute);
    await goDown('s0');
    await room.clock.advance(11 * minute);
    expect(kinds()).toEqual([]);
    expect(incidents()).toMatchObject([{ classification: 'outage', endedAt: null }]);
    fail('s0');
    fail('s0');
    expect(kinds()).toEqual(['down']);
    expect(room.view('s0')?.state).toBe('down');
    await comeBack('s0');
    expect(kinds()).toEqual(['down', 'recovered']);
  });

  // The old rule told it the moment the window closed, whatever the last check had seen.
  it('that ends just before the site is well again tells nobody anything', async () => {
    openWindow(10 * minute);
    await goDown('s0');
    await room.clock.advance(9 * minute);
    good('s0');
    await room.clock.advance(minute);
    good('s0');
    expect(incidents()).toMatchObject([{ classification: 'outage' }]);
    expect(incidents()[0]?.endedAt).not.toBeNull();
    expect(kinds()).toEqual([]);
  });

  it('that ended while the app was closed lets the alert out after the start', async () => {
    openWindow(10 * minute);
    await goDown('s0');
    await room.clock.advance(5 * minute);
    room.state().stop();
    await room.clock.advance(10 * minute);
    room.restart();
    expect(incidents()).toMatchObject([{ classification: 'outage' }]);
    expect(room.history().pendingAlerts()).toEqual([]);
    fail('s0');
    expect(room.history().pendingAlerts()).toMatchObject([{ kind: 'down' }]);
  });

  it('that begins during an outage makes it a maintenance from then on, without a second alert at its end', async () => {
    await goDown('s0');
    openWindow(10 * minute);
    expect(incidents()).toMatchObject([{ classification: 'maintenance' }]);
    const id = room.state().snapshot().openIncidents[0]?.id ?? '';
    const [alert] = room.alerts();
    if (alert === undefined) throw new Error('Nobody was told.');
    room.state().settleAlert(alert, { kind: 'notified', at: now(), alert: 'down', via: 'test' });
    await room.clock.advance(11 * minute);
    expect(room.history().incident(id)?.classification).toBe('outage');
    expect(kinds()).toEqual(['down']);
  });

  it('can be said afterwards, and taken back', async () => {
    await goDown('s0');
    await comeBack('s0');
    const [incident] = incidents();
    const id = incident?.id ?? '';
    expect(room.state().classifyIncident('none', 'maintenance')).toBeUndefined();
    room.state().classifyIncident(id, 'maintenance');
    expect(incidents()[0]?.timeline.at(-1)).toMatchObject({ kind: 'classified', as: 'maintenance', window: null });
    const month = { fromMs: 0, toMs: now() };
    const down = (): number | undefined => room.state().availability('s0', month)?.ms.down;
    expect(down()).toBe(0);
    room.state().classifyIncident(id, 'outage');
    expect(incidents()[0]?.classification).toBe('outage');
    expect(down()).toBeGreaterThan(0);
  });
});

describe('what is short of an outage', () => {
  const expiring = (step: number): CheckResult => {
    const concern: Concern = { cause: 'certificate-expiring', amount: step, step, detail: '' };
    return { ...goodCheck(now()), kind: 'degraded', concern } as CheckResult;
  };
  beforeEach(() => {
    open({ sites: [sampleSite({ id: 's0' })] });
    good('s0');
  });

  it('is told once at each step, not again after a restart, and noted in the site’s log', async () => {
    for (const step of [21, 21, 21, 7]) {
      await room.clock.advance(minute);
      room.commit('s0', expiring(step));
    }
    expect(kinds()).toEqual(['degraded', 'degraded']);
    expect(room.view('s0')).toMatchObject({ state: 'degraded', remark: { concern: { step: 7 } } });
    room.restart();
    room.commit('s0', expiring(7));
    expect(kinds()).toEqual([]);
    for (let round = 0; round < 2; round += 1) {
      await room.clock.advance(minute);
      good('s0');
    }
    expect(
      room
        .history()
        .siteEvents('s0', 10)
        .map(({ kind }) => kind),
    ).toEqual(['well-again', 'degraded', 'degraded']);
  });

  it('is a check that is refused: told once after as many as confirm an outage, and no outage', async () => {
    const blocked = (): CheckResult => ({
      ...{ kind: 'blocked', at: now(), ms: 5, status: 403, mark: 'challenge', detail: '' },
    });
    for (let round = 0; round < 6; round += 1) {
      await room.clock.advance(minute);
      room.commit('s0', blocked());
      expect(kinds()).toHaveLength(round < 2 ? 0 : 1);
    }
    expect(room.view('s0')).toMatchObject({ state: 'blocked' });
    expect(incidents()).toEqual([]);
  });

  it('is an outage that only we see: one notice, no incident, until it was seen well', async () => {
    const hereOnly = (): CheckResult => ({
      ...{ kind: 'skipped', at: now(), why: 'here-only', seenUpFrom: ['probe.example'] },
      failure: { cause: 'refused', status: null, detail: '' },
    });
    for (let round = 0; round < 4; round += 1) {
      await room.clock.advance(minute);
      room.commit('s0', hereOnly());
    }
    expect(kinds()).toEqual(['down-here-only']);
    expect(incidents()).toEqual([]);
    for (let round = 0; round < 2; round += 1) {
      await room.clock.advance(minute);
      good('s0');
    }
    room.commit('s0', hereOnly());
    expect(kinds()).toEqual(['down-here-only', 'down-here-only']);
  });

  // Both were seen to fail with `isFlapping` in flapping.ts always false.
  it('fault 3: a site that comes and goes is one notice and no storm', async () => {
    for (let round = 0; round < 60; round += 1) {
      await room.clock.advance(30_000);
      if (round % 2 === 0) fail('s0');
      else good('s0');
    }
    expect(kinds()).toEqual(['flapping']);
    expect(room.view('s0')?.isFlapping).toBe(true);
    for (let round = 0; round < 25; round += 1) {
      await room.clock.advance(30_000);
      good('s0');
    }
    expect(kinds()).toEqual(['flapping']);
    expect(room.view('s0')).toMatchObject({ state: 'up', isFlapping: false });
  });

  it('fault 3: an outage in the midst of coming and going is told once, and ends once it has come to rest', async () => {
    for (let round = 0; round < 60; round += 1) {
      await room.clock.advance(30_000);
      if (round % 5 < 3) fail('s0');
      else good('s0');
    }
    // Icinga's rule needs some changes to know it for what it is; from then on there is quiet.
    expect(kinds()).toEqual(['down', 'recovered', 'down', 'recovered', 'down', 'flapping']);
    for (let round = 0; round < 25; round += 1) {
      await room.clock.advance(30_000);
      good('s0');
    }
    expect(kinds().slice(6)).toEqual(['recovered']);
    expect(incidents()).toHaveLength(3);
  });
});

describe('a gap', () => {
  // Seen to fail with `afterGap` in live-site.ts leaving everything as it was.
  it('fault 15: makes nobody confirm after it what was suspected before, and is shown', async () => {
    open({ sites: [sampleSite({ id: 's0' })] });
    good('s0');
    await room.clock.advance(10_000);
    fail('s0');
    fail('s0');
    const fromMs = now();
    await room.clock.advance(60 * minute);
    room.state().noteGap({ why: 'asleep', fromMs, toMs: now() });
    fail('s0');
    expect(room.view('s0')).toMatchObject({ state: 'suspect' });
    expect(incidents()).toEqual([]);
    expect(room.state().snapshot().gaps).toEqual([{ why: 'asleep', fromMs, toMs: now() }]);
    await room.clock.advance(1000);
    good('s0');
    const time = room.state().availability('s0', { fromMs: 0, toMs: now() });
    expect(time?.notMeasured.asleep).toBe(60 * minute);
    expect(Object.values(time?.ms ?? {}).reduce((sum, ms) => sum + ms, 0)).toBe(time?.elapsedMs);
  });
});
