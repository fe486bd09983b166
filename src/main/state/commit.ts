import type { Alert } from '../../core/alert';
import { backupBefore } from '../../core/backup-before';
import { afterResult, isInSameState } from '../../core/live-site';
import type { LiveSite, SiteTransition } from '../../core/live-site';
import type { Site } from '../../core/site';
import type { Evidence, HistoryStore, WatchedState } from '../ports';
import type { HostFolding } from './host-folding';
import type { KnownHosts } from './known-hosts';
import type { MaintenanceNow } from './maintenance-now';
import type { Announce } from './news';
import type { OpenIncidents } from './open-incidents';
import type { SilentSources } from './silent-sources';
import type { SiteNotices } from './site-notices';
import type { TimeKeeping } from './time-keeping';
import type { WriteQueue } from './write-queue';

export interface CommitDependencies {
  history: Pick<HistoryStore, 'recordCheck'>;
  writes: WriteQueue;
  lives: Map<string, LiveSite>;
  clientNameOf: (site: Site) => string | null;
  isPaused: (site: Site) => boolean;
  maintenance: Pick<MaintenanceNow, 'of'>;
  incidents: OpenIncidents;
  notices: SiteNotices;
  folding: HostFolding;
  hosts: Pick<KnownHosts, 'learn'>;
  time: Pick<TimeKeeping, 'checked'>;
  silentSources: SilentSources;
  announce: Announce;
}

/** Takes a check's result over: what follows from it is written, and only then announced. */
export function createCommit(dependencies: CommitDependencies): WatchedState['commit'] {
  const { history, writes, lives, clientNameOf, isPaused, maintenance, incidents, notices } = dependencies;
  const { folding, hosts, time, silentSources, announce } = dependencies;

  /** Keeps what a check has changed; returns what is to be told of it. */
  function recordTransition(siteId: string, transition: SiteTransition, { opinions }: Evidence): Alert | null {
    const live = lives.get(siteId);
    if (live === undefined) return null;
    const maintenanceName = maintenance.of(live.site)?.window.name ?? null;
    switch (transition.kind) {
      case 'went-up':
      case 'cleared':
        return null;
      case 'suspected':
        askNeighbours(siteId);
        return null;
      case 'confirmed-down':
        return openIncident(live, transition, { opinions, maintenanceName });
      case 'recovered':
        return recover(siteId, transition.endedAt);
      case 'flapping-began':
      case 'flapping-ended':
        incidents.note(siteId, { kind: transition.kind, at: transition.at });
        return notices.note(live.site, transition);
      case 'remarked':
      case 'remark-ended':
      case 'down-here-only':
        return notices.note(live.site, transition);
    }
  }

  /** Whether it is the site or its host shows sooner when others on the same host are looked at as well. */
  function askNeighbours(siteId: string): void {
    const siteIds = folding.neighboursOf(siteId);
    if (siteIds.length > 0) announce({ kind: 'neighbours', siteIds });
  }

  /** Notes the last backup too: later ones will have taken its place when the client is told that it is over. */
  function openIncident(
    live: LiveSite,
    outage: Extract<SiteTransition, { kind: 'confirmed-down' }>,
    circumstances: { opinions: Evidence['opinions']; maintenanceName: string | null },
  ): Alert | null {
    const alert = incidents.open(live, clientNameOf(live.site), outage, circumstances);
    const { id, clientId, name: siteName, url, hosting } = live.site;
    const incident = incidents.ofSite(id);
    if (clientId === null || incident === undefined) return alert;
    const backup = backupBefore(incident.startedAt, clientId, [{ siteName, url, hosting }], [...lives.values()]);
    if (backup !== null) incidents.note(id, { kind: 'backup-known', at: incident.confirmedAt, ...backup });
    return alert;
  }

  function recover(siteId: string, endedAt: number): Alert | null {
    const ended = incidents.recover(siteId, endedAt, folding.isFolded);
    if (ended === undefined) return null;
    folding.ended(ended.incident, endedAt, true);
    return ended.alert;
  }

  /** An outage waits for others that may have the same cause; all else is told at once. */
  function tell(siteId: string, alert: Alert): void {
    if (alert.kind === 'down') folding.opened(siteId, alert);
    else announce({ kind: 'alert', alert, insteadOf: [] });
  }

  return (site, result, evidence) => {
    const before = lives.get(site.id);
    if (before === undefined || before.site.revision !== site.revision || isPaused(before.site)) return;
    const isMaintained = maintenance.of(before.site) !== null;
    const { live, transitions } = afterResult(before, result, isMaintained);
    const lastAddress = evidence.remoteAddress ?? live.lastAddress;
    const after = { ...live, lastAddress };
    lives.set(site.id, after);
    writes.write('a check', () => history.recordCheck(site.id, result));
    time.checked(site, result, live.verdict);
    silentSources.checked(before.site, result);
    if (lastAddress !== before.lastAddress) hosts.learn(after);
    const alerts = transitions.flatMap((transition) => recordTransition(site.id, transition, evidence) ?? []);
    const owed = result.kind === 'down' && !isMaintained ? incidents.tellOwed(site.id) : null;
    announce({ kind: transitions.length === 0 && isInSameState(before, after) ? 'checked' : 'changed' });
    for (const alert of owed === null ? alerts : [...alerts, owed]) tell(site.id, alert);
    if (transitions.some(({ kind }) => kind === 'suspected' || kind === 'cleared')) folding.look();
    if (evidence.title !== null) announce({ kind: 'title-read', siteId: site.id, title: evidence.title });
  };
}
