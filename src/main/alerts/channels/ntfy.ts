import { isOutageAlert, isRecoveryAlert } from '../../../core/alert';
import type { ChannelSettings } from '../../../core/alert-channel';
import { fail } from '../../../core/result';
import { scopeOf } from '../../../core/scope';
import type { AlertChannel, ChannelNotice, PostText, Words } from '../../ports';
import { postNotice } from './post-notice';

export interface NtfyDependencies {
  settings: () => ChannelSettings['ntfy'];
  /** An access token; null where the topic is open. */
  token: () => string | null;
  post: PostText;
  words: Pick<Words, 't'>;
}

/** ntfy's levels: 2 makes no sound, 5 rings on. Source: https://docs.ntfy.sh/publish/#message-priority */
const priority = { silent: 2, normal: 3, urgent: 5 };

/**
 * Publishes to an ntfy server as JSON, so that a name can hold what it will: no header is made of it. No address to be
 * opened is sent along. Source: https://docs.ntfy.sh/publish/#publish-as-json
 */
export function createNtfyChannel({ settings, token, post, words }: NtfyDependencies): AlertChannel {
  return {
    name: 'ntfy',
    isOn: () => settings().isOn,
    send: async (notice) => {
      const { server, topic } = settings();
      const secret = token();
      if (server === '' || topic === '') return fail(words.t('channelFault.not-set'));
      const isOpenToAll = server.startsWith('http:') && scopeOf(server, null) === 'public';
      if (secret !== null && isOpenToAll) return fail(words.t('channelFault.not-encrypted'));
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(secret !== null && { authorization: `Bearer ${secret}` }),
      };
      return postNotice({ url: server, headers, body: JSON.stringify(publication(topic, notice)) }, post, words);
    },
  };
}

function publication(topic: string, { alert, title, body, isUrgent, isSilent }: ChannelNotice) {
  const level = isSilent ? 'silent' : isUrgent ? 'urgent' : 'normal';
  return { topic, title, message: body, priority: priority[level], tags: [tagOf(alert)] };
}

/** Names of signs that ntfy's apps show before the title. Source: https://docs.ntfy.sh/emojis/ */
function tagOf(alert: ChannelNotice['alert']): string {
  if (alert !== null && isOutageAlert(alert)) return 'red_square';
  if (alert !== null && isRecoveryAlert(alert)) return 'white_check_mark';
  return 'bell';
}
