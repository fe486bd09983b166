import { agreementFor } from '../../core/agreement';
import { clientReport, reportFrame, reportIncident, reportSite, spansPeriod } from '../../core/client-report';
import type { ClientReport, ReportFrame, ReportSite } from '../../core/client-report';
import { everyIncident, reachesInto } from '../../core/incident';
import { knownTimeOf } from '../../core/known-time';
import { renderDocument } from '../documents/render-document';
import type { LogReaders } from '../ports';
import type { ClientReportAsked, PaperHtml } from '../reading-tasks';
import { ClientReportPage, reportTitle } from './client-report-page';
import { speechIn } from './speech';

/** The report on a client as a page in his language. */
export async function clientReportPaper(readers: LogReaders, asked: ClientReportAsked): Promise<PaperHtml> {
  const { client, timeZone, letterhead } = asked;
  const report = readers.atOnce(() => modelOf(readers, asked));
  const speech = speechIn(client.language, timeZone);
  const html = await renderDocument(<ClientReportPage {...{ report, letterhead, speech }} />);
  return {
    html: new TextEncoder().encode(html),
    title: `${reportTitle(report, speech)} – ${client.name}`,
    footer: speech.t('pdf.page'),
  };
}

function modelOf(readers: LogReaders, asked: ClientReportAsked): ClientReport {
  const { client, sites: all, period, nowMs, timeZone } = asked;
  const frame = reportFrame(period, nowMs, timeZone);
  const filter = { ...everyIncident, fromMs: period.fromMs, toMs: frame.asOfMs };
  const sites = all.map((site) => siteOf(readers, asked, site, frame));
  const own = new Set(all.map(({ site }) => site.id));
  // Of most of them the timeline has been read above.
  const others = readers
    .incidents({ ...filter, clientId: client.id })
    .filter(({ siteId }) => !own.has(siteId))
    .flatMap(({ id }) => readers.incident(id) ?? [])
    .toReversed()
    .map((incident) => reportIncident(incident, frame.asOfMs));
  return clientReport(client, sites, others, frame);
}

function siteOf(
  readers: LogReaders,
  { client, windows, period, nowMs }: ClientReportAsked,
  { site, record }: ClientReportAsked['sites'][number],
  frame: ReportFrame,
): ReportSite {
  const agreement = agreementFor(site.agreement, client.agreement);
  const known = knownTimeOf(readers, site, spansPeriod(frame, agreement), record, nowMs);
  const incidents = known.incidents
    // An agreement's year may have begun before the report's month.
    .filter((incident) => reachesInto(incident, period.fromMs))
    // What happened while the site was somebody else's is nobody's business here.
    .filter(({ clientId }) => clientId === client.id || clientId === null);
  const responses = readers.responseDays(site.id, period.fromMs, period.toMs);
  return reportSite({ site, agreement, ...known, responses, incidents, windows }, frame);
}
