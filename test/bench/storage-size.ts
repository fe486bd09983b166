/**
 * How large the log grows: weeks of checks of many sites, written by the real log as the watch would write them, with a
 * clock that runs faster.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CheckResult } from '../../src/core/check';
import { openHistory } from '../../src/main/storage/history';
import { failedCheck, goodCheck, recordingLog } from '../support/history-samples';

const daySeconds = 86_400;
const dayMs = daySeconds * 1000;
const startMs = Date.UTC(2026, 0, 1);

export interface StorageSizeOptions {
  sites: number;
  days: number;
  intervalSeconds: number;
  /** The setting of that name; older checks are deleted once a day. */
  checksKeptDays?: number;
  /** How many seconds' checks are written at once; the app writes each second's. The size hardly depends on it. */
  batchSeconds?: number;
  /** Where the file lies; in memory (`/dev/shm`) it goes faster, and the size is the same. */
  dir?: string;
}

export interface StorageSize {
  /** The whole file, over the single checks in it. */
  bytesPerCheck: number;
  /** The whole file, over sites and the days whose single checks are kept. */
  bytesPerSiteDay: number;
  fileBytes: number;
  checks: number;
  /** How long writing a batch held the process up, in milliseconds. */
  flushMs: { median: number; p99: number; max: number };
}

/** Every site is checked once an interval, each at its own second and with some jitter; one check in 200 fails. */
export async function measureStorage(options: StorageSizeOptions): Promise<StorageSize> {
  const { sites, days, intervalSeconds, checksKeptDays = 30, batchSeconds = 1, dir = tmpdir() } = options;
  const folder = mkdtempSync(join(dir, 'nachtwache-size-'));
  const clock = fastClock();
  const log = recordingLog();
  const onTrouble = (reason: string | null): void => {
    if (reason !== null) log.error(reason);
  };
  try {
    const file = join(folder, 'history.db');
    const { history } = openHistory({ file, clock, log, onTrouble });
    const random = seededRandom(7);
    const due = spread(sites, intervalSeconds);
    const flushes: number[] = [];
    for (let second = 0; second < days * daySeconds; second += 1) {
      for (const site of due[second % intervalSeconds] ?? []) {
        history.recordCheck(`site-${site}`, someCheck(clock.now(), random));
      }
      clock.tick(1000);
      if (clock.isWaiting() && (second + 1) % batchSeconds === 0) flushes.push(timed(clock.fire));
      // Between two batches the log has turns for its own work, as in the app.
      await setImmediate();
      if ((second + 1) % daySeconds === 0) await history.forgetChecksBefore(clock.now() - checksKeptDays * dayMs);
    }
    history.close();
    if (log.sentences.length > 0) throw new Error(log.sentences.join(' '));
    const fileBytes = statSync(file).size;
    const keptDays = Math.min(days, checksKeptDays);
    const checks = (sites * keptDays * daySeconds) / intervalSeconds;
    return {
      bytesPerCheck: fileBytes / checks,
      bytesPerSiteDay: fileBytes / sites / keptDays,
      fileBytes,
      checks,
      flushMs: spreadOf(flushes),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was asked for is called by `fire`, once its time has passed. */
function fastClock() {
  let nowMs = startMs;
  let waiting: { dueMs: number; callback: () => void }[] = [];
  return {
    now: () => nowMs,
    after: (delayMs: number, callback: () => void): (() => void) => {
      const timer = { dueMs: nowMs + delayMs, callback };
      waiting.push(timer);
      return () => (waiting = waiting.filter((each) => each !== timer));
    },
    isWaiting: (): boolean => waiting.length > 0,
    tick: (ms: number): void => void (nowMs += ms),
    fire: (): void => {
      const due = waiting.filter(({ dueMs }) => dueMs <= nowMs);
      waiting = waiting.filter(({ dueMs }) => dueMs > nowMs);
      for (const { callback } of due) callback();
    },
  };
}

/** The sites due in each second of an interval, in no order of their own. */
function spread(sites: number, intervalSeconds: number): number[][] {
  const due: number[][] = Array.from({ length: intervalSeconds }, () => []);
  for (let site = 0; site < sites; site += 1) due[(site * 7919) % intervalSeconds]?.push(site);
  return due;
}

function someCheck(nowMs: number, random: () => number): CheckResult {
  const at = nowMs + Math.floor(random() * 900);
  if (random() < 0.005) return failedCheck(at);
  // Most answers are alike, a few are slow.
  const ms = 80 + random() * 120 + (random() < 0.05 ? random() * 3000 : 0);
  return goodCheck(at, ms);
}

/** The same figures at every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function timed(action: () => void): number {
  const began = performance.now();
  action();
  return performance.now() - began;
}

function spreadOf(values: number[]): StorageSize['flushMs'] {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p99: at(0.99), max: at(1) };
}
