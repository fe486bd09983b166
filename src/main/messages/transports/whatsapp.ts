import { mailAddressLimit, whatsappAddress } from '../../../core/message-address';
import type { Opener } from '../../ports';
import { attempt, openBuilt, unaddressable } from './transport';
import type { Left, Transport } from './transport';

/** Opens WhatsApp by its documented link, https://faq.whatsapp.com/5913398998672934 */
export function createWhatsapp({ opener, platform }: { opener: Opener; platform: string }): Transport {
  return ({ body }, { whatsapp }) => {
    const address = whatsappAddress({ phone: whatsapp, text: body }, mailAddressLimit(platform));
    if (!address.ok) return Promise.resolve(unaddressable(address.error, 'client.whatsapp', 'client-without-phone'));
    const left: Left = { handed: { how: 'opened' }, way: 'whatsapp', recipient: whatsapp };
    return attempt('open-whatsapp', left, () => openBuilt(opener, address.value));
  };
}
