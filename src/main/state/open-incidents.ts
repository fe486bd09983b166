import { isOutageAlert, toldBy } from '../../core/alert';
import type { Alert, AlertOf, IncidentAlert } from '../../core/alert';
import type { Opinion } from '../../core/check';
import { classifierIn } from '../../core/classifier';
import type { Classifier } from '../../core/classifier';
import type { SaidClassification, TimelineEntry, WatchedIncident } from '../../core/incident';
import { incidentOf } from '../../core/live-site';
import type { LiveSite } from '../../core/live-site';
import type { Transition } from '../../core/verdict';
import type { Clock, HistoryStore } from '../ports';
import type { WriteQueue } from './write-queue';

export interface OpenIncidentsDependencies {
  clock: Clock;
  history: HistoryStore;
  writes: WriteQueue;
  newId: () => string;
}

/** The incidents that are open now; what opens and ends them is written before it is told. */
export interface OpenIncidents {
  all: () => WatchedIncident[];
  /** The same, where thousands are to be looked through again and again. */
  each: () => Iterable<WatchedIncident>;
  ofSite: (siteId: string) => WatchedIncident | undefined;
  classifierOf: (siteId: string) => Classifier;
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
   * Ends the one of a site that was seen well again at `endedAt`: with an alert where its beginning was told, unless
   * `isQuiet`. Undefined where none is open.
   */
  recover: (
    siteId: string,
    endedAt: number,
    isQuiet: (incident: WatchedIncident) => boolean,
  ) => { incident: WatchedIncident; alert: AlertOf<'recovered'> | null } | undefined;
  /** Adds a line to the timeline of a site's incident; nothing where none is open. */
  note: (siteId: string, entry: TimelineEntry) => void;
  /** Another kind from now on; `window`: the maintenance window that says so, null: the user. */
  reclassify: (siteId: string, as: SaidClassification, window: string | null) => void;
  /** Says that an incident belongs to a host incident, and is told with it; or that it no longer does. */
  setHost: (siteId: string, hostIncidentId: string | null) => void;
  /** The alert that tells an open incident; whoever asks puts it into the outbox. */
  alertOf: (incident: WatchedIncident) => AlertOf<'down'>;
  /** Takes an alert that nobody was shown out of the outbox: it is owed. */
  callBack: (siteId: string, alert: AlertOf<'down'>) => void;
  /** Nobody was told of this one so far, or not that it goes on. */
  owe: (siteId: string) => void;
  /** An outage has just been seen to go on: puts the alert that is owed into the outbox; null where none is. */
  tellOwed: (siteId: string) => AlertOf<'down'> | null;
  /** The log was changed by another hand (a client was erased): what is held here is read from it again. */
  readAgain: () => void;
  /** Ends the one of a site that is watched no more: nobody saw it come back, so there is nothing to tell. */
  unwatch: (siteId: string) => WatchedIncident | undefined;
}

type Outage = Extract<Transition, { kind: 'confirmed-down' }>;

interface Open {
  incident: WatchedIncident;
  /** Somebody was told that it began, or an alert that says so is on its way. */
  isTold: boolean;
  isOwed: boolean;
  classifier: Classifier;
}

