import type { Contact } from '../../core/contact';
import type { Config } from '../../core/config';
import { cardFor, isEmptyCard } from '../../core/emergency-card';
import type { EmergencyCard } from '../../core/emergency-card';
import type { IncidentWithTimeline } from '../../core/incident';
import type { Language } from '../../core/language';
import type { Site } from '../../core/site';

export type HandOverIncident = Pick<
  IncidentWithTimeline,
  'id' | 'siteName' | 'url' | 'clientName' | 'cause' | 'status' | 'startedAt' | 'timeline'
>;

export interface HandOverClient {
  name: string;
  language: Language;
  contacts: Contact[];
  notes: string;
  card: EmergencyCard;
  /** `card`: where the site has one of its own; null: the client's holds. */
  sites: HandOverSite[];
}

export interface HandOverSite {
  name: string;
  url: string;
  card: EmergencyCard | null;
}

/** What is handed over to a stand-in. What it is made of is named field by field: what is new is in it only once somebody says so. */
export interface HandOver {
  format: 'nachtwache-hand-over';
  version: 1;
  /** ISO 8601. */
  madeAt: string;
  from: { name: string; phone: string };
  openIncidents: HandOverIncident[];
  clients: HandOverClient[];
  /** Those that belong to none of the clients. `card`: null where it has none. */
  sitesWithoutClient: HandOverSite[];
}

export function handOverOf(
  { clients, sites, settings }: Pick<Config, 'clients' | 'sites' | 'settings'>,
  open: readonly IncidentWithTimeline[],
  nowMs: number,
): HandOver {
  const handedOver = (site: Site, ofClient: EmergencyCard | undefined): HandOverSite => ({
    ...{ name: site.name, url: site.url },
    card: isEmptyCard(site.card) ? null : cardFor(site.card, ofClient),
  });
  const alone = sites.filter(({ clientId }) => !clients.some(({ id }) => id === clientId));
  return {
    format: 'nachtwache-hand-over',
    version: 1,
    madeAt: new Date(nowMs).toISOString(),
    from: { name: settings.sender.name, phone: settings.sender.phone },
    openIncidents: open.map(({ id, siteName, url, clientName, cause, status, startedAt, timeline }) => ({
      ...{ id, siteName, url, clientName, cause, status, startedAt, timeline },
    })),
    clients: clients.map(({ id, name, language, contacts, notes, card }) => ({
      ...{ name, language, contacts, notes, card },
      sites: sites.filter(({ clientId }) => clientId === id).map((site) => handedOver(site, card)),
    })),
    sitesWithoutClient: alone.map((site) => handedOver(site, undefined)),
  };
}
