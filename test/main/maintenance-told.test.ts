/** What is told when maintenance and an outage meet, and what passes while no timer can fire. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/core/check';
import type { MaintenanceWindow } from '../../src/core/maintenance';
import { goodCheck } from '../support/history-samples';
import { hosted, outagesIn } from '../support/outages';
import { openStateRoom } from '../support/state-room';
import type { StateRoom } from '../support/state-room';

const minute = 60_000;
let room: StateRoom;
const { now, kinds, incidents, pending, fail, good, goDown, comeBack } = outagesIn(() => room);
const all = ['s0', 's1', 's2', 's3', 's4', 's5'];

beforeEach(() => {
  room = openStateRoom({ sites: hosted(6) });
  for (const id of all) good(id);
});
afterEach(() => room.close());

const windowOf = (covers: MaintenanceWindow['covers'], lengthMs: number): MaintenanceWindow => ({
  ...{ id: 'm', name: 'Umzug', covers, timeZone: 'Europe/Berlin' },
  schedule: { kind: 'once', fromMs: now(), toMs: now() + lengthMs },
});
const openWindow = (lengthMs: number, covers: MaintenanceWindow['covers'] = { kind: 'all' }): void =>
  room.change((config) => ({ ...config, maintenance: [windowOf(covers, lengthMs)] }));

/** `s0` is confirmed and waits for `s1` and `s2`, which are suspect and on the same host. */
async function hold(): Promise<void> {
  await room.clock.advance(10_000);
  fail('s0');
  await room.clock.advance(10_000);
  for (const id of ['s0', 's1', 's2']) fail(id);
  await room.clock.advance(10_000);
  fail('s0');
  expect([kinds(), pending()]).toEqual([[], ['down']]);
}

describe('a maintenance that begins while an alert waits for others', () => {
  // Seen to fail without `callBack` in state/classifying.ts: told in the window, or twice after it.
  it('calls the alert back; told is what is still down afterwards, once', async () => {
    await hold();
    openWindow(10 * minute);
    expect(pending()).toEqual([]);
    await room.clock.advance(11 * minute);
    expect(kinds()).toEqual([]);
    fail('s0');
    expect([kinds(), pending()]).toEqual([['down'], ['down']]);
  });

  it('and in which the site comes back tells nobody', async () => {
    await hold();
    openWindow(60 * minute);
    await comeBack('s0');
    await room.clock.advance(minute);
    expect([kinds(), pending()]).toEqual([[], []]);
  });

  it('neither tells it again after a restart', async () => {
    await hold();
    openWindow(10 * minute);
    room.restart();
    expect(pending()).toEqual([]);
    await room.clock.advance(11 * minute);
    fail('s0');
    expect(kinds()).toEqual(['down']);
    room.restart();
    fail('s0');
    expect([kinds(), pending()]).toEqual([[], ['down']]);
  });
});

describe('whoever was told the beginning', () => {
  // Seen to fail with no recovery told of what counts as a maintenance.
  it('hears of the end, though it came within a maintenance', async () => {
    await goDown('s0');
    openWindow(60 * minute, { kind: 'site', siteId: 's0' });
    await comeBack('s0');
    expect(kinds()).toEqual(['down', 'recovered']);
  });

  it('as one of many is not told once more after a maintenance', async () => {
    await goDown('s0', 's1', 's2');
    openWindow(10 * minute, { kind: 'site', siteId: 's1' });
    await room.clock.advance(11 * minute);
    for (const id of ['s0', 's1', 's2']) fail(id);
    expect(kinds()).toEqual(['host-down']);
    await comeBack('s0', 's1', 's2');
    expect(kinds()).toEqual(['host-down', 'host-recovered']);
  });

  it('was told nothing, and hears nothing of the end', async () => {
    openWindow(60 * minute);
    await goDown('s0', 's1', 's2');
    room.restart();
    await comeBack('s0', 's1', 's2');
    expect([kinds(), pending()]).toEqual([[], []]);
  });
});

describe('several that are down when their maintenance ends', () => {
  it('are told as one', async () => {
    openWindow(10 * minute);
    await goDown('s0', 's1', 's2');
    await room.clock.advance(11 * minute);
    for (const id of ['s0', 's1', 's2']) fail(id);
    await room.clock.advance(minute);
    expect(kinds()).toEqual(['host-down']);
    expect(room.alerts()).toMatchObject([{ count: 3 }]);
  });

  // Seen to fail without `tellOwed` in host-incidents.ts: killed in these seconds, nobody ever heard of the first one.
  it('are in the outbox at any moment, the one that joins others as well of whom nobody was told so far', async () => {
    openWindow(60 * minute, { kind: 'site', siteId: 's3' });
    await goDown('s3');
    await goDown('s0', 's1', 's2');
    for (const alert of room.alerts()) room.state().settleAlert(alert, null);
    room.change((config) => ({ ...config, maintenance: [] }));
    await goDown('s4');
    const joined = incidents().filter(({ siteId }) => siteId === 's3' || siteId === 's4');
    expect(joined.map(({ hostIncidentId }) => hostIncidentId)).not.toContain(null);
    const waiting = room.history().pendingAlerts();
    expect(waiting.map(({ kind }) => kind)).toEqual(['down', 'down']);
    expect(waiting.map((alert) => ('incidentId' in alert ? alert.incidentId : '')).toSorted()).toEqual(
      joined.map(({ id }) => id).toSorted(),
    );
    await room.clock.advance(minute);
    expect(room.history().pendingAlerts()).toMatchObject([{ kind: 'host-down', count: 5 }]);
  });
});

