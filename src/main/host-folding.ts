import type { Alert, AlertOf } from '../core/alert';
import { hostGroupsOf } from '../core/host-group';
import type { HostFacts, HostGroup } from '../core/host-group';
import type { HostIncident } from '../core/host-incident';
import type { Incident, TimelineEntry } from '../core/incident';
import { foldOutages, hostIncidentAfter } from '../core/outage';
import type { FoldAction, HostMember, SuspectSite, Told } from '../core/outage';
import type { OpenIncidents } from './open-incidents';
import type { Clock, HistoryStore } from './ports';
import type { WriteQueue } from './write-queue';

/** So many others of its hosting are looked at when a site becomes suspect, and so often at most for one group. */
const neighboursToAsk = 4;
const askAgainAfterMs = 300_000;
/** Those who join are told together, this long after the first of them. */
const joinersToldAfterMs = 20_000;

export interface HostFoldingDependencies {
  clock: Clock;
  history: HistoryStore;
  writes: WriteQueue;
  newId: () => string;
  incidents: OpenIncidents;
  /** What is known of the watched sites' hosts. The same array as long as nothing has changed. */
  facts: () => readonly HostFacts[];
  suspects: () => SuspectSite[];
  /** Shows an alert that is in the outbox; `insteadOf` have left it. */
  tell: (alert: Alert, insteadOf: readonly string[]) => void;
}

/** Folds the alerts of sites that fail together into one. The outages themselves stay single. */
export interface HostFolding {
  /** Those with open members. */
  open: () => HostIncident[];
  /** An outage was confirmed, and its alert lies in the outbox: it is told alone, later, or as one of many. */
  opened: (alert: AlertOf<'down'>) => void;
  /** Whether the end of this incident will be told with those of the others. */
  isFolded: (incident: Incident) => boolean;
  /** An incident is over, or watched no more; its own alert, where it has one, is told by whoever calls. */
  ended: (incident: Incident, endedAt: number) => void;
  /** Sites became suspect or were cleared: whoever waits for them may be told. */
  look: () => void;
  /** Others that would fail too if the site's host had failed; empty where they were named not long ago. */
  neighboursOf: (siteId: string) => string[];
  stop: () => void;
}

