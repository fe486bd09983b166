import { everyIncident } from '../../core/incident';
import type { Incident, IncidentFilter, IncidentWithTimeline, TimelineEntry } from '../../core/incident';
import type { Alert, HistoryStore, Log } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import {
  prepareIncidentQuery,
  readAlertFacts,
  readIncidentRows,
  readTimelineFacts,
  toCondition,
} from './incident-rows';

export type IncidentLog = Omit<HistoryStore, 'recordCheck' | 'lastChecks' | 'forgetChecksBefore' | 'flush' | 'close'>;

/** Incidents, their timelines and the outbox: each change is one transaction, on disk when the call returns. */
export function createIncidentLog(database: Database, log: Log): IncidentLog {
  const writers = prepareWriters(database, log);
  return { ...readers(database, log), ...changes(database, writers) };
}

type Writers = ReturnType<typeof prepareWriters>;

/** The single writes, to be called within a transaction. */
function prepareWriters(database: Database, log: Log) {
  const insertIncident = database.prepare(
    `INSERT INTO incidents (id, site_id, site_name, url, client_id, client_name, cause, status, detail, last_good_at,
       started_at, confirmed_at, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const endIncident = database.prepare('UPDATE incidents SET ended_at = ? WHERE key = ? AND ended_at IS NULL');
  const keyOf = database.prepare('SELECT key FROM incidents WHERE id = ?');
  const insertEntry = database.prepare('INSERT INTO timeline (incident, at, facts) VALUES (?, ?, ?)');
  const insertAlert = database.prepare(
    'INSERT INTO outbox (id, incident, facts) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const deleteAlert = database.prepare('DELETE FROM outbox WHERE id = ?');

  return {
    /** Whether it is new: neither the same incident nor another open one of the same site is there. */
    addIncident: (incident: Incident): boolean => {
      const { id, siteId, siteName, url, clientId, clientName, cause, status, detail } = incident;
      const instants = [incident.lastGoodAt, incident.startedAt, incident.confirmedAt, incident.endedAt];
      const { changes } = insertIncident.run(
        ...[id, siteId, siteName, url, clientId, clientName, cause, status, detail],
        ...instants.map((instant) => (instant === null ? null : Math.round(instant))),
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
    addAlert: (key: number, alert: Alert | null): void => {
      if (alert !== null) insertAlert.run(alert.id, key, JSON.stringify(alert));
    },
    removeAlert: (id: string): boolean => deleteAlert.run(id).changes === 1,
  };
}

function changes(
  database: Database,
  writers: Writers,
): Pick<IncidentLog, 'openIncident' | 'closeIncident' | 'addToTimeline' | 'settleAlert'> {
  function addAll(key: number | undefined, timeline: readonly TimelineEntry[], alert: Alert | null): void {
    if (key === undefined) return;
    for (const entry of timeline) writers.addEntry(key, entry);
    writers.addAlert(key, alert);
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
        if (writers.removeAlert(alert.id)) addAll(writers.keyOf(alert.incidentId), [entry], null);
      }),
  };
}

function readers(
  database: Database,
  log: Log,
): Pick<IncidentLog, 'openIncidents' | 'incidents' | 'incident' | 'incidentsWithTimeline' | 'pendingAlerts'> {
  // In the order of the clock; what has the same time, in the order in which it was written.
  const timelineOf = database.prepare('SELECT facts FROM timeline WHERE incident = ? ORDER BY at, key');
  // There are few ways to ask, and a statement lives until it is collected.
  const queries = new Map<string, ReturnType<Database['prepare']>>();
  const incidentById = prepareIncidentQuery(database, 'WHERE id = ?');
  const allAlerts = database.prepare('SELECT facts FROM outbox ORDER BY key');

  function find(filter: IncidentFilter, order: 'ASC' | 'DESC'): { key: number; incident: Incident }[] {
    const { sql, values } = toCondition(filter);
    const rest = `WHERE ${sql} ORDER BY started_at ${order}, key ${order}`;
    const statement = queries.get(rest) ?? prepareIncidentQuery(database, rest);
    queries.set(rest, statement);
    return readIncidentRows(statement.all(...values), log);
  }
  function withTimeline({ key, incident }: { key: number; incident: Incident }): IncidentWithTimeline {
    return { ...incident, timeline: readTimelineFacts(factsOf(timelineOf.all(key)), log) };
  }
  return {
    openIncidents: () => find({ ...everyIncident, state: 'open' }, 'ASC').map(({ incident }) => incident),
    incidents: (filter) => find(filter, 'DESC').map(({ incident }) => incident),
    incident: (id) => readIncidentRows(incidentById.all(id), log).map(withTimeline)[0],
    incidentsWithTimeline: (filter) => find(filter, 'ASC').map(withTimeline),
    pendingAlerts: () => readAlertFacts(factsOf(allAlerts.all()), log),
  };
}

const factsOf = (rows: unknown[]): string[] => (rows as { facts: string }[]).map(({ facts }) => facts);
