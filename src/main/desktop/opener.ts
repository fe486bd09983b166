import { shell } from 'electron';
import { isOpenable } from '../../core/message-address';
import type { Opener } from '../ports';

/**
 * Hands an address to the system's mail program or browser. The last gate: whoever asks, only what the list allows
 * passes, and the saved addresses of sites as they are at that moment.
 */
export function createOpener(savedAddresses: () => readonly string[]): Opener {
  return async (address) => {
    if (!isOpenable(address, savedAddresses())) throw new Error('This address is not one that Nachtwache opens.');
    await shell.openExternal(address);
  };
}
