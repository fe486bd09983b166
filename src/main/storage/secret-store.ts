import { z } from 'zod';
import { namedSecretSchema } from '../../core/alert-channel';
import type { NamedSecret } from '../../core/alert-channel';
import type { Cipher, Log, SecretStore } from '../ports';
import type { StoreLike } from './config-store';
import { asSentence } from './sentence';

/** A drawer for each, so that no site's id can ever be the name of another secret. */
const fileSchema = z.object({
  sites: z.record(z.string(), z.string()),
  named: z.record(z.string(), z.string()).default({}),
  pages: z.record(z.string(), z.string()).default({}),
});
type SecretFile = z.infer<typeof fileSchema>;
type Drawer = keyof SecretFile;

export interface SecretStoreOptions {
  cipher: Cipher;
  /** An electron-store of its own; only what is encrypted goes into it. */
  store: StoreLike;
  log: Log;
}

/**
 * What sites and Nachtwache itself sign in with: encrypted by the system's keyring, in a file of its own, so that the
 * configuration may be copied and shown. Without a keyring a secret lives as long as the app runs. One that cannot be
 * decrypted any more (another user, another keyring) is as good as none, and stays in the file.
 */
export function createSecretStore({ cipher, store, log }: SecretStoreOptions): SecretStore {
  const held: Record<Drawer, Map<string, string>> = { sites: new Map(), named: new Map(), pages: new Map() };
  /** Until it is known, nobody is told that his secrets will be lost. */
  let isLasting = true;
  let lastWrite: Promise<unknown> = Promise.resolve();

  const read = (): SecretFile => {
    const parsed = fileSchema.safeParse(store.store);
    return parsed.success ? parsed.data : { sites: {}, named: {}, pages: {} };
  };
  const write = (drawer: Drawer, secrets: Record<string, string>): void => {
    try {
      store.store = { ...read(), [drawer]: secrets };
    } catch (error) {
      throw asSentence(error);
    }
  };
  const without = (drawer: Drawer, id: string): Record<string, string> =>
    Object.fromEntries(Object.entries(read()[drawer]).filter(([each]) => each !== id));

  async function openDrawer(drawer: Drawer): Promise<string[]> {
    const opened: string[] = [];
    for (const [id, encrypted] of isLasting ? Object.entries(read()[drawer]) : []) {
      // What the user has typed meanwhile is newer.
      if (held[drawer].has(id)) continue;
      try {
        held[drawer].set(id, await cipher.decrypt(encrypted));
        opened.push(id);
      } catch (error) {
        log.warn('A secret could not be decrypted by the keyring of this user.', error);
      }
    }
    return opened;
  }

  async function open(): Promise<string[]> {
    isLasting = await cipher.isAvailable();
    await openDrawer('named');
    await openDrawer('pages');
    return openDrawer('sites');
  }

  async function put(drawer: Drawer, id: string, secret: string | null): Promise<void> {
    if (secret === null) {
      held[drawer].delete(id);
      if (id in read()[drawer]) write(drawer, without(drawer, id));
      return;
    }
    isLasting = await cipher.isAvailable();
    if (isLasting) {
      const encrypted = await cipher.encrypt(secret);
      write(drawer, { ...without(drawer, id), [id]: encrypted });
    }
    held[drawer].set(id, secret);
  }

  /** One after the other, so that the last one that was typed is the one that is kept. */
  function putInTurn(drawer: Drawer, id: string, secret: string | null): Promise<void> {
    const written = lastWrite.then(() => put(drawer, id, secret));
    lastWrite = written.catch(() => undefined);
    return written;
  }

  return {
    open,
    get: (siteId) => held.sites.get(siteId) ?? null,
    set: (siteId, secret) => putInTurn('sites', siteId, secret),
    getNamed: (name) => held.named.get(name) ?? null,
    setNamed: (name, secret) => putInTurn('named', name, secret),
    getForPage: (pageId) => held.pages.get(pageId) ?? null,
    setForPage: (pageId, secret) => putInTurn('pages', pageId, secret),
    namedOnes: () => namedSecretSchema.options.filter((name: NamedSecret) => held.named.has(name)),
    isLasting: () => isLasting,
  };
}