describe('what the user says himself', () => {
  // Seen to fail with the window asked first: it had the last word at its every turn.
  it('is not said otherwise by a window', async () => {
    openWindow(60 * minute);
    await goDown('s0');
    const id = incidents()[0]?.id ?? '';
    room.state().classifyIncident(id, 'outage');
    room.change((config) => ({ ...config, maintenance: config.maintenance.map((window) => ({ ...window })) }));
    expect(incidents()[0]?.classification).toBe('outage');
    room.restart();
    expect(incidents()[0]?.classification).toBe('outage');
    await comeBack('s0');
    expect(kinds()).toEqual(['recovered']);
  });

  it('stays a maintenance when the window is over', async () => {
    await goDown('s0');
    room.state().classifyIncident(incidents()[0]?.id ?? '', 'maintenance');
    openWindow(minute);
    await room.clock.advance(2 * minute);
    expect(incidents()[0]?.classification).toBe('maintenance');
  });
});

describe('a site', () => {
  // Seen to fail with the windows followed before the sites.
  it('that is deleted with its window is not told to be down', async () => {
    openWindow(60 * minute, { kind: 'site', siteId: 's0' });
    await goDown('s0');
    room.change((config) => ({ ...config, maintenance: [], sites: config.sites.filter(({ id }) => id !== 's0') }));
    expect([kinds(), pending()]).toEqual([[], []]);
  });

  it('that gets a client who has a maintenance is in it at once', async () => {
    openWindow(60 * minute, { kind: 'client', clientId: 'client' });
    await goDown('s0');
    expect(incidents()[0]?.classification).toBe('outage');
    room.change((config) => ({
      ...config,
      sites: config.sites.map((site) => (site.id === 's0' ? { ...site, clientId: 'client' } : site)),
    }));
    expect(incidents()[0]?.classification).toBe('maintenance');
  });
});

describe('what is short of an outage', () => {
  const blocked = (): CheckResult => ({
    ...{ kind: 'blocked', at: now(), ms: 5, status: 403, mark: 'challenge', detail: '' },
  });
  const expiring = (): CheckResult => {
    const concern = { cause: 'certificate-expiring', amount: 7, step: 7, detail: '' } as const;
    return { ...goodCheck(now()), kind: 'degraded', concern } as CheckResult;
  };

  // Seen to fail with remarks made in the window as at any time: the certificate's step was lost.
  it('and is found in a maintenance is told afterwards, where it still holds', async () => {
    openWindow(10 * minute);
    for (let times = 0; times < 4; times += 1) {
      await room.clock.advance(minute);
      room.commit('s0', expiring());
      room.commit('s1', blocked());
    }
    expect(kinds()).toEqual([]);
    await room.clock.advance(10 * minute);
    good('s1');
    room.commit('s0', expiring());
    expect(kinds()).toEqual(['degraded']);
  });

  it('is no coming and going, while it is worked on', async () => {
    openWindow(60 * minute);
    for (let times = 0; times < 40; times += 1) {
      await room.clock.advance(30_000);
      if (times % 2 === 0) fail('s0');
      else good('s0');
    }
    expect(kinds()).toEqual([]);
    expect(room.view('s0')?.isFlapping).toBe(false);
  });

  // Seen to fail with no remark made of a site that is down: nobody knew why its outage never ended.
  it('is told during an outage, too, where it hides the end of it', async () => {
    await goDown('s0');
    for (let times = 0; times < 5; times += 1) {
      await room.clock.advance(minute);
      room.commit('s0', blocked());
    }
    expect(kinds()).toEqual(['down', 'blocked']);
    expect(incidents()).toMatchObject([{ endedAt: null }]);
    await comeBack('s0');
    expect(kinds()).toEqual(['down', 'blocked', 'recovered']);
  });
});

describe('a sleep', () => {
  const sleep = (ms: number): void => {
    const fromMs = now();
    room.clock.sleep(ms);
    room.state().noteGap({ why: 'asleep', fromMs, toMs: now() });
  };

  // Seen to fail with the next end looked for without telling the one that had passed: the site was never watched again.
  it('in which a pause ended is followed by the watch going on', async () => {
    room.change((config) => ({ ...config, pause: { untilMs: now() + 60 * minute } }));
    const announced = room.news().length;
    sleep(8 * 60 * minute);
    await room.clock.advance(0);
    expect(room.news().slice(announced)).toContainEqual({ kind: 'sites-changed' });
  });

  // Seen to fail in the same way: nobody was ever told.
  it('in which a maintenance ended is followed by the alert of what is still down', async () => {
    openWindow(60 * minute);
    await goDown('s0');
    sleep(8 * 60 * minute);
    await room.clock.advance(0);
    fail('s0');
    expect(kinds()).toEqual(['down']);
  });

  it('a clock set back into a pause, and a site is paused again', async () => {
    room.change((config) => ({ ...config, pause: { untilMs: now() + minute } }));
    await room.clock.advance(2 * minute);
    const fromMs = now();
    room.clock.setBy(-60 * minute);
    room.state().noteGap({ why: 'clock', fromMs, toMs: now() });
    expect(room.state().watchedSites()).toEqual([]);
    await room.clock.advance(60 * minute);
    expect(room.state().watchedSites()).toHaveLength(6);
    const time = room.state().availability('s0', { fromMs: 0, toMs: now() });
    expect(time?.notMeasured.paused).toBeGreaterThanOrEqual(59 * minute);
  });
});
