import type { HostIncident } from './host-incident';
import type { Incident } from './incident';

/** Incidents that were told as one. `host` is known while it is open. */
export interface IncidentGroup {
  hostIncidentId: string;
  host: HostIncident | null;
  /** At least two, in the order of the list they come from. */
  members: Incident[];
}

/** What a list of incidents shows: one by itself, or several that failed together. */
export type ListedIncident = { kind: 'single'; incident: Incident } | ({ kind: 'group' } & IncidentGroup);

/**
 * The same incidents in the same order, but those of one host incident together at the place of the first of them. One
 * whose companions are not in the list stands by itself.
 */
export function gatherIncidents(incidents: readonly Incident[], hosts: readonly HostIncident[]): ListedIncident[] {
  const companions = new Map<string | null, Incident[]>();
  for (const incident of incidents) {
    const known = companions.get(incident.hostIncidentId);
    if (known === undefined) companions.set(incident.hostIncidentId, [incident]);
    else known.push(incident);
  }
  const listed: ListedIncident[] = [];
  for (const incident of incidents) {
    const { hostIncidentId } = incident;
    const members = companions.get(hostIncidentId) ?? [];
    if (hostIncidentId === null || members.length < 2) listed.push({ kind: 'single', incident });
    else if (members[0] === incident) {
      const host = hosts.find(({ id }) => id === hostIncidentId) ?? null;
      listed.push({ kind: 'group', hostIncidentId, host, members });
    }
  }
  return listed;
}
