import type { Incident, TimelineEntry } from '../../core/incident';
import type { HostFolding } from './host-folding';
import type { OpenIncidents } from './open-incidents';
import type { GroupIncident, HistoryStore } from '../ports';
import type { WriteQueue } from './write-queue';

export interface GroupingParts {
  history: HistoryStore;
  writes: WriteQueue;
  incidents: OpenIncidents;
  folding: Pick<HostFolding, 'enterByHand' | 'leaveByHand'>;
}

/**
 * Puts incidents together by hand, and takes them apart. On disk first, all or nothing; then, where the watch follows the
 * outage, for the watch too. A group that the user made is no host incident: its members are alerted and end each for
 * itself.
 */
export function createGrouping({ history, writes, incidents, folding }: GroupingParts): GroupIncident {
  const isFollowed = ({ id, siteId }: Incident): boolean => incidents.ofSite(siteId)?.id === id;

  function join(joining: readonly Incident[], hostIncidentId: string, entry: TimelineEntry): void {
    writeTogether(joining, ({ id }) => history.joinHostIncident(hostIncidentId, id, entry, []));
    for (const incident of joining.filter(isFollowed)) {
      incidents.setHost(incident.siteId, hostIncidentId);
      folding.enterByHand(hostIncidentId, incident);
    }
  }

  function split(leaving: readonly Incident[], hostIncidentId: string, entry: TimelineEntry): void {
    writeTogether(leaving, ({ id }) => history.leaveHostIncident(id, entry, null));
    for (const incident of leaving.filter(isFollowed)) {
      incidents.setHost(incident.siteId, null);
      folding.leaveByHand(hostIncidentId, incident);
    }
  }

  // What waits for the disk is written before this begins: undone with it, it would be lost.
  const writeTogether = (changed: readonly Incident[], write: (incident: Incident) => void): void =>
    writes.writeNow(() => history.allOrNothing(() => changed.forEach(write)));

  return { join, split };
}
