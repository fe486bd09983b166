import type { HistoryStore, Log } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import { readSiteEventFacts } from './incident-rows';
import type { OutboxWriters } from './outbox';

export type SiteEvents = Pick<HistoryStore, 'recordSiteEvent' | 'siteEvents' | 'lastRemarks'>;

/** What happened to sites besides incidents. An event and the notice that tells it are one transaction. */
export function createSiteEvents(database: Database, log: Log, outbox: OutboxWriters): SiteEvents {
  const insert = database.prepare('INSERT INTO site_events (site_id, at, kind, facts) VALUES (?, ?, ?, ?)');
  const newest = database.prepare('SELECT facts FROM site_events WHERE site_id = ? ORDER BY at DESC, key DESC LIMIT ?');
  const remarks = database.prepare(
    `SELECT site_id AS siteId, facts FROM site_events
     WHERE key IN (SELECT max(key) FROM site_events
       WHERE kind IN ('degraded', 'blocked', 'down-here-only', 'well-again') GROUP BY site_id)`,
  );

  return {
    recordSiteEvent: (siteId, event, alert) =>
      inTransaction(database, () => {
        insert.run(siteId, Math.round(event.at), event.kind, JSON.stringify(event));
        if (alert !== null) outbox.add(alert);
      }),
    siteEvents: (siteId, limit) =>
      readSiteEventFacts(
        (newest.all(siteId, limit) as { facts: string }[]).map(({ facts }) => facts),
        log,
      ),
    lastRemarks: () => {
      const rows = remarks.all() as { siteId: string; facts: string }[];
      const found = rows.flatMap(({ siteId, facts }) =>
        readSiteEventFacts([facts], log).map((event) => [siteId, event] as const),
      );
      return new Map(found);
    },
  };
}
