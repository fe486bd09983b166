import type { Erasure, ErasurePreview } from '../../core/erasure';
import { writtenKinds } from '../../core/written-entry';
import type { ErasureStore } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import { isAboutSiteOf, scrubAlert, scrubLine } from './scrub';
import type { Scrubbing } from './scrub';
import { asSentence } from './sentence';

interface Row {
  key: number;
  facts: string;
}

/** His incidents' timelines, and the lines about him in those of others: a site may have had another client then. */
const hisLines = `FROM timeline WHERE incident IN (SELECT key FROM incidents WHERE client_id = :client)
  OR (facts LIKE '%"clientId"%' AND json_extract(facts, '$.clientId') = :client)`;
/** Those of his incidents that hold words of the user's own, though they name no client. */
const kindsWithText = ['fact', 'acknowledged', ...writtenKinds, 'corrected', 'added-by-hand']
  .map((kind) => `'${kind}'`)
  .join(', ');
const linesWithText = `SELECT count(*) AS count ${hisLines.replace('WHERE', 'WHERE (')})
  AND (json_extract(facts, '$.clientId') = :client OR json_extract(facts, '$.kind') IN (${kindsWithText}))`;
const isUnsent = "state IN ('draft', 'queued', 'failed')";

/** What the log holds of a client, and how it is taken out of it for good. */
export function createErasureLog(database: Database): ErasureStore {
  const count = (sql: string, clientId: string): number =>
    (database.prepare(sql).get({ client: clientId }) as { count: number }).count;
  const rows = (sql: string, values: Record<string, string> = {}): Row[] => database.prepare(sql).all(values) as Row[];
  const ids = (sql: string, clientId: string): Set<string> =>
    new Set((database.prepare(sql).all({ client: clientId }) as { id: string }[]).map(({ id }) => id));

  function countOf(clientId: string, clientName: string): Omit<ErasurePreview, 'sites' | 'statusPages'> {
    const messages = (where: string): number =>
      count(`SELECT count(*) AS count FROM messages WHERE client_id = :client AND ${where}`, clientId);
    return {
      incidents: count('SELECT count(*) AS count FROM incidents WHERE client_id = :client', clientId),
      lines: count(linesWithText, clientId),
      messages: messages(`NOT ${isUnsent}`),
      unsent: messages(isUnsent),
      alerts: rows('SELECT key, facts FROM outbox').filter(({ facts }) => namesClient(JSON.parse(facts), clientName))
        .length,
    };
  }

  function scrubbingOf({ id, keepsSites }: Erasure, told: Parameters<ErasureStore['eraseClient']>[1]): Scrubbing {
    return {
      ...{ clientId: id, clientName: told.clientName, word: told.word, keepsSites },
      siteIds: new Set([...told.siteIds, ...ids('SELECT site_id AS id FROM incidents WHERE client_id = :client', id)]),
      incidentIds: ids('SELECT id FROM incidents WHERE client_id = :client', id),
    };
  }

  function rewrite(table: 'timeline' | 'outbox', all: readonly Row[], change: (facts: unknown) => unknown): void {
    const update = database.prepare(`UPDATE ${table} SET facts = ? WHERE key = ?`);
    for (const { key, facts } of all) {
      const changed = JSON.stringify(change(JSON.parse(facts)));
      if (changed !== facts) update.run(changed, key);
    }
  }

  function eraseRows(erasure: Erasure, scrubbing: Scrubbing): void {
    const client = { client: erasure.id };
    eraseAlerts(scrubbing);
    if (erasure.mode === 'remove') removeIncidents(erasure.id);
    rewrite('timeline', rows(`SELECT key, facts ${hisLines}`, client), (facts) =>
      scrubLine(facts as Record<string, unknown>, scrubbing),
    );
    eraseMessages(erasure, scrubbing);
    database
      .prepare('DELETE FROM incident_tags WHERE incident IN (SELECT key FROM incidents WHERE client_id = :client)')
      .run(client);
    if (!erasure.keepsSites) eraseSites(scrubbing);
    database
      .prepare('UPDATE incidents SET client_id = NULL, client_name = :word WHERE client_id = :client')
      .run({ ...client, word: scrubbing.word });
  }

  /** What says that a site of his is down is not held back as long as the site is watched. */
  function eraseAlerts(scrubbing: Scrubbing): void {
    const remove = database.prepare('DELETE FROM outbox WHERE key = ?');
    const all = rows('SELECT key, facts FROM outbox');
    const gone = all.filter(
      ({ facts }) => !scrubbing.keepsSites && isAboutSiteOf(JSON.parse(facts) as Record<string, unknown>, scrubbing),
    );
    for (const { key } of gone) remove.run(key);
    rewrite(
      'outbox',
      all.filter((row) => !gone.includes(row)),
      (facts) => scrubAlert(facts, scrubbing),
    );
  }

  /** An open one is not over, so that it stays, and loses its names alone. */
  function removeIncidents(clientId: string): void {
    const ended = 'FROM incidents WHERE client_id = :client AND ended_at IS NOT NULL';
    const client = { client: clientId };
    database.prepare(`DELETE FROM timeline WHERE incident IN (SELECT key ${ended})`).run(client);
    database.prepare(`DELETE FROM message_incidents WHERE incident IN (SELECT id ${ended})`).run(client);
    database.prepare(`DELETE ${ended}`).run(client);
    database.exec(
      `DELETE FROM host_incidents WHERE ended_at IS NOT NULL
         AND id NOT IN (SELECT host_incident FROM incidents WHERE host_incident IS NOT NULL)`,
    );
  }

  /** What has not left goes; of the rest stays that something was sent, when and how. */
  function eraseMessages({ id, mode }: Erasure, { word }: Scrubbing): void {
    const which = mode === 'remove' ? '' : ` AND ${isUnsent}`;
    database.prepare(`DELETE FROM messages WHERE client_id = :client${which}`).run({ client: id });
    database
      .prepare(
        `UPDATE messages SET client_id = '', facts = json_set(facts, '$.clientId', '', '$.clientName', :word,
           '$.recipient', :word, '$.subject', :word, '$.body', :word, '$.reason', NULL) WHERE client_id = :client`,
      )
      .run({ client: id, word });
  }

  function eraseSites({ siteIds, word, clientId }: Scrubbing): void {
    database
      .prepare("UPDATE incidents SET site_name = :word, url = '', detail = '' WHERE client_id = :client")
      .run({ client: clientId, word });
    const remove = database.prepare('DELETE FROM site_events WHERE site_id = ?');
    for (const siteId of siteIds) remove.run(siteId);
  }

  return {
    countOf,
    isSending: (clientId) =>
      count("SELECT count(*) AS count FROM messages WHERE client_id = :client AND state = 'sending'", clientId) > 0,
    eraseClient: (erasure, told) => {
      // What is deleted is overwritten, and what earlier deletions left behind goes with the rebuilding below.
      database.exec('PRAGMA secure_delete = ON');
      inTransaction(database, () => eraseRows(erasure, scrubbingOf(erasure, told)));
      leaveNothingBehind(database);
    },
  };
}

function namesClient(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((each) => namesClient(each, name));
  if (typeof value !== 'object' || value === null) return value === name;
  return Object.values(value).some((each) => namesClient(each, name));
}

/**
 * Rebuilds the file and empties the write-ahead log: neither keeps a page with what was erased. The search first: in it
 * words that were taken out lie on until its parts are merged.
 */
function leaveNothingBehind(database: Database): void {
  try {
    database.exec("INSERT INTO incident_search (incident_search) VALUES ('optimize')");
    database.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    throw asSentence(error);
  }
}
