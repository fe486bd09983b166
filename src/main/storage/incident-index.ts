import type { IncidentFilter } from '../../core/incident';
import { mostCounted } from '../../core/incident-page';
import { remembered } from '../../core/remembered';
import { searchExpression } from '../../core/search-words';
import type { IncidentIndex, Log } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import { createIncidentRowReader, prepareByKeys, toCondition } from './incident-rows';
import type { WantedLines } from './incident-rows';

/** Pages, search and tags of the incident log. */
export function createIncidentIndex(database: Database, log: Log): IncidentIndex {
  const allTags = database.prepare('SELECT DISTINCT tag FROM incident_tags ORDER BY tag');
  const keyOf = database.prepare('SELECT key FROM incidents WHERE id = ?');
  const untag = database.prepare('DELETE FROM incident_tags WHERE incident = ?');
  const tag = database.prepare('INSERT INTO incident_tags (incident, tag) VALUES (?, ?) ON CONFLICT DO NOTHING');
  // There are few ways to ask, and a statement lives until it is collected.
  const statement = remembered((sql: string) => database.prepare(sql));
  const readRow = createIncidentRowReader(log);
  const byKeys = remembered((lines: WantedLines) => prepareByKeys(database, lines));

  function countOf({ from, where, values }: PageQuery): number {
    const found = statement(`SELECT count(*) AS count FROM ${from} ${where}`);
    return (found.get(...values) as { count: number }).count;
  }
  /** By their keys: a search looks through all that a word stands in, so it is asked once, and says how many there are. */
  function foundKeys({ from, where, order, values }: PageQuery, most: number): number[] {
    const rows = statement(`SELECT incidents.key AS key FROM ${from} ${where} ${order} LIMIT ?`).all(...values, most);
    return (rows as { key: number }[]).map(({ key }) => key);
  }

  return {
    page: (filter, after, limit, isCounted = false) => {
      const query = pageQuery(filter, after);
      if (query === null) return { incidents: [], next: null, total: isCounted ? 0 : null };
      // One more than is shown says whether there is more.
      const keys = foundKeys(query, isCounted && query.isSearch ? Math.max(limit, mostCounted) + 1 : limit + 1);
      const rows = byKeys('headStart').all(JSON.stringify(keys.slice(0, limit)));
      const found = rows.flatMap(readRow);
      const last = found.at(-1);
      return {
        incidents: found.map(({ incident }) => incident),
        next: keys.length > limit && last ? { startedAt: last.incident.startedAt, key: last.key } : null,
        total: isCounted ? (query.isSearch ? keys.length : countOf(query)) : null,
      };
    },
    tags: () => (allTags.all() as { tag: string }[]).map(({ tag }) => tag),
    setTags: (incidentId, tags) =>
      inTransaction(database, () => {
        const row = keyOf.get(incidentId) as { key: number } | undefined;
        if (row === undefined) return;
        untag.run(row.key);
        for (const each of tags) tag.run(row.key, each);
      }),
  };
}

interface PageQuery {
  isSearch: boolean;
  from: string;
  where: string;
  order: string;
  values: (string | number)[];
}

/**
 * How a page is asked for. The mark is the last one of the page before: its keys are a place, no count to skip. What is
 * searched for comes in the order in which it came into the log, since the search gives it so without sorting all that it
 * finds. Null: nothing can be found.
 */
export function pageQuery(
  { text, ...others }: IncidentFilter,
  after: { startedAt: number; key: number } | null,
): PageQuery | null {
  const { sql, values } = toCondition(others);
  if (text === undefined || text.trim() === '') {
    const [behind, mark] =
      after === null ? ['', []] : [' AND (started_at, key) < (?, ?)', [after.startedAt, after.key]];
    const order = 'ORDER BY started_at DESC, key DESC';
    return { isSearch: false, from: 'incidents', where: `WHERE ${sql}${behind}`, order, values: [...values, ...mark] };
  }
  const expression = searchExpression(text);
  if (expression === null) return null;
  const [behind, mark] = after === null ? ['', []] : [' AND incident_search.rowid < ?', [after.key]];
  return {
    isSearch: true,
    from: 'incident_search CROSS JOIN incidents ON incidents.key = incident_search.rowid',
    where: `WHERE incident_search MATCH ?${behind} AND ${sql}`,
    order: 'ORDER BY incident_search.rowid DESC',
    values: [expression, ...mark, ...values],
  };
}
