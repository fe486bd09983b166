import { shortDuration } from '../../core/duration';
import type { Alert, Words } from '../ports';

/** Title and body of an alert in the user's language, as LOOK says them. */
export function noticeText(alert: Alert, words: Words, nowMs: number): { title: string; body: string } {
  const site = plainText(alert.siteName);
  switch (alert.kind) {
    case 'down': {
      const cause = words.t(`cause.${alert.cause}`, { status: alert.status ?? '' });
      const since = words.time(alert.startedAt, nowMs);
      return { title: words.t('alert.down.title', { site }), body: words.t('alert.down.body', { since, cause }) };
    }
    case 'recovered': {
      const durationMs = Math.max(0, (alert.endedAt ?? alert.startedAt) - alert.startedAt);
      const duration = shortDuration(durationMs, words.language());
      return { title: words.t('alert.recovered.title', { site }), body: words.t('alert.recovered.body', { duration }) };
    }
  }
}

/**
 * A site's name as plain text for a notification. Some notification services read markup, others show it, so what could
 * begin a tag or an entity becomes a look-alike; what cannot be printed is left out, and length is bounded.
 */
export function plainText(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/&(?=[#\w]+;)/g, '＆')
    .trim()
    .slice(0, 120);
}
