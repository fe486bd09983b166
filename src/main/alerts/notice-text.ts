import type { Alert } from '../../core/alert';
import { shortDuration } from '../../core/duration';
import type { Words } from '../ports';

interface NoticeText {
  title: string;
  body: string;
}

/** Title and body of an alert in the user's language, as LOOK says them. */
export function noticeText(alert: Alert, words: Words, nowMs: number): NoticeText {
  const { t } = words;
  const name = plainText('label' in alert ? alert.label : alert.siteName);
  const since = words.time(alert.startedAt, nowMs);
  const titled = (key: string, body: string, count?: number): NoticeText => ({
    title: t(`alert.${key}.title`, { site: name, ...(count !== undefined && { count }) }),
    body,
  });
  switch (alert.kind) {
    case 'down': {
      const cause = t(`cause.${alert.cause}`, { status: alert.status ?? '' });
      return titled('down', t('alert.down.body', { since, cause }));
    }
    case 'recovered':
      return titled('recovered', t('alert.recovered.body', { duration: durationOf(alert, words) }));
    case 'host-down':
      return titled('host-down', t(`alert.host-down.body.${alert.groupKind}`, { since }), alert.count);
    case 'host-recovered':
      return titled('host-recovered', t('alert.recovered.body', { duration: durationOf(alert, words) }), alert.count);
    case 'flapping':
      return titled('flapping', t('alert.flapping.body', { since }));
    case 'degraded': {
      const { cause, amount } = alert.concern;
      return titled(`degraded.${cause}`, t(`alert.degraded.${cause}.body`, { count: amount ?? 0 }));
    }
    case 'blocked':
      return titled('blocked', t(`alert.blocked.body.${alert.mark}`));
    case 'down-here-only': {
      const cause = t(`cause.${alert.cause}`, { status: alert.status ?? '' });
      return titled('down-here-only', t('alert.down-here-only.body', { since, cause }));
    }
  }
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
