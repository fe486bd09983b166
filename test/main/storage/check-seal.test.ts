import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryStore } from '../../../src/main/ports';
import type { Database } from '../../../src/main/storage/database';
import { openHistory } from '../../../src/main/storage/history';
import { migrations } from '../../../src/main/storage/migrations';
import { failedCheck, goodCheck, recordingLog } from '../../support/history-samples';
import { recordHour, sealSites, sealStartMs, tallyAfter, tallyOf } from '../../support/history-seal-hours';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const site = sealSites[0] ?? '';

let dir = '';
let file = '';
let nowMs = sealStartMs;
let history: HistoryStore;
let log = recordingLog();
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nachtwache-seal-'));
  file = join(dir, 'history.db');
  nowMs = sealStartMs;
  open();
});
afterEach(() => {
  history.close();
  rmSync(dir, { recursive: true, force: true });
});

function open(): void {
  log = recordingLog();
  const clock = { now: () => nowMs, after: () => () => undefined };
  history = openHistory({ file, clock, log, onTrouble: () => undefined }).history;
}

function reopen(change: (database: Database) => void = () => undefined): void {
  history.close();
  const database = new DatabaseSync(file);
  change(database);
  database.close();
  open();
}

/** Lives through hours, the last of which is over but not packed. */
async function live(from: number, to: number): Promise<void> {
  for (let hour = from; hour < to; hour += 1) {
    recordHour(history, hour);
    nowMs = sealStartMs + (hour + 1) * hourMs;
    history.flush();
    await settled();
  }
}

/** Deletes nothing, and ends after the packing under way. */
const settled = (): Promise<void> => history.forgetChecksBefore(0);

/** The first batch after the hour begins the packing. */
async function pack(): Promise<void> {
  nowMs += 5 * minuteMs;
  history.recordCheck('another', goodCheck(nowMs));
  history.flush();
  await settled();
}

function query(sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare(sql).all() as Record<string, unknown>[];
  database.close();
  return rows.map((row) => ({ ...row }));
}
const count = (table: string): unknown => query(`SELECT count(*) AS count FROM ${table}`)[0]?.['count'];
const chart = () => history.responseTimes(site, sealStartMs, sealStartMs + 4 * hourMs, 240);

describe('an hour that is over', () => {
  it('is packed and rolled up, and nothing of it changes for who asks', async () => {
    await live(0, 3);
    const [before, last] = [chart(), history.lastChecks()];
    expect(before).toHaveLength(180);
    await pack();
    expect(count('recent_checks')).toBe(1);
    expect(count('check_hours')).toBe(3 * sealSites.length);
    expect(count('hourly_rollups')).toBe(3 * sealSites.length);
    expect(chart()).toEqual(before);
    for (const id of sealSites) expect(history.lastChecks().get(id)).toEqual(last.get(id));
    reopen();
    expect(chart()).toEqual(before);
    for (const id of sealSites) expect(history.lastChecks().get(id)).toEqual(last.get(id));
    expect(log.sentences).toEqual([]);
  });

  it('is not packed while it lasts, nor in the first two minutes of the app', () => {
    for (let minute = 0; minute < 119; minute += 1) {
      nowMs += 1000;
      history.recordCheck(site, goodCheck(nowMs - 2 * hourMs));
      history.flush();
    }
    expect(count('check_hours')).toBe(0);
  });

  it('takes in a check that comes late, once', async () => {
    await live(0, 2);
    await pack();
    history.recordCheck(site, failedCheck(sealStartMs + 30_000));
    // One that is there already, as after a kill between packing and deleting.
    history.recordCheck(site, goodCheck(sealStartMs, 100));
    await history.forgetChecksBefore(sealStartMs);
    const expected = { ...tallyAfter(2), failed: tallyAfter(2).failed + 1 };
    expect(tallyOf(history, site, 2)).toEqual(expected);
    await live(2, 3);
    await pack();
    expect(tallyOf(history, site, 2)).toEqual(expected);
    expect(query(`SELECT good, failed FROM daily_rollups WHERE site = 1`)).toEqual([
      { good: tallyAfter(3).good, failed: tallyAfter(3).failed + 1 },
    ]);
  });

  it('stays in rows where the disk refuses, is told in the log, and is packed later', async () => {
    await live(0, 1);
    reopen((database) =>
      database.exec("CREATE TRIGGER full BEFORE INSERT ON check_hours BEGIN SELECT RAISE(ABORT, 'disk is full'); END"),
    );
    nowMs += 5 * minuteMs;
    await expect(history.forgetChecksBefore(nowMs + hourMs)).rejects.toThrow('Disk is full.');
    history.recordCheck(site, goodCheck(nowMs));
    history.flush();
    await settled();
    expect(log.sentences.join()).toContain('could not be packed');
    expect(tallyOf(history, site, 1)).toEqual(tallyAfter(1));
    reopen((database) => database.exec('DROP TRIGGER full'));
    nowMs += hourMs;
    await pack();
    expect(count('check_hours')).toBe(sealSites.length + 1);
    expect(tallyOf(history, site, 1)).toEqual(tallyAfter(1));
  });

  it('is packed under its own time whatever the clock was set to meanwhile', async () => {
    history.recordCheck(site, goodCheck(sealStartMs + 400 * dayMs, 10));
    history.flush();
    await live(0, 1);
    nowMs -= 3 * hourMs;
    history.recordCheck(site, goodCheck(nowMs, 20));
    history.flush();
    nowMs += 5 * hourMs;
    await pack();
    expect(count('recent_checks')).toBe(1);
    expect(history.responseTimes(site, sealStartMs - 3 * hourMs, sealStartMs, 10)).toMatchObject([{ meanMs: 20 }]);
    expect(history.responseTimes(site, sealStartMs + 399 * dayMs, sealStartMs + 401 * dayMs, 10)).toMatchObject([
      { meanMs: 10 },
    ]);
    expect(history.lastChecks().get(site)?.last.at).toBe(sealStartMs + 400 * dayMs);
  });
});

