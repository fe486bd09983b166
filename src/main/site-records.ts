import { agreementFor } from '../core/agreement';
import type { Agreement } from '../core/agreement';
import type { Config } from '../core/config';
import type { Site } from '../core/site';
import { recordFrame, recordOf, recordPeriod, worstFirst } from '../core/site-record';
import type { RecordFrame, SiteDays, SiteRecord } from '../core/site-record';
import type { Period } from '../core/time-span';
import type { Clock } from './ports';
import type { KnownTime } from './state/time-keeping';

export interface SiteRecordsDependencies {
  clock: Pick<Clock, 'now' | 'monotonicMs'>;
  config: () => Config;
  timeOf: (siteId: string, period: Period) => KnownTime | undefined;
  timeZone: () => string;
  /** Lets what waits be done; returns when it is this work's turn again. */
  giveWay: () => Promise<void>;
}

/** The availability of sites, to be shown. Undefined where there is no such site or client. */
export interface SiteRecords {
  ofSite: (id: string) => SiteRecord | undefined;
  /** Worst first. A client may have many sites, so the watch goes on in between. */
  ofClient: (id: string) => Promise<SiteRecord[] | undefined>;
  /** Only their days, whatever was agreed. Those that are gone are left out. */
  daysOfSites: (ids: readonly string[]) => Promise<SiteDays[]>;
}

/** So long the main process may be busy with this before checks and window get their turn: half a frame. */
const turnMs = 8;

export function createSiteRecords({ clock, config, timeOf, timeZone, giveWay }: SiteRecordsDependencies): SiteRecords {
  const newFrame = (): RecordFrame => recordFrame(clock.now(), timeZone());

  function recordAt(site: Site, agreement: Agreement | null, frame: RecordFrame): SiteRecord | undefined {
    const known = timeOf(site.id, recordPeriod(frame, agreement));
    return known && recordOf(site.id, agreement, known, frame);
  }

  /** One that was deleted meanwhile is left out. */
  async function recordsOf(
    sites: readonly Site[],
    agreementOf: (site: Site) => Agreement | null,
  ): Promise<SiteRecord[]> {
    const frame = newFrame();
    const records: SiteRecord[] = [];
    let sinceMs = clock.monotonicMs();
    for (const site of sites) {
      if (clock.monotonicMs() - sinceMs >= turnMs) {
        await giveWay();
        sinceMs = clock.monotonicMs();
      }
      const record = recordAt(site, agreementOf(site), frame);
      if (record !== undefined) records.push(record);
    }
    return records;
  }

  return {
    ofSite: (id) => {
      const site = config().sites.find((each) => each.id === id);
      const client = config().clients.find((each) => each.id === site?.clientId);
      return site && recordAt(site, agreementFor(site.agreement, client?.agreement ?? null), newFrame());
    },
    ofClient: async (id) => {
      const { clients, sites } = config();
      const client = clients.find((each) => each.id === id);
      if (client === undefined) return undefined;
      const own = sites.filter(({ clientId }) => clientId === id);
      return worstFirst(await recordsOf(own, (site) => agreementFor(site.agreement, client.agreement)));
    },
    daysOfSites: (ids) => {
      const wanted = new Set(ids);
      // Without an agreement no more is read than the days need, and no ledger is kept.
      return recordsOf(
        config().sites.filter(({ id }) => wanted.has(id)),
        () => null,
      );
    },
  };
}
