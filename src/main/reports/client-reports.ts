import type { Client } from '../../core/client';
import type { Config } from '../../core/config';
import { reasonOf } from '../../core/reason';
import { fail } from '../../core/result';
import type { Result } from '../../core/result';
import type { Period, TimeRecord } from '../../core/time-span';
import type { Clock, PrintPdf, Words } from '../ports';
import type { ReadLog } from '../reading-tasks';
import { writeWholeFile } from './whole-file';

export type PaperFormat = 'pdf' | 'html';

export interface ClientReportsDependencies {
  clock: Pick<Clock, 'now'>;
  timeZone: () => string;
  config: () => Config;
  /** What is known of a site's time and does not stand in the log's file; null where nothing is. */
  recordNow: (siteId: string) => TimeRecord | null;
  readLog: ReadLog;
  printPdf: PrintPdf;
  /** The user's own language: for what goes wrong. */
  words: Words;
}

export interface ClientReports {
  /** Writes the report in the client's language, all or nothing. The error is a sentence in the user's. */
  write: (client: Client, period: Period, format: PaperFormat, path: string) => Promise<Result<null, string>>;
}

export function createClientReports(main: ClientReportsDependencies): ClientReports {
  return {
    write: async (client, period, format, path) => {
      try {
        const { sites, maintenance, settings } = main.config();
        const { html, ...foot } = await main.readLog('client-report', {
          ...{ client, period, windows: maintenance, letterhead: settings.letterhead },
          ...{ nowMs: main.clock.now(), timeZone: main.timeZone() },
          sites: sites
            .filter(({ clientId }) => clientId === client.id)
            .map((site) => ({ site, record: main.recordNow(site.id) })),
        });
        return await writeWholeFile(path, format === 'html' ? html : await main.printPdf(html, foot), main.words);
      } catch (error) {
        return fail(reasonOf(error));
      }
    },
  };
}
