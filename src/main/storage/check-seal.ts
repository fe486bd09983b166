import { setImmediate } from 'node:timers/promises';
import { hourMs, hourOf } from './check-hours';
import type { CheckHours } from './check-hours';
import type { StoredCheck } from './check-pack';
import { inTransaction } from './database';
import type { Database } from './database';
import type { LastChecks } from './last-checks';

/** What one step takes on, so that none holds the process up for longer than a fraction of a frame. */
const rowsAStep = 500;
const deletionsAStep = 2000;
const hoursAStep = 4;
const oldRowsAStep = 500;
/** What is held in memory at once (about 25 MB): an hour of 4,000 sites at 60 s. More than that takes several rounds. */
const rowsARound = 240_000;

interface SiteHour {
  site: number;
  hour: number;
  checks: StoredCheck[];
}

export interface CheckSeal {
  /**
   * Moves the checks that came before the newest one of an earlier hour from the rows into the packs, in steps with turns
   * for everybody else between. Killed anywhere it begins again where it was: what is packed already is not added twice,
   * and a row goes only after it is packed. Rejects where the disk refuses.
   */
  sealBefore: (hour: number) => Promise<void>;
  /** The pass under way ends after its step. */
  stop: () => void;
}

export function createCheckSeal(database: Database, hours: CheckHours, lastChecks: LastChecks): CheckSeal {
  let isStopped = false;
  // Asked anew behind every await.
  const goesOn = (): boolean => !isStopped;
  let passes: Promise<void> = Promise.resolve();

  const newestBefore = database.prepare('SELECT key FROM recent_checks WHERE at < ? ORDER BY key DESC LIMIT 1');
  const fields = 'site, at, outcome, ms, status, cause, extra, phases';
  const rowsAfter = database.prepare(
    `SELECT key, ${fields} FROM recent_checks WHERE key > ? AND key <= ? ORDER BY key LIMIT ${rowsAStep}`,
  );
  const deleteUpTo = database.prepare(
    `DELETE FROM recent_checks WHERE key IN (SELECT key FROM recent_checks WHERE key <= ? ORDER BY key LIMIT ${deletionsAStep})`,
  );
  const someOldSite = database.prepare('SELECT site FROM checks LIMIT 1');
  const oldRows = database.prepare(
    `SELECT site, at, outcome, ms, status, cause, NULL AS extra FROM checks WHERE site = ? ORDER BY at LIMIT ${oldRowsAStep}`,
  );
  const deleteOldRows = database.prepare('DELETE FROM checks WHERE site = ? AND at <= ?');

  function seal({ site, hour, checks }: SiteHour): void {
    hours.add(site, hour, checks);
    lastChecks.note(site, checks);
  }

  async function sealRecent(hour: number): Promise<void> {
    const newest = newestBefore.get(hour * hourMs) as { key: number } | undefined;
    if (newest === undefined) return;
    let end = 0;
    while (end < newest.key && goesOn()) {
      const { siteHours, lastKey } = await readRecent(end, newest.key);
      for (let from = 0; from < siteHours.length && goesOn(); from += hoursAStep) {
        inTransaction(database, () => siteHours.slice(from, from + hoursAStep).forEach(seal));
        await setImmediate();
      }
      // Not before all of it is packed.
      while (goesOn() && inTransaction(database, () => deleteUpTo.run(lastKey).changes) > 0) {
        await setImmediate();
      }
      end = lastKey;
    }
  }

  /** The rows behind a key by site and hour, in the order in which the packs lie. */
  async function readRecent(afterKey: number, upToKey: number): Promise<{ siteHours: SiteHour[]; lastKey: number }> {
    const bySiteHour = new Map<string, SiteHour>();
    let lastKey = afterKey;
    let count = 0;
    while (lastKey < upToKey && count < rowsARound && goesOn()) {
      const rows = rowsAfter.all(lastKey, upToKey) as unknown as (StoredCheck & { key: number; site: number })[];
      for (const { key, site, ...check } of rows) {
        collect(bySiteHour, site, check);
        lastKey = key;
      }
      count += rows.length;
      if (rows.length < rowsAStep) lastKey = upToKey;
      await setImmediate();
    }
    const siteHours = [...bySiteHour.values()].sort((left, right) => left.hour - right.hour || left.site - right.site);
    return { siteHours, lastKey };
  }

  /** What the first version wrote: site by site, packed and deleted in one transaction. */
  async function sealOld(): Promise<void> {
    for (;;) {
      if (isStopped) return;
      const next = someOldSite.get() as { site: number } | undefined;
      if (next === undefined) return;
      inTransaction(database, () => sealOldRows(next.site));
      await setImmediate();
    }
  }

  function sealOldRows(site: number): void {
    const bySiteHour = new Map<string, SiteHour>();
    const rows = oldRows.all(site) as unknown as (StoredCheck & { site: number })[];
    for (const { site: _, ...check } of rows) collect(bySiteHour, site, check);
    for (const { hour, checks } of bySiteHour.values()) hours.add(site, hour, checks);
    deleteOldRows.run(site, rows.at(-1)?.at ?? 0);
  }

  async function pass(hour: number): Promise<void> {
    if (isStopped) return;
    await sealRecent(hour);
    await sealOld();
  }

  return {
    sealBefore: (hour) => {
      const next = passes.then(() => pass(hour));
      // Whoever asked hears of a failure; the next pass begins all the same.
      passes = next.catch(() => undefined);
      return next;
    },
    stop: () => (isStopped = true),
  };
}

function collect(bySiteHour: Map<string, SiteHour>, site: number, check: StoredCheck): void {
  const hour = hourOf(check.at);
  const name = `${site} ${hour}`;
  const known = bySiteHour.get(name);
  if (known === undefined) bySiteHour.set(name, { site, hour, checks: [check] });
  else known.checks.push(check);
}
