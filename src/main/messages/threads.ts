import type { Message } from '../../core/message';
import type { HistoryStore } from '../ports';

export type Thread = Pick<Message, 'inReplyTo' | 'references'>;

/**
 * The thread that a message belongs to: the first one to the same client about the same outage that left as a mail of ours.
 * What went through the mail program or WhatsApp has no Message-ID that anybody here knows. The first one answers nobody, so
 * its own id is all there is to refer to (RFC 5322, 3.6.4).
 */
export function threadOf(message: Message, history: Pick<HistoryStore, 'messagesAbout'>): Thread {
  const first = history
    .messagesAbout(message.incidentIds)
    .filter(({ id, clientId }) => id !== message.id && clientId === message.clientId)
    .filter(hasLeftAsMail)
    .toSorted((one, other) => (one.sentAt ?? 0) - (other.sentAt ?? 0))[0];
  // A first notice that is sent again must not answer what was sent after it.
  if (first === undefined || isOlder(message, first)) return { inReplyTo: null, references: [] };
  return { inReplyTo: first.messageId, references: [first.messageId] };
}

/** An uncertain one may be in his mailbox: then what follows belongs beneath it. */
function hasLeftAsMail({ state, way, messageId }: Message): boolean {
  const isMail = way === 'smtp' || way === 'eml';
  return isMail && messageId !== '' && ['sent', 'handed-over', 'uncertain'].includes(state);
}

const isOlder = (message: Message, first: Message): boolean => message.createdAt < first.createdAt;
