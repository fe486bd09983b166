import type { Database } from './database';
import type { Rollup } from './rollup';

/** A rollup and the number of its hour or day, counted from 1970 in UTC. */
export interface RollupRow {
  start: number;
  rollup: Rollup;
}

export interface RollupTable {
  /** In order, `from` inclusive, `to` exclusive. */
  read: (site: number, from: number, to: number) => RollupRow[];
  /** The number of the oldest one there is; null where there is none. */
  oldest: (site: number) => number | null;
  write: (site: number, start: number, rollup: Rollup) => void;
  deleteBefore: (site: number, start: number) => void;
}

const counts = ['good', 'degraded', 'blocked', 'failed', 'skipped'] as const;
const columns = ['start', ...counts, 'min_ms', 'sum_ms', 'p95_ms', 'max_ms'].join(', ');

export function createRollupTable(database: Database, table: 'hourly_rollups' | 'daily_rollups'): RollupTable {
  const select = database.prepare(
    `SELECT ${columns} FROM ${table} WHERE site = ? AND start >= ? AND start < ? ORDER BY start`,
  );
  // Naming every value of every row costs the library two thirds of its time.
  select.setReturnArrays(true);
  const oldest = database.prepare(`SELECT min(start) AS start FROM ${table} WHERE site = ?`);
  const replace = database.prepare(
    `INSERT OR REPLACE INTO ${table} (site, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const forget = database.prepare(`DELETE FROM ${table} WHERE site = ? AND start < ?`);
  return {
    read: (site, from, to) => (select.all(site, from, to) as unknown as (number | null)[][]).map(toRow),
    oldest: (site) => (oldest.get(site) as { start: number | null }).start,
    write: (site, start, { minMs, sumMs, p95Ms, maxMs, ...tally }) => {
      replace.run(site, start, ...counts.map((count) => tally[count]), minMs, sumMs, p95Ms, maxMs);
    },
    deleteBefore: (site, start) => void forget.run(site, start),
  };
}

function toRow(values: readonly (number | null)[]): RollupRow {
  const [start, good, degraded, blocked, failed, skipped, minMs = null, sumMs, p95Ms = null, maxMs = null] = values;
  const tally = { good: good ?? 0, degraded: degraded ?? 0, blocked: blocked ?? 0 };
  const rest = { failed: failed ?? 0, skipped: skipped ?? 0 };
  return { start: start ?? 0, rollup: { ...tally, ...rest, minMs, sumMs: sumMs ?? 0, p95Ms, maxMs } };
}
