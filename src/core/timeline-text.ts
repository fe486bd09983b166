import type { FailureCause } from './check';
import type { Language } from './client';
import { shortDuration } from './duration';
import type { TimelineEntry } from './incident';
import { findingKinds } from './promise-guard/finding';

/** The sentence for a key of the locales. */
export type Translate = (key: string, params?: Record<string, string | number>) => string;

/** What texts are made with: the sentences of a language, and the language itself for durations. */
export interface TextWords {
  t: Translate;
  language: () => Language;
}

/** Why a check failed, within a sentence: `der Server antwortet mit Fehler 503`. */
export function describeCause(cause: FailureCause, status: number | null, { t }: Pick<TextWords, 't'>): string {
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
      return t(`timeline.notified.${entry.alert}`);
    case 'notify-failed':
      return t(`timeline.notify-failed.${entry.alert}`, { reason: entry.reason });
    case 'message-prepared':
      return describeMessage(entry, words);
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
  }
}

function describeMessage(entry: Extract<TimelineEntry, { kind: 'message-prepared' }>, { t }: TextWords): string {
  const prepared = t('timeline.message-prepared', {
    phase: t(`phase.${entry.phase}`),
    client: entry.clientName,
    transport: t(`transport.${entry.transport}`),
  });
  const kinds = findingKinds.filter((kind) => entry.findings?.includes(kind)).map((kind) => t(`guard.kind.${kind}`));
  return kinds.length === 0 ? prepared : t('guard.despite', { prepared, kinds: kinds.join(', ') });
}
