import { phoneAddress } from '../../../core/message-address';
import type { Opener } from '../../ports';
import { attempt, invalid, openBuilt } from './transport';
import type { Left, Transport } from './transport';

/** Opens the program that makes calls. Nothing is told by that: whether somebody picked up the user says himself. */
export function createPhone({ opener }: { opener: Opener }): Transport {
  return (_message, { phone }) => {
    const address = phoneAddress(phone);
    if (!address.ok) return Promise.resolve(invalid('client.phone', 'client-without-number'));
    const left: Left = { handed: { how: 'opened' }, way: 'phone', recipient: phone };
    return attempt('open-phone', left, () => openBuilt(opener, address.value));
  };
}
