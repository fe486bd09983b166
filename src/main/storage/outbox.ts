import { channelNames } from '../../core/alert-channel';
import type { ChannelName } from '../../core/alert-channel';
import type { Alert } from '../../core/alert';
import type { TimelineEntry } from '../../core/incident';
import type { HistoryStore, Log, PendingAlert } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import { readAlertFacts } from './incident-rows';

/** The channels that an alert is meant for when it is written. */
export type ChannelsOf = (alert: Alert) => readonly ChannelName[];

/** The single writes of the outbox, to be called within a transaction. */
export interface OutboxWriters {
  /** The alert, and a delivery for each channel that it is meant for. */
  add: (alert: Alert) => void;
  remove: (id: string) => boolean;
}

export function prepareOutbox(database: Database, channelsOf: ChannelsOf): OutboxWriters {
  const insert = database.prepare('INSERT INTO outbox (id, facts) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const insertDelivery = database.prepare(
    'INSERT INTO deliveries (alert, channel) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  // Their deliveries go with them (ON DELETE CASCADE).
  const remove = database.prepare('DELETE FROM outbox WHERE id = ?');
  return {
    add: (alert) => {
      if (insert.run(alert.id, JSON.stringify(alert)).changes === 0) return;
      for (const channel of channelsOf(alert)) insertDelivery.run(alert.id, channel);
    },
    remove: (id) => remove.run(id).changes === 1,
  };
}

export type OutboxLog = Pick<
  HistoryStore,
  'addAlert' | 'pendingAlerts' | 'pendingDeliveries' | 'settleDelivery' | 'holdAlert' | 'gatherAlerts'
>;

/** What is on its way, alert by alert and channel by channel. Each change is one transaction, on disk when the call returns. */
export function createOutboxLog(database: Database, log: Log, channelsOf: ChannelsOf): OutboxLog {
  const outbox = prepareOutbox(database, channelsOf);
  const all = database.prepare('SELECT id, facts, hold FROM outbox ORDER BY key');
  const deliveries = database.prepare('SELECT alert, channel, is_settled AS isSettled FROM deliveries');
  const settle = database.prepare(
    'UPDATE deliveries SET is_settled = 1 WHERE alert = ? AND channel = ? AND is_settled = 0',
  );
  const countOpen = database.prepare('SELECT count(*) AS open FROM deliveries WHERE alert = ? AND is_settled = 0');
  const hold = database.prepare('UPDATE outbox SET hold = ? WHERE id = ?');
  const addEntry = database.prepare(
    'INSERT INTO timeline (incident, at, facts) SELECT key, ?, ? FROM incidents WHERE id = ?',
  );
  const note = (incidentId: string, entry: TimelineEntry): void =>
    void addEntry.run(Math.round(entry.at), JSON.stringify(entry), incidentId);

  return {
    addAlert: (alert) => inTransaction(database, () => outbox.add(alert)),
    pendingAlerts: () => (all.all() as OutboxRow[]).flatMap(({ facts }) => readAlertFacts([facts], log)),
    pendingDeliveries: () => {
      const rows = deliveries.all() as DeliveryRow[];
      return (all.all() as OutboxRow[]).flatMap(({ id, facts, hold: why }) =>
        readAlertFacts([facts], log).map((alert) =>
          pendingOf(
            alert,
            why,
            rows.filter((row) => row.alert === id),
          ),
        ),
      );
    },
    settleDelivery: (alertId, channel, notes) =>
      inTransaction(database, () => {
        if (settle.run(alertId, channel).changes === 0) return;
        if ((countOpen.get(alertId) as { open: number }).open === 0) outbox.remove(alertId);
        for (const { incidentId, entry } of notes) note(incidentId, entry);
      }),
    holdAlert: (alertId, why) => inTransaction(database, () => void hold.run(why, alertId)),
    gatherAlerts: (alert, insteadOf) =>
      inTransaction(database, () => {
        for (const id of insteadOf) outbox.remove(id);
        outbox.add(alert);
      }),
  };
}

interface OutboxRow {
  id: string;
  facts: string;
  hold: string | null;
}
interface DeliveryRow {
  alert: string;
  channel: string;
  isSettled: number;
}

function pendingOf(alert: Alert, why: string | null, rows: readonly DeliveryRow[]): PendingAlert {
  const open = rows.filter(({ isSettled }) => isSettled === 0).map(({ channel }) => channel);
  return {
    alert,
    hold: why === 'quiet' || why === 'storm' ? why : null,
    channels: channelNames.filter((channel) => open.includes(channel)),
    isBegun: rows.some(({ isSettled }) => isSettled === 1),
  };
}
