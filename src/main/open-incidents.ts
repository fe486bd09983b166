import type { Incident, TimelineEntry } from '../core/incident';
import { incidentOf } from '../core/live-site';
import type { LiveSite } from '../core/live-site';
import type { Transition } from '../core/verdict';
import type { Alert, Clock, HistoryStore } from './ports';
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
  /** Opens one, with the first lines of its timeline and the alert that tells it. */
  open: (live: LiveSite, clientName: string | null, outage: Extract<Transition, { kind: 'confirmed-down' }>) => Alert;
  /** Ends the one of a site that was seen well again at `endedAt`; null where none is open. */
  recover: (siteId: string, endedAt: number) => Alert | null;
  /** Ends the one of a site that is watched no more: nobody saw it come back, so there is nothing to tell. */
  unwatch: (siteId: string) => void;
}

export function createOpenIncidents({ clock, history, writes, newId }: OpenIncidentsDependencies): OpenIncidents {
  /** By site: a site has at most one. */
  const open = new Map(history.openIncidents().map((incident) => [incident.siteId, incident]));

  /** A clock set back during the outage must not make it end before it was seen; how long it lasted is then unknown. */
  const endOf = (incident: Incident, atMs: number): number => Math.max(atMs, incident.confirmedAt);

  function alertOf(kind: Alert['kind'], incident: Incident): Alert {
    const { id: incidentId, siteName, cause, status, startedAt, endedAt } = incident;
    return { id: newId(), kind, incidentId, siteName, cause, status, startedAt, endedAt, createdAt: clock.now() };
  }

  function close({ id, siteId }: Incident, end: number, entry: TimelineEntry, alert: Alert | null): void {
    open.delete(siteId);
    writes.write('the end of an incident', () => history.closeIncident(id, end, [entry], alert));
  }

  return {
    all: () => [...open.values()],
    ofSite: (siteId) => open.get(siteId),
    open: (live, clientName, outage) => {
      const { incident, timeline } = incidentOf(newId(), live, clientName, outage);
      const alert = alertOf('down', incident);
      open.set(live.site.id, incident);
      writes.write('an incident', () => history.openIncident(incident, timeline, alert));
      return alert;
    },
    recover: (siteId, endedAt) => {
      const incident = open.get(siteId);
      if (incident === undefined) return null;
      const end = endOf(incident, endedAt);
      const alert = alertOf('recovered', { ...incident, endedAt: end });
      close(incident, end, { kind: 'recovered', at: end, durationMs: end - incident.startedAt }, alert);
      return alert;
    },
    unwatch: (siteId) => {
      const incident = open.get(siteId);
      if (incident === undefined) return;
      const at = endOf(incident, clock.now());
      close(incident, at, { kind: 'unwatched', at }, null);
    },
  };
}
