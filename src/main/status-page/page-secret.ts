import { z } from 'zod';
import type { StatusPage } from '../../core/status-page-settings';
import type { SecretStore } from '../ports';

/** The password of a page's server, or the passphrase of its key. */
export interface PageSecrets {
  of: (page: StatusPage) => string | null;
  /** Null takes it away. Rejects where the disk or the keyring refuses. */
  set: (page: StatusPage, secret: string | null) => Promise<void>;
  forget: (pageId: string) => Promise<void>;
}

const keptSchema = z.object({ server: z.string(), secret: z.string() });

/**
 * Kept together with the server it was typed for: where a page is pointed at another one, by whomever, that one is never
 * signed in to with it.
 */
export function createPageSecrets({
  getForPage,
  setForPage,
}: Pick<SecretStore, 'getForPage' | 'setForPage'>): PageSecrets {
  return {
    of: (page) => {
      const kept = getForPage(page.id);
      const { server, secret } = keptSchema.parse(kept === null ? { server: '', secret: '' } : JSON.parse(kept));
      return kept !== null && server === serverOf(page) ? secret : null;
    },
    set: (page, secret) =>
      setForPage(page.id, secret === null ? null : JSON.stringify({ server: serverOf(page), secret })),
    forget: (pageId) => setForPage(pageId, null),
  };
}

function serverOf({ target }: StatusPage): string {
  if (target.kind === 'folder') return '';
  const { kind, user, host, port } = target;
  // What an SFTP password was kept with before there was another kind.
  return `${user}@${host.toLowerCase()}:${port} ${kind === 'sftp' ? target.signIn : kind}`;
}
