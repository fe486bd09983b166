import type { ApiError, SendAllRequest } from '../../core/api';
import { attempt } from '../../core/attempt';
import { recipientOf } from '../../core/client';
import type { Config } from '../../core/config';
import type { TimelineEntry } from '../../core/incident';
import { isEditable } from '../../core/message';
import type { Message } from '../../core/message';
import type { FindingKind } from '../../core/promise-guard/finding';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Snapshot, Trouble } from '../../core/snapshot';
import type { Clock, HistoryStore, Log, MailFailure, SendMail, Words } from '../ports';
import { aboutMessage } from './message-entry';
import { newMessageId } from './message-id';
import { threadOf } from './threads';

/** An order that is older is no order any more: what was to be said then may be wrong by now. */
const orderHoldsMs = 15 * 60_000;
/** While the disk refuses, it is tried again as often as everything else. */
const retryAfterMs = 10_000;

export interface SendQueueParts {
  clock: Pick<Clock, 'now' | 'after'>;
  log: Log;
  newId: () => string;
  words: Pick<Words, 't'>;
  config: () => Config;
  history: Pick<HistoryStore, 'message' | 'messagesIn' | 'messagesAbout' | 'putMessage' | 'putMessages'>;
  /** Writes what waits for the disk, then this. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
  /** The same, but what the disk refuses waits, and comes before all that is written later. */
  keepSoon: (what: string, write: () => void) => void;
  sendMail: SendMail;
  /** Whether the text may leave: gaps, findings, strangers. */
  check: (message: Message, despite: readonly FindingKind[], asked?: Asked) => Result<null, ApiError>;
  /** Part of a drill: it goes the whole way and does not leave. */
  isDrill: (message: Message) => boolean;
  onProgress: (sending: Snapshot['sending']) => void;
  /** Something about the messages is different now. */
  onChange: () => void;
  reportTrouble: (key: string, params: Trouble['params']) => void;
}

/** What the user added by hand while composing, by the placeholder's name. */
type Asked = Readonly<Record<string, string>>;

export interface SendQueue {
  /** One that was no draft before. */
  send: (message: Message, despite: readonly FindingKind[], asked?: Asked) => Result<null, ApiError>;
  sendAll: (request: SendAllRequest) => Result<null, ApiError>;
  stopSending: () => Result<null, ApiError>;
  resend: (request: { id: string }) => Result<null, ApiError>;
  settle: (request: { id: string; as: 'sent' | 'not-sent' }) => Result<null, ApiError>;
  /** Says of each that was on its way when the app ended that nobody knows whether it arrived. */
  recover: () => void;
  /** Goes on with what was ordered a short while ago. */
  resume: () => void;
  /** Nothing is begun any more; what is under way goes on or dies with the app. */
  stop: () => void;
}

/**
 * Messages by SMTP, one after the other, each at most once unless the user himself says otherwise. That a message is on its
 * way is on disk before its first byte goes out, and what became of it right after. So of all that a crash can leave behind
 * one at most is uncertain, and none is sent a second time by itself.
 */
