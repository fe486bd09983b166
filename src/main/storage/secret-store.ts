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
  let encrypted: Record<string, string> | null = null;

  const readFile = (): Record<string, string> => {
    if (encrypted !== null) return encrypted;
    const parsed = fileSchema.safeParse(store.store);
    encrypted = parsed.success ? parsed.data.sites : {};
    return encrypted;
  };
  const writeFile = (sites: Record<string, string>): void => {
    try {
      store.store = { sites };
    } catch (error) {
      throw asSentence(error);
    }
    encrypted = sites;
  };
  const without = (siteId: string): Record<string, string> =>
    Object.fromEntries(Object.entries(readFile()).filter(([id]) => id !== siteId));

  return {
    get: (siteId) => {
      const known = held.get(siteId);
      if (known !== undefined) return known;
      const stored = readFile()[siteId];
      if (stored === undefined || !cipher.isAvailable()) return null;
      try {
        const secret = cipher.decrypt(stored);
        held.set(siteId, secret);
        return secret;
      } catch (error) {
        log.warn('A secret could not be decrypted by the keyring of this user.', error);
        return null;
      }
    },
    set: (siteId, secret) => {
      if (secret === null) {
        held.delete(siteId);
        if (siteId in readFile()) writeFile(without(siteId));
        return;
      }
      if (cipher.isAvailable()) writeFile({ ...without(siteId), [siteId]: cipher.encrypt(secret) });
      held.set(siteId, secret);
    },
    isLasting: () => cipher.isAvailable(),
  };
}