describe('what is forgotten', () => {
  it('stays as hours, and the hours of more than 13 months ago as days', async () => {
    await live(0, 30);
    await history.forgetChecksBefore(nowMs);
    expect(count('check_hours')).toBe(0);
    const hours = history.responseTimes(site, sealStartMs, nowMs, 1000);
    expect(hours).toHaveLength(30);
    expect(hours[3]).toEqual({
      ...{ fromMs: sealStartMs + 3 * hourMs, toMs: sealStartMs + 4 * hourMs },
      tally: tallyAfter(1),
      ...{ minMs: 100, meanMs: 128.5, p95Ms: 155, maxMs: 157 },
    });
    const sixHours = history.responseTimes(site, sealStartMs, nowMs, 5);
    expect(sixHours.map(({ tally }) => tally)).toEqual(Array.from({ length: 5 }, () => tallyAfter(6)));

    nowMs = sealStartMs + 397 * dayMs;
    await history.forgetChecksBefore(nowMs - 30 * dayMs);
    // The second day is not yet 13 months ago.
    expect(count('hourly_rollups')).toBe(6 * sealSites.length);
    const days = history.responseTimes(site, sealStartMs, sealStartMs + 2 * dayMs, 10);
    expect(days.map(({ fromMs, toMs, tally }) => [fromMs, toMs, tally.good])).toEqual([
      [sealStartMs, sealStartMs + dayMs, tallyAfter(24).good],
      // Points of five hours.
      [sealStartMs + 20 * hourMs, sealStartMs + 25 * hourMs, tallyAfter(1).good],
      [sealStartMs + 25 * hourMs, sealStartMs + 30 * hourMs, tallyAfter(5).good],
    ]);
    expect(tallyOf(history, site, 30)).toEqual(tallyAfter(30));
  });

  it('is rolled up even where it was never packed: the app was closed for a month', async () => {
    await live(0, 1);
    reopen();
    nowMs += 40 * dayMs;
    await history.forgetChecksBefore(nowMs - 30 * dayMs);
    expect(count('recent_checks')).toBe(0);
    expect(tallyOf(history, site, 1)).toEqual(tallyAfter(1));
    expect(history.lastChecks()).toEqual(new Map());
  });

  it('loses nothing of its rollup to a check that comes later still', async () => {
    await live(0, 2);
    await history.forgetChecksBefore(nowMs);
    for (let time = 0; time < 2; time += 1) {
      history.recordCheck(site, failedCheck(sealStartMs + 30_000));
      history.flush();
      await history.forgetChecksBefore(sealStartMs);
      await live(2 + time, 3 + time);
    }
    await history.forgetChecksBefore(nowMs);
    expect(tallyOf(history, site, 2)).toEqual({ ...tallyAfter(2), failed: tallyAfter(2).failed + 1 });
  });

  it('leaves room that is used again: the file does not grow from day to day', async () => {
    const sizes: number[] = [];
    for (let day = 0; day < 8; day += 1) {
      await live(day * 24, (day + 1) * 24);
      await history.forgetChecksBefore(nowMs - 2 * dayMs);
      reopen();
      sizes.push(statSync(file).size);
    }
    const [, , , third = 0] = sizes;
    // Rollups are kept: 24 of some 35 bytes a site and day.
    expect(sizes.at(-1)).toBeLessThan(third + 4 * sealSites.length * 24 * 60);
  });
});

