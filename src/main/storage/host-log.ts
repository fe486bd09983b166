import type { Alert } from '../../core/alert';
import type { HostIncident } from '../../core/host-incident';
import type { TimelineEntry } from '../../core/incident';
import type { HistoryStore, Log } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import { readHostIncidentFacts } from './incident-rows';
import type { OutboxWriters } from './outbox';

export type HostLog = Pick<
  HistoryStore,
  | 'openHostIncident'
  | 'joinHostIncident'
  | 'leaveHostIncident'
  | 'closeHostIncident'
  | 'openHostIncidents'
  | 'hostIncident'
>;

interface Member {
  incidentId: string;
  entry: TimelineEntry;
}

/** Host incidents: which incidents were told as one. Each change is one transaction, on disk when the call returns. */
export function createHostLog(database: Database, log: Log, outbox: OutboxWriters): HostLog {
  const insert = database.prepare(
    'INSERT INTO host_incidents (id, ended_at, facts) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare('UPDATE host_incidents SET ended_at = ?, facts = ? WHERE id = ?');
  const allOpen = database.prepare('SELECT facts FROM host_incidents WHERE ended_at IS NULL ORDER BY rowid');
  const byId = database.prepare('SELECT facts FROM host_incidents WHERE id = ?');
  const setHost = database.prepare('UPDATE incidents SET host_incident = ? WHERE id = ?');
  const addEntry = database.prepare(
    'INSERT INTO timeline (incident, at, facts) SELECT key, ?, ? FROM incidents WHERE id = ?',
  );

  const read = (rows: readonly unknown[]): HostIncident[] =>
    readHostIncidentFacts(
      (rows as { facts: string }[]).map(({ facts }) => facts),
      log,
    );
  const find = (id: string): HostIncident | null => read(byId.all(id))[0] ?? null;

  function put({ incidentId, entry }: Member, hostId: string | null): void {
    setHost.run(hostId, incidentId);
    addEntry.run(Math.round(entry.at), JSON.stringify(entry), incidentId);
  }
  function replace(insteadOf: readonly string[], alert: Alert | null): void {
    for (const id of insteadOf) outbox.remove(id);
    if (alert !== null) outbox.add(alert);
  }

  return {
    openHostIncident: (host, members, alert, insteadOf) =>
      inTransaction(database, () => {
        insert.run(host.id, host.endedAt, JSON.stringify(host));
        for (const member of members) put(member, host.id);
        replace(insteadOf, alert);
      }),
    joinHostIncident: (hostId, incidentId, entry, insteadOf) =>
      inTransaction(database, () => {
        put({ incidentId, entry }, hostId);
        replace(insteadOf, null);
      }),
    leaveHostIncident: (incidentId, entry, alert) =>
      inTransaction(database, () => {
        put({ incidentId, entry }, null);
        replace([], alert);
      }),
    closeHostIncident: (id, endedAt, alert) =>
      inTransaction(database, () => {
        const host = find(id);
        // One that has ended already keeps its first end.
        if (host === null || host.endedAt !== null) return;
        update.run(Math.round(endedAt), JSON.stringify({ ...host, endedAt }), id);
        replace([], alert);
      }),
    openHostIncidents: () => read(allOpen.all()),
    hostIncident: find,
  };
}
