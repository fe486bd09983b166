import { closeDatabase, openDatabase } from '../../src/main/storage/database';
import { nightMs } from './history-samples';

/** Writes this many ended incidents into the log's file, `id-1` first and a millisecond apart, the newest one first. */
export function writeLongLog(file: string, count: number): void {
  const database = openDatabase(file);
  const at = `${nightMs} + n`;
  database.exec(`WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
    INSERT INTO incidents (id, site_id, site_name, url, cause, status, detail, started_at, confirmed_at, ended_at)
    SELECT 'id-' || n, 's', 'Müller ' || n, 'https://x.example/', 'status', 503, '', ${at}, ${at}, ${at} + 1
    FROM numbers ORDER BY n DESC`);
  closeDatabase(database);
}
