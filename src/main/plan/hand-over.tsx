import type { ApiError } from '../../core/api';
import type { Config } from '../../core/config';
import { everyIncident } from '../../core/incident';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { renderDocument } from '../documents/render-document';
import type { Clock, HistoryStore, Words } from '../ports';
import { handOverOf } from './hand-over-data';
import { HandOverPage } from './hand-over-page';

export interface HandOverParts {
  clock: Pick<Clock, 'now'>;
  words: Words;
  config: () => Config;
  history: Pick<HistoryStore, 'incidentsWithTimeline'>;
  /** All or nothing; the error is a sentence. */
  writeFile: (path: string, content: string) => Promise<Result<null, string>>;
  askSavePath: (title: string, fileName: string, extension: string) => Promise<string | null>;
}

export interface HandOverFile {
  /** For the command line; the error is a whole sentence. */
  forScript: (path: string) => Promise<Result<null, string>>;
  /** Asks for a place first; null where the user thought better of it. */
  byDialog: () => Promise<Result<{ path: string } | null, ApiError>>;
}

/** One page for whoever takes over: open outages, cards, persons. */
export function createHandOverFile(parts: HandOverParts): HandOverFile {
  const { clock, words, config, history } = parts;

  async function write(path: string): Promise<Result<null, string>> {
    try {
      const open = history.incidentsWithTimeline({ ...everyIncident, state: 'open' });
      const data = handOverOf(config(), open, clock.now());
      return await parts.writeFile(path, await renderDocument(<HandOverPage data={data} words={words} />));
    } catch (error) {
      return fail(reasonOf(error));
    }
  }

  return {
    forScript: async (path) => {
      const written = await write(path);
      return written.ok ? written : fail(words.t('error.failed.export', { reason: written.error }));
    },
    byDialog: async () => {
      const path = await parts.askSavePath(
        words.t('handOver.saveTitle'),
        `${words.t('handOver.fileName')}.html`,
        'html',
      );
      if (path === null) return ok(null);
      const written = await write(path);
      if (!written.ok) return fail({ kind: 'failed', what: 'export', reason: written.error });
      return ok({ path });
    },
  };
}
