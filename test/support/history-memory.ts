import type { CheckResult } from '../../src/core/check';
import { everyIncident } from '../../src/core/incident';
import type { Incident, IncidentFilter, IncidentWithTimeline, TimelineEntry } from '../../src/core/incident';
import type { LastCheck } from '../../src/core/snapshot';
import type { Alert, HistoryStore } from '../../src/main/ports';

/** The log without a disk, for tests of other parts; it passes the same suite as the real one. */
export function createMemoryHistory(): HistoryStore {
  const checks: { siteId: string; result: CheckResult }[] = [];
  const incidents: IncidentWithTimeline[] = [];
  const outbox: Alert[] = [];

  const find = (id: string): IncidentWithTimeline | undefined => incidents.find((incident) => incident.id === id);
  const enqueue = (alert: Alert | null): void => {
    if (alert !== null && outbox.every(({ id }) => id !== alert.id)) outbox.push(alert);
  };
  const isKnown = (incident: Incident): boolean =>
    incidents.some(({ id, siteId, endedAt }) => id === incident.id || (siteId === incident.siteId && endedAt === null));
  const select = (filter: IncidentFilter): IncidentWithTimeline[] =>
    incidents.filter((incident) => matches(incident, filter)).toSorted((a, b) => a.startedAt - b.startedAt);

  return {
    recordCheck: (siteId, result) => void checks.push({ siteId, result }),
    lastChecks: () => {
      const found = new Map<string, { last: LastCheck; lastGoodAt: number | null }>();
      for (const { siteId, result } of checks.toSorted((a, b) => a.result.at - b.result.at)) {
        const lastGoodAt = result.kind === 'up' ? result.at : (found.get(siteId)?.lastGoodAt ?? null);
        found.set(siteId, { last: toLastCheck(result), lastGoodAt });
      }
      return found;
    },
    openIncident: (incident, timeline, alert) => {
      if (isKnown(incident)) return;
      incidents.push({ ...incident, timeline: [...timeline] });
      enqueue(alert);
    },
    closeIncident: (id, endedAt, timeline, alert) => {
      const incident = find(id);
      if (incident?.endedAt !== null) return;
      incident.endedAt = endedAt;
      incident.timeline.push(...timeline);
      enqueue(alert);
    },
    addToTimeline: (id, entry) => void find(id)?.timeline.push(entry),
    openIncidents: () => select({ ...everyIncident, state: 'open' }).map(withoutTimeline),
    incidents: (filter) => select(filter).toReversed().map(withoutTimeline),
    incident: (id) => incidents.filter((incident) => incident.id === id).map(copyOf)[0],
    incidentsWithTimeline: (filter) => select(filter).map(copyOf),
    pendingAlerts: () => [...outbox],
    settleAlert: (alert, entry) => {
      const place = outbox.findIndex(({ id }) => id === alert.id);
      if (place < 0) return;
      outbox.splice(place, 1);
      find(alert.incidentId)?.timeline.push(entry);
    },
    forgetChecksBefore: (beforeMs) => {
      const kept = checks.filter(({ result }) => result.at >= beforeMs);
      checks.splice(0, checks.length, ...kept);
      return Promise.resolve();
    },
    flush: () => undefined,
    close: () => undefined,
  };
}

function matches(incident: Incident, { siteId, clientId, state, fromMs, toMs }: IncidentFilter): boolean {
  const { startedAt, endedAt } = incident;
  if (siteId !== null && incident.siteId !== siteId) return false;
  if (clientId !== null && incident.clientId !== clientId) return false;
  if (state !== null && (endedAt === null) !== (state === 'open')) return false;
  if (toMs !== null && startedAt >= toMs) return false;
  return fromMs === null || endedAt === null || endedAt > fromMs || startedAt >= fromMs;
}

function withoutTimeline({ timeline: _, ...incident }: IncidentWithTimeline): Incident {
  return incident;
}

function copyOf(incident: IncidentWithTimeline): IncidentWithTimeline {
  const timeline: TimelineEntry[] = incident.timeline.toSorted((a, b) => a.at - b.at);
  return { ...incident, timeline };
}

function toLastCheck(result: CheckResult): LastCheck {
  const nothing = { ms: null, status: null, cause: null, isTruncated: false };
  switch (result.kind) {
    case 'up': {
      const { kind, at, ms, status, isTruncated } = result;
      return { ...nothing, kind, at, ms, status, isTruncated };
    }
    case 'down': {
      const { kind, at, ms, status, cause } = result;
      return { ...nothing, kind, at, ms, status, cause };
    }
    case 'skipped':
      return { ...nothing, kind: 'skipped', at: result.at };
  }
}
