import { dirname, resolve } from 'node:path';
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

/** Has the system open a file that Nachtwache itself wrote (a mail's draft, a page), in the one folder for them. */
export function createFileOpener(folder: string, ending: '.eml' | '.html' = '.eml'): (path: string) => Promise<void> {
  return async (path) => {
    const isOurs = dirname(resolve(path)) === resolve(folder) && path.endsWith(ending);
    if (!isOurs) throw new Error('This file is not one that Nachtwache opens.');
    // Electron says in words what went wrong, and an empty text where nothing did.
    const fault = await shell.openPath(path);
    if (fault !== '') throw new Error(fault);
  };
}
