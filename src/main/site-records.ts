import { agreementFor } from '../core/agreement';
import type { Agreement } from '../core/agreement';
import type { Config } from '../core/config';
import type { Site } from '../core/site';
import { recordFrame, recordOf, recordPeriod, worstFirst } from '../core/site-record';
import type { SiteDays, SiteRecord } from '../core/site-record';
import type { TimeRecord } from '../core/time-span';
import { knownTimeOf } from '../core/known-time';
import type { TimeReaders } from '../core/known-time';
import type { Clock } from './ports';
import type { ReadLog, SiteRecordsAsked } from './reading-tasks';

export interface SiteRecordsDependencies {
  clock: Pick<Clock, 'now'>;
  config: () => Config;
  timeZone: () => string;
  /** What is known of a site's time and does not stand in the log's file; null where nothing is. */
  recordNow: (siteId: string) => TimeRecord | null;
  readLog: ReadLog;
}

/** The availability of sites, to be shown. Undefined where there is no such site or client. */
export interface SiteRecords {
  ofSite: (id: string) => Promise<SiteRecord | undefined>;
  /** Worst first. */
  ofClient: (id: string) => Promise<SiteRecord[] | undefined>;
  /** Only their days, whatever was agreed. Those that are gone are left out. */
  daysOfSites: (ids: readonly string[]) => Promise<SiteDays[]>;
}

export function createSiteRecords({
  clock,
  config,
  timeZone,
  recordNow,
  readLog,
}: SiteRecordsDependencies): SiteRecords {
  function read(sites: readonly Site[], agreementOf: (site: Site) => Agreement | null): Promise<SiteRecord[]> {
    return readLog('site-records', {
      sites: sites.map((site) => {
        const { id, createdAt } = site;
        return { site: { id, createdAt }, agreement: agreementOf(site), record: recordNow(id) };
      }),
      nowMs: clock.now(),
      timeZone: timeZone(),
    });
  }
  const agreed = (site: Site): Agreement | null => {
    const client = config().clients.find(({ id }) => id === site.clientId);
    return agreementFor(site.agreement, client?.agreement ?? null);
  };

  return {
    ofSite: async (id) => {
      const sites = config().sites.filter((site) => site.id === id);
      return (await read(sites, agreed))[0];
    },
    ofClient: async (id) => {
      const { clients, sites } = config();
      if (!clients.some((client) => client.id === id)) return undefined;
      return read(
        sites.filter(({ clientId }) => clientId === id),
        agreed,
      );
    },
    daysOfSites: (ids) => {
      const wanted = new Set(ids);
      return read(
        config().sites.filter(({ id }) => wanted.has(id)),
        () => null,
      );
    },
  };
}

/** Worst first: works out what is asked, from the log. */
export function readSiteRecords(readers: TimeReaders, { sites, nowMs, timeZone }: SiteRecordsAsked): SiteRecord[] {
  const frame = recordFrame(nowMs, timeZone);
  return worstFirst(
    sites.map(({ site, agreement, record }) => {
      const known = knownTimeOf(readers, site, recordPeriod(frame, agreement), record, nowMs);
      return recordOf(site.id, agreement, known, frame);
    }),
  );
}
