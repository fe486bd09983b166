import { z } from 'zod';
import type { Cipher, Log, SecretStore } from '../ports';
import type { StoreLike } from './config-store';
import { asSentence } from './sentence';

const fileSchema = z.object({ sites: z.record(z.string(), z.string()) });

export interface SecretStoreOptions {
  cipher: Cipher;
  /** An electron-store of its own; only what is encrypted goes into it. */
  store: StoreLike;
  log: Log;
}

/**
 * What sites sign in with: encrypted by the system's keyring, in a file of its own, so that the configuration may be
 * copied and shown. Without a keyring a secret lives as long as the app runs. One that cannot be decrypted any more
 * (another user, another keyring) is as good as none, and stays in the file.
 */
export function createSecretStore({ cipher, store, log }: SecretStoreOptions): SecretStore {
  const held = new Map<string, string>();
  /** Until it is known, nobody is told that his secrets will be lost. */
  let isLasting = true;
  let lastWrite: Promise<unknown> = Promise.resolve();

  const read = (): Record<string, string> => {
    const parsed = fileSchema.safeParse(store.store);
    return parsed.success ? parsed.data.sites : {};
  };
  const write = (sites: Record<string, string>): void => {
    try {
      store.store = { sites };
    } catch (error) {
      throw asSentence(error);
    }
  };
  const without = (siteId: string): Record<string, string> =>
    Object.fromEntries(Object.entries(read()).filter(([id]) => id !== siteId));

  async function open(): Promise<string[]> {
    isLasting = await cipher.isAvailable();
    const opened: string[] = [];
    for (const [siteId, encrypted] of isLasting ? Object.entries(read()) : []) {
      // What the user has typed meanwhile is newer.
      if (held.has(siteId)) continue;
      try {
        held.set(siteId, await cipher.decrypt(encrypted));
        opened.push(siteId);
      } catch (error) {
        log.warn('A secret could not be decrypted by the keyring of this user.', error);
      }
    }
    return opened;
  }

  async function put(siteId: string, secret: string | null): Promise<void> {
    if (secret === null) {
      held.delete(siteId);
      if (siteId in read()) write(without(siteId));
      return;
    }
    isLasting = await cipher.isAvailable();
    if (isLasting) {
      const encrypted = await cipher.encrypt(secret);
      write({ ...without(siteId), [siteId]: encrypted });
    }
    held.set(siteId, secret);
  }

  return {
    open,
    get: (siteId) => held.get(siteId) ?? null,
    set: (siteId, secret) => {
      // One after the other, so that the last one that was typed is the one that is kept.
      const written = lastWrite.then(() => put(siteId, secret));
      lastWrite = written.catch(() => undefined);
      return written;
    },
    isLasting: () => isLasting,
  };
}
