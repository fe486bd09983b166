import type { ApiError } from '../../core/api';
import { attempt } from '../../core/attempt';
import { deleteClient, deleteSitesOf } from '../../core/config-edit';
import type { Config } from '../../core/config';
import type { Erasure, ErasurePreview } from '../../core/erasure';
import { fail } from '../../core/result';
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
  /** The log was changed: whoever holds a part of it reads it again. */
  erased: () => void;
  /** What stands in the log where something was, in the user's language. */
  word: () => string;
}

export interface EraseClient {
  preview: (id: string) => Result<ErasurePreview, ApiError>;
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
  return {
    preview: (id) => {
      const found = find(id);
      if (found === undefined) return fail({ kind: 'not-found', what: 'client' });
      const sites = found.sites.map(({ name }) => name);
      const pages = config().statusPages.filter(({ clientId }) => clientId === id);
      return attempt(() => ({
        sites,
        statusPages: pages.map(({ name }) => name),
        ...store.countOf(id, found.client.name),
      }));
    },
    erase: async (erasure) => {
      await main.whenNobodyReads();
      const found = find(erasure.id);
      if (found === undefined) return fail({ kind: 'not-found', what: 'client' });
      if (store.isSending(erasure.id)) {
        return fail({ kind: 'invalid', issues: [{ path: 'id', message: 'client-being-written-to' }] });
      }
      const told = { clientName: found.client.name, siteIds: found.sites.map(({ id }) => id), word: word() };
      return attempt(() => {
        // His sites first: what is open of them ends with that, and is erased with the rest.
        if (!erasure.keepsSites) setConfig(deleteSitesOf(config(), erasure.id));
        // The log before the client: as long as that was not erased, he is there to be erased again.
        keep(() => store.eraseClient(erasure, told));
        erased();
        const without = deleteClient(config(), erasure.id);
        if (without.ok) setConfig(without.value.config);
        return null;
      });
    },
  };
}
