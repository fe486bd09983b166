import { DatabaseSync } from '@photostructure/sqlite';
import type { Log, LogReaders } from '../ports';
import { createCheckHours } from './check-hours';
import type { Database } from './database';
import { createFilledLog } from './filled-log';
import { createIncidentIndex } from './incident-index';
import { createIncidentReader } from './incident-reader';
import { createRecentChecks } from './recent-checks';
import { findResponseDays } from './response-times';
import { createTimeLog } from './time-log';

/** Opens the log's file to be read, as its writer has made it; nothing is brought up to date here, and nothing looked through. */
export function openLogReaders(file: string, log: Log): LogReaders {
  const database: Database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  const { page } = createIncidentIndex(database, log);
  const { spansOf } = createTimeLog(database, () => undefined);
  const hours = createCheckHours(database, log);
  const recent = createRecentChecks(database);
  const siteOf = database.prepare('SELECT key FROM sites WHERE id = ?');
  return {
    ...createIncidentReader(database, log),
    ...{ page, spansOf, filledOf: createFilledLog(database).filledOf },
    responseDays: (siteId, fromMs, toMs) => {
      const site = (siteOf.get(siteId) as { key: number } | undefined)?.key ?? null;
      return findResponseDays(hours, { site, loose: site === null ? [] : recent.ofSite(site), fromMs, toMs });
    },
    atOnce: (action) => {
      database.exec('BEGIN');
      try {
        return action();
      } finally {
        database.exec('COMMIT');
      }
    },
  };
}
