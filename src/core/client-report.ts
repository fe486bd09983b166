import { agreedPeriodAt, rememberedServiceTime } from './agreement';
import type { Agreement } from './agreement';
import { addedUp, availabilityOf, measuredShareOf, stripOf, sumOf } from './availability';
import type { Availability, Share, StripPart, TimeQuestion } from './availability';
import { isAboutReach } from './checks/check-kinds';
import type { Client } from './client';
import { factsOf } from './facts';
import type { FactsSheet } from './facts';
import { headStartOf } from './head-start';
import type { HeadStart } from './head-start';
import { durationOf } from './incident';
import type { Incident, IncidentWithTimeline } from './incident';
import { ledgerOf } from './ledger';
import type { Ledger, ServiceTimeOf } from './ledger';
import { coversSite, occurrencesBetween } from './maintenance';
import type { MaintenanceWindow } from './maintenance';
import { byName } from './name-order';
import { stripPeriods } from './report-period';
import { responseChart, summaryOf } from './response-histogram';
import type { ResponseChartPoint, ResponseDay, ResponseSummary } from './response-histogram';
import type { Site } from './site';
import type { Period, Span, TimeKind } from './time-span';
import { writtenOf } from './written-log';

/** What a report tells of an outage. Instants in epoch milliseconds. */
export interface ReportIncident extends Pick<
  Incident,
  'id' | 'siteName' | 'cause' | 'status' | 'lastGoodAt' | 'startedAt' | 'endedAt' | 'classification'
> {
  /** Until the report's end where it goes on. */
  durationMs: number;
  facts: FactsSheet;
  /** What was done, in the order of the clock. */
  actions: { at: number; text: string }[];
  headStart: HeadStart;
}

/** A maintenance window as it is planned now, and when it was open in the period. */
export interface ReportMaintenance {
  name: string;
  periods: Period[];
}

export interface ReportSite {
  siteId: string;
  name: string;
  url: string;
  /** Else it warns of a date: no part of what is said of being reached. */
  isAboutReach: boolean;
  availability: Availability;
  /** One for each of the agreement's own periods that the report touches, as it stood at the report's end. */
  ledgers: Ledger[];
  strip: StripPart[];
  responses: ResponseSummary;
  responsePoints: ResponseChartPoint[];
  incidents: ReportIncident[];
  maintenance: ReportMaintenance[];
}

export interface ClientReport {
  clientName: string;
  period: Period;
  /** Up to when it tells: the period's end, or when it was made where that is earlier. */
  asOfMs: number;
  timeZone: string;
  /** Of all sites that can be reached or not. */
  share: Share;
  /** How much of all sites' time was measured. */
  measured: Share;
  /** Of what counts as measured: the time of all sites by somebody else's record (ADR 30). */
  filled: Record<TimeKind, number>;
  sites: ReportSite[];
  /** Of sites that are not watched any more, or belong to somebody else now. */
  otherIncidents: ReportIncident[];
}

/** What is worked out once for all sites of a report. */
export interface ReportFrame {
  period: Period;
  asOfMs: number;
  timeZone: string;
  strip: Period[];
  serviceTimeOf: ServiceTimeOf;
}

/** What of the log is wanted of one site: from `spansPeriod` on, with the time that is known of it. */
export interface ReportSiteInput {
  site: Site;
  agreement: Agreement | null;
  spans: readonly Span[];
  question: Omit<TimeQuestion, keyof Period>;
  responses: readonly ResponseDay[];
  /** The site's own that touch the period, oldest first. */
  incidents: readonly IncidentWithTimeline[];
  /** All that are planned now. */
  windows: readonly MaintenanceWindow[];
}

const chartPoints = 180;

export function reportFrame(period: Period, nowMs: number, timeZone: string): ReportFrame {
  return {
    period,
    timeZone,
    asOfMs: Math.max(period.fromMs, Math.min(period.toMs, nowMs)),
    strip: stripPeriods(period, timeZone),
    serviceTimeOf: rememberedServiceTime(),
  };
}

