import { isAboutReach } from '../../core/checks/check-kinds';
import { createHostIndex } from '../../core/host-group';
import type { HostGroup } from '../../core/host-group';
import type { LiveSite } from '../../core/live-site';
import type { Site } from '../../core/site';

export interface KnownHostsDependencies {
  lives: ReadonlyMap<string, LiveSite>;
  isPaused: (site: Site) => boolean;
  nameServersOf: (site: Site) => readonly string[];
}

/** Which of the watched sites live on one host, as far as that is known now. */
export interface KnownHosts {
  /** A site answers from another address. */
  learn: (live: LiveSite) => void;
  forget: (siteId: string) => void;
  /** More than one site may have changed: all are gone through before the next question. */
  outdate: () => void;
  /** The groups of watched sites that any of these belongs to. */
  groupsWith: (siteIds: Iterable<string>) => HostGroup[];
}

export function createKnownHosts({ lives, isPaused, nameServersOf }: KnownHostsDependencies): KnownHosts {
  const index = createHostIndex();
  let isOutdated = true;

  /** A paused site neither fails with others nor counts as half of a group. */
  function learn({ site, lastAddress }: LiveSite): void {
    if (!isAboutReach(site.check.kind) || isPaused(site)) {
      index.forget(site.id);
      return;
    }
    const addresses = lastAddress === null ? [] : [lastAddress];
    index.set({ siteId: site.id, hosting: site.hosting, addresses, nameServers: nameServersOf(site) });
  }

  return {
    learn,
    forget: index.forget,
    outdate: () => void (isOutdated = true),
    groupsWith: (siteIds) => {
      if (isOutdated) for (const live of lives.values()) learn(live);
      isOutdated = false;
      return index.groupsWith(siteIds);
    },
  };
}
