import { setImmediate } from 'node:timers/promises';
import type { Erasure, ErasurePreview } from '../../core/erasure';
import { remembered } from '../../core/remembered';
import { writtenKinds } from '../../core/written-entry';
import type { ErasureStore } from '../ports';
import { busyMs, inTransaction } from './database';
import type { Database } from './database';
import { isAboutSiteOf, scrubAlert, scrubLine } from './scrub';
import type { Scrubbing } from './scrub';
import { asSentence } from './sentence';

interface Row {
  key: number;
  facts: string;
}

/** So much is done in one go, of each kind: the watch goes on in between. */
const [incidentsAStep, linesAStep] = [10, 5000];

const stretchOfLines = 'FROM timeline WHERE key > :from AND key <= :to';
/** Those in the timelines of others, too: a site may have had another client then. */
const isAboutHim = `(instr(facts, '"clientId"') > 0 AND json_extract(facts, '$.clientId') = :client)`;
/** Those of his incidents that hold words of the user's own, though they name no client. */
const kindsWithText = ['fact', 'acknowledged', ...writtenKinds, 'corrected', 'added-by-hand']
  .map((kind) => `'${kind}'`)
  .join(', ');
const textOfHis = `SELECT count(*) AS count FROM incidents JOIN timeline ON timeline.incident = incidents.key
  WHERE client_id = :client AND json_extract(facts, '$.kind') IN (${kindsWithText}) AND ${isAboutHim} IS NOT 1`;
const isUnsent = "state IN ('draft', 'queued', 'failed')";

export interface ErasureLogParts {
  database: Database;
  file: string;
  /** Checks are kept in memory until what this returns is called. */
  holdChecks: () => () => void;
}

/** Longer than any log takes to be rebuilt. */
const patienceMs = 600_000;

