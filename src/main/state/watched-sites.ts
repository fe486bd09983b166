import type { Config } from '../../core/config';
import { afterChange, afterGap, newLiveSite } from '../../core/live-site';
import type { LiveSite } from '../../core/live-site';
import { unknownVerdict, verdictOfOpenIncident } from '../../core/verdict';
import type { Clock, HistoryStore } from '../ports';
import type { HostFolding } from './host-folding';
import type { KnownHosts } from './known-hosts';
import type { OpenIncidents } from './open-incidents';
import type { Pauses } from './pauses';
import type { SilentSources } from './silent-sources';
import type { SiteNotices } from './site-notices';
import type { TimeKeeping } from './time-keeping';

export interface WatchedSitesDependencies {
  clock: Pick<Clock, 'now'>;
  config: () => Config;
  history: Pick<HistoryStore, 'lastChecks'>;
  lives: Map<string, LiveSite>;
  incidents: OpenIncidents;
  notices: Pick<SiteNotices, 'toldRemarks'>;
  folding: Pick<HostFolding, 'ended'>;
  pauses: Pick<Pauses, 'follow' | 'forget'>;
  hosts: Pick<KnownHosts, 'forget'>;
  time: Pick<TimeKeeping, 'open' | 'unmeasured' | 'forget'>;
  silentSources: Pick<SilentSources, 'forget'>;
}

/** Keeps what is known of each site in step with the sites that are set. */
export interface WatchedSites {
  /** After a start: takes up what is on disk of them. */
  restore: () => void;
  /** Sites were added, edited, paused or deleted, or the whole watch was paused or resumed (`isPauseChanged`). */
  adopt: (isPauseChanged: boolean) => void;
}

export function createWatchedSites(dependencies: WatchedSitesDependencies): WatchedSites {
  const { clock, config, history, lives, incidents, notices } = dependencies;
  const { folding, pauses, hosts, time, silentSources } = dependencies;

  function unwatch(siteId: string): void {
    const incident = incidents.unwatch(siteId);
    if (incident !== undefined) folding.ended(incident, clock.now(), false);
  }

  function restore(): void {
    const known = history.lastChecks();
    const toldRemarks = notices.toldRemarks();
    for (const site of config().sites) {
      const seen = known.get(site.id);
      const incident = incidents.ofSite(site.id);
      const verdict =
        incident === undefined
          ? { ...unknownVerdict, lastGoodAt: seen?.lastGoodAt ?? null, toldRemark: toldRemarks.get(site.id) ?? null }
          : verdictOfOpenIncident({ ...incident, failure: incident });
      lives.set(site.id, { ...newLiveSite(site), verdict, lastCheck: seen?.last ?? null });
      time.open(site);
    }
    // A site deleted by other means than this app while its incident was open would leave the incident open for ever.
    for (const { siteId } of incidents.all()) if (!lives.has(siteId)) unwatch(siteId);
    pauses.follow();
  }

  function forgetDeleted(): void {
    const ids = new Set(config().sites.map(({ id }) => id));
    for (const id of lives.keys()) {
      if (ids.has(id)) continue;
      unwatch(id);
      lives.delete(id);
      time.unmeasured(id, 'closed', null);
      time.forget(id);
      silentSources.forget(id);
      hosts.forget(id);
      pauses.forget(id);
    }
  }

  function adopt(isPauseChanged: boolean): void {
    forgetDeleted();
    for (const site of config().sites) {
      const live = lives.get(site.id);
      if (live === undefined) {
        lives.set(site.id, newLiveSite(site));
        time.open(site);
        continue;
      }
      // What was seen before an edit vouches for nothing of what is asked now.
      if (live.site.revision !== site.revision) time.unmeasured(site.id, 'unknown', null);
      // A pause of the whole watch is a gap just as a site's own is.
      lives.set(site.id, isPauseChanged ? afterGap({ ...live, site }) : afterChange(live, site));
    }
    pauses.follow();
  }

  return { restore, adopt };
}
