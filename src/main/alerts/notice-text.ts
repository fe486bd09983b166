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
