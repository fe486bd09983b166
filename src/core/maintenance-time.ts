import type { Classification, IncidentWithTimeline } from './incident';
import type { Period } from './time-span';

/**
 * The parts of an outage that count as maintenance. What the user said last goes for the whole of it; else each window
 * says so from the moment at which it did. Epoch milliseconds.
 */
export function maintenancePeriodsOf(incident: IncidentWithTimeline, nowMs: number): Period[] {
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
  return periods.filter(({ fromMs, toMs }) => toMs > fromMs);
}
