import { agreementFor } from '../core/agreement';
import type { Config } from '../core/config';
import type { Site } from '../core/site';
import { recordFrame, recordOf, recordPeriod, worstFirst } from '../core/site-record';
import type { RecordFrame, SiteRecord } from '../core/site-record';
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
  /** Those that are gone are left out. */
  ofSites: (ids: readonly string[]) => Promise<SiteRecord[]>;
}

/** So long the main process may be busy with this before checks and window get their turn: half a frame. */
const turnMs = 8;

export function createSiteRecords({ clock, config, timeOf, timeZone, giveWay }: SiteRecordsDependencies): SiteRecords {
  const newFrame = (): RecordFrame => recordFrame(clock.now(), timeZone());

  function recordAt(site: Site, frame: RecordFrame): SiteRecord | undefined {
    const client = config().clients.find(({ id }) => id === site.clientId);
    const agreement = agreementFor(site.agreement, client?.agreement ?? null);
    const known = timeOf(site.id, recordPeriod(frame, agreement));
    return known && recordOf(site.id, agreement, known, frame);
  }

  async function recordsOf(sites: readonly Site[]): Promise<SiteRecord[]> {
    const frame = newFrame();
    const records: SiteRecord[] = [];
    let sinceMs = clock.monotonicMs();
    for (const site of sites) {
      if (clock.monotonicMs() - sinceMs >= turnMs) {
        await giveWay();
        sinceMs = clock.monotonicMs();
      }
      // One that was deleted meanwhile is left out.
      const record = recordAt(site, frame);
      if (record !== undefined) records.push(record);
    }
    return worstFirst(records);
  }

  return {
    ofSite: (id) => {
      const site = config().sites.find((each) => each.id === id);
      return site && recordAt(site, newFrame());
    },
    ofClient: async (id) => {
      const { clients, sites } = config();
      if (!clients.some((client) => client.id === id)) return undefined;
      return recordsOf(sites.filter(({ clientId }) => clientId === id));
    },
    ofSites: (ids) => recordsOf(config().sites.filter(({ id }) => ids.includes(id))),
  };
}
