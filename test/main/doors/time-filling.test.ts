import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientDefaults } from '../../../src/core/client';
import { emptyConfig } from '../../../src/core/config';
import type { Gap } from '../../../src/core/check';
import { createImportDesk } from '../../../src/main/doors/import-desk';
import type { ImportDesk } from '../../../src/main/doors/import-desk';
import { createTimeFilling } from '../../../src/main/doors/time-filling';
import { readUptimeRobot } from '../../../src/main/doors/uptimerobot';
import { createWords } from '../../../src/main/words';
import { hosted, outagesIn } from '../../support/outages';
import { answerPage, robotLog, robotMonitor, serveRobot } from '../../support/robot-server';
import type { RobotServer } from '../../support/robot-server';
import { openStateRoom } from '../../support/state-room';
import type { StateRoom } from '../../support/state-room';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const key = 'ur123456-abcdef';
const words = createWords();
words.setLanguage('de');

let room: StateRoom;
let desk: ImportDesk;
let server: RobotServer | null = null;
/** When the night began: the site was well until then, and the computer slept for eight hours. */
let nightMs = 0;
let wokeMs = 0;
const { good, incidents, pending, goDown, comeBack, now } = outagesIn(() => room);

beforeEach(async () => {
  const sites = hosted(2).map((site) => ({ ...site, clientId: 'c', createdAt: 1_790_000_000_000 }));
  room = openStateRoom({ ...emptyConfig, clients: [{ ...clientDefaults, id: 'c', name: 'Müller' }], sites });
  nightMs = now() + 10 * minuteMs;
  for (let minute = 0; minute < 10; minute += 1) {
    for (const { id } of sites) good(id);
    await room.clock.advance(minuteMs);
  }
  sleepUntil(nightMs + 8 * hourMs);
  wokeMs = now();
  for (const { id } of sites) good(id);
  await room.clock.advance(minuteMs);
  for (const { id } of sites) good(id);
});
afterEach(async () => {
  await server?.close();
  server = null;
  room.close();
});

function sleepUntil(toMs: number): void {
  const gap: Gap = { why: 'asleep', fromMs: now(), toMs };
  room.clock.sleep(toMs - now());
  room.state().noteGap(gap);
}

/** The desk as the app has it, over the state as it is now. */
function deskNow(): ImportDesk {
  let ids = 0;
  return createImportDesk({
    clock: room.clock,
    newId: () => `f-${(ids += 1)}-${now()}`,
    words,
    config: room.state().config,
    setConfig: room.state().setConfig,
    setSecret: () => Promise.resolve(),
    parseConfig: () => ({ ok: false, error: '' }),
    configVersion: 1,
    readUptimeRobot: (request) =>
      readUptimeRobot(request, { clock: room.clock, words, fetch, address: server?.address ?? '' }),
    filling: createTimeFilling({
      ...{ clock: room.clock, newId: () => `i-${(ids += 1)}-${now()}` },
      ...{ config: room.state().config, history: room.history(), keep: room.state().keep },
    }),
  });
}

/** Their record of both sites: down for half an hour in the night, and the second one for a while by day, too. */
const theirMonitors = (): object[] => [
  robotMonitor(0, {
    logs: robotLog(
      [
        [98, nightMs - 20 * 24 * hourMs],
        [2, nightMs - 20 * 24 * hourMs + 5000],
        [1, nightMs + 2 * hourMs, 'Connection Timeout'],
        [2, nightMs + 2.5 * hourMs],
      ],
      now(),
    ),
  }),
  robotMonitor(1, { logs: robotLog([[2, nightMs + hourMs]], now()) }),
  robotMonitor(7),
];

async function look(monitors = theirMonitors(), isFilling = true) {
  await server?.close();
  server = await serveRobot(answerPage(monitors));
  desk = deskNow();
  const preview = await desk.preview({ from: 'uptimerobot', key, isFilling });
  return preview.ok ? preview.value : expect.fail(preview.error.reason);
}

async function fill(monitors = theirMonitors()) {
  const { token } = await look(monitors);
  const taken = await desk.takeOver(token);
  return taken?.ok === true ? taken.value : expect.fail('It was not taken over.');
}

const time = (siteId: string) => {
  const period = { fromMs: 0, toMs: now() };
  return room.state().availability(siteId, period) ?? expect.fail();
};

