import type { Alert, AlertOf } from '../../core/alert';
import { neededMembers } from '../../core/host-group';
import type { HostGroup } from '../../core/host-group';
import type { HostIncident } from '../../core/host-incident';
import type { Incident, TimelineEntry } from '../../core/incident';
import { hostIncidentAfter } from '../../core/outage';
import type { HostMember } from '../../core/outage';
import type { OpenIncidents } from './open-incidents';
import type { Clock, HistoryStore } from '../ports';
import type { WriteQueue } from './write-queue';

/** Those who join are told together, this long after the first of them. */
const joinersToldAfterMs = 20_000;

export interface HostIncidentsDependencies {
  clock: Clock;
  history: HistoryStore;
  writes: WriteQueue;
  newId: () => string;
  incidents: OpenIncidents;
  /** Whether a site is looked at: of one that is paused nobody knows whether it is still down. */
  isWatched: (siteId: string) => boolean;
  /** Shows an alert that is in the outbox; `insteadOf` have left it. */
  tell: (alert: Alert, insteadOf: readonly string[]) => void;
  /** A member stays down after its host is well again: it goes on as an outage of its own. */
  left: (incidentId: string) => void;
}

/** The outages of one host, as they began. */
export interface FailedTogether {
  group: HostGroup;
  members: readonly { incident: Incident; alert: Alert | null }[];
  startedAt: number;
  confirmedAt: number;
}

/** The host incidents that are open: who belongs to them, and what was told of them. */
export interface HostIncidents {
  all: () => HostIncident[];
  isOpen: (id: string) => boolean;
  /** One alert for all; those of the single members leave the outbox. */
  open: (together: FailedTogether, nowMs: number) => void;
  /** `startedAt`: when it began, with these. Their own alerts stay in the outbox until all who join are told together. */
  join: (id: string, members: FailedTogether['members'], startedAt: number, nowMs: number) => void;
  /** The incident is over; `isSeenWell`: its site was seen well again, rather than deleted. */
  ended: (incident: Incident, endedAt: number, isSeenWell: boolean) => void;
  /** The user says that an open outage belongs to one of these; nobody is told, since he knows. Nothing where it is none. */
  enterByHand: (hostId: string, incident: Incident) => void;
  /** The user says that it does not; the same. */
  leaveByHand: (hostId: string, incident: Incident) => void;
  /** Ends those whose time has come; returns when to ask again, null where nothing waits. */
  settle: (nowMs: number) => number | null;
  stop: () => void;
}

interface Member extends HostMember {
  incidentId: string;
  isSeenWell: boolean;
}

interface Host {
  incident: HostIncident;
  /** By site. */
  members: Map<string, Member>;
  openCount: number;
  /** What told it last, since the start. */
  told: Alert | null;
  /** Who has joined since then, and what calls off telling it. */
  growth: { alerts: Alert[]; callOff: () => void } | null;
}

