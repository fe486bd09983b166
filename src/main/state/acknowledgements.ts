import { outageMembers } from '../../core/client-outage';
import type { Incident, TimelineEntry } from '../../core/incident';
import type { Acknowledged } from '../../core/snapshot';
import type { Clock, HistoryStore } from '../ports';
import type { WriteQueue } from './write-queue';

export interface AcknowledgementsDependencies {
  clock: Clock;
  history: HistoryStore;
  writes: WriteQueue;
  /** The incidents that are open, and those that are a member of an open host incident among them. */
  openIncidents: () => readonly Incident[];
}

/** Which open incidents the user knows of. It ends with the incident; that of a host incident holds for whoever joins. */
export interface Acknowledgements {
  /** Undefined where no such incident is open. Throws where the disk refuses. */
  acknowledge: (incidentId: string, reason: string) => 'done' | undefined;
  all: () => Acknowledged[];
}

type Entry = Extract<TimelineEntry, { kind: 'acknowledged' }>;

export function createAcknowledgements(dependencies: AcknowledgementsDependencies): Acknowledgements {
  const { clock, history, writes, openIncidents } = dependencies;
  /** By incident or host incident. */
  const known = new Map<string, Entry>();
  for (const incident of openIncidents()) learn(incident);

  /** Also from members that are well again by now: what was said of the host holds on. */
  function learn(incident: Incident): void {
    for (const { id } of outageMembers(incident, history)) {
      for (const entry of history.incident(id)?.timeline ?? []) {
        if (entry.kind === 'acknowledged') known.set(entry.hostIncidentId ?? id, entry);
      }
    }
  }

  /** What was said of a host holds for a member only while it is one. */
  const entryOf = ({ id, hostIncidentId }: Incident): Entry | undefined =>
    (hostIncidentId === null ? undefined : known.get(hostIncidentId)) ?? known.get(id);

  return {
    acknowledge: (incidentId, reason) => {
      const open = openIncidents();
      const incident = open.find(({ id }) => id === incidentId);
      if (incident === undefined) return undefined;
      const { hostIncidentId } = incident;
      const members =
        hostIncidentId === null ? [incident] : open.filter((each) => each.hostIncidentId === hostIncidentId);
      const entry: Entry = { kind: 'acknowledged', at: clock.now(), reason, hostIncidentId };
      writes.writeNow(() =>
        history.allOrNothing(() => {
          for (const { id } of members) history.addToTimeline(id, entry);
        }),
      );
      known.set(hostIncidentId ?? incidentId, entry);
      return 'done';
    },
    all: () => {
      if (known.size === 0) return [];
      const open = openIncidents();
      forgetEnded(known, open);
      return open.flatMap((incident) => {
        const entry = entryOf(incident);
        return entry === undefined ? [] : [{ incidentId: incident.id, at: entry.at, reason: entry.reason }];
      });
    },
  };
}

function forgetEnded(known: Map<string, Entry>, open: readonly Incident[]): void {
  const ids = new Set(open.flatMap(({ id, hostIncidentId }) => [id, hostIncidentId ?? id]));
  for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
}
