import { isIncidentAlert } from '../../src/core/alert';
import type { Alert } from '../../src/core/alert';
import type { ChannelName } from '../../src/core/alert-channel';
import type { Hold } from '../../src/core/alert-policy';
import type { CheckResult } from '../../src/core/check';
import type { HostIncident } from '../../src/core/host-incident';
import { everyIncident, isWatchedIncident } from '../../src/core/incident';
import type { Incident, IncidentFilter, IncidentWithTimeline, TimelineEntry } from '../../src/core/incident';
import type { Message } from '../../src/core/message';
import { bucketOf, emptyHistogram, responseParts } from '../../src/core/response-histogram';
import type { ResponseDay } from '../../src/core/response-histogram';
import type { ResponseTimes } from '../../src/core/response-times';
import type { SiteEvent } from '../../src/core/site-event';
import type { LastCheck } from '../../src/core/snapshot';
import { withRecord } from '../../src/core/time-span';
import type { FilledSpan, Span } from '../../src/core/time-span';
import type { HistoryStore } from '../../src/main/ports';
import type { ChannelsOf } from '../../src/main/storage/outbox';

/** The log without a disk, for tests of other parts; it passes the same suite as the real one. */
export function createMemoryHistory(channelsOf: ChannelsOf = () => ['desktop']): HistoryStore {
  const checks: { siteId: string; result: CheckResult }[] = [];
  const incidents: IncidentWithTimeline[] = [];
  const outbox: Alert[] = [];
  const holds = new Map<string, Hold>();
  /** By alert: the channels, and whether they have had it. */
  const deliveries = new Map<string, Map<ChannelName, boolean>>();
  const time = new Map<string, Span[]>();
  const filled = new Map<string, FilledSpan[]>();
  const hosts: HostIncident[] = [];
  const events: { siteId: string; event: SiteEvent }[] = [];
  const messages: Message[] = [];

  const putMessage = (message: Message): void => {
    const place = messages.findIndex(({ id }) => id === message.id);
    messages.splice(place < 0 ? messages.length : place, 1, structuredClone(message));
  };
  const find = (id: string): IncidentWithTimeline | undefined => incidents.find((incident) => incident.id === id);
  const enqueue = (alert: Alert | null): void => {
    if (alert === null || outbox.some(({ id }) => id === alert.id)) return;
    outbox.push(alert);
    deliveries.set(alert.id, new Map(channelsOf(alert).map((channel) => [channel, false])));
  };
  const withdraw = (ids: readonly string[]): void => {
    const kept = outbox.filter(({ id }) => !ids.includes(id));
    outbox.splice(0, outbox.length, ...kept);
  };
  const setHost = (incidentId: string, hostIncidentId: string | null, entry: TimelineEntry): void => {
    const incident = find(incidentId);
    if (incident === undefined) return;
    incident.hostIncidentId = hostIncidentId;
    incident.timeline.push(entry);
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
        const isGood = result.kind === 'up' || result.kind === 'degraded';
        const lastGoodAt = isGood ? result.at : (found.get(siteId)?.lastGoodAt ?? null);
        found.set(siteId, { last: toLastCheck(result), lastGoodAt });
      }
      return found;
    },
    recordTime: (siteId, record) => void time.set(siteId, withRecord(time.get(siteId) ?? [], record)),
    unwrittenTime: () => null,
    spansOf: (siteId, fromMs, toMs) =>
      (time.get(siteId) ?? []).filter((span) => span.toMs > fromMs && span.fromMs < toMs),
    fillTime: (fillings) => {
      for (const { siteId, spans } of fillings) {
        const before = filled.get(siteId) ?? [];
        const added = spans.filter(({ fromMs }) => before.every((each) => each.fromMs !== fromMs));
        filled.set(
          siteId,
          [...before, ...added].toSorted((one, other) => one.fromMs - other.fromMs),
        );
      }
    },
    filledOf: (siteId, fromMs, toMs) =>
      (filled.get(siteId) ?? []).filter((span) => span.toMs > fromMs && span.fromMs < toMs),
    lastSpans: () =>
      new Map([...time].flatMap(([siteId, spans]) => spans.slice(-1).map((span) => [siteId, span] as const))),
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
    // Nothing here refuses a write.
    allOrNothing: (action) => action(),
    openIncidents: () =>
      select({ ...everyIncident, state: 'open' })
        .map(withoutTimeline)
        .filter(isWatchedIncident),
    incidents: (filter) => select(filter).toReversed().map(withoutTimeline),
    incident: (id) => incidents.filter((incident) => incident.id === id).map(copyOf)[0],
    incidentsWithTimeline: (filter) => select(filter).map(copyOf),
    pendingAlerts: () => [...outbox],
    pendingDeliveries: () =>
      outbox.map((alert) => {
        const rows = [...(deliveries.get(alert.id) ?? [])];
        const channels = rows.flatMap(([channel, isSettled]) => (isSettled ? [] : [channel]));
        return { alert, hold: holds.get(alert.id) ?? null, channels, isBegun: rows.some(([, isSettled]) => isSettled) };
      }),
    settleDelivery: (alertId, channel, notes) => {
      const rows = deliveries.get(alertId);
      if (rows?.get(channel) !== false || outbox.every(({ id }) => id !== alertId)) return;
      rows.set(channel, true);
      if ([...rows.values()].every(Boolean)) withdraw([alertId]);
      for (const { incidentId, entry } of notes) find(incidentId)?.timeline.push(entry);
    },
    holdAlert: (alertId, why) => void holds.set(alertId, why),
    gatherAlerts: (alert, insteadOf) => {
      withdraw(insteadOf);
      enqueue(alert);
    },
    settleAlert: (alert, entry) => {
      const place = outbox.findIndex(({ id }) => id === alert.id);
      if (place < 0) return;
      outbox.splice(place, 1);
      if (entry !== null && isIncidentAlert(alert)) find(alert.incidentId)?.timeline.push(entry);
    },
    addAlert: enqueue,
    reclassify: (id, as, entry) => {
      const incident = find(id);
      if (incident === undefined) return;
      incident.classification = as;
      incident.timeline.push(entry);
    },
    openHostIncident: (host, members, alert, insteadOf) => {
      hosts.push(host);
      for (const { incidentId, entry } of members) setHost(incidentId, host.id, entry);
      withdraw(insteadOf);
      enqueue(alert);
    },
    joinHostIncident: (hostId, incidentId, entry, insteadOf) => {
      setHost(incidentId, hostId, entry);
      withdraw(insteadOf);
    },
    leaveHostIncident: (incidentId, entry, alert) => {
      setHost(incidentId, null, entry);
      enqueue(alert);
    },
    closeHostIncident: (id, endedAt, alert) => {
      const place = hosts.findIndex((host) => host.id === id && host.endedAt === null);
      const host = hosts[place];
      if (host === undefined) return;
      hosts[place] = { ...host, endedAt };
      enqueue(alert);
    },
    openHostIncidents: () => hosts.filter(({ endedAt }) => endedAt === null),
    hostIncident: (id) => hosts.find((host) => host.id === id) ?? null,
    hostMembers: (id) =>
      select(everyIncident)
        .filter(({ hostIncidentId }) => hostIncidentId === id)
        .map(withoutTimeline),
    recordSiteEvent: (siteId, event, alert) => {
      events.push({ siteId, event });
      enqueue(alert);
    },
    siteEvents: (siteId, limit) =>
      events
        .filter((each) => each.siteId === siteId)
        .map(({ event }) => event)
        .toReversed()
        .toSorted((a, b) => b.at - a.at)
        .slice(0, limit),
    lastRemarks: () =>
      new Map(
        events
          .filter(({ event }) => !event.kind.startsWith('flapping'))
          .map(({ siteId, event }) => [siteId, event] as const),
      ),
    putMessages: (put) => put.forEach(putMessage),
    putMessage: (message, entry) => {
      putMessage(message);
      if (entry !== null) for (const id of message.incidentIds) find(id)?.timeline.push(entry);
    },
    deleteMessage: (id, states) => {
      const place = messages.findIndex((message) => message.id === id && states.includes(message.state));
      return place >= 0 && messages.splice(place, 1).length === 1;
    },
    message: (id) => structuredClone(messages.find((message) => message.id === id)),
    messagesAbout: (incidentIds) =>
      structuredClone(messages.filter((message) => message.incidentIds.some((id) => incidentIds.includes(id)))),
    messagesIn: (states) => structuredClone(messages.filter(({ state }) => states.includes(state))),
    responseTimes: (siteId, fromMs, toMs, maxPoints) => {
      const widthMs = Math.ceil((toMs - fromMs) / maxPoints);
      const results = checks.filter((check) => check.siteId === siteId).map(({ result }) => result);
      const asked = results.filter(({ at }) => at >= fromMs && at < toMs);
      const places = new Set(asked.map(({ at }) => Math.floor((at - fromMs) / widthMs)));
      return [...places]
        .toSorted((left, right) => left - right)
        .map((place) => {
          const [startMs, endMs] = [fromMs + place * widthMs, fromMs + (place + 1) * widthMs];
          const inside = asked.filter(({ at }) => at >= startMs && at < endMs);
          return { fromMs: startMs, toMs: endMs, ...responseTimesOf(inside) };
        });
    },
    responseDays: (siteId, fromMs, toMs) =>
      responseDaysOf(
        checks.filter((check) => check.siteId === siteId),
        fromMs,
        toMs,
      ),
    forgetChecksBefore: (beforeMs) => {
      const hourStartMs = Math.floor(beforeMs / 3_600_000) * 3_600_000;
      const kept = checks.filter(({ result }) => result.at >= hourStartMs);
      checks.splice(0, checks.length, ...kept);
      return Promise.resolve();
    },
    flush: () => undefined,
    close: () => undefined,
  };
}