describe('time in which nothing was measured', () => {
  it('is told before it is filled: how many sites, how long, how many outages, and up to where the log reaches', async () => {
    const { fill: told, counts } = await look();
    const atNight = wokeMs - nightMs;
    expect(told).toEqual({
      ...{ sites: 2, filledMs: 2 * atNight - hourMs, downMs: 0.5 * hourMs, outages: 1, moreRows: 0 },
      rows: [
        { name: 'Seite 0', filledMs: atNight, outages: 1, cutAtMs: null },
        { name: 'Seite 1', filledMs: atNight - hourMs, outages: 0, cutAtMs: nightMs + hourMs },
      ],
    });
    expect(counts).toMatchObject({ new: 1, doubled: 2 });
    expect(time('s0').filled.up).toBe(0);
    expect(incidents()).toEqual([]);
  });

  it('is filled, marked as theirs, and stays so after a start; their outage is in the log, and nobody is alerted', async () => {
    const before = time('s0');
    expect(await fill()).toMatchObject({ sitesAdded: 1, filled: { outages: 1 } });
    const check = (): void => {
      const after = time('s0');
      expect(after.filled).toMatchObject({ up: 7.5 * hourMs, down: 0.5 * hourMs });
      expect(after.ms).toMatchObject({
        ...{ up: before.ms.up + 7.5 * hourMs, down: 0.5 * hourMs },
        notMeasured: before.ms.notMeasured - 8 * hourMs,
      });
      expect(incidents()).toMatchObject([
        {
          ...{ siteId: 's0', clientName: 'Müller', cause: 'uptimerobot', classification: 'outage' },
          ...{ startedAt: nightMs + 2 * hourMs, endedAt: nightMs + 2.5 * hourMs, lastGoodAt: null },
          timeline: [{ kind: 'from-record', by: 'uptimerobot', reason: 'Connection Timeout' }],
        },
      ]);
      expect(room.alerts()).toEqual([]);
      expect(pending()).toEqual([]);
      expect(room.view('s0')?.state).not.toBe('down');
      expect(room.state().snapshot().openIncidents).toEqual([]);
    };
    check();
    room.history().flush();
    room.restart();
    check();
  });

  it('is filled once: a second time there is nothing to do, and nothing changes', async () => {
    await fill();
    const [after, log] = [time('s0'), incidents()];
    expect((await look()).fill).toMatchObject({ sites: 0, filledMs: 0, outages: 0 });
    expect(await fill()).toMatchObject({ sitesAdded: 0, filled: { filledMs: 0, outages: 0 } });
    expect(time('s0').ms).toEqual(after.ms);
    expect(time('s0').filled).toEqual(after.filled);
    expect(incidents()).toEqual(log);
  });

  it('is left alone where it is not wanted', async () => {
    const preview = await look(theirMonitors(), false);
    expect(preview.fill).toBeUndefined();
    const taken = await desk.takeOver(preview.token);
    expect(taken).toMatchObject({ ok: true });
    expect(taken?.ok === true && taken.value.filled).toBeUndefined();
    expect(time('s0').filled.up).toBe(0);
  });

  it('is never taken from what was measured here, whatever they say of it', async () => {
    const before = time('s0');
    const always = robotMonitor(0, { logs: robotLog([[1, nightMs - 20 * 24 * hourMs]], now()) });
    await fill([{ ...always, status: 9 }]);
    const after = time('s0');
    expect(after.ms.up).toBe(before.ms.up);
    expect(after.ms.down).toBe(before.ms.notMeasured);
    expect(after.filled.down).toBe(before.ms.notMeasured);
  });

  it('is in the log once where our own outage goes on into it', async () => {
    await goDown('s0');
    const [own] = incidents();
    sleepUntil(now() + hourMs);
    await comeBack('s0');
    const lines = robotLog(
      [
        [2, nightMs - hourMs],
        [1, own?.startedAt ?? 0],
        [2, now() - 40 * minuteMs],
      ],
      now(),
    );
    await fill([robotMonitor(0, { logs: lines })]);
    expect(incidents()).toMatchObject([{ id: own?.id, cause: 'status' }]);
    expect(time('s0').filled.down).toBeGreaterThan(15 * minuteMs);
  });

  it('that is not over yet waits until it is: the next check may still say what it was', async () => {
    await room.clock.advance(20 * minuteMs);
    const filled = (await fill()).filled?.filledMs ?? 0;
    const { ms } = time('s0');
    expect(ms.notMeasured).toBeGreaterThan(10 * minuteMs);
    good('s0');
    expect((await fill()).filled?.filledMs).toBeGreaterThan(10 * minuteMs);
    expect(filled).toBeGreaterThan(0);
  });

  it('counts as maintenance where a window was open for all of the outage', async () => {
    room.change((config) => ({
      ...config,
      maintenance: [
        {
          ...{ id: 'm', name: 'Umzug', covers: { kind: 'client', clientId: 'c' }, timeZone: 'Europe/Berlin' },
          schedule: { kind: 'once', fromMs: nightMs + 1.5 * hourMs, toMs: nightMs + 3 * hourMs },
        } as never,
      ],
    }));
    await fill();
    expect(incidents()).toMatchObject([{ cause: 'uptimerobot', classification: 'maintenance' }]);
    expect(time('s0').ms).toMatchObject({ maintenance: 0.5 * hourMs, down: 0 });
    expect(time('s0').filled).toMatchObject({ maintenance: 0.5 * hourMs, down: 0 });
  });

  it('stays as it is where the disk refuses, which is said; afterwards it can be done again', async () => {
    const { token } = await look();
    // The outage would still be written, what follows not.
    room.history().refuseAfter(1, 'Die Platte ist voll.');
    expect(await desk.takeOver(token)).toEqual({
      ok: false,
      error: { what: 'fill', reason: expect.stringContaining('Die Platte ist voll.') as string },
    });
    room.history().refuse(null);
    expect(time('s0').filled.up).toBe(0);
    expect(incidents()).toEqual([]);
    expect(await fill()).toMatchObject({ filled: { outages: 1 } });
    expect(time('s0').filled.down).toBe(0.5 * hourMs);
    expect(incidents()).toHaveLength(1);
  });
});
