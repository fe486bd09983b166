import { wholeOutage } from '../../core/client-outage';
import type { Config } from '../../core/config';
import type { HostIncident } from '../../core/host-incident';
import type { IncidentWithTimeline } from '../../core/incident';
import { informedList } from '../../core/informed';
import type { InformedList } from '../../core/informed';
import type { HistoryStore } from '../ports';

export interface OutageParts {
  config: () => Config;
  history: Pick<HistoryStore, 'incident' | 'hostIncident' | 'hostMembers' | 'messagesAbout'>;
}

/** What belongs together: one incident, or all that were told as one. Oldest first. */
export interface Outage {
  host: HostIncident | null;
  incidents: IncidentWithTimeline[];
}

export interface Outages {
  /** The outage that an incident belongs to. */
  of: (incidentId: string) => Outage | undefined;
  informed: (outage: Outage) => InformedList;
  /** Whether all clients concerned have been told; false where nobody is. */
  isEverybodyTold: (incidentId: string) => boolean;
}

export function createOutages({ config, history }: OutageParts): Outages {
  function of(incidentId: string): Outage | undefined {
    const incident = history.incident(incidentId);
    if (incident === undefined) return undefined;
    const host = incident.hostIncidentId === null ? null : history.hostIncident(incident.hostIncidentId);
    // A member in a maintenance is nobody's outage, unless it is the very one that is asked about.
    return {
      host,
      incidents: wholeOutage(incident, history).filter(
        ({ id, classification }) => id === incidentId || classification === 'outage',
      ),
    };
  }

  function informed({ host, incidents }: Outage): InformedList {
    return informedList({
      host,
      incidents,
      clients: config().clients,
      messages: history.messagesAbout(incidents.map(({ id }) => id)),
      ownerOf: ({ siteId, clientId }) => {
        const site = config().sites.find(({ id }) => id === siteId);
        return site === undefined ? clientId : site.clientId;
      },
    });
  }

  return {
    of,
    informed,
    isEverybodyTold: (incidentId) => {
      const outage = of(incidentId);
      if (outage === undefined) return false;
      const { rows } = informed(outage);
      return rows.length > 0 && rows.every(({ state }) => state === 'told');
    },
  };
}
