import type { ApiError, Handlers, Reply, StatusPageCommand } from '../../core/api';
import { attemptLater } from '../../core/attempt';
import type { Config } from '../../core/config';
import { createEdit } from '../../core/edit';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { addStatusPage, deleteStatusPage, setOfPage, updateStatusPage } from '../../core/status-page-edit';
import type { StatusPage, StatusPageGap } from '../../core/status-page-settings';
import type { PageSecrets } from './page-secret';
import type { PlaceFailure } from './place';
import type { PublishingHandlers } from './publishing';

export interface StatusHandlersDependencies {
  newId: () => string;
  config: () => Config;
  /** Throws where the disk refuses. */
  setConfig: (next: Config) => void;
  secrets: Pick<PageSecrets, 'set'>;
  /** Both ask by a dialog of the system; null where the user thought better of it. */
  askFolder: () => Promise<string | null>;
  askKeyFile: () => Promise<string | null>;
  publishing: PublishingHandlers;
  gapOf: (id: string) => StatusPageGap | null;
  writeNow: (id: string) => Promise<Result<null, PlaceFailure>> | undefined;
  /** What failed before may work now. */
  tryAgain: (id: string) => void;
  /** The key that the page's server showed and nobody has confirmed; null where it did not. */
  shownKeyOf: (id: string) => string | null;
  /** A sentence for what went wrong. */
  sentenceOf: (failure: PlaceFailure) => string;
  gapSentence: (gap: StatusPageGap) => string;
}

const missing = fail({ kind: 'not-found', what: 'statusPage' } as const);
const failed = (reason: string): { ok: false; error: ApiError } =>
  fail({ kind: 'failed', what: 'status-page', reason });

/** The commands of the settings of status pages. */
export function createStatusHandlers(main: StatusHandlersDependencies): Pick<Handlers, StatusPageCommand> {
  const edit = createEdit(main);
  const pageOf = (id: string): StatusPage | undefined => main.config().statusPages.find((page) => page.id === id);

  async function writeNow(id: string): Promise<Result<null, ApiError>> {
    const gap = main.gapOf(id);
    if (gap !== null) return failed(main.gapSentence(gap));
    const written = await main.writeNow(id);
    if (written === undefined) return missing;
    return written.ok ? ok(null) : failed(main.sentenceOf(written.error));
  }

  async function choose(id: string, what: 'folder' | 'key'): Promise<Reply<'statusPages.choose'>> {
    if (pageOf(id) === undefined) return missing;
    const path = await (what === 'folder' ? main.askFolder() : main.askKeyFile());
    if (path === null) return ok(null);
    const set = edit((config) => setOfPage(config, id, what === 'folder' ? { folder: path } : { keyFile: path }));
    return set.ok ? ok({ path }) : set;
  }

  return {
    ...main.publishing,
    'statusPages.add': (page) => edit((config) => addStatusPage(config, main.newId(), page)),
    'statusPages.update': ({ id, edit: page }) => edit((config) => updateStatusPage(config, id, page)),
    'statusPages.delete': ({ id }) => edit((config) => deleteStatusPage(config, id)),
    'statusPages.choose': ({ id, what }) => choose(id, what),
    'statusPages.setSecret': async ({ id, secret }) => {
      const page = pageOf(id);
      if (page === undefined) return missing;
      return attemptLater(async () => {
        await main.secrets.set(page, secret);
        main.tryAgain(id);
        return null;
      }, 'secret');
    },
    'statusPages.confirmKey': ({ id, fingerprint }) => {
      // What the window says is the right one must be what a server has really shown.
      if (main.shownKeyOf(id) !== fingerprint) return missing;
      const set = edit((config) => setOfPage(config, id, { hostKey: fingerprint }));
      return set.ok ? ok(null) : set;
    },
    'statusPages.writeNow': ({ id }) => writeNow(id),
  };
}
