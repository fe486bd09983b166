import type { Message } from '../../core/message';
import type { Log, MessageStore } from '../ports';
import { inTransaction } from './database';
import type { Database } from './database';
import { readMessageFacts } from './incident-rows';

/** Messages to clients: each change and its lines in the timelines are one transaction, on disk when the call returns. */
export function createMessageLog(database: Database, log: Log): MessageStore {
  const upsert = database.prepare(
    `INSERT INTO messages (id, client_id, state, facts) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET client_id = excluded.client_id, state = excluded.state, facts = excluded.facts
     RETURNING key`,
  );
  const unlink = database.prepare('DELETE FROM message_incidents WHERE message = ?');
  const link = database.prepare(
    'INSERT INTO message_incidents (incident, message) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const addEntry = database.prepare(
    'INSERT INTO timeline (incident, at, facts) SELECT key, ?, ? FROM incidents WHERE id = ?',
  );
  const remove = database.prepare('DELETE FROM messages WHERE id = ? AND state IN (SELECT value FROM json_each(?))');
  const byId = database.prepare('SELECT facts FROM messages WHERE id = ?');
  const about = database.prepare(
    `SELECT facts FROM messages WHERE key IN
       (SELECT message FROM message_incidents WHERE incident IN (SELECT value FROM json_each(?))) ORDER BY key`,
  );
  const inStates = database.prepare(
    'SELECT facts FROM messages WHERE state IN (SELECT value FROM json_each(?)) ORDER BY key',
  );
  const read = (rows: readonly unknown[]): Message[] =>
    readMessageFacts(
      (rows as { facts: string }[]).map(({ facts }) => facts),
      log,
    );

  function put(message: Message): void {
    const { id, clientId, state, incidentIds } = message;
    const { key } = upsert.get(id, clientId, state, JSON.stringify(message)) as { key: number };
    unlink.run(key);
    for (const incidentId of incidentIds) link.run(incidentId, key);
  }

  return {
    putMessage: (message, entry) =>
      inTransaction(database, () => {
        put(message);
        if (entry === null) return;
        for (const id of message.incidentIds) addEntry.run(Math.round(entry.at), JSON.stringify(entry), id);
      }),
    putMessages: (messages) => inTransaction(database, () => messages.forEach(put)),
    deleteMessage: (id, states) => inTransaction(database, () => remove.run(id, JSON.stringify(states)).changes === 1),
    message: (id) => read(byId.all(id))[0],
    messagesAbout: (incidentIds) => read(about.all(JSON.stringify(incidentIds))),
    messagesIn: (states) => read(inStates.all(JSON.stringify(states))),
  };
}
