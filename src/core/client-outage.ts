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

/** Who failed together may have failed, or come back, some days apart. */
const companionsWithinMs = 7 * 24 * 3_600_000;

/** Among which incidents the others of an incident's outage are found. */
export function companionFilter({ startedAt, endedAt }: Pick<Incident, 'startedAt' | 'endedAt'>): IncidentFilter {
  return {
    ...everyIncident,
    fromMs: startedAt - companionsWithinMs,
    toMs: endedAt === null ? null : endedAt + companionsWithinMs,
  };
}

/** All incidents of one outage, this one among them: the members of its host incident, else itself alone. */
export function outageMembers<Each extends Incident>(incident: Each, others: readonly Each[]): Each[] {
  if (incident.hostIncidentId === null) return [incident];
  const companions = others.filter(
    ({ id, hostIncidentId }) => hostIncidentId === incident.hostIncidentId && id !== incident.id,
  );
  return [incident, ...companions].sort((one, other) => one.startedAt - other.startedAt);
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
