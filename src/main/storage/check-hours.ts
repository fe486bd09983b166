import type { Log } from '../ports';
import { packChecks, unpackChecks } from './check-pack';
import type { StoredCheck } from './check-pack';
import type { Database } from './database';
import { createResponseDays } from './response-days';
import type { ResponseDays } from './response-days';
import { createRollupTable } from './rollup-table';
import type { RollupTable } from './rollup-table';
import { checksOf, combineRollups, rollUp } from './rollup';
import type { Rollup } from './rollup';

export const hourMs = 3_600_000;
export const hoursOfDay = 24;
export const dayMs = hoursOfDay * hourMs;

/** Hours and days are counted from 1970 in UTC: they are the same wherever the laptop travels. */
export const hourOf = (atMs: number): number => Math.floor(atMs / hourMs);

export interface CheckHours {
  hourly: RollupTable;
  daily: RollupTable;
  /** How long answers took, day by day. */
  times: ResponseDays;
  /** The single checks of an hour by time; none where they were deleted or are damaged. */
  read: (site: number, hour: number) => StoredCheck[];
  /**
   * Adds checks to an hour's pack, and brings rollups and histograms of the hour and its day up to date. Those that are there
   * already (by their time) are not added a second time. To be called within a transaction.
   */
  add: (site: number, hour: number, checks: readonly StoredCheck[]) => void;
  /** Deletes at most `limit` packs of hours before that one; says how many there were. */
  deleteBefore: (hour: number, limit: number) => number;
}

/** The packs of finished hours and what is kept of them for longer. Sites by their numbers in this database. */
export function createCheckHours(database: Database, log: Log): CheckHours {
  const hourly = createRollupTable(database, 'hourly_rollups');
  const daily = createRollupTable(database, 'daily_rollups');
  const times = createResponseDays(database);
  const find = database.prepare('SELECT checks FROM check_hours WHERE hour = ? AND site = ?');
  const replace = database.prepare('INSERT OR REPLACE INTO check_hours (hour, site, checks) VALUES (?, ?, ?)');
  const deleteSome = database.prepare(
    `DELETE FROM check_hours WHERE (hour, site) IN
     (SELECT hour, site FROM check_hours WHERE hour < ? ORDER BY hour, site LIMIT ?)`,
  );

  function read(site: number, hour: number): StoredCheck[] {
    const row = find.get(hour, site) as { checks: Uint8Array } | undefined;
    if (row === undefined) return [];
    const checks = unpackChecks(row.checks, hour * hourMs);
    if (checks === null) log.warn(`The single checks of an hour are damaged (site ${site}, hour ${hour}).`);
    return checks ?? [];
  }

  function add(site: number, hour: number, checks: readonly StoredCheck[]): void {
    const packed = read(site, hour);
    // Two checks of one site in the same millisecond happen only when the clock was set back: the newer one stays.
    const merged = new Map([...packed, ...checks].map((check) => [check.at, check]));
    const all = [...merged.values()].toSorted((left, right) => left.at - right.at);
    const known = hourly.read(site, hour, hour + 1)[0]?.rollup;
    const isWhole = known === undefined || checksOf(known) === packed.length;
    replace.run(hour, site, packChecks(all, hour * hourMs));
    const added = unpacked(checks, packed);
    if (isWhole) hourly.write(site, hour, rollUp(all));
    else hourly.write(site, hour, combineRollups([known, rollUp(added)]));
    const day = Math.floor(hour / hoursOfDay);
    times.add(site, day, added);
    daily.write(site, day, dayOf(site, day));
  }

  /** From the single checks while all of them are there, else from the hours. */
  function dayOf(site: number, day: number): Rollup {
    const hours = hourly.read(site, day * hoursOfDay, (day + 1) * hoursOfDay);
    const checks = hours.map(({ start }) => read(site, start));
    const isWhole = hours.every(({ rollup }, index) => checksOf(rollup) === checks[index]?.length);
    return isWhole ? rollUp(checks.flat()) : combineRollups(hours.map(({ rollup }) => rollup));
  }

  const deleteBefore = (hour: number, limit: number): number => deleteSome.run(hour, limit).changes;

  return { hourly, daily, times, read, add, deleteBefore };
}

/** Those whose times are not in the pack, each time once. */
export function unpacked(checks: readonly StoredCheck[], packed: readonly StoredCheck[]): StoredCheck[] {
  const known = new Set(packed.map(({ at }) => at));
  return [...new Map(checks.map((check) => [check.at, check])).values()].filter(({ at }) => !known.has(at));
}