export function createSendQueue(parts: SendQueueParts): SendQueue {
  const { clock, log, words, config, history, keep, keepSoon, sendMail } = parts;
  let progress: NonNullable<Snapshot['sending']> | null = null;
  let isRunning = false;
  let isStopped = false;
  let callOffRetry = (): void => undefined;
  /** Taken back, though the disk may not know it yet. */
  const takenBack = new Set<string>();

  function sendAll({ ids, despite }: SendAllRequest): Result<null, ApiError> {
    const wanted: Message[] = [];
    const refused: ApiError[] = [];
    for (const id of new Set(ids)) {
      const message = history.message(id);
      if (message === undefined) return notFound;
      if (message.state === 'uncertain') return invalid('message-uncertain');
      // A second press on what is on its way, or there, is no second message.
      if (!isEditable(message)) continue;
      const seen = Object.hasOwn(despite, id) ? (despite[id] ?? []) : [];
      const checked = orderable({ ...message, way: 'smtp' }, seen);
      if (checked.ok) wanted.push(checked.value);
      else refused.push(checked.error);
    }
    return refused.length > 0 ? fail(gathered(refused)) : order(wanted);
  }

  function orderable(message: Message, despite: readonly FindingKind[], asked?: Asked): Result<Message, ApiError> {
    const isDrill = parts.isDrill(message);
    if (!isDrill && config().settings.mailAccount === null) return invalid('no-mail-account');
    const client = config().clients.find(({ id }) => id === message.clientId);
    if (client === undefined) return fail({ kind: 'not-found', what: 'client' });
    const { email } = recipientOf(client);
    if (!isDrill && email === '') return invalid('client-without-email');
    const checked = parts.check(message, despite, asked);
    return checked.ok ? ok({ ...message, recipient: email, findings: [...despite] }) : checked;
  }

  function order(messages: readonly Message[]): Result<null, ApiError> {
    if (messages.length === 0) return ok(null);
    const sender = config().settings.mailAccount?.fromAddress ?? '';
    const ordered = messages.map((message): Message => ({
      ...message,
      messageId: message.messageId === '' ? newMessageId(parts.newId(), sender) : message.messageId,
      ...{ way: 'smtp', state: 'queued', changedAt: clock.now(), reason: null },
    }));
    const kept = attempt(() => keep(() => history.putMessages(ordered)));
    if (!kept.ok) return kept;
    for (const { id } of ordered) takenBack.delete(id);
    const { total, done, failed } = progress ?? { total: 0, done: 0, failed: 0 };
    setProgress({ total: total + ordered.length, done, failed, isStopping: false });
    parts.onChange();
    run();
    return ok(null);
  }

  function setProgress(next: typeof progress): void {
    progress = next;
    parts.onProgress(next);
  }

  /** Starts what sends, where it does not run yet. */
  function run(): void {
    if (isRunning || isStopped) return;
    isRunning = true;
    callOffRetry();
    sendQueued()
      .catch((error: unknown) => {
        log.error('Sending messages to clients broke off.', error);
        setProgress(null);
      })
      .finally(() => {
        isRunning = false;
        parts.onChange();
      });
  }

  async function sendQueued(): Promise<void> {
    for (let next = nextInTime(); next !== undefined; next = nextInTime()) {
      const sending: Message = { ...next, ...threadOf(next, history), state: 'sending', changedAt: clock.now() };
      try {
        keep(() => history.putMessage(sending, null));
      } catch (error) {
        // What is not on disk does not leave. The order holds for a while, and the window has been told of the disk.
        log.error('A message was not sent, because that could not be written down first.', error);
        callOffRetry = clock.after(retryAfterMs, run);
        return;
      }
      parts.onChange();
      const isCertain = await sendOne(sending);
      if (isStopped) return;
      // Whatever swallowed the answer would swallow the next one too.
      if (!isCertain) giveBack(waiting(), 'sending-uncertain', { client: sending.clientName });
    }
    setProgress(null);
  }

  const waiting = (): Message[] => history.messagesIn(['queued']).filter(({ id }) => !takenBack.has(id));

  /** The next that is still meant; those that waited too long become drafts again. */
  function nextInTime(): Message | undefined {
    if (isStopped) return undefined;
    const queued = waiting();
    const late = queued.filter(({ changedAt }) => Math.abs(clock.now() - changedAt) > orderHoldsMs);
    if (late.length > 0) giveBack(late, 'sending-too-late', {});
    return queued.find((message) => !late.includes(message));
  }

  /** Says whether it is certain what became of it. */
  async function sendOne(message: Message): Promise<boolean> {
    const tried = await handIn(message);
    if (isStopped && !tried.ok && tried.error.kind === 'unknown') return false;
    const at = clock.now();
    const about = aboutMessage(message, at, parts.isDrill(message));
    if (tried.ok) {
      const entry: TimelineEntry = { kind: 'message-sent', ...about, answer: tried.value.answer };
      settled({ ...message, state: 'sent', sentAt: at, reason: null }, entry);
      return true;
    }
    const { kind, reason } = tried.error;
    switch (kind) {
      case 'refused':
        // What may have arrived the first time is still uncertain when the second time was refused.
        settled(
          { ...message, state: message.sentAt === null ? 'failed' : 'uncertain', reason },
          { kind: 'message-failed', ...about, reason },
        );
        return true;
      case 'unknown':
        settled(
          { ...message, state: 'uncertain', sentAt: at, reason },
          { kind: 'message-uncertain', ...about, reason },
        );
        return false;
    }
  }

  function settled(message: Message, entry: TimelineEntry): void {
    const changed = { ...message, changedAt: entry.at };
    keepSoon('what became of a message', () => history.putMessage(changed, entry));
    if (progress !== null) {
      const hasFailed = message.state !== 'sent';
      setProgress({ ...progress, done: progress.done + 1, failed: progress.failed + (hasFailed ? 1 : 0) });
    }
    parts.onChange();
  }

  /** To the address that the client has now, and to no other. */
  async function handIn(message: Message): Promise<Result<{ answer: string }, MailFailure>> {
    if (parts.isDrill(message)) return ok({ answer: '' });
    const client = config().clients.find(({ id }) => id === message.clientId);
    const { name, email } = client === undefined ? { name: '', email: '' } : recipientOf(client);
    if (email === '' || email !== message.recipient) {
      return fail({ kind: 'refused', reason: words.t('outgoing.addressChanged'), isTemporary: false });
    }
    const { subject, body, messageId, inReplyTo, references } = message;
    try {
      return await sendMail({
        ...{ to: { name, address: email }, subject, text: body, messageId, inReplyTo, references: [...references] },
        date: clock.now(),
      });
    } catch (error) {
      // It should not; and then nobody knows how far it got.
      return fail({ kind: 'unknown', reason: reasonOf(error), isTemporary: false });
    }
  }

  /** They become drafts again, or uncertain where they were, and the user is told. */
  function giveBack(messages: readonly Message[], trouble: string | null, params: Trouble['params']): void {
    if (messages.length === 0) return;
    const taken = messages.map((message): Message => ({
      ...message,
      state: message.sentAt === null ? 'draft' : 'uncertain',
      changedAt: clock.now(),
    }));
    for (const { id } of taken) takenBack.add(id);
    keepSoon('messages that were not sent', () => history.putMessages(taken));
    if (progress !== null) setProgress({ ...progress, total: Math.max(0, progress.total - messages.length) });
    if (trouble !== null) parts.reportTrouble(trouble, { ...params, count: messages.length });
    parts.onChange();
  }

  function stopSending(): Result<null, ApiError> {
    if (progress !== null) setProgress({ ...progress, isStopping: isRunning });
    giveBack(waiting(), null, {});
    return ok(null);
  }

  function resend({ id }: { id: string }): Result<null, ApiError> {
    const message = history.message(id);
    if (message === undefined || (message.state !== 'failed' && message.state !== 'uncertain')) return notFound;
    const checked = orderable(message, message.findings as FindingKind[]);
    return checked.ok ? order([checked.value]) : checked;
  }

  function settle({ id, as }: { id: string; as: 'sent' | 'not-sent' }): Result<null, ApiError> {
    const message = history.message(id);
    if (message?.state !== 'uncertain') return notFound;
    const about = aboutMessage(message, clock.now());
    const reason = words.t('outgoing.saidNotSent');
    const changed: Message =
      as === 'sent'
        ? { ...message, state: 'sent', reason: null, changedAt: about.at }
        : { ...message, state: 'failed', sentAt: null, reason, changedAt: about.at };
    const entry: TimelineEntry =
      as === 'sent' ? { kind: 'message-sent', ...about, answer: null } : { kind: 'message-failed', ...about, reason };
    const kept = attempt(() => keep(() => history.putMessage(changed, entry)));
    if (!kept.ok) return kept;
    parts.onChange();
    return ok(null);
  }

  function recover(): void {
    const reason = words.t('outgoing.interrupted');
    for (const message of history.messagesIn(['sending'])) {
      const at = clock.now();
      const uncertain: Message = { ...message, state: 'uncertain', sentAt: message.changedAt, changedAt: at, reason };
      const entry: TimelineEntry = { kind: 'message-uncertain', ...aboutMessage(message, at), reason };
      keepSoon('a message whose fate is unknown', () => history.putMessage(uncertain, entry));
    }
    parts.onChange();
  }

  function resume(): void {
    const queued = history.messagesIn(['queued']);
    if (queued.length > 0) setProgress({ total: queued.length, done: 0, failed: 0, isStopping: false });
    run();
  }

  return {
    send: (message, despite, asked) => {
      const checked = orderable({ ...message, way: 'smtp' }, despite, asked);
      return checked.ok ? order([checked.value]) : checked;
    },
    ...{ sendAll, stopSending, resend, settle, recover, resume },
    stop: () => {
      isStopped = true;
      callOffRetry();
    },
  };
}

const notFound = fail({ kind: 'not-found' as const, what: 'message' as const });

function invalid(message: string): Result<never, ApiError> {
  return fail({ kind: 'invalid', issues: [{ path: '', message }] });
}

/** Findings of several messages are told together; anything else is told first, since it is in the way of all. */
function gathered(errors: readonly ApiError[]): ApiError {
  const other = errors.find(({ kind }) => kind !== 'findings');
  if (other !== undefined) return other;
  return { kind: 'findings', messages: errors.flatMap((error) => (error.kind === 'findings' ? error.messages : [])) };
}
