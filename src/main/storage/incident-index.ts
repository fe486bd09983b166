import type { IncidentIndex, Log } from '../ports';
import type { IncidentWithTimeline } from '../../core/incident';
import { inTransaction } from './database';
import type { Database } from './database';
import { prepareIncidentQuery, readIncidentRows, readTimelineFacts, toCondition } from './incident-rows';

/** Pages, search and tags of the incident log. */
export function createIncidentIndex(database: Database, log: Log): IncidentIndex {
  const timelineOf = database.prepare('SELECT facts FROM timeline WHERE incident = ? ORDER BY at, key');
  const tagsOf = database.prepare('SELECT tag FROM incident_tags WHERE incident = ? ORDER BY tag');
  const allTags = database.prepare('SELECT DISTINCT tag FROM incident_tags ORDER BY tag');
  const keyOf = database.prepare('SELECT key FROM incidents WHERE id = ?');
  const untag = database.prepare('DELETE FROM incident_tags WHERE incident = ?');
  const tag = database.prepare('INSERT INTO incident_tags (incident, tag) VALUES (?, ?) ON CONFLICT DO NOTHING');
  // There are few ways to ask, and a statement lives until it is collected.
  const queries = new Map<string, ReturnType<Database['prepare']>>();

  function prepared(sql: string, prepare: (sql: string) => ReturnType<Database['prepare']>) {
    const statement = queries.get(sql) ?? prepare(sql);
    queries.set(sql, statement);
    return statement;
  }
  const textsOf = (rows: unknown[], name: 'facts' | 'tag'): string[] =>
    (rows as Record<'facts' | 'tag', string>[]).map((row) => row[name]);

  return {
    page: (filter, after, limit) => {
      const { sql, values } = toCondition(filter);
      const { rest, mark } = pageQuery(sql, after);
      const statement = prepared(rest, (text) => prepareIncidentQuery(database, text));
      // One more than is shown says whether there is more.
      const rows = statement.all(...values, ...mark, limit + 1);
      const found = readIncidentRows(rows.slice(0, limit), log);
      const last = found.at(-1);
      return {
        incidents: found.map(({ key, incident }): IncidentWithTimeline => {
          const tags = textsOf(tagsOf.all(key), 'tag');
          const timeline = readTimelineFacts(textsOf(timelineOf.all(key), 'facts'), log);
          return { ...incident, timeline, ...(tags.length > 0 && { tags }) };
        }),
        next: rows.length > limit && last ? { startedAt: last.incident.startedAt, key: last.key } : null,
      };
    },
    count: (filter) => {
      const { sql, values } = toCondition(filter);
      const statement = prepared(`SELECT count(*) AS count FROM incidents WHERE ${sql}`, (text) =>
        database.prepare(text),
      );
      return (statement.get(...values) as { count: number }).count;
    },
    tags: () => textsOf(allTags.all(), 'tag'),
    setTags: (incidentId, tags) =>
      inTransaction(database, () => {
        const row = keyOf.get(incidentId) as { key: number } | undefined;
        if (row === undefined) return;
        untag.run(row.key);
        for (const each of tags) tag.run(row.key, each);
      }),
  };
}

/** What follows the name of the table. The mark is the last one of the page before: its keys are a place, no count to skip. */
export function pageQuery(
  condition: string,
  after: { startedAt: number; key: number } | null,
): { rest: string; mark: number[] } {
  const behind = after === null ? '' : ' AND (started_at, key) < (?, ?)';
  return {
    rest: `WHERE ${condition}${behind} ORDER BY started_at DESC, key DESC LIMIT ?`,
    mark: after === null ? [] : [after.startedAt, after.key],
  };
}
