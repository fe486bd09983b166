import type { Handlers, LetterheadCommand, PostMortemCommand, ReportCommand } from '../../core/api';
import type { IncidentFileFormat } from '../../core/incident-export';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { IncidentChoice } from '../reading-tasks';
import { createClientReports } from './client-reports';
import type { ClientReportsDependencies, PaperFormat } from './client-reports';
import { createLetterhead } from './letterhead';
import type { LetterheadDependencies } from './letterhead';
import { createPostMortems } from './post-mortems';
import type { PostMortemDependencies } from './post-mortems';
import { createReportDesk } from './report-desk';
import type { ReportDeskDependencies } from './report-desk';
import { removeDraftsOf, writeWholeFile } from './whole-file';

export interface ReportingDependencies extends ClientReportsDependencies, LetterheadDependencies {
  incident: PostMortemDependencies['incident'];
  askSavePath: ReportDeskDependencies['askSavePath'];
  askFolder: ReportDeskDependencies['askFolder'];
  onProgress: ReportDeskDependencies['onProgress'];
}

/** What leaves the house on paper: the incident log, reports on clients, accounts of outages. */
export interface Reporting {
  handlers: Pick<Handlers, LetterheadCommand | ReportCommand | PostMortemCommand>;
  /** How many were written; the error is a sentence. */
  writeIncidents: (
    path: string,
    format: IncidentFileFormat | 'pdf',
    choice: IncidentChoice,
  ) => Promise<Result<number, string>>;
  /** For the command line. */
  writeReport: (errand: {
    client: string;
    file: string;
    format: PaperFormat;
    fromMs: number | null;
    toMs: number | null;
  }) => Promise<Result<string, string>>;
  /** Gives up what is being written, of which nothing stays behind. The thread that `readLog` asks was ended before. */
  stop: () => void;
}

export function createReporting(main: ReportingDependencies): Reporting {
  const { clock, words, timeZone, config, printPdf, readLog } = main;
  const desk = createReportDesk({ ...main, reports: createClientReports(main) });
  const underWay = new Set<{ path: string }>();

  async function writePdf(path: string, choice: IncidentChoice): Promise<Result<number, string>> {
    const { letterhead } = config().settings;
    const place = { language: words.language(), timeZone: timeZone(), nowMs: clock.now() };
    const { html, count, ...foot } = await readLog('incident-paper', { choice, ...place, letterhead });
    const written = await writeWholeFile(path, await printPdf(html, foot), words);
    return written.ok ? ok(count) : written;
  }

  async function writeIncidents(
    ...[path, format, choice]: Parameters<Reporting['writeIncidents']>
  ): Promise<Result<number, string>> {
    const file = { path };
    underWay.add(file);
    try {
      if (format === 'pdf') return await writePdf(path, choice);
      return await readLog('incident-file', { choice, format, path, language: words.language() });
    } catch (error) {
      return fail(reasonOf(error));
    } finally {
      underWay.delete(file);
    }
  }

  return {
    handlers: {
      ...createLetterhead(main),
      ...desk.handlers,
      ...createPostMortems(main),
    },
    writeIncidents,
    writeReport: ({ client, file, format, fromMs, toMs }) => desk.writeFor(client, { fromMs, toMs }, format, file),
    stop: () => {
      desk.stop();
      for (const { path } of underWay) removeDraftsOf(path);
    },
  };
}
