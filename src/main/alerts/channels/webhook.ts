import { createHmac } from 'node:crypto';
import type { ChannelSettings } from '../../../core/alert-channel';
import { fail } from '../../../core/result';
import type { AlertChannel, ChannelNotice, Clock, PostText, Words } from '../../ports';
import { postNotice } from './post-notice';

export interface WebhookDependencies {
  settings: () => ChannelSettings['webhook'];
  /** What the text is signed with; null: it goes unsigned. */
  key: () => string | null;
  post: PostText;
  clock: Pick<Clock, 'now'>;
  words: Pick<Words, 't'>;
}

/** Posts each alert as JSON, in the form that docs/alerts.md promises. */
export function createWebhookChannel({ settings, key, post, clock, words }: WebhookDependencies): AlertChannel {
  return {
    name: 'webhook',
    isOn: () => settings().isOn,
    send: async (notice) => {
      const { url } = settings();
      const secret = key();
      if (url === '') return fail(words.t('channelFault.not-set'));
      const body = JSON.stringify(payloadOf(notice, clock.now()));
      const headers = {
        'content-type': 'application/json',
        ...(secret !== null && { 'x-nachtwache-signature': signatureOf(body, secret, clock.now()) }),
      };
      return postNotice({ url, headers, body }, post, words);
    },
  };
}

/** Only ever add to it: others' programs read it. Times are UTC (RFC 3339). */
function payloadOf({ alert, title, body, about, isUrgent }: ChannelNotice, nowMs: number) {
  const utc = (ms: number): string => new Date(ms).toISOString();
  const known = { id: null, createdAt: nowMs, ...alert };
  return {
    version: 1,
    event: alert?.kind ?? 'test',
    id: known.id,
    about: alert === null ? null : about,
    createdAt: utc(known.createdAt),
    startedAt: 'startedAt' in known ? utc(known.startedAt) : null,
    endedAt: 'endedAt' in known && known.endedAt !== null ? utc(known.endedAt) : null,
    isUrgent,
    title,
    text: body,
  };
}

/**
 * `t=SECONDS,v1=HEX`: HMAC SHA-256 (RFC 2104) over the seconds, a dot and the body. The time is signed along, so that
 * whoever listens in cannot play an old alert again later.
 */
export function signatureOf(body: string, key: string, nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000);
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
}
