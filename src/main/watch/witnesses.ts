import type { Scope } from '../../core/scope';
import type { Site } from '../../core/site';
import { urlOf } from './address';

/** How many other sites are asked when all reference points are silent. */
const sitesToAsk = 3;
/** So many hosts are remembered a scope: enough that some are left when the newest fail. */
const hostsRemembered = 32;

export interface WitnessesDeps {
  /** All sites that are watched now. */
  sites: () => Iterable<Site>;
  siteOf: (siteId: string) => Site | undefined;
  /** Whether the site may speak for the line of the scope. */
  isFit: (site: Site, scope: Scope) => boolean;
}

/** The sites that can say whether the line works, because they were seen well a short while ago. */
export interface Witnesses {
  seenGood: (site: Site, scope: Scope) => void;
  /** Up to three, those seen well last first, each on another host: the sites of one server may be down together. */
  inScope: (scope: Scope) => Site[];
}

/**
 * Remembers the newest few, so that nobody has to sort thousands of sites at the very moment when everything fails. Only
 * where these are not enough are the others gone through, up to the first that are fit.
 */
export function createWitnesses({ sites, siteOf, isFit }: WitnessesDeps): Witnesses {
  const newest: Record<Scope, Map<string, string>> = { public: new Map(), private: new Map() };

  const fitInto = (chosen: Map<string, Site>, site: Site | undefined, scope: Scope): void => {
    if (site === undefined) return;
    const { host } = urlOf(site);
    if (!chosen.has(host) && isFit(site, scope)) chosen.set(host, site);
  };

  return {
    seenGood: (site, scope) => {
      const hosts = newest[scope];
      const { host } = urlOf(site);
      // Taken out first: a map keeps the place of what it has.
      hosts.delete(host);
      hosts.set(host, site.id);
      const [oldest] = hosts.keys();
      if (hosts.size > hostsRemembered && oldest !== undefined) hosts.delete(oldest);
    },
    inScope: (scope) => {
      const chosen = new Map<string, Site>();
      for (const siteId of [...newest[scope].values()].reverse()) {
        if (chosen.size < sitesToAsk) fitInto(chosen, siteOf(siteId), scope);
      }
      for (const site of sites()) {
        if (chosen.size >= sitesToAsk) break;
        fitInto(chosen, site, scope);
      }
      return [...chosen.values()];
    },
  };
}
