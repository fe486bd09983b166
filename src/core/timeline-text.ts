import { channelNames } from './alert-channel';
import type { Language } from './language';
import { factWords } from './fact';
import { shortDuration } from './duration';
import type { IncidentCause, TimelineEntry } from './incident';
import { findingKinds } from './promise-guard/finding';
import { correctedIds, isWritten } from './written-log';
import type { WrittenEntry } from './written-log';

type EntryOf<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>;

/** The sentence for a key of the locales. */
export type Translate = (key: string, params?: Record<string, string | number>) => string;

/** What texts are made with: the sentences of a language, and the language itself for durations. */
export interface TextWords {
  t: Translate;
  language: () => Language;
  /** A clock time of the local day, `01:32`; with the date, and the year, where they are not those of `besideMs`. */
  time: (atMs: number, besideMs: number) => string;
}

/** Why a check failed, within a sentence: `der Server antwortet mit Fehler 503`. */
export function describeCause(cause: IncidentCause, status: number | null, { t }: Pick<TextWords, 't'>): string {
  return t(`cause.${cause}`, { status: status ?? '' });
}

/** A line of an incident's timeline as a sentence without a full stop, and without its time. */
export function describeTimelineEntry(entry: TimelineEntry, words: TextWords): string {
  const { t } = words;
  switch (entry.kind) {
    case 'detected':
      return t('timeline.detected', { cause: describeCause(entry.cause, entry.status, words) });
    case 'confirmed':
      return t('timeline.confirmed', { count: entry.failures });
    case 'notified':
    case 'notify-failed':
      return describeAlert(entry, words);
    case 'acknowledged':
      return describeAcknowledgement(entry, words);
    case 'message-prepared':
      return describeMessage(entry, words, entry.kind);
    case 'message-sent':
      return entry.answer === null
        ? describeMessage(entry, words, 'message-settled')
        : describeMessage(entry, words, entry.kind);
    case 'message-failed':
    case 'message-uncertain':
      return describeMessage(entry, words, entry.kind, { reason: entry.reason });
    case 'client-told':
      return entry.note === ''
        ? t('timeline.client-told', { client: entry.clientName })
        : t('timeline.client-told-note', { client: entry.clientName, note: entry.note });
    case 'client-noticed':
      return t('timeline.client-noticed', { client: entry.clientName, time: words.time(entry.noticedAt, entry.at) });
    case 'recovered':
      return t('timeline.recovered', { duration: shortDuration(entry.durationMs, words.language()) });
    case 'unwatched':
      return t('timeline.unwatched');
    case 'joined-host':
      return t('timeline.joined-host', { host: entry.label });
    case 'left-host':
      return t('timeline.left-host', { host: entry.label });
    case 'flapping-began':
      return t('timeline.flapping-began');
    case 'flapping-ended':
      return t('timeline.flapping-ended');
    case 'classified':
      return entry.window === null
        ? t(`timeline.classified.${entry.as}`)
        : t(`timeline.classified-by-window.${entry.as}`, { window: entry.window });
    case 'second-opinion':
      return t(`timeline.second-opinion.${entry.answer}`, { from: entry.from });
    case 'fact':
      return describeFact(entry, words);
    case 'backup-known':
      return t('timeline.backup-known', {
        name: entry.name,
        age: shortDuration(entry.at - entry.madeAt, words.language()),
      });
    case 'published':
      return withFindings(t('timeline.published', { phase: t(`phase.${entry.phase}`) }), entry.findings, words);
    case 'publication-withdrawn':
      return t('timeline.publication-withdrawn');
    case 'note':
    case 'action':
    case 'responsible':
    case 'ticket':
    case 'corrected':
      return describeWritten(entry, words);
    case 'added-by-hand':
      return describeAdded(entry, words);
    case 'from-record':
      return describeRecord(entry, words);
    case 'ended-by-hand':
      return t('timeline.ended-by-hand', { time: words.time(entry.endedAt, entry.at) });
    case 'joined':
    case 'split':
      return entry.label === ''
        ? t(`timeline.${entry.kind}-plain`)
        : t(`timeline.${entry.kind}`, { host: entry.label });
    case 'step-done':
      return t('timeline.step-done', { card: entry.card, step: entry.step });
    case 'restored':
      return t('timeline.restored', { time: words.time(entry.madeAt, entry.at) });
    case 'drill':
      return t(`timeline.drill.${entry.what}`, { time: shortDuration(entry.afterMs ?? 0, words.language()) });
  }
}

