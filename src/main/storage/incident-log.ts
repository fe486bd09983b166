import { everyIncident, isWatchedIncident } from '../../core/incident';
import type {
  Classification,
  Incident,
  IncidentFilter,
  IncidentWithTimeline,
  TimelineEntry,
} from '../../core/incident';
import { isIncidentAlert } from '../../core/alert';
import type { Alert } from '../../core/alert';
import type { HistoryStore, Log } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import { prepareIncidentQuery, readIncidentRows, readTimelineFacts, toCondition } from './incident-rows';
import type { OutboxWriters } from './outbox';

export type IncidentLog = Pick<
  HistoryStore,
  | 'openIncident'
  | 'closeIncident'
  | 'addToTimeline'
  | 'settleAlert'
  | 'reclassify'
  | 'openIncidents'
  | 'incidents'
  | 'incident'
  | 'incidentsWithTimeline'
  | 'hostMembers'
>;

/** Incidents, their timelines and the outbox: each change is one transaction, on disk when the call returns. */
export function createIncidentLog(database: Database, log: Log, outbox: OutboxWriters): IncidentLog {
  const writers = prepareWriters(database, log, outbox);
  return { ...readers(database, log), ...changes(database, writers) };
}

type Writers = ReturnType<typeof prepareWriters>;

