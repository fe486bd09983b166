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
 * Puts incidents together by hand, and takes them apart. On disk first; then, where the watch follows the outage, for
 * the watch too. A group that the user made is no host incident: its members are alerted and end each for itself.
 */
export function createGrouping({ history, writes, incidents, folding }: GroupingParts): GroupIncident {
  const isFollowed = ({ id, siteId }: Incident): boolean => incidents.ofSite(siteId)?.id === id;

  function join(incident: Incident, hostIncidentId: string, entry: TimelineEntry): void {
    writes.writeNow(() => history.joinHostIncident(hostIncidentId, incident.id, entry, []));
    if (!isFollowed(incident)) return;
    incidents.setHost(incident.siteId, hostIncidentId);
    folding.enterByHand(hostIncidentId, incident);
  }

  function split(incident: Incident, hostIncidentId: string, entry: TimelineEntry): void {
    writes.writeNow(() => history.leaveHostIncident(incident.id, entry, null));
    if (!isFollowed(incident)) return;
    incidents.setHost(incident.siteId, null);
    folding.leaveByHand(hostIncidentId, incident);
  }

  return { join, split };
}
