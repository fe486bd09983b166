import { setImmediate } from 'node:timers/promises';
import type { CheckResult } from '../../core/check';
import { reasonOf } from '../../core/reason';
import { phasesToCode } from '../../core/response-histogram';
import type { ResponseDay } from '../../core/response-histogram';
import type { ResponseTimePoint } from '../../core/response-times';
import type { LastCheck } from '../../core/snapshot';
import type { Clock, Log } from '../ports';
import { toCheckRow, toLastCheck } from './check-codes';
import { createCheckHours, hourMs, hourOf, hoursOfDay } from './check-hours';
import type { StoredCheck } from './check-pack';
import { createCheckSeal } from './check-seal';
import { inTransaction } from './database';
import type { Database } from './database';
import { createLastChecks, newer } from './last-checks';
import type { NewestCheck } from './last-checks';
import { createRecentChecks } from './recent-checks';
import { findResponseDays, findResponseTimes } from './response-times';

/** A thousand sites then cost one fsync a second at most. */
const batchMs = 900;
const retryMs = 10_000;
/** About an hour of a thousand sites, and 10 MB of memory. What no longer fits is the oldest, and it is logged. */
const batchLimit = 60_000;
/** After a start there is better to do than packing, and some checks of an hour end after it. */
const sealDelayMs = 120_000;
/** Thirteen months, so that a month can be laid beside the same one of the year before. Days are kept for ever. */
const hourlyKeptDays = 396;
const hoursAStep = 200;
const sitesAStep = 100;

type PendingCheck = StoredCheck & { siteId: string };

export interface CheckLog {
  record: (siteId: string, result: CheckResult) => void;
  /** Sees to it that what waits alongside is written within a second. */
  writeSoon: () => void;
  lastChecks: () => Map<string, { last: LastCheck; lastGoodAt: number | null }>;
  responseTimes: (siteId: string, fromMs: number, toMs: number, maxPoints: number) => ResponseTimePoint[];
  responseDays: (siteId: string, fromMs: number, toMs: number) => ResponseDay[];
  forgetBefore: (beforeMs: number) => Promise<void>;
  /** Writes what waits; throws where the disk refuses, and keeps what waits then. */
  flush: () => void;
  /** What comes waits in memory, unless it is flushed, until what this returns is called. */
  hold: () => () => void;
  /** Calls off the timer. */
  stop: () => void;
}

/** What is written in the same transaction as the checks, so that both together cost one fsync. */
export interface Batched {
  hasPending: () => boolean;
  /** Writes what waits; called within the transaction, and again in the next one where that fails. */
  write: () => void;
  /** The transaction has ended well: what was written waits no more. */
  written: () => void;
}

export interface CheckLogOptions {
  database: Database;
  alongside?: Batched;
  clock: Pick<Clock, 'now' | 'after'>;
  log: Log;
  /** Called with the system's words when a batch could not be written for the first time, with null once it could be. */
  onTrouble: (reason: string | null) => void;
}

