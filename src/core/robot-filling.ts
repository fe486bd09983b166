import { lengthOf } from './availability';
import type { Config } from './config';
import { sitesByGiven } from './foreign-sites';
import type { ImportSite } from './import-site';
import type { FillPreview } from './preview';
import { isInLog, outagesIn, recordOf, toFilled } from './robot-record';
import type { RecordedOutage, RecordedSpan, RobotLog } from './robot-record';
import type { Site } from './site';
import { commonParts, withFilled } from './time-span';
import type { FilledSpan, Period, Span } from './time-span';

/** A monitor of UptimeRobot with its log. */
export interface MonitorLog {
  site: ImportSite;
  log: RobotLog;
}

/** What we know of a site's time ourselves, as far as it is settled, with what was filled in before. */
export interface KnownSite {
  spans: readonly Span[];
  outages: readonly { startedAt: number; endedAt: number | null }[];
}

/** What is filled in for one site. */
export interface SiteFilling {
  site: Site;
  spans: FilledSpan[];
  /** Those that the log does not have yet. */
  outages: RecordedOutage[];
  /** Where time before that was not measured, and their log does not reach back to it: up to where it reaches. */
  cutAtMs: number | null;
}

/** The logs of the sites that are watched here, each monitor with the site that the import takes for the same. */
export function logsBySite({ sites }: Pick<Config, 'sites'>, logs: readonly MonitorLog[]): Map<Site, RobotLog[]> {
  const siteOf = sitesByGiven(sites);
  const found = new Map<Site, RobotLog[]>();
  for (const { site: given, log } of logs) {
    const site = siteOf(given);
    if (site !== undefined) found.set(site, [...(found.get(site) ?? []), log]);
  }
  return found;
}

/**
 * What UptimeRobot knows of the time in which we did not measure. What was measured is left as it is, and so is what was
 * filled in before: done twice, nothing changes. Of several monitors of one site the first that knows anything counts.
 */
export function fillingOf(site: Site, logs: readonly RobotLog[], known: KnownSite): SiteFilling {
  let spans: readonly Span[] = known.spans;
  const taken: RecordedSpan[] = [];
  const cuts: number[] = [];
  for (const log of logs) {
    const { spans: recorded, cutAtMs } = recordOf(log);
    const gaps = gapsIn(spans);
    const parts = commonParts(recorded, gaps);
    spans = withFilled(spans, toFilled(parts));
    taken.push(...parts);
    if (cutAtMs !== null && (gaps[0]?.fromMs ?? cutAtMs) < cutAtMs) cuts.push(cutAtMs);
  }
  taken.sort((one, other) => one.fromMs - other.fromMs);
  const outages = outagesIn(taken).filter((outage) => !isInLog(outage, known.outages));
  return { site, spans: toFilled(taken), outages, cutAtMs: cuts.length === 0 ? null : Math.min(...cuts) };
}

const gapsIn = (spans: readonly Span[]): Period[] => spans.filter(({ kind }) => kind === 'notMeasured');

/** What would be filled in, before it is. */
export function fillPreviewOf(fillings: readonly SiteFilling[], mostRows: number): FillPreview {
  const rows = fillings.filter(({ spans, cutAtMs }) => spans.length > 0 || cutAtMs !== null);
  const filled = fillings.filter(({ spans }) => spans.length > 0);
  return {
    sites: filled.length,
    ...filledSums(fillings),
    downMs: lengthOf(filled.flatMap(({ spans }) => spans.filter(({ kind }) => kind === 'down'))),
    rows: rows.slice(0, mostRows).map(({ site: { name }, spans, outages, cutAtMs }) => ({
      ...{ name, filledMs: lengthOf(spans), outages: outages.length, cutAtMs },
    })),
    moreRows: Math.max(0, rows.length - mostRows),
  };
}

export function filledSums(fillings: readonly SiteFilling[]): { filledMs: number; outages: number } {
  return {
    filledMs: lengthOf(fillings.flatMap(({ spans }) => spans)),
    outages: fillings.reduce((sum, { outages }) => sum + outages.length, 0),
  };
}