export function createHostFolding(dependencies: HostFoldingDependencies): HostFolding {
  const { clock, history, writes, newId, incidents, facts, suspects, tell } = dependencies;
  const hosts = new Map(history.openHostIncidents().map((host) => [host.id, host]));
  const members = new Map<string, Map<string, HostMember & { incidentId: string }>>();
  /** Alerts that nobody was shown so far, by site. */
  const untold = new Map<string, AlertOf<'down'>>();
  /** Incidents that are folded no more: they were members once, or were told before the last start. */
  const neverAgain = new Set(incidents.all().map(({ id }) => id));
  const askedAt = new Map<string, number>();
  /** Host incidents whose count has grown since it was told, with what calls off telling it. */
  const growing = new Map<string, () => void>();
  let groupsOf: { facts: readonly HostFacts[]; groups: HostGroup[] } | null = null;
  let callOffLook = (): void => undefined;

  for (const { id } of hosts.values()) {
    const known = history.hostMembers(id).map(({ id: incidentId, siteId, endedAt }) => {
      return [siteId, { siteId, incidentId, recoveredAt: endedAt }] as const;
    });
    members.set(id, new Map(known));
  }

  function groups(): HostGroup[] {
    const now = facts();
    if (groupsOf?.facts !== now) groupsOf = { facts: now, groups: hostGroupsOf(now) };
    return groupsOf.groups;
  }

  function look(): void {
    callOffLook();
    const nowMs = clock.now();
    const nextMs = [foldUntold(nowMs), ...[...hosts.values()].map((host) => settleHost(host, nowMs))].filter(
      (ms) => ms !== null,
    );
    if (nextMs.length > 0) callOffLook = clock.after(Math.max(0, Math.min(...nextMs) - nowMs), look);
  }

  function toldOf({ id, siteId, hostIncidentId }: Incident): Told {
    if (untold.has(siteId)) return 'not-yet';
    if (hostIncidentId !== null && hosts.has(hostIncidentId)) return 'as-member';
    return neverAgain.has(id) ? 'as-straggler' : 'alone';
  }

  /** Returns when to look again; null where nothing waits. */
  function foldUntold(nowMs: number): number | null {
    if (untold.size === 0) return null;
    const confirmed = incidents
      .all()
      .filter(({ classification }) => classification === 'outage')
      .map((incident) => {
        const { siteId, startedAt, confirmedAt } = incident;
        return { siteId, startedAt, confirmedAt, told: toldOf(incident) };
      });
    const step = foldOutages({
      ...{ nowMs, groups: groups(), confirmed, suspects: suspects() },
      hostIncidents: [...hosts.values()],
    });
    for (const action of step.actions) carryOut(action, nowMs);
    return step.nextLookMs;
  }

  function carryOut(action: FoldAction, nowMs: number): void {
    switch (action.kind) {
      case 'hold':
        return;
      case 'tell-alone':
        tellAlone(action.siteId);
        return;
      case 'open-host-incident':
        openHost(action, nowMs);
        return;
      case 'join-host-incident': {
        const host = hosts.get(action.hostIncidentId);
        if (host === undefined) return;
        hosts.set(host.id, { ...host, startedAt: action.startedAt });
        for (const siteId of action.siteIds) join(host, siteId, nowMs);
      }
    }
  }

  function tellAlone(siteId: string): void {
    const alert = untold.get(siteId);
    untold.delete(siteId);
    if (alert !== undefined) tell(alert, []);
  }

  function openHost(
    { group, siteIds, startedAt, confirmedAt }: Extract<FoldAction, { kind: 'open-host-incident' }>,
    nowMs: number,
  ): void {
    const found = siteIds.flatMap((siteId) => incidents.ofSite(siteId) ?? []);
    const [first] = found;
    if (first === undefined) return;
    const { kind: groupKind, key: groupKey, label } = group;
    const host: HostIncident = { id: newId(), groupKind, groupKey, label, startedAt, confirmedAt, endedAt: null };
    const alert = alertOf(host, first.id, found.length);
    const insteadOf = found.flatMap(({ siteId }) => takeUntold(siteId));
    hosts.set(host.id, host);
    members.set(host.id, new Map());
    const joining = found.map((incident) => {
      enter(host, incident);
      return { incidentId: incident.id, entry: joinedAt(host, nowMs) };
    });
    writes.write('a host incident', () => history.openHostIncident(host, joining, alert, insteadOf));
    tell(alert, insteadOf);
  }

  function alertOf(host: HostIncident, incidentId: string, count: number): AlertOf<'host-down'> {
    const { id: hostIncidentId, groupKind, label, startedAt } = host;
    return {
      ...{ id: newId(), createdAt: clock.now(), kind: 'host-down', incidentId, hostIncidentId },
      ...{ groupKind, label, count, startedAt, endedAt: null },
    };
  }

  /** Tells how many they are by now. The notification takes the place of the one before, so they are still told as one. */
  function tellGrowth(hostId: string): void {
    growing.delete(hostId);
    const host = hosts.get(hostId);
    const all = [...(members.get(hostId)?.values() ?? [])];
    const [first] = all;
    if (host === undefined || first === undefined) return;
    const alert = alertOf(host, first.incidentId, all.length);
    writes.write('an alert', () => history.addAlert(alert));
    tell(alert, []);
  }

  function join(host: HostIncident, siteId: string, nowMs: number): void {
    const incident = incidents.ofSite(siteId);
    if (incident === undefined) return;
    const insteadOf = takeUntold(siteId);
    enter(host, incident);
    const entry = joinedAt(host, nowMs);
    writes.write('a member of a host incident', () => history.joinHostIncident(host.id, incident.id, entry, insteadOf));
    if (growing.has(host.id)) return;
    growing.set(
      host.id,
      clock.after(joinersToldAfterMs, () => tellGrowth(host.id)),
    );
  }

  function enter({ id }: HostIncident, { id: incidentId, siteId }: Incident): void {
    incidents.setHost(siteId, id);
    members.get(id)?.set(siteId, { siteId, incidentId, recoveredAt: null });
  }

  const joinedAt = ({ id, label }: HostIncident, at: number): TimelineEntry => ({
    ...{ kind: 'joined-host', at, hostIncidentId: id, label },
  });

  function takeUntold(siteId: string): string[] {
    const alert = untold.get(siteId);
    untold.delete(siteId);
    return alert === undefined ? [] : [alert.id];
  }

  /** Ends a host incident where its time has come; returns when to look again, null where nothing waits. */
  function settleHost(host: HostIncident, nowMs: number): number | null {
    const all = [...(members.get(host.id)?.values() ?? [])];
    const step = hostIncidentAfter(host, all, nowMs);
    switch (step.kind) {
      case 'goes-on':
        return step.nextLookMs;
      case 'ended':
        closeHost(host, step.endedAt, all);
        return null;
      case 'left-to-stragglers':
        closeHost(
          host,
          step.endedAt,
          all.filter(({ siteId }) => !step.siteIds.includes(siteId)),
        );
        for (const siteId of step.siteIds) leave(host, siteId, nowMs);
        return null;
    }
  }

  function closeHost(host: HostIncident, endedAt: number, recovered: readonly { incidentId: string }[]): void {
    growing.get(host.id)?.();
    growing.delete(host.id);
    hosts.delete(host.id);
    members.delete(host.id);
    const [first] = recovered;
    const { id: hostIncidentId, groupKind, label, startedAt } = host;
    const alert: Alert | null =
      first === undefined
        ? null
        : {
            ...{ id: newId(), createdAt: clock.now(), kind: 'host-recovered', incidentId: first.incidentId },
            ...{ hostIncidentId, groupKind, label, count: recovered.length, startedAt, endedAt },
          };
    writes.write('the end of a host incident', () => history.closeHostIncident(host.id, endedAt, alert));
    if (alert !== null) tell(alert, []);
  }

  /** Still down after the others have recovered: an outage of its own, told alone. */
  function leave({ label }: HostIncident, siteId: string, nowMs: number): void {
    const incident = incidents.ofSite(siteId);
    if (incident === undefined) return;
    incidents.setHost(siteId, null);
    neverAgain.add(incident.id);
    const alert = incidents.alertOf(incident);
    const entry: TimelineEntry = { kind: 'left-host', at: nowMs, label };
    writes.write('a member that is left', () => history.leaveHostIncident(incident.id, entry, alert));
    tell(alert, []);
  }

  return {
    open: () => [...hosts.values()],
    opened: (alert) => {
      const incident = incidents.all().find(({ id }) => id === alert.incidentId);
      if (incident === undefined) {
        tell(alert, []);
        return;
      }
      untold.set(incident.siteId, alert);
      look();
    },
    isFolded: ({ hostIncidentId }) => hostIncidentId !== null && hosts.has(hostIncidentId),
    ended: ({ siteId, hostIncidentId }, endedAt) => {
      // Nobody may hear of an end whose beginning he was not told.
      tellAlone(siteId);
      if (hostIncidentId === null) return;
      const known = members.get(hostIncidentId);
      const member = known?.get(siteId);
      if (member === undefined) return;
      known?.set(siteId, { ...member, recoveredAt: endedAt });
      look();
    },
    look: () => {
      if (untold.size > 0) look();
    },
    neighboursOf: (siteId) => {
      const nowMs = clock.monotonicMs();
      const near = groups().filter(
        ({ kind, key, siteIds }) =>
          (kind === 'hosting' || kind === 'address') &&
          siteIds.includes(siteId) &&
          nowMs - (askedAt.get(key) ?? Number.NEGATIVE_INFINITY) >= askAgainAfterMs,
      );
      for (const { key } of near) askedAt.set(key, nowMs);
      const others = near.flatMap(({ siteIds }) => siteIds.filter((id) => id !== siteId).slice(0, neighboursToAsk));
      return [...new Set(others)];
    },
    stop: () => {
      callOffLook();
      for (const callOff of growing.values()) callOff();
    },
  };
}