export function createOpenIncidents({ clock, history, writes, newId }: OpenIncidentsDependencies): OpenIncidents {
  /** By site: a site has at most one. */
  const open = restore(history);

  /** A clock set back during the outage must not make it end before it was seen; how long it lasted is then unknown. */
  const endOf = (incident: WatchedIncident, atMs: number): number => Math.max(atMs, incident.confirmedAt);

  const outageOf = ({ id: incidentId, siteName, cause, status, startedAt }: WatchedIncident) => ({
    ...{ id: newId(), incidentId, siteName, cause, status, startedAt },
    createdAt: clock.now(),
  });
  const downAlert = (incident: WatchedIncident): AlertOf<'down'> => ({
    ...outageOf(incident),
    kind: 'down',
    endedAt: null,
  });

  function close(
    { id, siteId }: WatchedIncident,
    end: number,
    entry: TimelineEntry,
    alert: IncidentAlert | null,
  ): void {
    open.delete(siteId);
    writes.write('the end of an incident', () => history.closeIncident(id, end, [entry], alert));
  }

  function change(siteId: string, changed: (known: Open) => Partial<Open>): void {
    const known = open.get(siteId);
    if (known !== undefined) open.set(siteId, { ...known, ...changed(known) });
  }

  function* each(): Generator<WatchedIncident> {
    for (const { incident } of open.values()) yield incident;
  }

  return {
    all: () => [...each()],
    each,
    ofSite: (siteId) => open.get(siteId)?.incident,
    classifierOf: (siteId) => open.get(siteId)?.classifier ?? { by: 'nobody' },
    open: (live, clientName, outage, { opinions, maintenanceName }) => {
      const { incident, timeline } = incidentOf(newId(), live, clientName, outage, maintenanceName);
      const at = incident.confirmedAt;
      const heard = opinions.map((opinion): TimelineEntry => ({ kind: 'second-opinion', at, ...opinion }));
      const alert = maintenanceName === null ? downAlert(incident) : null;
      const isTold = alert !== null;
      open.set(live.site.id, { incident, isTold, isOwed: !isTold, classifier: classifierIn(timeline) });
      writes.write('an incident', () => history.openIncident(incident, [...timeline, ...heard], alert));
      return alert;
    },
    recover: (siteId, endedAt, isQuiet) => {
      const known = open.get(siteId);
      if (known === undefined) return undefined;
      const { incident, isTold } = known;
      const end = endOf(incident, endedAt);
      const alert: AlertOf<'recovered'> | null =
        isTold && !isQuiet(incident) ? { ...outageOf(incident), kind: 'recovered', endedAt: end } : null;
      close(incident, end, { kind: 'recovered', at: end, durationMs: end - incident.startedAt }, alert);
      return { incident: { ...incident, endedAt: end }, alert };
    },
    note: (siteId, entry) => {
      const id = open.get(siteId)?.incident.id;
      if (id !== undefined) writes.write('a line of a timeline', () => history.addToTimeline(id, entry));
    },
    reclassify: (siteId, as, window) => {
      const id = open.get(siteId)?.incident.id;
      if (id === undefined) return;
      // Who says himself that it is an outage, whosever, knows of it, and wants to hear of its end.
      const isKnown = window === null && as !== 'maintenance';
      change(siteId, ({ incident, isTold, isOwed }) => ({
        ...{ incident: { ...incident, classification: as }, isTold: isTold || isKnown, isOwed: isOwed && !isKnown },
        classifier: window === null ? { by: 'user' } : { by: 'window', name: window },
      }));
      const entry: TimelineEntry = { kind: 'classified', at: clock.now(), as, window };
      writes.write('what an incident counts as', () => history.reclassify(id, as, entry));
    },
    setHost: (siteId, hostIncidentId) =>
      change(siteId, ({ incident }) => ({ incident: { ...incident, hostIncidentId }, isTold: true, isOwed: false })),
    alertOf: downAlert,
    callBack: (siteId, alert) => {
      change(siteId, () => ({ isTold: false, isOwed: true }));
      writes.write('an alert called back', () => history.settleAlert(alert, null));
    },
    owe: (siteId) => change(siteId, () => ({ isOwed: true })),
    tellOwed: (siteId) => {
      const known = open.get(siteId);
      if (known?.isOwed !== true || known.incident.classification !== 'outage') return null;
      change(siteId, () => ({ isTold: true, isOwed: false }));
      const alert = downAlert(known.incident);
      writes.write('an alert', () => history.addAlert(alert));
      return alert;
    },
    readAgain: () => {
      for (const incident of history.openIncidents()) change(incident.siteId, () => ({ incident }));
    },
    unwatch: (siteId) => {
      const incident = open.get(siteId)?.incident;
      if (incident === undefined) return undefined;
      const at = endOf(incident, clock.now());
      close(incident, at, { kind: 'unwatched', at }, null);
      return incident;
    },
  };
}

function restore(history: HistoryStore): Map<string, Open> {
  const onTheirWay = new Set(history.pendingAlerts().flatMap(incidentToldBy));
  const known = history.openIncidents().map((incident): [string, Open] => {
    const timeline = history.incident(incident.id)?.timeline ?? [];
    const isTold = onTheirWay.has(incident.id) || timeline.some(isTelling);
    return [incident.siteId, { incident, isTold, isOwed: !isTold, classifier: classifierIn(timeline) }];
  });
  return new Map(known);
}

const incidentToldBy = (alert: Alert): string[] =>
  toldBy(alert).flatMap((told) => (told.kind === 'down' ? [told.incidentId] : []));

/** Whether this line of an incident's timeline says that somebody knows of it. */
function isTelling(entry: TimelineEntry): boolean {
  if (entry.kind === 'notified' || entry.kind === 'notify-failed') return isOutageAlert({ kind: entry.alert });
  // What was on its way when a log was copied is old news when the copy is taken back.
  if (entry.kind === 'restored') return true;
  return (
    entry.kind === 'joined-host' ||
    entry.kind === 'joined' ||
    (entry.kind === 'classified' && entry.window === null && entry.as !== 'maintenance')
  );
}