export function createCheckLog({ database, alongside, clock, log, onTrouble }: CheckLogOptions): CheckLog {
  let pending: PendingCheck[] = [];
  let isRefused = false;
  let isStopped = false;
  let holds = 0;
  let callOff: (() => void) | null = null;
  const openedAt = clock.now();
  let sealedBefore: number | null = null;

  const recent = createRecentChecks(database);
  const newest = createLastChecks(database);
  const hours = createCheckHours(database, log);
  const seal = createCheckSeal(database, hours, newest);

  function flush(): void {
    callOff?.();
    callOff = null;
    if (pending.length === 0 && alongside?.hasPending() !== true) return;
    try {
      inTransaction(database, () => {
        recent.write(pending);
        alongside?.write();
      });
    } catch (error) {
      callOff = clock.after(retryMs, flushLater);
      if (!isRefused) onTrouble(reasonOf(error));
      isRefused = true;
      throw error;
    }
    pending = [];
    recent.written();
    alongside?.written();
    if (isRefused) onTrouble(null);
    isRefused = false;
    sealFinishedHours();
  }

  function hold(): () => void {
    holds += 1;
    return () => (holds -= 1);
  }

  function flushLater(): void {
    callOff = null;
    if (holds > 0) {
      writeSoon();
      return;
    }
    try {
      flush();
    } catch (error) {
      log.error(`${pending.length} checks could not be written; trying again in ${retryMs / 1000} s.`, error);
    }
  }

  /** Once an hour, and once after the start. A clock set back makes another pass, which finds little to do. */
  function sealFinishedHours(): void {
    const hour = hourOf(clock.now() - sealDelayMs);
    if (isStopped || hour === sealedBefore || Math.abs(clock.now() - openedAt) < sealDelayMs) return;
    sealedBefore = hour;
    seal.sealBefore(hour).catch((error: unknown) => {
      log.error('Checks could not be packed. They stay as they are, and it is tried again in an hour.', error);
    });
  }

  function record(siteId: string, result: CheckResult): void {
    pending.push({ siteId, ...toStored(result) });
    if (pending.length > batchLimit) {
      pending = pending.slice(batchLimit / 10);
      log.warn(`More than ${batchLimit} checks wait for the disk; the oldest ${batchLimit / 10} were dropped.`);
    }
    writeSoon();
  }

  function writeSoon(): void {
    callOff ??= clock.after(batchMs, flushLater);
  }

  function lastChecks(): ReturnType<CheckLog['lastChecks']> {
    const bySite = newest.all();
    recent.addNewest(bySite);
    const found = new Map<string, NewestCheck>();
    for (const [siteId, site] of recent.sites()) {
      const known = bySite.get(site);
      if (known !== undefined) found.set(siteId, known);
    }
    for (const { siteId, ...check } of pending) found.set(siteId, newer(found.get(siteId), check));
    return new Map([...found].map(([id, { last, goodAt }]) => [id, { last: fromStored(last), lastGoodAt: goodAt }]));
  }

  function responseTimes(siteId: string, fromMs: number, toMs: number, maxPoints: number): ResponseTimePoint[] {
    return findResponseTimes(hours, { ...looseOf(siteId), fromMs, toMs, maxPoints });
  }

  /** What is not packed yet; some of it may be in a pack as well. */
  function looseOf(siteId: string): { site: number | null; loose: StoredCheck[] } {
    const site = recent.sites().get(siteId) ?? null;
    const waiting = pending.filter((check) => check.siteId === siteId);
    return { site, loose: site === null ? waiting : [...recent.ofSite(site), ...waiting] };
  }

  function responseDays(siteId: string, fromMs: number, toMs: number): ResponseDay[] {
    return findResponseDays(hours, { ...looseOf(siteId), fromMs, toMs });
  }

  async function forgetBefore(beforeMs: number): Promise<void> {
    const hour = hourOf(beforeMs);
    pending = pending.filter(({ at }) => at >= hour * hourMs);
    // What is deleted is rolled up first: all rows of earlier hours are packed.
    await seal.sealBefore(hour);
    await inSteps(() => hours.deleteBefore(hour, hoursAStep) > 0);
    const oldestHour = Math.floor((clock.now() / hourMs - hourlyKeptDays * hoursOfDay) / hoursOfDay) * hoursOfDay;
    const sites = [...recent.sites().values()];
    await inSteps(() => {
      for (const site of sites.splice(0, sitesAStep)) hours.hourly.deleteBefore(site, oldestHour);
      return sites.length > 0;
    });
    if (!isStopped) inTransaction(database, () => newest.forgetBefore(hour * hourMs));
  }

  /** Each step is a transaction, and between them everybody else has a turn. */
  async function inSteps(step: () => boolean): Promise<void> {
    while (!isStopped && inTransaction(database, step)) await setImmediate();
  }

  function stop(): void {
    isStopped = true;
    seal.stop();
    callOff?.();
  }

  return { record, writeSoon, lastChecks, responseTimes, responseDays, forgetBefore, flush, hold, stop };
}

function toStored(result: CheckResult): StoredCheck {
  const aboutDate = 'aboutDate' in result ? result.aboutDate : null;
  const phases = phasesToCode('phases' in result ? result.phases : undefined);
  return { ...toCheckRow(result), extra: aboutDate === null ? null : Math.round(aboutDate), phases };
}

function fromStored(check: StoredCheck): LastCheck {
  return { ...toLastCheck(check), aboutDate: check.extra };
}
