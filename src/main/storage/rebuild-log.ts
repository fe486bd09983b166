import { DatabaseSync } from '@photostructure/sqlite';

/** So long the others are waited for, who write for moments only. */
const lockWaitMs = 60_000;

/**
 * Rebuilds the log's file, so that no page of it keeps what was erased. Overwriting what is deleted (SQLite's secure_delete)
 * is not enough: where pages were filled up and split, pieces of what stood there lie on in the gaps. The search first:
 * in it words that were taken out lie on until its parts are merged. A second or two for 100,000 incidents, in which
 * others read but do not write.
 */
export function rebuildLog(file: string): void {
  const database = new DatabaseSync(file, { timeout: lockWaitMs });
  try {
    database.exec("INSERT INTO incident_search (incident_search) VALUES ('optimize'); VACUUM");
  } finally {
    database.close();
  }
}
