import { setImmediate } from 'node:timers/promises';
import type { CheckResult } from '../../core/check';
import { reasonOf } from '../../core/reason';
import type { LastCheck } from '../../core/snapshot';
import type { Clock, Log } from '../ports';
import { isGood, outcomeCodes, toCheckRow, toLastCheck } from './check-codes';
import type { CheckRow } from './check-codes';
import { inTransaction } from './database';
import type { Database } from './database';

/** A thousand sites then cost one fsync a second at most. */
const batchMs = 900;
const retryMs = 10_000;
/** About an hour of a thousand sites, and 10 MB of memory. What no longer fits is the oldest, and it is logged. */
const batchLimit = 60_000;

type PendingCheck = CheckRow & { siteId: string };
type LastChecks = Map<string, { last: LastCheck; lastGoodAt: number | null }>;

export interface CheckLog {
  record: (siteId: string, result: CheckResult) => void;
  lastChecks: () => LastChecks;
  forgetBefore: (beforeMs: number) => Promise<void>;
  /** Writes what waits; throws where the disk refuses, and keeps what waits then. */
  flush: () => void;
  /** Calls off the timer. */
  stop: () => void;
}

export interface CheckLogOptions {
  database: Database;
  clock: Pick<Clock, 'after'>;
  log: Log;
  /** Called with the system's words when a batch could not be written for the first time, with null once it could be. */
  onTrouble: (reason: string | null) => void;
}

export function createCheckLog({ database, clock, log, onTrouble }: CheckLogOptions): CheckLog {
  let pending: PendingCheck[] = [];
  let isRefused = false;
  let isStopped = false;
  let callOff: (() => void) | null = null;

  const nameSite = database.prepare('INSERT INTO sites (id) VALUES (?) ON CONFLICT DO NOTHING');
  // Two checks of one site in the same millisecond happen only when the clock was set back: the newer one stays.
  const insert = database.prepare(
    `INSERT OR REPLACE INTO checks (site, at, outcome, ms, status, cause)
     VALUES ((SELECT key FROM sites WHERE id = ?), ?, ?, ?, ?, ?)`,
  );
  const allSites = database.prepare('SELECT key, id FROM sites');
  const newest = database.prepare(
    'SELECT at, outcome, ms, status, cause FROM checks WHERE site = ? ORDER BY at DESC LIMIT 1',
  );
  const newestGood = database.prepare(
    `SELECT at FROM checks WHERE site = ? AND outcome IN (${outcomeCodes.up}, ${outcomeCodes.upTruncated})
     ORDER BY at DESC LIMIT 1`,
  );
  const deleteOld = database.prepare('DELETE FROM checks WHERE site = ? AND at < ?');

  function flush(): void {
    callOff?.();
    callOff = null;
    if (pending.length === 0) return;
    try {
      inTransaction(database, () => {
        for (const siteId of new Set(pending.map((check) => check.siteId))) nameSite.run(siteId);
        for (const { siteId, at, outcome, ms, status, cause } of pending) {
          insert.run(siteId, at, outcome, ms, status, cause);
        }
      });
    } catch (error) {
      callOff = clock.after(retryMs, flushLater);
      if (!isRefused) onTrouble(reasonOf(error));
      isRefused = true;
      throw error;
    }
    pending = [];
    if (isRefused) onTrouble(null);
    isRefused = false;
  }

  function flushLater(): void {
    try {
      flush();
    } catch (error) {
      log.error(`${pending.length} checks could not be written; trying again in ${retryMs / 1000} s.`, error);
    }
  }

  function record(siteId: string, result: CheckResult): void {
    pending.push({ siteId, ...toCheckRow(result) });
    if (pending.length > batchLimit) {
      pending = pending.slice(batchLimit / 10);
      log.warn(`More than ${batchLimit} checks wait for the disk; the oldest ${batchLimit / 10} were dropped.`);
    }
    callOff ??= clock.after(batchMs, flushLater);
  }

  function lastChecks(): LastChecks {
    const found: LastChecks = new Map();
    for (const { key, id } of allSites.all() as { key: number; id: string }[]) {
      const last = newest.get(key) as CheckRow | undefined;
      if (last === undefined) continue;
      const good = newestGood.get(key) as { at: number } | undefined;
      found.set(id, { last: toLastCheck(last), lastGoodAt: good?.at ?? null });
    }
    for (const check of pending) addPending(found, check);
    return found;
  }

  async function forgetBefore(beforeMs: number): Promise<void> {
    pending = pending.filter(({ at }) => at >= beforeMs);
    // Site by site: each deletion is one stretch of the table, and between them everybody else has a turn.
    for (const { key } of allSites.all() as { key: number }[]) {
      if (isStopped) return;
      inTransaction(database, () => deleteOld.run(key, Math.ceil(beforeMs)));
      await setImmediate();
    }
  }

  function stop(): void {
    isStopped = true;
    callOff?.();
  }

  return { record, lastChecks, forgetBefore, flush, stop };
}

function addPending(found: LastChecks, check: PendingCheck): void {
  const known = found.get(check.siteId);
  const last = known === undefined || check.at >= known.last.at ? toLastCheck(check) : known.last;
  const knownGoodAt = known?.lastGoodAt ?? null;
  const lastGoodAt = isGood(check) ? Math.max(check.at, knownGoodAt ?? check.at) : knownGoodAt;
  found.set(check.siteId, { last, lastGoodAt });
}
