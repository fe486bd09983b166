import { mergeRecords, withRecord } from '../../core/time-span';
import type { Span, TimeRecord } from '../../core/time-span';
import type { HistoryStore } from '../ports';
import type { Batched } from './check-log';
import type { Database } from './database';
import { toSort, toSortCode } from './span-codes';

export type TimeLog = Pick<HistoryStore, 'recordTime' | 'spansOf' | 'lastSpans'> & Batched;

/**
 * Where each site's time went, kept for ever: one row for as long as nothing changes, so that a month of steady up is a
 * single row, prolonged with each check. It is written in the batches of the checks; `writeSoon` asks for the next one.
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

/** `site`: its number within the database; instants in epoch milliseconds. */
interface NewestRow {
  site: number;
  began: number;
  ended: number;
  sort: number;
}

function prepareRows(database: Database) {
  const nameSite = database.prepare('INSERT INTO sites (id) VALUES (?) ON CONFLICT DO NOTHING');
  const siteOf = database.prepare('SELECT key FROM sites WHERE id = ?');
  const newestOf = database.prepare(
    `SELECT site, began, ended, sort FROM spans WHERE site = (SELECT key FROM sites WHERE id = ?)
     ORDER BY began DESC LIMIT 1`,
  );
  const newestOfAll = database.prepare(
    `SELECT id, began, ended, sort FROM sites JOIN spans ON site = key
     WHERE began = (SELECT max(began) FROM spans WHERE site = key)`,
  );
  // Spans of a site do not overlap, so those that end after an instant are the newest ones.
  const between = database.prepare(
    `SELECT began, ended, sort FROM spans WHERE site = (SELECT key FROM sites WHERE id = ?1) AND began < ?3
     AND began >= (SELECT coalesce(max(began), ?2) FROM spans
                   WHERE site = (SELECT key FROM sites WHERE id = ?1) AND began <= ?2)
     ORDER BY began`,
  );
  const insert = database.prepare('INSERT INTO spans (site, began, ended, sort) VALUES (?, ?, ?, ?)');
  const prolong = database.prepare('UPDATE spans SET ended = ? WHERE site = ? AND began = ?');
  const dropFrom = database.prepare('DELETE FROM spans WHERE site = ? AND began >= ?');

  const newest = (siteId: string): NewestRow | null => (newestOf.get(siteId) as NewestRow | undefined) ?? null;
  const keyOf = (siteId: string): number => {
    nameSite.run(siteId);
    return (siteOf.get(siteId) as { key: number }).key;
  };
  const toSpan = ({ began, ended, sort }: Omit<NewestRow, 'site'>): Span => ({
    ...toSort(sort),
    fromMs: began,
    toMs: ended,
  });

  /** Takes back what lies at or after the instant; the newest row that is left. */
  function cut(siteId: string, { site }: NewestRow, atMs: number): NewestRow | null {
    dropFrom.run(site, atMs);
    const last = newest(siteId);
    if (last === null || last.ended <= atMs) return last;
    prolong.run(atMs, site, last.began);
    return { ...last, ended: atMs };
  }

  return {
    newest,
    between: (siteId: string, fromMs: number, toMs: number): Span[] =>
      (between.all(siteId, fromMs, toMs) as NewestRow[]).map(toSpan),
    last: (): Map<string, Span> =>
      new Map((newestOfAll.all() as (NewestRow & { id: string })[]).map((row) => [row.id, toSpan(row)])),
    /** Takes over a record behind the newest row; returns what the newest row is then. */
    put: (siteId: string, before: NewestRow | null, { fromMs, spans }: TimeRecord): NewestRow | null => {
      let last = before !== null && before.ended > fromMs ? cut(siteId, before, fromMs) : before;
      for (const span of spans) {
        const sort = toSortCode(span);
        if (last?.ended === span.fromMs && last.sort === sort) {
          prolong.run(span.toMs, last.site, last.began);
          last = { ...last, ended: span.toMs };
        } else {
          last = { site: last?.site ?? keyOf(siteId), began: span.fromMs, ended: span.toMs, sort };
          insert.run(last.site, last.began, last.ended, last.sort);
        }
      }
      return last;
    },
  };
}