/** Every line with its sentence; of what was corrected later it is said that it was. */
export function describeTimeline(
  timeline: readonly TimelineEntry[],
  words: TextWords,
): { entry: TimelineEntry; text: string; isCorrected: boolean }[] {
  const corrected = correctedIds(timeline);
  return timeline.map((entry) => {
    const text = describeTimelineEntry(entry, words);
    const isCorrected = isWritten(entry) && corrected.has(entry.id);
    return { entry, text: isCorrected ? words.t('timeline.corrected-later', { entry: text }) : text, isCorrected };
  });
}

function describeAdded({ at, text, startedAt, endedAt }: EntryOf<'added-by-hand'>, { t, time }: TextWords): string {
  const start = time(startedAt, at);
  if (endedAt === null) return t('timeline.added-by-hand', { start, text });
  return t('timeline.added-by-hand-ended', { start, end: time(endedAt, at), text });
}

function describeRecord({ at, reason, startedAt, endedAt }: EntryOf<'from-record'>, { t, time }: TextWords): string {
  const params = { start: time(startedAt, at), end: time(endedAt, at), reason };
  return reason === '' ? t('timeline.from-record', params) : t('timeline.from-record-why', params);
}

/** What is written down at once needs no second time. */
const writtenAtOnceMs = 120_000;

function describeWritten(entry: WrittenEntry, { t, time }: TextWords): string {
  const { at, writtenAt, text } = entry;
  const said =
    entry.kind === 'corrected'
      ? t('timeline.corrected', { entry: t(`timeline.${entry.as}`, { text }) })
      : t(`timeline.${entry.kind}`, { text });
  if (writtenAt - at < writtenAtOnceMs) return said;
  return t('timeline.written-later', { entry: said, time: time(writtenAt, at) });
}

/** On which channel what was told, or could not be; and with what else, where it was not told alone. */
function describeAlert(
  entry: Extract<TimelineEntry, { kind: 'notified' | 'notify-failed' }>,
  { t }: TextWords,
): string {
  const what = t(`timeline.told.${entry.alert}`);
  const channel = channelNames.find((name) => name === entry.via) ?? 'desktop';
  const sentence =
    entry.kind === 'notified'
      ? t(`timeline.notified.${channel}`, { what })
      : t(`timeline.notify-failed.${channel}`, { what, reason: entry.reason });
  return entry.within === undefined ? sentence : t(`timeline.within.${entry.within}`, { sentence });
}

function describeAcknowledgement(
  { reason, hostIncidentId }: Extract<TimelineEntry, { kind: 'acknowledged' }>,
  { t }: TextWords,
): string {
  const sentence = t(hostIncidentId === null ? 'timeline.acknowledged' : 'timeline.acknowledged-host');
  return reason === '' ? sentence : t('timeline.acknowledged-reason', { sentence, reason });
}

/** A line of the timeline that holds the exact text of a message. */
export type MessageEntry = Extract<TimelineEntry, { kind: `message-${string}` }>;

export const isMessageEntry = (entry: TimelineEntry): entry is MessageEntry => entry.kind.startsWith('message-');

/** A line that holds a text word for word: one to a client, or one that was made public. */
export const hasWholeText = (entry: TimelineEntry): entry is MessageEntry | EntryOf<'published'> =>
  isMessageEntry(entry) || entry.kind === 'published';

function describeMessage(
  entry: MessageEntry,
  { t }: TextWords,
  key: MessageEntry['kind'] | 'message-settled',
  also: { reason?: string } = {},
): string {
  const prepared = t(`timeline.${key}`, {
    phase: t(`phase.${entry.phase}`),
    client: entry.clientName,
    transport: t(`transport.${entry.transport}`),
    ...also,
  });
  const sentence = withFindings(prepared, entry.findings, { t });
  return entry.isDrill === true ? t('timeline.drillMessage', { sentence }) : sentence;
}

/** With the kinds of findings that the user saw, and let it pass all the same. */
function withFindings(prepared: string, findings: readonly string[] | undefined, { t }: Pick<TextWords, 't'>): string {
  const kinds = findingKinds.filter((kind) => findings?.includes(kind)).map((kind) => t(`guard.kind.${kind}`));
  return kinds.length === 0 ? prepared : t('guard.despite', { prepared, kinds: kinds.join(', ') });
}

/** In the words of the language that it is told in; where there are none, in the other's. */
function describeFact({ fact, certainty, words: said }: EntryOf<'fact'>, { t, language }: TextWords): string {
  const words = factWords(said, language());
  const key = words === '' ? 'timeline.fact-plain' : 'timeline.fact';
  return t(key, { fact: t(`fact.kind.${fact}`), certainty: t(`fact.certainty.${certainty}`), words });
}
