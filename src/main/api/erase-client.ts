import type { ApiError } from '../../core/api';
import { attemptLater, failed } from '../../core/attempt';
import { deleteClient, deleteSitesOf } from '../../core/config-edit';
import type { Config } from '../../core/config';
import type { Erasure, ErasurePreview } from '../../core/erasure';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { ErasureStore } from '../ports';

export interface ErasureParts {
  config: () => Config;
  setConfig: (next: Config) => void;
  store: ErasureStore;
  /** Writes what waits for the disk, then this. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
  /** Resolves when nobody reads through the log: until then its file could not be made smaller. */
  whenNobodyReads: () => Promise<unknown>;
  /** Rebuilds the log's file, and holds nobody up by that. */
  rebuild: (file: string) => Promise<unknown>;
  /** The log was changed: whoever holds a part of it reads it again. */
  erased: () => void;
  /** What stands in the log where something was, in the user's language. */
  word: () => string;
}

export interface EraseClient {
  preview: (id: string) => Promise<Result<ErasurePreview, ApiError>>;
  erase: (erasure: Erasure) => Promise<Result<null, ApiError>>;
}

export function createEraseClient({
  config,
  setConfig,
  store,
  keep,
  erased,
  word,
  ...main
}: ErasureParts): EraseClient {
  const find = (id: string) => {
    const { clients, sites } = config();
    const client = clients.find((each) => each.id === id);
    return client && { client, sites: sites.filter(({ clientId }) => clientId === id) };
  };
  let last: Promise<unknown> = Promise.resolve();

  async function erase(erasure: Erasure): Promise<Result<null, ApiError>> {
    await main.whenNobodyReads();
    const found = find(erasure.id);
    if (found === undefined) return fail({ kind: 'not-found', what: 'client' });
    const told = { clientName: found.client.name, siteIds: found.sites.map(({ id }) => id), word: word() };
    try {
      // The log before the client: as long as that was not erased, he is there to be erased again.
      do {
        if (store.isSending(erasure.id)) {
          return fail({ kind: 'invalid', issues: [{ path: 'id', message: 'client-being-written-to' }] });
        }
        // His sites first: what is open of them ends with that, and is erased with the rest.
        if (!erasure.keepsSites) setConfig(deleteSitesOf(config(), erasure.id));
        // What waits for the disk may name him.
        keep(() => null);
        await store.eraseClient(erasure, told);
        await store.leaveNothingBehind(main.rebuild, main.whenNobodyReads);
        // The watch went on meanwhile, and may have found a site of his down.
      } while (store.holds(erasure.id));
      erased();
      const without = deleteClient(config(), erasure.id);
      if (without.ok) setConfig(without.value.config);
      return ok(null);
    } catch (error) {
      return failed('save', error);
    }
  }

  return {
    preview: async (id) => {
      const found = find(id);
      if (found === undefined) return fail({ kind: 'not-found', what: 'client' });
      const sites = found.sites.map(({ name }) => name);
      const pages = config().statusPages.filter(({ clientId }) => clientId === id);
      return attemptLater(async () => {
        const counted = await store.countOf(id, found.client.name);
        return { sites, statusPages: pages.map(({ name }) => name), ...counted };
      }, 'save');
    },
    erase: (erasure) => {
      // One after the other: the first ends with the client, whom the second then does not find.
      const erased = last.then(() => erase(erasure));
      last = erased;
      return erased;
    },
  };
}