/** For which time the spans of a site are wanted: an agreement's year may have begun before the report's month. */
export function spansPeriod({ period, asOfMs }: ReportFrame, agreement: Agreement | null): Period {
  const fromMs = agreement === null ? period.fromMs : agreedPeriodAt(agreement, period.fromMs).fromMs;
  return { fromMs: Math.min(period.fromMs, fromMs), toMs: asOfMs };
}

export function reportSite(input: ReportSiteInput, frame: ReportFrame): ReportSite {
  const { site, spans, responses, incidents } = input;
  const { period, asOfMs, strip } = frame;
  // What came after the period is no part of it, and so no part of how an agreement stood at its end.
  const question = { ...input.question, nowMs: Math.min(input.question.nowMs, asOfMs) };
  const isReach = isAboutReach(site.check.kind);
  return {
    siteId: site.id,
    name: site.name,
    url: site.url,
    isAboutReach: isReach,
    availability: availabilityOf(spans, { ...question, ...period }),
    ledgers: isReach ? ledgersOf(input, question, frame) : [],
    strip: stripOf(spans, strip, question),
    responses: summaryOf(responses),
    responsePoints: responseChart(responses, chartPoints),
    incidents: incidents.map((incident) => reportIncident(incident, asOfMs)),
    maintenance: maintenanceOf(input, frame),
  };
}

function ledgersOf(
  { agreement, spans }: ReportSiteInput,
  question: ReportSiteInput['question'],
  { period, asOfMs, serviceTimeOf }: ReportFrame,
): Ledger[] {
  if (agreement === null) return [];
  const ledgers: Ledger[] = [];
  for (let atMs = period.fromMs; atMs < asOfMs; atMs = agreedPeriodAt(agreement, atMs).toMs) {
    const ledger = ledgerOf(agreement, spans, { ...question, atMs }, serviceTimeOf);
    // Before the site was there nothing was owed.
    if (ledger.beforeMs < ledger.elapsedMs) ledgers.push(ledger);
  }
  return ledgers;
}

export function reportIncident(incident: IncidentWithTimeline, asOfMs: number): ReportIncident {
  const { id, siteName, cause, status, lastGoodAt, startedAt, endedAt, classification, timeline } = incident;
  return {
    ...{ id, siteName, cause, status, lastGoodAt, startedAt, classification },
    // What ended only after the period goes on, as far as this report is concerned.
    endedAt: endedAt !== null && endedAt > asOfMs ? null : endedAt,
    durationMs: durationOf({ startedAt, endedAt: endedAt === null ? null : Math.min(endedAt, asOfMs) }, asOfMs),
    facts: factsOf([timeline]),
    actions: writtenOf(timeline, 'action').map(({ at, text }) => ({ at, text })),
    headStart: headStartOf(incident),
  };
}

function maintenanceOf({ site, windows }: ReportSiteInput, { period, asOfMs }: ReportFrame): ReportMaintenance[] {
  const target = { siteId: site.id, clientId: site.clientId };
  const fromMs = Math.max(period.fromMs, Math.min(site.createdAt, asOfMs));
  return windows
    .filter((window) => coversSite(window, target))
    .map((window) => ({ name: window.name, periods: occurrencesBetween(window, fromMs, asOfMs) }))
    .filter(({ periods }) => periods.length > 0);
}

/** The whole of it: the site with the most outage first, the others by their names. */
export function clientReport(
  client: Pick<Client, 'name' | 'language'>,
  sites: readonly ReportSite[],
  otherIncidents: readonly ReportIncident[],
  { period, asOfMs, timeZone }: ReportFrame,
): ClientReport {
  const reached = sites.filter((site) => site.isAboutReach).map(({ availability }) => availability);
  const inOrder = byName(client.language);
  const all = sites.map(({ availability }) => measuredShareOf(availability.ms));
  return {
    clientName: client.name,
    ...{ period, asOfMs, timeZone },
    share: sumOf(reached),
    measured: {
      goodMs: all.reduce((sum, { goodMs }) => sum + goodMs, 0),
      measuredMs: all.reduce((sum, { measuredMs }) => sum + measuredMs, 0),
    },
    filled: addedUp(sites.map(({ availability }) => availability.filled)),
    sites: sites.toSorted(
      (one, other) => other.availability.ms.down - one.availability.ms.down || inOrder(one.name, other.name),
    ),
    otherIncidents: [...otherIncidents],
  };
}
