import type { Classification, Incident, TimelineEntry } from '../../core/incident';
import { isIncidentAlert } from '../../core/alert';
import type { Alert } from '../../core/alert';
import type { HistoryStore, IncidentReader, Log } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import { createIncidentReader } from './incident-reader';
import type { OutboxWriters } from './outbox';

export type IncidentLog = Pick<
  HistoryStore,
  'openIncident' | 'closeIncident' | 'addToTimeline' | 'settleAlert' | 'reclassify'
> &
  IncidentReader;

/** Incidents, their timelines and the outbox: each change is one transaction, on disk when the call returns. */
export function createIncidentLog(database: Database, log: Log, outbox: OutboxWriters): IncidentLog {
  const writers = prepareWriters(database, log, outbox);
  return { ...createIncidentReader(database, log), ...changes(database, writers) };
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

function changes(database: Database, writers: Writers): Omit<IncidentLog, keyof IncidentReader> {
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
