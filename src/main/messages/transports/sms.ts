import { mailAddressLimit, smsAddress } from '../../../core/message-address';
import type { Opener } from '../../ports';
import { attempt, openBuilt, unaddressable } from './transport';
import type { Left, Transport } from './transport';

/** Opens the system's program for text messages, RFC 5724. */
export function createSms({ opener, platform }: { opener: Opener; platform: string }): Transport {
  return ({ body }, { phone }) => {
    const address = smsAddress({ phone, text: body }, mailAddressLimit(platform));
    if (!address.ok) return Promise.resolve(unaddressable(address.error, 'client.phone', 'client-without-number'));
    const left: Left = { handed: { how: 'opened' }, way: 'sms', recipient: phone };
    return attempt('open-sms', left, () => openBuilt(opener, address.value));
  };
}