/** What the log holds of a client, and how it is taken out of it for good. */
export function createErasureLog({ database, file, holdChecks }: ErasureLogParts): ErasureStore {
  const statement = remembered((sql: string) => database.prepare(sql));
  const count = (sql: string, clientId: string, values: Record<string, number> = {}): number =>
    (statement(sql).get({ client: clientId, ...values }) as { count: number }).count;
  const rows = (sql: string, values: Record<string, string | number> = {}): Row[] =>
    statement(sql).all(values) as Row[];
  const ids = (sql: string, clientId: string): Set<string> =>
    new Set((statement(sql).all({ client: clientId }) as { id: string }[]).map(({ id }) => id));

  /** By what the log can look up at once. */
  function countRows(clientId: string): Pick<ErasurePreview, 'incidents' | 'messages' | 'unsent'> {
    const messages = (where: string): number =>
      count(`SELECT count(*) AS count FROM messages WHERE client_id = :client AND ${where}`, clientId);
    return {
      incidents: count('SELECT count(*) AS count FROM incidents WHERE client_id = :client', clientId),
      messages: messages(`NOT ${isUnsent}`),
      unsent: messages(isUnsent),
    };
  }

  async function countOf(clientId: string, clientName: string): Promise<Omit<ErasurePreview, 'sites' | 'statusPages'>> {
    const about = `SELECT count(*) AS count ${stretchOfLines} AND ${isAboutHim}`;
    let lines = count(textOfHis, clientId);
    for await (const stretch of stretches()) lines += count(about, clientId, stretch);
    return {
      ...countRows(clientId),
      lines,
      alerts: rows('SELECT key, facts FROM outbox').filter(({ facts }) => namesClient(JSON.parse(facts), clientName))
        .length,
    };
  }

  /** All lines of the log have to be looked at: a stretch at a time, so that the watch goes on in between. */
  async function* stretches(): AsyncGenerator<{ from: number; to: number }> {
    const newest = statement('SELECT max(key) AS key FROM timeline');
    for (let from = 0; from < ((newest.get() as { key: number | null }).key ?? 0); from += linesAStep) {
      await setImmediate();
      yield { from, to: from + linesAStep };
    }
  }

  function scrubbingOf({ id, keepsSites }: Erasure, told: Parameters<ErasureStore['eraseClient']>[1]): Scrubbing {
    return {
      ...{ clientId: id, clientName: told.clientName, word: told.word, keepsSites },
      siteIds: new Set([...told.siteIds, ...ids('SELECT site_id AS id FROM incidents WHERE client_id = :client', id)]),
      incidentIds: ids('SELECT id FROM incidents WHERE client_id = :client', id),
    };
  }

  function rewrite(table: 'timeline' | 'outbox', all: readonly Row[], change: (facts: unknown) => unknown): void {
    const update = statement(`UPDATE ${table} SET facts = ? WHERE key = ?`);
    for (const { key, facts } of all) {
      const changed = JSON.stringify(change(JSON.parse(facts)));
      if (changed !== facts) update.run(changed, key);
    }
  }

  /** What could still be shown or leave goes first; the rest of it is known by the incidents, which come after. */
  function eraseOutgoing(erasure: Erasure, scrubbing: Scrubbing): void {
    eraseAlerts(scrubbing);
    eraseMessages(erasure, scrubbing);
    if (erasure.keepsSites) return;
    const remove = statement('DELETE FROM site_events WHERE site_id = ?');
    for (const siteId of scrubbing.siteIds) remove.run(siteId);
  }

  /** The next few of his incidents; whether there were any. */
  function eraseSomeIncidents(erasure: Erasure, scrubbing: Scrubbing): boolean {
    const some = statement('SELECT key, id, ended_at FROM incidents WHERE client_id = ? LIMIT ?').all(
      ...[erasure.id, incidentsAStep],
    ) as { key: number; id: string; ended_at: number | null }[];
    // While one is not in the search, its triggers do not bring that up to date anew for each single line. All of them
    // first, and back at the end: looking into the search has it write down what it holds in memory.
    for (const { key } of some) statement('DELETE FROM incident_search WHERE rowid = ?').run(key);
    for (const { key, id, ended_at: endedAt } of some) {
      // An open one is not over, so that it stays, and loses its names alone.
      if (erasure.mode === 'remove' && endedAt !== null) removeIncident(key, id);
      else anonymiseIncident(key, scrubbing);
    }
    // Those that are still there.
    const add =
      'INSERT INTO incident_search (rowid, words) SELECT incident, words FROM incident_words WHERE incident = ?';
    for (const { key } of some) statement(add).run(key);
    return some.length > 0;
  }

  function removeIncident(key: number, id: string): void {
    statement('DELETE FROM timeline WHERE incident = ?').run(key);
    statement('DELETE FROM message_incidents WHERE incident = ?').run(id);
    statement('DELETE FROM incidents WHERE key = ?').run(key);
  }

  function anonymiseIncident(key: number, scrubbing: Scrubbing): void {
    const { word, keepsSites } = scrubbing;
    scrubLines(rows('SELECT key, facts FROM timeline WHERE incident = :incident', { incident: key }), scrubbing);
    statement('DELETE FROM incident_tags WHERE incident = ?').run(key);
    const names = keepsSites ? '' : ", site_name = :word, url = '', detail = ''";
    statement(`UPDATE incidents SET client_id = NULL, client_name = :word${names} WHERE key = :key`).run({ key, word });
  }

  const scrubLines = (lines: readonly Row[], scrubbing: Scrubbing): void =>
    rewrite('timeline', lines, (facts) => scrubLine(facts as Record<string, unknown>, scrubbing));

  /** After his own, so that only those in the timelines of others are left. */
  async function eraseOtherLines(clientId: string, scrubbing: Scrubbing): Promise<void> {
    const about = `SELECT key, facts ${stretchOfLines} AND ${isAboutHim}`;
    for await (const stretch of stretches()) {
      inTransaction(database, () => scrubLines(rows(about, { client: clientId, ...stretch }), scrubbing));
    }
  }

  /** What says that a site of his is down is not held back as long as the site is watched. */
  function eraseAlerts(scrubbing: Scrubbing): void {
    const remove = statement('DELETE FROM outbox WHERE key = ?');
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

  const removeEmptyHosts = (): void =>
    database.exec(
      `DELETE FROM host_incidents WHERE ended_at IS NOT NULL
         AND id NOT IN (SELECT host_incident FROM incidents WHERE host_incident IS NOT NULL)`,
    );

  /** What has not left goes; of the rest stays that something was sent, when and how. */
  function eraseMessages({ id, mode }: Erasure, { word }: Scrubbing): void {
    const which = mode === 'remove' ? '' : ` AND ${isUnsent}`;
    statement(`DELETE FROM messages WHERE client_id = :client${which}`).run({ client: id });
    statement(
      `UPDATE messages SET client_id = '', facts = json_set(facts, '$.clientId', '', '$.clientName', :word,
           '$.recipient', :word, '$.subject', :word, '$.body', :word, '$.reason', NULL) WHERE client_id = :client`,
    ).run({ client: id, word });
  }

  return {
    countOf,
    holds: (clientId) => {
      const { incidents, messages, unsent } = countRows(clientId);
      return incidents + messages + unsent > 0;
    },
    isSending: (clientId) =>
      count("SELECT count(*) AS count FROM messages WHERE client_id = :client AND state = 'sending'", clientId) > 0,
    eraseClient: async (erasure, told) => {
      const scrubbing = scrubbingOf(erasure, told);
      inTransaction(database, () => eraseOutgoing(erasure, scrubbing));
      while (inTransaction(database, () => eraseSomeIncidents(erasure, scrubbing))) await setImmediate();
      await eraseOtherLines(erasure.id, scrubbing);
      if (erasure.mode === 'remove') inTransaction(database, removeEmptyHosts);
    },
    leaveNothingBehind: async (rebuild, whenNobodyReads) => {
      // Checks, which come every second, wait. What else is written meanwhile waits where it is, and is not refused.
      const release = holdChecks();
      database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
      try {
        await rebuild(file);
      } catch (error) {
        throw asSentence(error);
      } finally {
        release();
        database.exec(`PRAGMA busy_timeout = ${busyMs}`);
      }
      // Whoever reads keeps the write-ahead log from being emptied.
      do await whenNobodyReads();
      while (isBusy(statement('PRAGMA wal_checkpoint(TRUNCATE)').get()));
    },
  };
}

function namesClient(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((each) => namesClient(each, name));
  if (typeof value !== 'object' || value === null) return value === name;
  return Object.values(value).some((each) => namesClient(each, name));
}

const isBusy = (checkpoint: unknown): boolean => (checkpoint as { busy: number }).busy !== 0;