export function createHostIncidents(dependencies: HostIncidentsDependencies): HostIncidents {
  const { clock, history, writes, newId, incidents, isWatched, tell, left } = dependencies;
  const hosts = new Map(history.openHostIncidents().map((incident) => [incident.id, restore(history, incident)]));

  function alertOf({ incident }: Host, incidentId: string, count: number): AlertOf<'host-down'> {
    const { id: hostIncidentId, groupKind, label, startedAt } = incident;
    return {
      ...{ id: newId(), createdAt: clock.now(), kind: 'host-down', incidentId, hostIncidentId },
      ...{ groupKind, label, count, startedAt, endedAt: null },
    };
  }

  const joinedAt = ({ id, label }: HostIncident, at: number): TimelineEntry => ({
    ...{ kind: 'joined-host', at, hostIncidentId: id, label },
  });

  function enter(host: Host, { id: incidentId, siteId }: Incident): void {
    if (host.members.get(siteId)?.recoveredAt !== null) host.openCount += 1;
    host.members.set(siteId, { siteId, incidentId, recoveredAt: null, isSeenWell: false });
    incidents.setHost(siteId, host.incident.id);
  }

  /** Tells how many they are by now. The notification takes the place of the one before, so they are still told as one. */
  function tellGrowth(host: Host): void {
    const { growth, told } = host;
    const [first] = host.members.values();
    if (growth === null || first === undefined) return;
    growth.callOff();
    host.growth = null;
    const alert = alertOf(host, first.incidentId, host.members.size);
    const insteadOf = told === null ? growth.alerts : [told, ...growth.alerts];
    // Written first: whoever joined must be in the outbox at any moment.
    writes.write('an alert', () => history.addAlert(alert));
    for (const each of insteadOf) writes.write('an alert', () => history.settleAlert(each, null));
    host.told = alert;
    tell(
      alert,
      insteadOf.map(({ id }) => id),
    );
  }

  function close(host: Host, endedAt: number): void {
    // Nobody may hear of an end whose beginning he was not told.
    tellGrowth(host);
    hosts.delete(host.incident.id);
    const recovered = [...host.members.values()].filter(({ isSeenWell }) => isSeenWell);
    const [first] = recovered;
    const { id: hostIncidentId, groupKind, label, startedAt } = host.incident;
    const alert: Alert | null =
      first === undefined
        ? null
        : {
            ...{ id: newId(), createdAt: clock.now(), kind: 'host-recovered', incidentId: first.incidentId },
            ...{ hostIncidentId, groupKind, label, count: recovered.length, startedAt, endedAt },
          };
    writes.write('the end of a host incident', () => history.closeHostIncident(hostIncidentId, endedAt, alert));
    if (alert !== null) tell(alert, []);
  }

  /** Still down after the others have recovered: an outage of its own, told alone; where it is paused, not before it is seen again. */
  function leave(siteId: string, label: string, nowMs: number): Alert | null {
    const incident = incidents.ofSite(siteId);
    if (incident === undefined) return null;
    incidents.setHost(siteId, null);
    left(incident.id);
    const alert = isWatched(siteId) ? incidents.alertOf(incident) : null;
    if (alert === null) incidents.owe(siteId);
    const entry: TimelineEntry = { kind: 'left-host', at: nowMs, label };
    writes.write('a member that is left', () => history.leaveHostIncident(incident.id, entry, alert));
    return alert;
  }

  function settle(host: Host, nowMs: number): number | null {
    // Thousands of members recover one by one; only the last few of them can be its end.
    if (host.openCount >= neededMembers(host.members.size)) return null;
    const step = hostIncidentAfter(host.incident, [...host.members.values()], nowMs);
    switch (step.kind) {
      case 'goes-on':
        return step.nextLookMs;
      case 'ended':
        close(host, step.endedAt);
        return null;
      case 'left-to-stragglers': {
        tellGrowth(host);
        // They leave first: were the app killed in between, nobody would know of them any more.
        const alerts = step.siteIds.flatMap((siteId) => leave(siteId, host.incident.label, nowMs) ?? []);
        close(host, step.endedAt);
        for (const alert of alerts) tell(alert, []);
        return null;
      }
    }
  }

  return {
    all: () => [...hosts.values()].map(({ incident }) => incident),
    isOpen: (id) => hosts.has(id),
    open: ({ group, members, startedAt, confirmedAt }, nowMs) => {
      const [first] = members;
      if (first === undefined) return;
      const { kind: groupKind, key: groupKey, label } = group;
      const incident: HostIncident = { id: newId(), groupKind, groupKey, label, startedAt, confirmedAt, endedAt: null };
      const host: Host = { incident, members: new Map(), openCount: 0, told: null, growth: null };
      const alert = alertOf(host, first.incident.id, members.length);
      const insteadOf = members.flatMap((member) => member.alert?.id ?? []);
      host.told = alert;
      hosts.set(incident.id, host);
      const entry = joinedAt(incident, nowMs);
      const joining = members.map((member) => {
        enter(host, member.incident);
        return { incidentId: member.incident.id, entry };
      });
      writes.write('a host incident', () => history.openHostIncident(incident, joining, alert, insteadOf));
      tell(alert, insteadOf);
    },
    join: (id, members, startedAt, nowMs) => {
      const host = hosts.get(id);
      if (host === undefined) return;
      host.incident = { ...host.incident, startedAt };
      for (const { incident, alert } of members) {
        // Nobody was told of it so far where it was a maintenance until now: it goes into the outbox before it joins.
        const untold = alert ?? incidents.tellOwed(incident.siteId);
        enter(host, incident);
        const entry = joinedAt(host.incident, nowMs);
        writes.write('a member of a host incident', () => history.joinHostIncident(id, incident.id, entry, []));
        host.growth ??= { alerts: [], callOff: clock.after(joinersToldAfterMs, () => tellGrowth(host)) };
        if (untold !== null) host.growth.alerts.push(untold);
      }
    },
    ended: ({ id, siteId, hostIncidentId }, endedAt, isSeenWell) => {
      const host = hostIncidentId === null ? undefined : hosts.get(hostIncidentId);
      const member = host?.members.get(siteId);
      if (host === undefined || member?.incidentId !== id || member.recoveredAt !== null) return;
      host.openCount -= 1;
      host.members.set(siteId, { ...member, recoveredAt: endedAt, isSeenWell });
    },
    enterByHand: (hostId, incident) => {
      const host = hosts.get(hostId);
      if (host !== undefined) enter(host, incident);
    },
    leaveByHand: (hostId, { id, siteId }) => {
      const host = hosts.get(hostId);
      const member = host?.members.get(siteId);
      left(id);
      if (host === undefined || member?.incidentId !== id) return;
      host.members.delete(siteId);
      if (member.recoveredAt === null) host.openCount -= 1;
    },
    settle: (nowMs) => {
      const nextMs = [...hosts.values()].map((host) => settle(host, nowMs)).filter((ms) => ms !== null);
      return nextMs.length === 0 ? null : Math.min(...nextMs);
    },
    stop: () => {
      for (const { growth } of hosts.values()) growth?.callOff();
    },
  };
}

function restore(history: HistoryStore, incident: HostIncident): Host {
  const members = history.hostMembers(incident.id).map(({ id, siteId, endedAt: recoveredAt }): [string, Member] => {
    const timeline = recoveredAt === null ? [] : (history.incident(id)?.timeline ?? []);
    const isSeenWell = timeline.some(({ kind }) => kind === 'recovered');
    return [siteId, { siteId, incidentId: id, recoveredAt, isSeenWell }];
  });
  const bySite = new Map(members);
  const openCount = [...bySite.values()].filter(({ recoveredAt }) => recoveredAt === null).length;
  return { incident, members: bySite, openCount, told: null, growth: null };
}