describe('a damaged pack', () => {
  it('costs its single checks alone: the rollup stays, the log says so, and a late check takes nothing away', async () => {
    await live(0, 3);
    await pack();
    reopen((database) =>
      database.exec(`UPDATE check_hours SET checks = x'01deadbeef00' WHERE site = 1 AND hour % 24 = 1`),
    );
    const points = chart();
    expect(points).toHaveLength(60 + 1 + 60);
    expect(points[60]).toMatchObject({ fromMs: sealStartMs + hourMs, toMs: sealStartMs + 2 * hourMs });
    expect(tallyOf(history, site, 3)).toEqual(tallyAfter(3));
    expect(log.sentences.join()).toContain('damaged');

    history.recordCheck(site, failedCheck(sealStartMs + hourMs + 30_000));
    history.flush();
    await history.forgetChecksBefore(sealStartMs);
    nowMs += hourMs;
    await pack();
    const expected = { ...tallyAfter(3), failed: tallyAfter(3).failed + 1 };
    expect(tallyOf(history, site, 3)).toEqual(expected);
    expect(query('SELECT good, failed FROM daily_rollups WHERE site = 1')).toEqual([
      { good: expected.good, failed: expected.failed },
    ]);
  });
});

describe('a log of the first version', () => {
  const hours = 20;

  /** As the version before packs left it. */
  function beginOld(): void {
    history.close();
    rmSync(file);
    const database = new DatabaseSync(file);
    const before = migrations.findIndex((migration) => migration.includes('check_hours'));
    for (const migration of migrations.slice(0, before)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${before}; BEGIN`);
    database.exec(`INSERT INTO sites (key, id) VALUES (1, 'old'), (2, 'older'), (3, 'never seen')`);
    const insert = database.prepare(
      'INSERT INTO checks (site, at, outcome, ms, status, cause) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (let minute = 0; minute < hours * 60; minute += 1) {
      insert.run(1, sealStartMs + minute * minuteMs, 0, 100, 200, null);
      insert.run(2, sealStartMs + minute * minuteMs, 2, 50, 503, 12);
    }
    database.exec('COMMIT');
    database.close();
  }

  it('is taken over: the last checks at once, the others as soon as they are packed', async () => {
    beginOld();
    nowMs = sealStartMs + hours * hourMs;
    open();
    const lastAt = nowMs - minuteMs;
    expect([...history.lastChecks()]).toMatchObject([
      ['old', { last: { at: lastAt, kind: 'up', ms: 100, status: 200, cause: null }, lastGoodAt: lastAt }],
      ['older', { last: { at: lastAt, kind: 'down', ms: 50, status: 503, cause: 'status' }, lastGoodAt: null }],
    ]);
    history.recordCheck('old', goodCheck(nowMs, 300));
    await pack();
    expect(count('checks')).toBe(0);
    expect(count('check_hours')).toBe(2 * hours);
    expect(tallyOf(history, 'old', hours)).toEqual({ ...tallyAfter(0), good: hours * 60 });
    expect(tallyOf(history, 'older', hours)).toEqual({ ...tallyAfter(0), failed: hours * 60 });
    expect(history.responseTimes('old', sealStartMs + hours * hourMs, nowMs, 1).map(({ maxMs }) => maxMs)).toEqual([
      300,
    ]);
    expect(log.sentences).toEqual([]);
  });

  it('is forgotten like any other, rolled up first', async () => {
    beginOld();
    nowMs = sealStartMs + 40 * dayMs;
    open();
    await history.forgetChecksBefore(nowMs - 30 * dayMs);
    expect(count('checks')).toBe(0);
    expect(count('check_hours')).toBe(0);
    expect(tallyOf(history, 'old', hours)).toEqual({ ...tallyAfter(0), good: hours * 60 });
  });
});
