import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/core/response-histogram';
import type { CheckResult } from '../../../src/core/check';
import type { HistoryStore } from '../../../src/main/ports';
import { openHistory } from '../../../src/main/storage/history';
import { failedCheck, goodCheck, recordingLog } from '../../support/history-samples';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A Monday, 00:00 UTC. */
const startMs = Date.UTC(2026, 10, 2);

let dir = '';
let file = '';
let nowMs = startMs;
let history: HistoryStore;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nachtwache-times-'));
  file = join(dir, 'history.db');
  nowMs = startMs;
  open();
});
afterEach(() => {
  history.close();
  rmSync(dir, { recursive: true, force: true });
});

function open(): void {
  const clock = { now: () => nowMs, after: () => () => undefined };
  history = openHistory({ file, clock, log: recordingLog(), onTrouble: () => undefined }).history;
}

const phased = (at: number, ms: number): CheckResult => ({
  ...{ kind: 'up', at, ms, status: 200, isTruncated: false, aboutDate: null },
  phases: { dns: ms / 10, connect: ms / 5, firstByte: ms / 2 },
});

/** Ten answers an hour; a failure and a page of protection, which are no answers, between them. */
function live(hours: number): void {
  for (let hour = 0; hour < hours; hour += 1) {
    const fromMs = startMs + hour * hourMs;
    for (let minute = 0; minute < 10; minute += 1)
      history.recordCheck('a', phased(fromMs + minute * 60_000, 100 + hour));
    history.recordCheck('a', failedCheck(fromMs + 30 * 60_000));
    nowMs = fromMs + hourMs;
    history.flush();
  }
}

const asked = (): unknown => history.responseDays('a', startMs, startMs + 10 * dayMs);
const pack = (): Promise<void> => history.forgetChecksBefore(0);

describe('the days of response times', () => {
  it('are the same from single checks, from packs, and when those are gone', async () => {
    live(50);
    const fromRows = asked();
    expect(summaryOf(history.responseDays('a', startMs, startMs + 10 * dayMs))).toMatchObject({
      total: { count: 500 },
      dns: { count: 500 },
      tls: null,
    });
    await pack();
    expect(asked()).toEqual(fromRows);
    await history.forgetChecksBefore(nowMs);
    expect(asked()).toEqual(fromRows);
    history.close();
    open();
    expect(asked()).toEqual(fromRows);
  });

  it('belong to the period in which their noon lies, each to one of two that touch', () => {
    live(50);
    const middleMs = startMs + dayMs - hourMs;
    const before = history.responseDays('a', startMs - hourMs, middleMs);
    const after = history.responseDays('a', middleMs, middleMs + 10 * dayMs);
    expect(before.map(({ fromMs }) => fromMs)).toEqual([startMs]);
    expect(after.map(({ fromMs }) => fromMs)).toEqual([startMs + dayMs, startMs + 2 * dayMs]);
    expect([...before, ...after]).toEqual(asked());
  });

  it('count a check once, though it lies in a pack and as a row', async () => {
    live(2);
    await pack();
    const before = asked();
    history.close();
    // As after a kill between packing and deleting.
    const database = new DatabaseSync(file);
    const { key } = database.prepare('SELECT key FROM sites').get() as { key: number };
    database.exec(
      `INSERT INTO recent_checks (site, at, outcome, ms, phases) VALUES (${key}, ${startMs}, 0, 100, 0), (${key}, ${startMs + 60_000}, 0, 100, 0)`,
    );
    database.close();
    open();
    expect(asked()).toEqual(before);
    await pack();
    expect(asked()).toEqual(before);
  });

  it('say nothing of a site that never answered, or is not known', () => {
    history.recordCheck('b', failedCheck(startMs));
    history.flush();
    expect(history.responseDays('b', startMs, startMs + dayMs)).toEqual([]);
    expect(history.responseDays('unknown', startMs, startMs + dayMs)).toEqual([]);
  });

  it('tell of a damaged day nothing rather than something wrong', async () => {
    history.recordCheck('a', goodCheck(startMs, 120));
    nowMs = startMs + 2 * hourMs;
    history.flush();
    await pack();
    history.close();
    const database = new DatabaseSync(file);
    database.exec(`UPDATE response_days SET times = x'0105FF'`);
    database.close();
    open();
    expect(
      history.responseDays('a', startMs, startMs + dayMs).flatMap(({ histograms }) => Object.keys(histograms)),
    ).toEqual([]);
  });
});
