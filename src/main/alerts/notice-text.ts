import { isDrillAlert, isGathered } from '../../core/alert';
import type { Alert, AlertOf, PlainAlert } from '../../core/alert';
import { digestLines } from '../../core/alert-digest';
import type { DigestLine } from '../../core/alert-digest';
import { shortDuration } from '../../core/duration';
import type { Words } from '../ports';

export interface NoticeText {
  title: string;
  body: string;
  /** The body where there is little room. */
  brief: string;
}

/** So many sentences of a summary have room in a notification. */
const linesInBrief = 4;

/** Title and body of an alert in the user's language, as LOOK says them. */
export function noticeText(alert: Alert, words: Words, nowMs: number): NoticeText {
  if (!isGathered(alert)) {
    const { title, body } = plainNotice(alert, words, nowMs);
    if (!isDrillAlert(alert)) return shortText(title, body);
    return shortText(words.t('alert.drill.title', { title }), words.t('alert.drill.body', { body }));
  }
  if (alert.kind !== 'storm') return summaryText(alert, words, nowMs);
  const names = withMore(alert.names.map(plainText), alert.count - alert.names.length, ', ', words);
  return shortText(words.t('alert.storm.title', { count: alert.count }), words.t('alert.storm.body', { names }));
}

const shortText = (title: string, body: string): NoticeText => ({ title, body, brief: body });

function plainNotice(alert: PlainAlert, words: Words, nowMs: number): Pick<NoticeText, 'title' | 'body'> {
  const { t } = words;
  const time = (atMs: number): string => words.time(atMs, nowMs);
  const titled = (site: string, key: string, body: string, count?: number) => ({
    title: t(`alert.${key}.title`, { site: plainText(site), ...(count !== undefined && { count }) }),
    body,
  });
  switch (alert.kind) {
    case 'down':
    case 'down-here-only': {
      const cause = t(`cause.${alert.cause}`, { status: alert.status ?? '' });
      return titled(alert.siteName, alert.kind, t(`alert.${alert.kind}.body`, { since: time(alert.startedAt), cause }));
    }
    case 'recovered':
      return titled(alert.siteName, 'recovered', t('alert.recovered.body', { duration: durationOf(alert, words) }));
    case 'host-down': {
      const body = t(`alert.host-down.body.${alert.groupKind}`, { since: time(alert.startedAt) });
      return titled(alert.label, 'host-down', body, alert.count);
    }
    case 'host-recovered': {
      const body = t('alert.recovered.body', { duration: durationOf(alert, words) });
      return titled(alert.label, 'host-recovered', body, alert.count);
    }
    case 'still-down': {
      const duration = durationOf({ startedAt: alert.startedAt, endedAt: nowMs }, words);
      const body = t('alert.still-down.body', { since: time(alert.startedAt), duration });
      return titled(alert.label, 'still-down', body, alert.count);
    }
    case 'update-due':
    case 'update-overdue':
      return nextUpdateNotice(alert, words, nowMs);
    case 'flapping':
      return titled(alert.siteName, 'flapping', t('alert.flapping.body', { since: time(alert.startedAt) }));
    case 'degraded': {
      const { cause, amount } = alert.concern;
      return titled(alert.siteName, `degraded.${cause}`, t(`alert.degraded.${cause}.body`, { count: amount ?? 0 }));
    }
    case 'blocked':
      return titled(alert.siteName, 'blocked', t(`alert.blocked.body.${alert.mark}`));
    case 'trouble':
      return { title: t('alert.trouble.title'), body: t(`trouble.${alert.trouble}`, plainParams(alert.params)) };
  }
}

/** In the system's words, which may quote anything. */
function plainParams(params: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? plainText(value) : value]),
  );
}

function nextUpdateNotice(
  { kind, clientNames, siteName, dueAt }: AlertOf<'update-due' | 'update-overdue'>,
  { t, time }: Words,
  nowMs: number,
): Pick<NoticeText, 'title' | 'body'> {
  const client = plainText(clientNames[0] ?? '');
  return {
    title: t(`alert.${kind}.title`, { count: clientNames.length, client }),
    body: t(`alert.${kind}.body`, { due: time(dueAt, nowMs), site: plainText(siteName) }),
  };
}

function summaryText({ kind, alerts }: AlertOf<'digest' | 'storm-over'>, words: Words, nowMs: number): NoticeText {
  const lines = digestLines(alerts).map((line) => sentenceOf(line, words, nowMs));
  const shown = lines.slice(0, lines.length > linesInBrief ? linesInBrief - 1 : linesInBrief);
  return {
    title: words.t(`alert.${kind}.title`, { count: lines.length }),
    body: lines.join('\n'),
    brief: withMore(shown, lines.length - shown.length, '\n', words),
  };
}

/** One thing that happened, in one sentence. */
function sentenceOf(line: DigestLine, words: Words, nowMs: number): string {
  const { t } = words;
  if (line.kind === 'other') return t('alert.line.other', { ...plainNotice(line.alert, words, nowMs) });
  const { alert } = line;
  const site = plainText('label' in alert ? alert.label : alert.siteName);
  const since = words.time(alert.startedAt, nowMs);
  switch (alert.kind) {
    case 'down':
      return t('alert.line.open', { site, since, cause: t(`cause.${alert.cause}`, { status: alert.status ?? '' }) });
    case 'host-down':
      return t('alert.line.open-host', { site, since, count: alert.count });
    case 'still-down':
      return t('alert.line.still-down', { site, since, count: alert.count });
    case 'recovered':
    case 'host-recovered': {
      const times = { site, since, until: words.time(alert.endedAt, nowMs), duration: durationOf(alert, words) };
      if (alert.kind === 'recovered') return t('alert.line.over', times);
      return t('alert.line.over-host', { ...times, count: alert.count });
    }
  }
}

function withMore(shown: readonly string[], more: number, between: string, { t }: Words): string {
  const listed = shown.join(between);
  return more <= 0 ? listed : t('alert.names', { names: listed, more: t('alert.more', { count: more }) });
}

function durationOf({ startedAt, endedAt }: { startedAt: number; endedAt: number }, words: Words): string {
  return shortDuration(Math.max(0, endedAt - startedAt), words.language());
}

/** Counts characters, not their halves: a cut through an emoji would leave a broken one. */
const overlong = /^(.{119}).{2,}$/su;

/**
 * A site's name as plain text for a notification. Some notification services read markup, others show it, so what could
 * begin a tag or an entity becomes a look-alike; what cannot be printed is left out, and length is bounded.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Bidi_Control}\p{Cs}]/gu, '')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/&(?=[#\w]+;)/g, '＆')
    .trim()
    .replace(overlong, '$1…');
}
