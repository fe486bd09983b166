import { z } from 'zod';
import { transportSchema } from './incident';
import { messagePhaseSchema } from './template';

/**
 * Where a message to a client stands. `queued` and `sending` are on their way by SMTP; `handed-over` is with another program
 * or on the clipboard, and what becomes of it there nobody here hears; of an `uncertain` one the answer was not heard, so
 * that it may have arrived: it never goes a second time unasked.
 */
export const messageStateSchema = z.enum(['draft', 'queued', 'sending', 'sent', 'handed-over', 'failed', 'uncertain']);
export type MessageState = z.infer<typeof messageStateSchema>;

/** Instants in epoch milliseconds. Names, text and recipient are copied in: what was written stays what it was. */
export const messageSchema = z.object({
  id: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  /** All of this client's that the text is about, and none of anybody else's. */
  incidentIds: z.array(z.string()).min(1),
  phase: messagePhaseSchema,
  /** The way it left, or is meant to leave. */
  way: transportSchema,
  /** The address as the user sees it. */
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  /** When the text announces the next one; null where it announces none. */
  nextUpdateAt: z.number().nullable(),
  /** With its angle brackets; made when it first leaves as a mail, and then the same however often it is sent; else ''. */
  messageId: z.string(),
  /** The first notice of the thread that it belongs to. */
  inReplyTo: z.string().nullable(),
  references: z.array(z.string()),
  state: messageStateSchema,
  createdAt: z.number(),
  changedAt: z.number(),
  /** When it left the house, or may have; null as long as it surely has not. */
  sentAt: z.number().nullable(),
  /** Why it failed or is uncertain, in the system's words. */
  reason: z.string().nullable(),
  /** Kinds of findings of the guard that the user saw, and let it leave all the same. */
  findings: z.array(z.string()),
});
export type Message = z.infer<typeof messageSchema>;

const told: ReadonlySet<MessageState> = new Set(['sent', 'handed-over']);

/** Whether it reached the client, as far as anybody here can know. */
export const isTold = ({ state }: Pick<Message, 'state'>): boolean => told.has(state);

/** What the user may still change, or give up. */
export const isEditable = ({ state }: Pick<Message, 'state'>): boolean => state === 'draft' || state === 'failed';
