import { mergeRecords, withRecord } from '../../core/time-span';
import type { Span, TimeRecord } from '../../core/time-span';
import type { HistoryStore } from '../ports';
import type { Batched } from './check-log';
import type { Database } from './database';
import { toSort, toSortCode } from './span-codes';

export type TimeLog = Pick<HistoryStore, 'recordTime' | 'unwrittenTime' | 'spansOf' | 'lastSpans'> & Batched;

/**
 * Where each site's time went, kept for ever: one row for as long as nothing changes, so that a month of steady up is a
 * single row, prolonged with each check. The newest row of each site, the only one that is, stands in a table of its own:
 * side by side those of 500 sites fill four pages, where among all others each would lie on another page. It is written
 * in the batches of the checks; `writeSoon` asks for the next one.
 */
export function createTimeLog(database: Database, writeSoon: () => void): TimeLog {
  /** One record a site: however long the disk refuses, little waits. */
  const pending = new Map<string, TimeRecord>();
  /** The newest row of each site, so that to prolong it is one statement; `unsure` until the transaction has ended well. */
  const newest = new Map<string, NewestRow | null>();
  const unsure = new Map<string, NewestRow | null>();
  const rows = prepareRows(database);

  const spansOf: TimeLog['spansOf'] = (siteId, fromMs, toMs) => {
    const record = pending.get(siteId);
    const onDisk = rows.between(siteId, fromMs, toMs);
    const spans = record === undefined ? onDisk : withRecord(onDisk, record);
    return spans.filter((span) => span.toMs > fromMs && span.fromMs < toMs);
  };

  return {
    recordTime: (siteId, record) => {
      const waiting = pending.get(siteId);
      pending.set(siteId, waiting === undefined ? record : mergeRecords(waiting, record));
      writeSoon();
    },
    unwrittenTime: (siteId) => pending.get(siteId) ?? null,
    spansOf,
    lastSpans: () => {
      const found = rows.last();
      for (const siteId of pending.keys()) {
        const last = spansOf(siteId, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER).at(-1);
        if (last === undefined) found.delete(siteId);
        else found.set(siteId, last);
      }
      return found;
    },
    hasPending: () => pending.size > 0,
    write: () => {
      unsure.clear();
      for (const [siteId, record] of pending) {
        const last = newest.get(siteId) ?? rows.newest(siteId);
        unsure.set(siteId, rows.put(siteId, last, record));
      }
    },
    written: () => {
      for (const [siteId, row] of unsure) newest.set(siteId, row);
      pending.clear();
    },
  };
}

/** Instants in epoch milliseconds. */
interface SpanRow {
  began: number;
  ended: number;
  sort: number;
}

/** `site`: its number within the database. */
type NewestRow = SpanRow & { site: number };

function prepareRows(database: Database) {
  const nameSite = database.prepare('INSERT INTO sites (id) VALUES (?) ON CONFLICT DO NOTHING');
  const siteOf = database.prepare('SELECT key FROM sites WHERE id = ?');
  const newestOf = database.prepare(
    'SELECT site, began, ended, sort FROM newest_spans WHERE site = (SELECT key FROM sites WHERE id = ?)',
  );
  const newestOfAll = database.prepare('SELECT id, began, ended, sort FROM newest_spans JOIN sites ON site = key');
  const setNewest = database.prepare(
    `INSERT INTO newest_spans (site, began, ended, sort) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET began = excluded.began, ended = excluded.ended, sort = excluded.sort`,
  );
  const dropNewest = database.prepare('DELETE FROM newest_spans WHERE site = ?');
  const add = database.prepare('INSERT INTO spans (site, began, ended, sort) VALUES (?, ?, ?, ?)');
  // Spans of a site do not overlap, so of those that begin before an instant only the last may reach beyond it.
  const between = database.prepare(
    `SELECT began, ended, sort FROM spans WHERE site = (SELECT key FROM sites WHERE id = ?1) AND began < ?3
     AND began >= (SELECT coalesce(max(began), ?2) FROM spans
                   WHERE site = (SELECT key FROM sites WHERE id = ?1) AND began <= ?2)
     ORDER BY began`,
  );
  const dropFrom = database.prepare('DELETE FROM spans WHERE site = ? AND began >= ?');
  const takeLast = database.prepare(
    `DELETE FROM spans WHERE site = ?1 AND began = (SELECT max(began) FROM spans WHERE site = ?1)
     RETURNING site, began, ended, sort`,
  );

  const newest = (siteId: string): NewestRow | null => (newestOf.get(siteId) as NewestRow | undefined) ?? null;
  const keyOf = (siteId: string): number => {
    nameSite.run(siteId);
    return (siteOf.get(siteId) as { key: number }).key;
  };

  /** Takes back what lies at or after the instant; what is the newest row then. */
  function cut(last: NewestRow, atMs: number): NewestRow | null {
    if (last.began < atMs) return { ...last, ended: Math.min(last.ended, atMs) };
    dropNewest.run(last.site);
    dropFrom.run(last.site, atMs);
    const before = takeLast.get(last.site) as NewestRow | undefined;
    return before === undefined ? null : { ...before, ended: Math.min(before.ended, atMs) };
  }

  return {
    newest,
    between: (siteId: string, fromMs: number, toMs: number): Span[] => {
      const last = newest(siteId);
      const rows = between.all(siteId, fromMs, toMs) as SpanRow[];
      return [...rows, ...(last === null ? [] : [last])].map(toSpan);
    },
    last: (): Map<string, Span> =>
      new Map((newestOfAll.all() as (SpanRow & { id: string })[]).map((row) => [row.id, toSpan(row)])),
    /** Takes over a record behind the newest row; returns what the newest row is then. */
    put: (siteId: string, before: NewestRow | null, { fromMs, spans }: TimeRecord): NewestRow | null => {
      let last = before === null ? null : cut(before, fromMs);
      for (const span of spans) {
        const sort = toSortCode(span);
        if (last?.ended === span.fromMs && last.sort === sort) last = { ...last, ended: span.toMs };
        else {
          if (last !== null) add.run(last.site, last.began, last.ended, last.sort);
          last = { site: before?.site ?? last?.site ?? keyOf(siteId), began: span.fromMs, ended: span.toMs, sort };
        }
      }
      if (last !== null) setNewest.run(last.site, last.began, last.ended, last.sort);
      return last;
    },
  };
}

function toSpan({ began, ended, sort }: SpanRow): Span {
  return { ...toSort(sort), fromMs: began, toMs: ended };
}
