import type { AlertOf } from '../../core/alert';
import type { HostGroup } from '../../core/host-group';
import type { HostIncident } from '../../core/host-incident';
import type { Incident } from '../../core/incident';
import { foldOutages } from '../../core/outage';
import type { FoldAction, OpenOutage, SuspectSite, Told } from '../../core/outage';
import { createHostIncidents } from './host-incidents';
import type { FailedTogether, HostIncidentsDependencies } from './host-incidents';

/** So many others of its hosting are looked at when a site becomes suspect, and so often at most for one group. */
const neighboursToAsk = 4;
const askAgainAfterMs = 300_000;

export interface HostFoldingDependencies extends Omit<HostIncidentsDependencies, 'left'> {
  /** The groups of watched sites that any of these belongs to. */
  groupsWith: (siteIds: Iterable<string>) => readonly HostGroup[];
  suspects: () => SuspectSite[];
}

/** Folds the alerts of sites that fail together into one. The outages themselves stay single. */
export interface HostFolding {
  /** After a start: goes on with the host incidents that were open. */
  start: () => void;
  /** Those with open members. */
  open: () => HostIncident[];
  /** The alert of a site's outage lies in the outbox: it is told alone, later, or as one of many. */
  opened: (siteId: string, alert: AlertOf<'down'>) => void;
  /** The alert of a site that nobody was shown so far, and that will not be shown now; null where there is none. */
  takeHeld: (siteId: string) => AlertOf<'down'> | null;
  /** Whether the end of this incident will be told with those of the others. */
  isFolded: (incident: Incident) => boolean;
  /** An incident is over, or watched no more; its own alert, where it has one, is told by whoever calls. */
  ended: (incident: Incident, endedAt: number, isSeenWell: boolean) => void;
  /** The user puts an open outage to a host incident, or takes it out again: neither is told. */
  enterByHand: (hostId: string, incident: Incident) => void;
  leaveByHand: (hostId: string, incident: Incident) => void;
  /** Sites became suspect or were cleared: whoever waits for them may be told. */
  look: () => void;
  /** Others that would fail too if the site's host had failed; empty where they were named not long ago. */
  neighboursOf: (siteId: string) => string[];
  stop: () => void;
}

export function createHostFolding(dependencies: HostFoldingDependencies): HostFolding {
  const { clock, incidents, groupsWith, suspects, tell } = dependencies;
  /** Alerts that nobody was shown so far, by site. */
  const untold = new Map<string, AlertOf<'down'>>();
  /** Incidents that are folded no more: they were members once, or were told before the last start. */
  const neverAgain = new Set(incidents.all().map(({ id }) => id));
  const hosts = createHostIncidents({ ...dependencies, left: (incidentId) => neverAgain.add(incidentId) });
  const askedAt = new Map<string, number>();
  let callOffLook = (): void => undefined;

  function look(): void {
    callOffLook();
    const nowMs = clock.now();
    const nextMs = [foldUntold(nowMs), hosts.settle(nowMs)].filter((ms) => ms !== null);
    if (nextMs.length > 0) callOffLook = clock.after(Math.max(0, Math.min(...nextMs) - nowMs), look);
  }

  const isMember = ({ hostIncidentId }: Incident): boolean => hostIncidentId !== null && hosts.isOpen(hostIncidentId);

  function toldOf(incident: Incident): Told {
    if (untold.has(incident.siteId)) return 'not-yet';
    if (isMember(incident)) return 'as-member';
    return neverAgain.has(incident.id) ? 'as-straggler' : 'alone';
  }

  /** Returns when to look again; null where nothing waits. */
  function foldUntold(nowMs: number): number | null {
    if (untold.size === 0) return null;
    const confirmed: OpenOutage[] = [];
    for (const incident of incidents.each()) {
      const told = toldOf(incident);
      const isLoose = told === 'not-yet' || told === 'alone';
      if (!isLoose || incident.classification !== 'outage') continue;
      const { siteId, startedAt, confirmedAt } = incident;
      confirmed.push({ siteId, startedAt, confirmedAt, told });
    }
    const groups = groupsWith(untold.keys());
    const step = foldOutages({
      ...{ nowMs, groups, confirmed, hostIncidents: hosts.all() },
      get suspects() {
        return suspects();
      },
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
        hosts.open({ ...action, members: membersOf(action.siteIds) }, nowMs);
        return;
      case 'join-host-incident':
        hosts.join(action.hostIncidentId, membersOf(action.siteIds), action.startedAt, nowMs);
        return;
    }
  }

  const membersOf = (siteIds: readonly string[]): FailedTogether['members'] =>
    siteIds.flatMap((siteId) => {
      const incident = incidents.ofSite(siteId);
      return incident === undefined ? [] : [{ incident, alert: takeHeld(siteId) }];
    });

  function takeHeld(siteId: string): AlertOf<'down'> | null {
    const alert = untold.get(siteId) ?? null;
    untold.delete(siteId);
    return alert;
  }

  function tellAlone(siteId: string): void {
    const alert = takeHeld(siteId);
    if (alert !== null) tell(alert, []);
  }

  return {
    start: look,
    open: hosts.all,
    opened: (siteId, alert) => {
      untold.set(siteId, alert);
      look();
    },
    takeHeld,
    isFolded: isMember,
    ended: (incident, endedAt, isSeenWell) => {
      // Nobody may hear of an end whose beginning he was not told.
      tellAlone(incident.siteId);
      neverAgain.delete(incident.id);
      if (!isMember(incident)) return;
      hosts.ended(incident, endedAt, isSeenWell);
      look();
    },
    enterByHand: (hostId, incident) => {
      hosts.enterByHand(hostId, incident);
      look();
    },
    leaveByHand: (hostId, incident) => {
      hosts.leaveByHand(hostId, incident);
      look();
    },
    look: () => {
      if (untold.size > 0) look();
    },
    neighboursOf: (siteId) => {
      const nowMs = clock.monotonicMs();
      const near = groupsWith([siteId]).filter(
        ({ kind, key }) =>
          (kind === 'hosting' || kind === 'address') &&
          nowMs - (askedAt.get(key) ?? Number.NEGATIVE_INFINITY) >= askAgainAfterMs,
      );
      for (const { key } of near) askedAt.set(key, nowMs);
      const others = near.flatMap(({ siteIds }) => siteIds.filter((id) => id !== siteId).slice(0, neighboursToAsk));
      return [...new Set(others)];
    },
    stop: () => {
      callOffLook();
      hosts.stop();
    },
  };
}
