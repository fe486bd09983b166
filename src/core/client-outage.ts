import { backupBefore } from './backup-before';
import { factsOf } from './facts';
import type { FactsSheet } from './facts';
import { everyIncident } from './incident';
import type { Incident, IncidentFilter, IncidentWithTimeline } from './incident';
import { spanOfSites } from './outage-site';
import type { OutageSite } from './outage-site';
import type { SiteView } from './snapshot';

/** What an outage is for one client: the part of `ComposeInput` that is known of it. */
export interface ClientOutage {
  incidents: OutageSite[];
  host: string;
  facts: FactsSheet;
  backupAt: number | null;
}

/** What failed for one reason may have failed, or come back, some days apart. */
const joinableWithinMs = 7 * 24 * 3_600_000;

/** The incidents with which one can be joined by hand. How far apart those of an outage are in the end, nothing says. */
export function joinableFilter({ startedAt, endedAt }: Pick<Incident, 'startedAt' | 'endedAt'>): IncidentFilter {
  return {
    ...everyIncident,
    fromMs: startedAt - joinableWithinMs,
    toMs: endedAt === null ? null : endedAt + joinableWithinMs,
  };
}

/** Where the incidents of an outage are read. */
export interface OutageLog {
  /** Oldest first. */
  hostMembers: (hostIncidentId: string) => Incident[];
  incident: (id: string) => IncidentWithTimeline | undefined;
}

/** All incidents of one outage, oldest first: those of its host incident, or joined by hand, else this one alone. */
export function outageMembers(incident: Incident, { hostMembers }: Pick<OutageLog, 'hostMembers'>): Incident[] {
  return incident.hostIncidentId === null ? [incident] : hostMembers(incident.hostIncidentId);
}

/** The same with their timelines. */
export function wholeOutage(incident: IncidentWithTimeline, log: OutageLog): IncidentWithTimeline[] {
  return outageMembers(incident, log).flatMap(({ id }) => (id === incident.id ? incident : (log.incident(id) ?? [])));
}

/** To whom an incident's site belongs now; where the site is gone, to whom it belonged. */
export function clientOf({ siteId, clientId }: Incident, views: readonly SiteView[]): string | null {
  const view = views.find(({ site }) => site.id === siteId);
  return view === undefined ? clientId : view.site.clientId;
}

/**
 * What is known of an outage for one client. `own` are his incidents of it, `members` all of it: the facts sheet is that
 * of the outage, whoever's incident it was entered for.
 */
export function clientOutage(
  clientId: string,
  own: readonly IncidentWithTimeline[],
  members: readonly IncidentWithTimeline[],
  views: readonly SiteView[],
): ClientOutage {
  const hostingOf = ({ siteId }: Incident): string => views.find(({ site }) => site.id === siteId)?.site.hosting ?? '';
  const incidents = own.map((incident) => {
    const { siteName, url, startedAt, endedAt } = incident;
    return { siteName, url, hosting: hostingOf(incident), startedAt, endedAt };
  });
  const [host = '', ...otherHosts] = new Set(incidents.map(({ hosting }) => hosting.trim()));
  const { startedAt } = spanOfSites(incidents);
  return {
    incidents,
    host: otherHosts.length === 0 ? host : '',
    facts: factsOf(members.map(({ timeline }) => timeline)),
    backupAt: notedBackup(own) ?? backupBefore(startedAt, clientId, incidents, views)?.madeAt ?? null,
  };
}

/** What was noted when the outage was confirmed, where all of the client's incidents say the same. */
function notedBackup(own: readonly IncidentWithTimeline[]): number | null {
  const noted = own.map(({ timeline }) => timeline.find(({ kind }) => kind === 'backup-known'));
  const [first] = noted;
  if (first?.kind !== 'backup-known') return null;
  const isSame = noted.every((entry) => entry?.kind === 'backup-known' && entry.name === first.name);
  return isSame ? Math.min(...noted.map((entry) => (entry?.kind === 'backup-known' ? entry.madeAt : Infinity))) : null;
}
