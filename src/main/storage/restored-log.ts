import { messageSchema } from '../../core/message';
import type { Message } from '../../core/message';
import type { TimelineEntry } from '../../core/incident';
import { closeDatabase, inTransaction, openDatabase } from './database';
import type { Database } from './database';

export interface Restoring {
  /** When the copy was made, and when it is taken back: epoch milliseconds. */
  madeAt: number;
  nowMs: number;
  /** Why nobody knows what became of a message that was on its way, in the user's language. */
  reason: string;
}

/** So long before the copy an outage may have ended whose clients still wait for a word. */
const awaitedMs = 25 * 3_600_000;

/**
 * Makes a log out of a copy of it, before anybody works with it. What was on its way when it was copied has long been
 * told, or is old news: no alert goes out again, and a message of which nobody knows whether it left meanwhile is uncertain,
 * so that it never leaves a second time unasked. Outages that were open stay open until their site is seen, and say where they come from.
 */
export function prepareRestored(file: string, { madeAt, nowMs, reason }: Restoring): void {
  const database = openDatabase(file);
  try {
    inTransaction(database, () => {
      database.exec('DELETE FROM deliveries; DELETE FROM outbox');
      noteRestored(database, { kind: 'restored', at: nowMs, madeAt });
      for (const message of onTheirWay(database)) makeUncertain(database, message, nowMs, reason);
    });
  } finally {
    closeDatabase(database);
  }
}

function noteRestored(database: Database, entry: Extract<TimelineEntry, { kind: 'restored' }>): void {
  database
    .prepare(
      `INSERT INTO timeline (incident, at, facts)
       SELECT key, ?, ? FROM incidents WHERE ended_at IS NULL OR ended_at > ?`,
    )
    .run(Math.round(entry.at), JSON.stringify(entry), Math.round(entry.madeAt - awaitedMs));
}

function onTheirWay(database: Database): Message[] {
  const rows = database.prepare("SELECT facts FROM messages WHERE state IN ('queued', 'sending') ORDER BY key").all();
  return (rows as { facts: string }[]).flatMap(({ facts }) => {
    const parsed = messageSchema.safeParse(JSON.parse(facts));
    return parsed.success ? [parsed.data] : [];
  });
}

function makeUncertain(database: Database, message: Message, nowMs: number, reason: string): void {
  const { phase, way, clientId, clientName, recipient, subject, body, incidentIds } = message;
  const uncertain: Message = {
    ...{ ...message, state: 'uncertain', reason },
    ...{ sentAt: message.sentAt ?? message.changedAt, changedAt: nowMs },
  };
  const entry: TimelineEntry = {
    ...{ kind: 'message-uncertain', at: nowMs, phase, transport: way, clientId, clientName },
    ...{ recipient, subject, body, reason },
  };
  database
    .prepare("UPDATE messages SET state = 'uncertain', facts = ? WHERE id = ?")
    .run(JSON.stringify(uncertain), message.id);
  const add = database.prepare(
    'INSERT INTO timeline (incident, at, facts) SELECT key, ?, ? FROM incidents WHERE id = ?',
  );
  for (const id of incidentIds) add.run(Math.round(nowMs), JSON.stringify(entry), id);
}
