import type { Config } from '../../core/config';
import type { IncidentWithTimeline } from '../../core/incident';
import type { SiteDays } from '../../core/site-record';
import type { Snapshot } from '../../core/snapshot';
import { endedShownMs, shownSites, statusDigest, statusModel } from '../../core/status-page';
import type { StatusModel } from '../../core/status-page';
import type { StatusPage } from '../../core/status-page-settings';
import { dayMs } from '../../core/zone-time';
import type { Clock, HistoryStore, StatusOutbox } from '../ports';

export interface PageContentDependencies {
  clock: Pick<Clock, 'now'>;
  timeZone: () => string;
  config: () => Config;
  snapshot: () => Snapshot;
  history: Pick<HistoryStore, 'incident'>;
  outbox: Pick<StatusOutbox, 'publishedSince'>;
  daysOf: (siteIds: readonly string[]) => Promise<SiteDays[]>;
}

/** What the pages say, read from where it is known. */
export interface PageContent {
  /** The ids of the sites on a page, in their order. */
  siteIdsOf: (page: StatusPage) => string[];
  modelOf: (page: StatusPage) => Promise<StatusModel>;
  /** Takes a look at the present, which holds for all pages that are asked about together. */
  look: () => (page: StatusPage) => string;
}

/** Something may be made public weeks after an outage has begun. */
const longestOutageMs = 90 * dayMs;

export function createPageContent(main: PageContentDependencies): PageContent {
  const { clock, timeZone, config, history, outbox } = main;

  /** Timelines are read only where something in them is public: of a restless fortnight there are thousands. */
  function incidents({ openIncidents }: Snapshot): IncidentWithTimeline[] {
    const published = new Set(outbox.publishedSince(clock.now() - endedShownMs - longestOutageMs));
    return [
      ...openIncidents.filter(({ id }) => !published.has(id)).map((incident) => ({ ...incident, timeline: [] })),
      ...[...published]
        .flatMap((id) => history.incident(id) ?? [])
        .filter(({ classification }) => classification !== 'drill'),
    ];
  }

  function present(): (page: StatusPage, records: readonly SiteDays[]) => StatusModel {
    const snapshot = main.snapshot();
    const known = { sites: snapshot.sites, incidents: incidents(snapshot) };
    const { clients, maintenance } = config();
    const when = { nowMs: clock.now(), timeZone: timeZone() };
    return (page, records) => statusModel({ page, records, clients, maintenance, ...known, ...when });
  }

  const siteIdsOf = (page: StatusPage): string[] =>
    shownSites(
      page,
      config().sites.map((site) => ({ site })),
    ).map(({ view }) => view.site.id);

  return {
    siteIdsOf,
    modelOf: async (page) => {
      const records = await main.daysOf(siteIdsOf(page));
      // What was going on while they were made is newer than what they were asked for with.
      return present()(page, records);
    },
    look: () => {
      const modelNow = present();
      return (page) => JSON.stringify([page, statusDigest(modelNow(page, []))]);
    },
  };
}
