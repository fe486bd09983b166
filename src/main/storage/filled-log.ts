import type { FilledSpan, RecordSource } from '../../core/time-span';
import type { HistoryStore } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import { toSort, toSortCode } from './span-codes';

export type FilledLog = Pick<HistoryStore, 'fillTime' | 'filledOf'>;

interface FilledRow {
  began: number;
  ended: number;
  sort: number;
  source: string;
}

/** What others have measured of time that was not measured here; kept for ever, with whose record it is. */
export function createFilledLog(database: Database): FilledLog {
  const nameSite = database.prepare('INSERT INTO sites (id) VALUES (?) ON CONFLICT DO NOTHING');
  // What was filled in once stays as it was.
  const add = database.prepare(
    `INSERT INTO filled_spans (site, began, ended, sort, source)
     VALUES ((SELECT key FROM sites WHERE id = ?), ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  // They do not overlap, so of those that begin before the period only the last may reach into it.
  const between = database.prepare(
    `SELECT began, ended, sort, source FROM filled_spans
     WHERE site = (SELECT key FROM sites WHERE id = ?1) AND began < ?3 AND ended > ?2
     AND began >= (SELECT coalesce(max(began), ?2) FROM filled_spans
                   WHERE site = (SELECT key FROM sites WHERE id = ?1) AND began <= ?2)
     ORDER BY began`,
  );
  return {
    fillTime: (fillings) =>
      inTransaction(database, () => {
        for (const { siteId, spans } of fillings) {
          nameSite.run(siteId);
          for (const span of spans) add.run(siteId, span.fromMs, span.toMs, toSortCode(span), span.by);
        }
      }),
    filledOf: (siteId, fromMs, toMs) => (between.all(siteId, fromMs, toMs) as unknown as FilledRow[]).flatMap(toFilled),
  };
}

/** A source that nobody knows, out of a newer version's file, claims nothing. */
function toFilled({ began, ended, sort, source }: FilledRow): FilledSpan[] {
  const { kind } = toSort(sort);
  if ((kind !== 'up' && kind !== 'down') || !isSource(source)) return [];
  return [{ kind, why: null, by: source, fromMs: began, toMs: ended }];
}

const isSource = (source: string): source is RecordSource => source === 'uptimerobot';
