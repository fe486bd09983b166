import { agreementFor } from '../../core/agreement';
import type { Client } from '../../core/client';
import { clientReport, reportFrame, reportIncident, reportSite, spansPeriod } from '../../core/client-report';
import type { ClientReport, ReportSite, ReportSiteInput } from '../../core/client-report';
import type { Config } from '../../core/config';
import { documentFormats } from '../../core/document-formats';
import { everyIncident } from '../../core/incident';
import type { Language } from '../../core/language';
import { reasonOf } from '../../core/reason';
import type { ReportSpeech } from '../../core/report-words';
import { fail } from '../../core/result';
import type { Result } from '../../core/result';
import type { Period } from '../../core/time-span';
import { renderDocument, renderPart } from '../documents/render-document';
import type { Clock, HistoryStore, PrintPdf, Words } from '../ports';
import { createWords } from '../words';
import { ClientReportPage, reportTitle, SitePart } from './client-report-page';
import { writeWholeFile } from './whole-file';

export const paperFormats = ['pdf', 'html'] as const;
export type PaperFormat = (typeof paperFormats)[number];

export interface ClientReportsDependencies {
  clock: Pick<Clock, 'now' | 'monotonicMs'>;
  timeZone: () => string;
  config: () => Config;
  history: Pick<HistoryStore, 'incident' | 'incidents' | 'incidentsWithTimeline' | 'responseDays'>;
  /** What is known of a site's time; undefined where there is no such site. */
  timeOf: (siteId: string, period: Period) => Pick<ReportSiteInput, 'spans' | 'question'> | undefined;
  printPdf: PrintPdf;
  /** The user's own language: for what goes wrong. */
  words: Words;
  /** Lets what waits be done; returns when it is this work's turn again. */
  giveWay: () => Promise<void>;
}

export interface ClientReports {
  modelOf: (client: Client, period: Period) => Promise<ClientReport>;
  /** Writes the report in the client's language, all or nothing. The error is a sentence in the user's. */
  write: (client: Client, period: Period, format: PaperFormat, path: string) => Promise<Result<null, string>>;
}

/** So long the main process may be busy with this before checks and window get their turn: half a frame. */
const turnMs = 8;

export function createClientReports(main: ClientReportsDependencies): ClientReports {
  const { clock, config, history, timeOf, timeZone } = main;

  async function modelOf(client: Client, period: Period): Promise<ClientReport> {
    const frame = reportFrame(period, clock.now(), timeZone());
    const { sites: all, maintenance: windows } = config();
    const own = all.filter(({ clientId }) => clientId === client.id);
    const asked = { ...everyIncident, fromMs: period.fromMs, toMs: frame.asOfMs };
    const sites: ReportSite[] = [];
    const takeTurns = turns();
    for (const site of own) {
      await takeTurns();
      const agreement = agreementFor(site.agreement, client.agreement);
      // One that was deleted meanwhile is left out.
      const known = timeOf(site.id, spansPeriod(frame, agreement));
      if (known === undefined) continue;
      await takeTurns();
      const incidents = history
        .incidentsWithTimeline({ ...asked, siteId: site.id })
        // What happened while the site was somebody else's is nobody's business here.
        .filter(({ clientId }) => clientId === client.id || clientId === null);
      await takeTurns();
      const responses = history.responseDays(site.id, period.fromMs, period.toMs);
      await takeTurns();
      sites.push(reportSite({ site, agreement, ...known, responses, incidents, windows }, frame));
    }
    const ownIds = new Set(own.map(({ id }) => id));
    // Of most of them the timeline has been read above.
    const others = history
      .incidents({ ...asked, clientId: client.id })
      .filter(({ siteId }) => !ownIds.has(siteId))
      .flatMap(({ id }) => history.incident(id) ?? [])
      .toReversed()
      .map((incident) => reportIncident(incident, frame.asOfMs));
    return clientReport(client, sites, others, frame);
  }

  /** To be awaited before each piece of work: others get their turn when this one's is over. */
  function turns(): () => Promise<void> {
    let sinceMs = clock.monotonicMs();
    return async () => {
      if (clock.monotonicMs() - sinceMs < turnMs) return;
      await main.giveWay();
      sinceMs = clock.monotonicMs();
    };
  }

  async function partsOf(report: ClientReport, speech: ReportSpeech): Promise<string[]> {
    const parts: string[] = [];
    const takeTurns = turns();
    for (const site of report.sites) {
      await takeTurns();
      parts.push(await renderPart(<SitePart {...{ site, report, speech }} />));
    }
    return parts;
  }

  async function write(
    client: Client,
    period: Period,
    format: PaperFormat,
    path: string,
  ): Promise<Result<null, string>> {
    try {
      const report = await modelOf(client, period);
      const speech = speechIn(client.language, timeZone());
      const { letterhead } = config().settings;
      const siteParts = await partsOf(report, speech);
      const html = await renderDocument(<ClientReportPage {...{ report, letterhead, speech, siteParts }} />);
      if (format === 'html') return await writeWholeFile(path, html, main.words);
      const title = `${reportTitle(report, speech)} – ${client.name}`;
      const pdf = await main.printPdf(html, { title, footer: speech.t('pdf.page') });
      return await writeWholeFile(path, pdf, main.words);
    } catch (error) {
      return fail(reasonOf(error));
    }
  }

  return { modelOf, write };
}

/** The words of a client's language, whatever the window speaks. */
export function speechIn(language: Language, timeZone: string): ReportSpeech {
  const words = createWords();
  words.setLanguage(language);
  return { t: words.t, language, formats: documentFormats(language, timeZone) };
}