/** The single writes, to be called within a transaction. */
function prepareWriters(database: Database, log: Log, outbox: OutboxWriters) {
  const insertIncident = database.prepare(
    `INSERT INTO incidents (id, site_id, site_name, url, client_id, client_name, cause, status, detail, last_good_at,
       started_at, confirmed_at, ended_at, classification, host_incident)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const endIncident = database.prepare('UPDATE incidents SET ended_at = ? WHERE key = ? AND ended_at IS NULL');
  const keyOf = database.prepare('SELECT key FROM incidents WHERE id = ?');
  const insertEntry = database.prepare('INSERT INTO timeline (incident, at, facts) VALUES (?, ?, ?)');
  const classify = database.prepare('UPDATE incidents SET classification = ? WHERE key = ?');

  return {
    /** Whether it is new: neither the same incident nor another open one of the same site is there. */
    addIncident: (incident: Incident): boolean => {
      const { id, siteId, siteName, url, clientId, clientName, cause, status, detail } = incident;
      const instants = [incident.lastGoodAt, incident.startedAt, incident.confirmedAt, incident.endedAt];
      const { changes } = insertIncident.run(
        ...[id, siteId, siteName, url, clientId, clientName, cause, status, detail],
        ...instants.map((instant) => (instant === null ? null : Math.round(instant))),
        ...[incident.classification, incident.hostIncidentId],
      );
      return changes === 1;
    },
    endIncident: (key: number, endedAt: number): boolean => endIncident.run(Math.round(endedAt), key).changes === 1,
    /** Undefined where no such incident is in the log: whoever waits for the write must not wait for ever. */
    keyOf: (id: string): number | undefined => {
      const row = keyOf.get(id) as { key: number } | undefined;
      if (row === undefined) log.error(`Incident ${id} is not in the log, so nothing was added to it.`);
      return row?.key;
    },
    addEntry: (key: number, entry: TimelineEntry): void => {
      insertEntry.run(key, Math.round(entry.at), JSON.stringify(entry));
    },
    classify: (key: number, as: Classification): void => void classify.run(as, key),
    outbox,
  };
}

function changes(
  database: Database,
  writers: Writers,
): Pick<IncidentLog, 'openIncident' | 'closeIncident' | 'addToTimeline' | 'settleAlert' | 'reclassify'> {
  function addAll(key: number | undefined, timeline: readonly TimelineEntry[], alert: Alert | null): void {
    if (key === undefined) return;
    for (const entry of timeline) writers.addEntry(key, entry);
    if (alert !== null) writers.outbox.add(alert);
  }
  return {
    openIncident: (incident, timeline, alert) =>
      inTransaction(database, () => {
        if (writers.addIncident(incident)) addAll(writers.keyOf(incident.id), timeline, alert);
      }),
    closeIncident: (id, endedAt, timeline, alert) =>
      inTransaction(database, () => {
        const key = writers.keyOf(id);
        // One that has ended already keeps its first end.
        if (key !== undefined && writers.endIncident(key, endedAt)) addAll(key, timeline, alert);
      }),
    addToTimeline: (incidentId, entry) =>
      inTransaction(database, () => addAll(writers.keyOf(incidentId), [entry], null)),
    settleAlert: (alert, entry) =>
      inTransaction(database, () => {
        if (!writers.outbox.remove(alert.id) || entry === null || !isIncidentAlert(alert)) return;
        addAll(writers.keyOf(alert.incidentId), [entry], null);
      }),
    reclassify: (incidentId, as, entry) =>
      inTransaction(database, () => {
        const key = writers.keyOf(incidentId);
        if (key === undefined) return;
        writers.classify(key, as);
        writers.addEntry(key, entry);
      }),
  };
}

function readers(
  database: Database,
  log: Log,
): Pick<IncidentLog, 'openIncidents' | 'incidents' | 'incident' | 'incidentsWithTimeline' | 'hostMembers'> {
  // In the order of the clock; what has the same time, in the order in which it was written.
  const timelineOf = database.prepare('SELECT facts FROM timeline WHERE incident = ? ORDER BY at, key');
  // There are few ways to ask, and a statement lives until it is collected.
  const queries = new Map<string, ReturnType<Database['prepare']>>();
  const incidentById = prepareIncidentQuery(database, 'WHERE id = ?');
  const incidentsByHost = prepareIncidentQuery(database, 'WHERE host_incident = ? ORDER BY started_at, key');
  const tagsOf = database.prepare('SELECT tag FROM incident_tags WHERE incident = ? ORDER BY tag');
  const tagged = database.prepare('SELECT incident, tag FROM incident_tags ORDER BY incident, tag');

  function find(filter: IncidentFilter, order: 'ASC' | 'DESC'): { key: number; incident: Incident }[] {
    const { sql, values } = toCondition(filter);
    const rest = `WHERE ${sql} ORDER BY started_at ${order}, key ${order}`;
    const statement = queries.get(rest) ?? prepareIncidentQuery(database, rest);
    queries.set(rest, statement);
    return readIncidentRows(statement.all(...values), log);
  }
  const ownTags = (key: number): string[] => (tagsOf.all(key) as { tag: string }[]).map(({ tag }) => tag);
  /** Of all at once: few incidents have any, and to ask for each would cost as much as its timeline. */
  function allTags(): (key: number) => string[] {
    const known = new Map<number, string[]>();
    for (const { incident, tag } of tagged.all() as { incident: number; tag: string }[]) {
      known.set(incident, [...(known.get(incident) ?? []), tag]);
    }
    return (key) => known.get(key) ?? [];
  }
  function withTimeline(found: { key: number; incident: Incident }, tags: string[]): IncidentWithTimeline {
    const timeline = readTimelineFacts(factsOf(timelineOf.all(found.key)), log);
    return { ...found.incident, timeline, ...(tags.length > 0 && { tags }) };
  }
  const withOwnTags = (found: { key: number; incident: Incident }) => withTimeline(found, ownTags(found.key));
  return {
    openIncidents: () =>
      find({ ...everyIncident, state: 'open' }, 'ASC')
        .map(({ incident }) => incident)
        .filter(isWatchedIncident),
    incidents: (filter) => find(filter, 'DESC').map(({ incident }) => incident),
    incident: (id) => readIncidentRows(incidentById.all(id), log).map(withOwnTags)[0],
    incidentsWithTimeline: (filter) => {
      const tags = filter.siteId === null ? allTags() : ownTags;
      return find(filter, 'ASC').map((found) => withTimeline(found, tags(found.key)));
    },
    hostMembers: (id) => readIncidentRows(incidentsByHost.all(id), log).map(({ incident }) => incident),
  };
}

const factsOf = (rows: unknown[]): string[] => (rows as { facts: string }[]).map(({ facts }) => facts);
