import type { StatusOutbox, StatusOrder } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';

/** What is to be written to the places of status pages, counted: what was wanted last is written, or still to be. */
export function createStatusOutbox(database: Database): StatusOutbox {
  const want = database.prepare(
    `INSERT INTO status_outbox (page, wanted, written, written_at) VALUES (?, 1, 0, NULL)
     ON CONFLICT (page) DO UPDATE SET wanted = wanted + 1 RETURNING wanted`,
  );
  const written = database.prepare('UPDATE status_outbox SET written = max(written, ?), written_at = ? WHERE page = ?');
  const all = database.prepare(
    'SELECT page AS pageId, wanted, written, written_at AS writtenAt FROM status_outbox ORDER BY page',
  );
  const forget = database.prepare('DELETE FROM status_outbox WHERE page = ?');
  const note = database.prepare('INSERT INTO publications (at, incident) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const published = database.prepare('SELECT DISTINCT incident FROM publications WHERE at >= ? ORDER BY incident');
  return {
    notePublication: (incidentId, atMs) => inTransaction(database, () => void note.run(Math.round(atMs), incidentId)),
    publishedSince: (sinceMs) =>
      (published.all(Math.round(sinceMs)) as { incident: string }[]).map(({ incident }) => incident),
    want: (pageId) => inTransaction(database, () => (want.get(pageId) as { wanted: number }).wanted),
    written: (pageId, upTo, atMs) => inTransaction(database, () => void written.run(upTo, Math.round(atMs), pageId)),
    orders: () => all.all() as StatusOrder[],
    forget: (pageId) => inTransaction(database, () => void forget.run(pageId)),
  };
}
