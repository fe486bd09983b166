import type { Handlers, LetterheadCommand, PostMortemCommand, ReportCommand } from '../../core/api';
import type { IncidentWithTimeline } from '../../core/incident';
import type { Result } from '../../core/result';
import { createClientReports } from './client-reports';
import type { ClientReportsDependencies, PaperFormat } from './client-reports';
import { writeIncidentFile } from './incident-file';
import type { IncidentFileFormat } from './incident-file';
import { writeIncidentPdf } from './incident-pdf';
import { createLetterhead } from './letterhead';
import type { LetterheadDependencies } from './letterhead';
import { createPostMortems } from './post-mortems';
import { createReportDesk } from './report-desk';
import type { ReportDeskDependencies } from './report-desk';

export interface ReportingDependencies extends ClientReportsDependencies, LetterheadDependencies {
  askSavePath: ReportDeskDependencies['askSavePath'];
  askFolder: ReportDeskDependencies['askFolder'];
  onProgress: ReportDeskDependencies['onProgress'];
}

/** What leaves the house on paper: the incident log, reports on clients, accounts of outages. */
export interface Reporting {
  handlers: Pick<Handlers, LetterheadCommand | ReportCommand | PostMortemCommand>;
  writeIncidents: (
    path: string,
    format: IncidentFileFormat | 'pdf',
    incidents: readonly IncidentWithTimeline[],
  ) => Promise<Result<null, string>>;
  /** For the command line. */
  writeReport: (errand: {
    client: string;
    file: string;
    format: PaperFormat;
    fromMs: number | null;
    toMs: number | null;
  }) => Promise<Result<string, string>>;
  stop: () => void;
}

export function createReporting(main: ReportingDependencies): Reporting {
  const { clock, words, timeZone, config, printPdf } = main;
  const desk = createReportDesk({ ...main, reports: createClientReports(main) });
  const paper = { clock, words, timeZone, printPdf, letterhead: () => config().settings.letterhead };
  return {
    handlers: {
      ...createLetterhead(main),
      ...desk.handlers,
      ...createPostMortems({ ...main, incident: main.history.incident }),
    },
    writeIncidents: (path, format, incidents) =>
      format === 'pdf' ? writeIncidentPdf(path, incidents, paper) : writeIncidentFile(path, format, incidents, words),
    writeReport: ({ client, file, format, fromMs, toMs }) => desk.writeFor(client, { fromMs, toMs }, format, file),
    stop: desk.stop,
  };
}
