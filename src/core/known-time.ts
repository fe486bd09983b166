import type { TimeQuestion } from './availability';
import { everyIncident } from './incident';
import type { IncidentFilter, IncidentWithTimeline } from './incident';
import { byHandPeriodsOf, maintenancePeriodsOf, notOursPeriodsOf } from './maintenance-time';
import type { Site } from './site';
import { withFilled, withRecord } from './time-span';
import type { FilledSpan, Period, Span, TimeRecord } from './time-span';

/** All that is known of a site's time in a period, up to this moment: what the rules of availability want. */
export interface KnownTime {
  spans: Span[];
  question: Omit<TimeQuestion, keyof Period>;
  /** Those of the period, oldest first, by which some of its time counts differently. */
  incidents: IncidentWithTimeline[];
}

/** Reads the log: spans of a site that touch a period (from inclusive, to exclusive), and incidents. */
export interface TimeReaders {
  spansOf: (siteId: string, fromMs: number, toMs: number) => Span[];
  /** What another program recorded of the time in which nothing was measured here (ADR 30). */
  filledOf: (siteId: string, fromMs: number, toMs: number) => FilledSpan[];
  incidentsWithTimeline: (filter: IncidentFilter) => IncidentWithTimeline[];
}

/** @param record what is known beyond the log; null where there is nothing. */
export function knownTimeOf(
  { spansOf, filledOf, incidentsWithTimeline }: TimeReaders,
  site: Pick<Site, 'id' | 'createdAt'>,
  period: Period,
  record: TimeRecord | null,
  nowMs: number,
): KnownTime {
  const settled = spansOf(site.id, period.fromMs, period.toMs);
  const own = record === null ? settled : withRecord(settled, record);
  const incidents = incidentsWithTimeline({ ...everyIncident, siteId: site.id, ...period });
  return {
    incidents,
    spans: withFilled(own, filledOf(site.id, period.fromMs, period.toMs)),
    question: {
      ...{ nowMs, createdAtMs: site.createdAt },
      maintenance: incidents.flatMap((incident) => maintenancePeriodsOf(incident, nowMs)),
      notOurs: incidents.flatMap((incident) => notOursPeriodsOf(incident, nowMs)),
      byHand: incidents.flatMap((incident) => byHandPeriodsOf(incident, nowMs)),
    },
  };
}
