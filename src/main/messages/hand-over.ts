import type { ApiError, DeliverRequest, HandedOver, HandOverRequest } from '../../core/api';
import { attempt } from '../../core/attempt';
import { recipientOf } from '../../core/client';
import type { Client } from '../../core/client';
import type { Config } from '../../core/config';
import { isEditable } from '../../core/message';
import type { Message } from '../../core/message';
import { awaitsNext } from '../../core/next-update-clock';
import type { FindingKind } from '../../core/promise-guard/finding';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Clock, HistoryStore } from '../ports';
import { hasSubject } from './check-leaving';
import { aboutMessage } from './message-entry';
import { newMessageId } from './message-id';
import type { Outages } from './outages';
import type { SendQueue } from './send-queue';
import { threadOf } from './threads';
import type { HandedWay, Transports } from './transports';
import type { Left } from './transports/transport';

export interface HandOverParts {
  clock: Pick<Clock, 'now'>;
  newId: () => string;
  config: () => Config;
  history: Pick<HistoryStore, 'message' | 'messagesAbout' | 'putMessage'>;
  outages: Outages;
  transports: Pick<Transports, 'by'>;
  /** Writes what waits for the disk, then this. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
  check: (
    message: Message,
    despite: readonly FindingKind[],
    asked?: Readonly<Record<string, string>>,
  ) => Result<null, ApiError>;
  /** Part of a drill: it goes the whole way and does not leave. */
  isDrill: (message: Message) => boolean;
  /** By SMTP. */
  send: SendQueue['send'];
  /** Something about the messages is different now. */
  onChange: () => void;
}

type Handed = Result<HandedOver | null, ApiError>;

export interface HandOver {
  handOver: (request: HandOverRequest) => Promise<Handed>;
  /** A message that was no draft here before. */
  deliver: (request: DeliverRequest) => Promise<Handed>;
}

/**
 * Hands a finished message to another program, and then writes it down, word for word, in the timelines of all incidents that
 * it is about. What did not get that far is not written down; what could not be written down is an error that says that the
 * message is on its way all the same.
 */
export function createHandOver(parts: HandOverParts): HandOver {
  const { clock, config, history, outages, keep, check, onChange } = parts;

  async function handOver({ id, way, despite = [] }: HandOverRequest): Promise<Handed> {
    const message = history.message(id);
    if (message === undefined || !isEditable(message)) return notFound('message');
    const client = clientOf(message);
    if (client === undefined) return notFound('client');
    return leave({ ...message, way }, client, way, despite);
  }

  async function leave(
    draft: Message,
    client: Client,
    way: HandedWay,
    despite: readonly FindingKind[],
    asked?: Readonly<Record<string, string>>,
  ): Promise<Handed> {
    const checked = check(draft, despite, asked);
    if (!checked.ok) return checked;
    const message = { ...asShown(draft, way), ...threadOf(draft, history), findings: [...despite] };
    const left = parts.isDrill(message)
      ? rehearsed(way, client)
      : await parts.transports.by[way](message, recipientOf(client));
    if (!left.ok) return left;
    // A call tells nobody anything by itself: that somebody picked up the user says himself.
    if (left.value === null || way === 'phone') return ok(left.value?.handed ?? null);
    return note(message, left.value);
  }

  /** What the client sees, and with a Message-ID where it is a file for the mail program. */
  function asShown(message: Message, way: HandedWay): Message {
    const subject = hasSubject(way) ? message.subject : '';
    const isMail = way === 'eml' || way === 'mail';
    const sender = config().settings.mailAccount?.fromAddress ?? '';
    const messageId = isMail && message.messageId === '' ? newMessageId(parts.newId(), sender) : message.messageId;
    return { ...message, subject, messageId };
  }

  function note(message: Message, { handed, way, recipient }: Left): Handed {
    const at = clock.now();
    // Only what went as a file has kept its Message-ID: the mail program makes one of its own.
    const messageId = way === 'eml' ? message.messageId : '';
    const handedOver: Message = {
      ...{ ...message, way, recipient, messageId, state: 'handed-over' },
      ...{ changedAt: at, sentAt: at, reason: null },
    };
    const about = aboutMessage(handedOver, at, parts.isDrill(handedOver));
    const noted = attempt(
      () => keep(() => history.putMessage(handedOver, { kind: 'message-prepared', ...about })),
      'note-message',
    );
    if (!noted.ok) return noted;
    onChange();
    return ok(handed);
  }

  async function deliver(request: DeliverRequest): Promise<Handed> {
    const { incidentId, clientId, transport, despite = [], facts } = request;
    const outage = outages.of(incidentId);
    if (outage === undefined) return notFound('incident');
    const client = config().clients.find(({ id }) => id === clientId);
    if (client === undefined) return notFound('client');
    const row = outages.informed(outage).rows.find((each) => each.clientId === clientId);
    const message = newMessage(request, client, row?.incidentIds ?? [incidentId]);
    if (transport !== 'smtp') return leave(message, client, transport, despite, facts);

    const queued = parts.send(message, despite, facts);
    return queued.ok ? ok({ how: 'queued' }) : queued;
  }

  function newMessage(request: DeliverRequest, client: Client, incidentIds: string[]): Message {
    const { phase, transport, subject, body, nextUpdateAt = null } = request;
    const nowMs = clock.now();
    return {
      ...{ id: parts.newId(), clientId: client.id, clientName: client.name, incidentIds, phase },
      ...{ way: transport, recipient: recipientOf(client).email, subject, body },
      nextUpdateAt: awaitsNext(phase) ? nextUpdateAt : null,
      ...{ messageId: '', inReplyTo: null, references: [] },
      ...{ state: 'draft', createdAt: nowMs, changedAt: nowMs, sentAt: null, reason: null, findings: [] },
    };
  }

  const clientOf = ({ clientId }: Message): Client | undefined => config().clients.find(({ id }) => id === clientId);

  return { handOver, deliver };
}

/** What leaving would have said, had it left. */
function rehearsed(way: HandedWay, client: Client): Result<Left, ApiError> {
  const { name, email, phone } = recipientOf(client);
  const recipient = [email, phone, name].find((each) => each !== '') ?? '';
  return ok({ handed: { how: 'rehearsed' }, way, recipient });
}

function notFound(what: 'message' | 'client' | 'incident'): Result<never, ApiError> {
  return fail({ kind: 'not-found', what });
}
