import type { Classification, Incident, IncidentWithTimeline } from './incident';
import type { Period } from './time-span';

/** The outage, where the user said last that it was not our doing: it stays down, and is not held against the contract. */
export function notOursPeriodsOf(incident: IncidentWithTimeline, nowMs: number): Period[] {
  if (incident.cause === 'by-hand') return [];
  const said = incident.timeline.filter((entry) => entry.kind === 'classified');
  if (said.findLast(({ window }) => window === null)?.as !== 'not-ours') return [];
  return [{ fromMs: incident.startedAt, toMs: incident.endedAt ?? nowMs }];
}

/** What the user entered by hand as an outage, and no check has measured. */
export function byHandPeriodsOf({ cause, classification, startedAt, endedAt }: Incident, nowMs: number): Period[] {
  return cause === 'by-hand' && classification === 'outage' ? [{ fromMs: startedAt, toMs: endedAt ?? nowMs }] : [];
}

/**
 * The parts of an outage that count as maintenance. What the user said last goes for the whole of it; else each window
 * says so from the moment at which it did. Epoch milliseconds.
 */
export function maintenancePeriodsOf(incident: IncidentWithTimeline, nowMs: number): Period[] {
  // What was entered by hand excuses nothing of what was measured.
  if (incident.cause === 'by-hand') return [];
  const endMs = incident.endedAt ?? nowMs;
  const whole = { fromMs: incident.startedAt, toMs: endMs };
  const said = incident.timeline.filter((entry) => entry.kind === 'classified');
  const byHand = said.findLast(({ window }) => window === null);
  if (byHand !== undefined) return byHand.as === 'maintenance' ? [whole] : [];

  const periods: Period[] = [];
  // What was confirmed within a window began in it, as far as anybody can tell.
  let as: Classification =
    said[0]?.as === 'maintenance' && said[0].at <= incident.confirmedAt ? 'maintenance' : 'outage';
  let sinceMs = incident.startedAt;
  for (const entry of said) {
    if (as === 'maintenance') periods.push({ fromMs: sinceMs, toMs: entry.at });
    as = entry.as;
    sinceMs = Math.max(sinceMs, entry.at > incident.confirmedAt ? entry.at : incident.startedAt);
  }
  if (as === 'maintenance') periods.push({ fromMs: sinceMs, toMs: endMs });
  // What was taken over afterwards may have been classified long after its end.
  return periods
    .map(({ fromMs, toMs }) => ({ fromMs, toMs: Math.min(toMs, endMs) }))
    .filter(({ fromMs, toMs }) => toMs > fromMs);
}
