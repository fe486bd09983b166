import type { AlertOf, IncidentAlert } from '../core/alert';
import type { Opinion } from '../core/check';
import type { Classification, Incident, TimelineEntry } from '../core/incident';
import { incidentOf } from '../core/live-site';
import type { LiveSite } from '../core/live-site';
import type { Transition } from '../core/verdict';
import type { Clock, HistoryStore } from './ports';
import type { WriteQueue } from './write-queue';

export interface OpenIncidentsDependencies {
  clock: Clock;
  history: HistoryStore;
  writes: WriteQueue;
  newId: () => string;
}

/** The incidents that are open now; what opens and ends them is written before it is told. */
export interface OpenIncidents {
  all: () => Incident[];
  ofSite: (siteId: string) => Incident | undefined;
  /**
   * Opens one, with the first lines of its timeline and the alert that tells it. Within a maintenance (its window's
   * name) nobody is told, so there is no alert.
   */
  open: (
    live: LiveSite,
    clientName: string | null,
    outage: Outage,
    circumstances: { opinions: readonly Opinion[]; maintenanceName: string | null },
  ) => AlertOf<'down'> | null;
  /**
   * Ends the one of a site that was seen well again at `endedAt`, with an alert unless `isQuiet` or it was a maintenance;
   * undefined where none is open.
   */
  recover: (
    siteId: string,
    endedAt: number,
    isQuiet: (incident: Incident) => boolean,
  ) => { incident: Incident; alert: AlertOf<'recovered'> | null } | undefined;
  /** Adds a line to the timeline of a site's incident; nothing where none is open. */
  note: (siteId: string, entry: TimelineEntry) => void;
  /** Another kind from now on; `window`: the maintenance window that says so, null: the user. */
  reclassify: (siteId: string, as: Classification, window: string | null) => void;
  /** Says that an incident belongs to a host incident, or no longer. */
  setHost: (siteId: string, hostIncidentId: string | null) => void;
  /** The alert that tells an open incident; whoever asks puts it into the outbox. */
  alertOf: (incident: Incident) => AlertOf<'down'>;
  /** Puts an alert for an open incident into the outbox after all; null where none is open. */
  tell: (siteId: string) => AlertOf<'down'> | null;
  /** Ends the one of a site that is watched no more: nobody saw it come back, so there is nothing to tell. */
  unwatch: (siteId: string) => Incident | undefined;
}

type Outage = Extract<Transition, { kind: 'confirmed-down' }>;

export function createOpenIncidents({ clock, history, writes, newId }: OpenIncidentsDependencies): OpenIncidents {
  /** By site: a site has at most one. */
  const open = new Map(history.openIncidents().map((incident) => [incident.siteId, incident]));

  /** A clock set back during the outage must not make it end before it was seen; how long it lasted is then unknown. */
  const endOf = (incident: Incident, atMs: number): number => Math.max(atMs, incident.confirmedAt);

  const outageOf = ({ id: incidentId, siteName, cause, status, startedAt }: Incident) => ({
    ...{ id: newId(), incidentId, siteName, cause, status, startedAt },
    createdAt: clock.now(),
  });
  const downAlert = (incident: Incident): AlertOf<'down'> => ({ ...outageOf(incident), kind: 'down', endedAt: null });

  function close({ id, siteId }: Incident, end: number, entry: TimelineEntry, alert: IncidentAlert | null): void {
    open.delete(siteId);
    writes.write('the end of an incident', () => history.closeIncident(id, end, [entry], alert));
  }

  function change(siteId: string, changed: Partial<Incident>): Incident | undefined {
    const incident = open.get(siteId);
    if (incident !== undefined) open.set(siteId, { ...incident, ...changed });
    return incident;
  }

  return {
    all: () => [...open.values()],
    ofSite: (siteId) => open.get(siteId),
    open: (live, clientName, outage, { opinions, maintenanceName }) => {
      const { incident, timeline } = incidentOf(newId(), live, clientName, outage, maintenanceName);
      const at = incident.confirmedAt;
      const heard = opinions.map((opinion): TimelineEntry => ({ kind: 'second-opinion', at, ...opinion }));
      const alert = maintenanceName === null ? downAlert(incident) : null;
      open.set(live.site.id, incident);
      writes.write('an incident', () => history.openIncident(incident, [...timeline, ...heard], alert));
      return alert;
    },
    recover: (siteId, endedAt, isQuiet) => {
      const incident = open.get(siteId);
      if (incident === undefined) return undefined;
      const end = endOf(incident, endedAt);
      const isTold = incident.classification === 'outage' && !isQuiet(incident);
      const alert: AlertOf<'recovered'> | null = isTold
        ? { ...outageOf(incident), kind: 'recovered', endedAt: end }
        : null;
      close(incident, end, { kind: 'recovered', at: end, durationMs: end - incident.startedAt }, alert);
      return { incident: { ...incident, endedAt: end }, alert };
    },
    note: (siteId, entry) => {
      const incident = open.get(siteId);
      if (incident === undefined) return;
      writes.write('a line of a timeline', () => history.addToTimeline(incident.id, entry));
    },
    reclassify: (siteId, as, window) => {
      const incident = change(siteId, { classification: as });
      if (incident === undefined) return;
      const entry: TimelineEntry = { kind: 'classified', at: clock.now(), as, window };
      writes.write('what an incident counts as', () => history.reclassify(incident.id, as, entry));
    },
    setHost: (siteId, hostIncidentId) => void change(siteId, { hostIncidentId }),
    alertOf: downAlert,
    tell: (siteId) => {
      const incident = open.get(siteId);
      if (incident === undefined) return null;
      const alert = downAlert(incident);
      writes.write('an alert', () => history.addAlert(alert));
      return alert;
    },
    unwatch: (siteId) => {
      const incident = open.get(siteId);
      if (incident === undefined) return undefined;
      const at = endOf(incident, clock.now());
      close(incident, at, { kind: 'unwatched', at }, null);
      return incident;
    },
  };
}