/** Without rollups: it forgets what the real log rolls up. */
function responseTimesOf(results: readonly CheckResult[]): ResponseTimes {
  const count = (kind: CheckResult['kind']): number => results.filter((result) => result.kind === kind).length;
  const isAnswer = (result: CheckResult): result is CheckResult & { kind: 'up' | 'degraded' } =>
    result.kind === 'up' || result.kind === 'degraded';
  const times = results.flatMap((result) => (isAnswer(result) ? [result.ms] : [])).toSorted((a, b) => a - b);
  return {
    tally: {
      ...{ good: count('up'), degraded: count('degraded'), blocked: count('blocked') },
      ...{ failed: count('down'), skipped: count('skipped') },
    },
    minMs: times[0] ?? null,
    meanMs: times.length === 0 ? null : times.reduce((sum, ms) => sum + ms, 0) / times.length,
    p95Ms: times[Math.ceil(times.length * 0.95) - 1] ?? null,
    maxMs: times.at(-1) ?? null,
  };
}

function responseDaysOf(checks: readonly { result: CheckResult }[], fromMs: number, toMs: number): ResponseDay[] {
  const dayMs = 86_400_000;
  const days = new Map<number, ResponseDay>();
  for (const { result } of checks) {
    const startMs = Math.floor(result.at / dayMs) * dayMs;
    const noonMs = startMs + dayMs / 2;
    if ((result.kind !== 'up' && result.kind !== 'degraded') || noonMs < fromMs || noonMs >= toMs) continue;
    const day = days.get(startMs) ?? { fromMs: startMs, toMs: startMs + dayMs, histograms: {} };
    days.set(startMs, day);
    for (const part of responseParts) {
      const ms = part === 'total' ? Math.round(result.ms) : result.phases?.[part];
      if (ms === undefined) continue;
      const histogram = (day.histograms[part] ??= emptyHistogram());
      const bucket = bucketOf(Math.round(ms));
      histogram[bucket] = (histogram[bucket] ?? 0) + 1;
    }
  }
  return [...days.values()].toSorted((left, right) => left.fromMs - right.fromMs);
}

function matches(incident: Incident, filter: IncidentFilter): boolean {
  const { siteId, clientId, state, fromMs, toMs, drills, classification } = filter;
  if (classification !== undefined && incident.classification !== classification) return false;
  if (drills !== 'with' && (incident.classification === 'drill') !== (drills === 'only')) return false;
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
  const nothing = { ms: null, status: null, cause: null, why: null, detail: null, isTruncated: false, aboutDate: null };
  switch (result.kind) {
    case 'up': {
      const { kind, at, ms, status, isTruncated, aboutDate } = result;
      return { ...nothing, kind, at, ms, status, isTruncated, aboutDate };
    }
    case 'degraded': {
      const { kind, at, ms, status, aboutDate } = result;
      return { ...nothing, kind, at, ms, status, aboutDate };
    }
    case 'blocked': {
      const { kind, at, ms, status } = result;
      return { ...nothing, kind, at, ms, status };
    }
    case 'down': {
      const { kind, at, ms, status, cause } = result;
      return { ...nothing, kind, at, ms, status, cause };
    }
    case 'skipped':
      return { ...nothing, kind: 'skipped', at: result.at, why: result.why };
  }
}
