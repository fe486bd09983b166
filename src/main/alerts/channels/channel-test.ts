import type { ChannelName } from '../../../core/alert-channel';
import { reasonOf } from '../../../core/reason';
import { fail, ok } from '../../../core/result';
import type { Result } from '../../../core/result';
import type { AlertChannel, Words } from '../../ports';

/** Sends a test by one of the channels, whether it is switched on or not. */
export function createChannelTest(channels: readonly AlertChannel[], words: Pick<Words, 't'>, onClick: () => void) {
  return async (name: ChannelName): Promise<Result<null, string>> => {
    const channel = channels.find((each) => each.name === name);
    if (channel === undefined) throw new Error(`There is no channel ${name}.`);
    const notice = {
      alert: null,
      title: words.t('channelTest.title'),
      body: words.t('channelTest.body'),
      about: 'channel-test',
      isUrgent: false,
      isSilent: false,
      onClick,
    };
    try {
      const sent = await channel.send(notice);
      return sent.ok ? ok(null) : sent;
    } catch (error) {
      return fail(reasonOf(error));
    }
  };
}
