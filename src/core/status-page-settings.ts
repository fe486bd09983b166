import { z } from 'zod';
import { languageSchema } from './language';
import { nameSchema, plainName } from './name';
import { serverHostSchema } from './server-host';
import { webAddressSchema } from './web-address';

/** The sites on a page: all of the client's (or all), or those chosen, each under the name that is shown there. */
const statusSitesSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({
    kind: z.literal('chosen'),
    chosen: z
      .array(
        z.object({
          siteId: z.string().min(1).max(200),
          /** Empty: the site's own name. */
          shownAs: z.string().overwrite(plainName).trim().max(200),
        }),
      )
      .max(1000),
  }),
]);

/** What every server has that files are uploaded to. */
const serverFields = {
  host: serverHostSchema,
  port: z.number().int().min(1).max(65_535),
  user: z.string().trim().min(1).max(200),
  /** The folder on the server; empty: where the server puts whoever signs in. */
  directory: z.string().overwrite(plainName).trim().max(1000),
};

/**
 * Where the files go. Which folder, and which file holds the private key, is chosen in a dialog of the system: the window
 * names no paths of this computer.
 */
export const statusTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder') }),
  z.object({
    kind: z.literal('sftp'),
    ...serverFields,
    signIn: z.enum(['password', 'key']),
  }),
  /** FTP over TLS as RFC 4217 has it: connected to in clear, encrypted before anything is said (`AUTH TLS`). */
  z.object({ kind: z.literal('ftps'), ...serverFields }),
]);
export type StatusTarget = z.infer<typeof statusTargetSchema>;

/** What a person may set of a status page. */
const statusPageFields = {
  /** Its heading. */
  name: nameSchema,
  /** Whose page it is; null: a page for all. */
  clientId: z.string().min(1).max(200).nullable(),
  /** Of a page for all; a client's is in his language. */
  language: languageSchema,
  sites: statusSitesSchema,
  /** Where people read it: links in the feed lead there. */
  publicUrl: webAddressSchema,
  /** Where it is hosted, in the user's words, as for sites; empty where that is not said. */
  hosting: z.string().trim().max(200),
  /** The user's word that it lies with another host than the sites on it. */
  isElsewhere: z.boolean(),
  /** At the latest after so many minutes it is written anew. */
  everyMinutes: z.number().int().min(1).max(1440),
  target: statusTargetSchema,
};

export const statusPageEditSchema = z
  .object(statusPageFields)
  .refine(({ sites }) => sites.kind === 'all' || sites.chosen.length > 0, {
    path: ['sites', 'chosen'],
    message: 'status-without-sites',
  });
export type StatusPageEdit = z.infer<typeof statusPageEditSchema>;

/** Of those that were chosen the last one may have been deleted since. */
export const statusPageSchema = z.object({
  ...statusPageFields,
  id: z.string().min(1),
  /** An absolute path of this computer; null until it was chosen. */
  folder: z.string().nullable(),
  keyFile: z.string().nullable(),
  /** The fingerprint of the server's key, or of its certificate, that the user has confirmed; null: none yet. */
  hostKey: z.string().nullable(),
});
export type StatusPage = z.infer<typeof statusPageSchema>;

/** After so many minutes without a new one a page says of itself that it is old. */
export const staleMinutesOf = ({ everyMinutes }: Pick<StatusPage, 'everyMinutes'>): number =>
  Math.max(30, 3 * everyMinutes);

/** What is still missing before anything can be written. */
export type StatusPageGap = 'folder' | 'key' | 'password' | 'sites';

/** How a page is doing, for the settings. Instants in epoch milliseconds. */
export interface StatusPageState {
  id: string;
  /** Whether a password, or a passphrase of the key, is there. */
  hasSecret: boolean;
  gap: StatusPageGap | null;
  /** What was written last; null where nothing was, as far as is known here. */
  writtenAt: number | null;
  /** Why it cannot be written, in a sentence of the user's language, and since when. */
  failure: { since: number; reason: string } | null;
  /** The key that the server showed and nobody has confirmed. `isChanged`: another one was confirmed before. */
  unknownKey: UnknownKey | null;
  /** The sites on it that seem to lie with the same host. */
  together: TogetherWith[];
}

export interface UnknownKey {
  fingerprint: string;
  isChanged: boolean;
  /** What stands in it, where it is a certificate. */
  certificate: ShownCertificate | null;
}

/** A certificate that cannot be verified for the server's name. */
export interface ShownCertificate {
  /** Whom it names; the first few. */
  names: string[];
  /** Epoch milliseconds; null where it does not say. */
  validUntil: number | null;
  /** `name`: it is verified, but for other names. */
  fault: 'name' | 'expired' | 'untrusted';
}

/** By what a page and a site seem to lie with the same host. */
export interface TogetherWith {
  siteName: string;
  by: 'name' | 'address' | 'hosting';
}

/** Two pages at one place would overwrite each other; null: it has no place yet. */
export function placeOfPage({ target, folder }: Pick<StatusPage, 'target' | 'folder'>): string | null {
  switch (target.kind) {
    case 'folder':
      return folder === null ? null : `folder ${folder}`;
    case 'sftp':
    case 'ftps': {
      const { kind, host, port, user, directory } = target;
      return `${kind} ${host.toLowerCase()} ${port} ${user} ${directory.replace(/\/+$/, '')}`;
    }
  }
}

/** A server of another name, port or kind is another one: the key that was confirmed says nothing about it. */
export function isSameServer(one: StatusTarget, other: StatusTarget): boolean {
  if (one.kind === 'folder' || other.kind === 'folder') return false;
  return one.kind === other.kind && one.port === other.port && one.host.toLowerCase() === other.host.toLowerCase();
}

/**
 * The pages once a client or sites are gone: a client's own pages go with him. One from which the last chosen site goes
 * stays, and says that there is nothing on it: that the settings say, and nothing is written until there is.
 */
export function pagesWithout(
  pages: readonly StatusPage[],
  gone: { clientId?: string; siteIds?: ReadonlySet<string> },
): StatusPage[] {
  return pages
    .filter(({ clientId }) => clientId === null || clientId !== gone.clientId)
    .map((page) => {
      if (page.sites.kind === 'all') return page;
      const chosen = page.sites.chosen.filter(({ siteId }) => gone.siteIds?.has(siteId) !== true);
      return chosen.length === page.sites.chosen.length ? page : { ...page, sites: { ...page.sites, chosen } };
    });
}
