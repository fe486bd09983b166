import type { Config } from '../../core/config';
import type { Incident, TimelineEntry } from '../../core/incident';
import { everyIncident } from '../../core/incident';
import { coversSite, occurrencesBetween } from '../../core/maintenance';
import { fillingOf, logsBySite } from '../../core/robot-filling';
import type { MonitorLog, SiteFilling } from '../../core/robot-filling';
import type { RecordedOutage } from '../../core/robot-record';
import type { Site } from '../../core/site';
import { withFilled } from '../../core/time-span';
import type { Clock, HistoryStore } from '../ports';

export interface TimeFillingParts {
  clock: Pick<Clock, 'now'>;
  newId: () => string;
  config: () => Config;
  history: Pick<HistoryStore, 'allOrNothing' | 'spansOf' | 'filledOf' | 'incidents' | 'openIncident' | 'fillTime'>;
  /** Writes what waits for the disk, then this, and announces it. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
}

/** Fills the time in which nothing was measured with what UptimeRobot has measured. */
export interface TimeFilling {
  plan: (logs: readonly MonitorLog[]) => SiteFilling[];
  /** All of it, or where the disk refuses nothing: it throws then. */
  carryOut: (fillings: readonly SiteFilling[]) => void;
}

export function createTimeFilling({ clock, newId, config, history, keep }: TimeFillingParts): TimeFilling {
  /** What is not settled yet is left alone: the next check may still say what it was. */
  function spansOf({ id }: Site) {
    const ever = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const;
    return withFilled(history.spansOf(id, ...ever), history.filledOf(id, ...ever));
  }

  function enter(site: Site, outage: RecordedOutage): void {
    const { clients, maintenance } = config();
    const client = clients.find(({ id }) => id === site.clientId);
    const at = clock.now();
    const window = maintenance.find(
      (each) =>
        coversSite(each, { siteId: site.id, clientId: site.clientId }) &&
        occurrencesBetween(each, outage.startedAt, outage.endedAt).some(
          ({ fromMs, toMs }) => fromMs <= outage.startedAt && toMs >= outage.endedAt,
        ),
    );
    const incident: Incident = {
      ...{ id: newId(), siteId: site.id, siteName: site.name, url: site.url },
      ...{ clientId: client?.id ?? null, clientName: client?.name ?? null },
      ...{ cause: 'uptimerobot', status: null, detail: '', lastGoodAt: null },
      ...{ startedAt: outage.startedAt, confirmedAt: at, endedAt: outage.endedAt, hostIncidentId: null },
      classification: window === undefined ? 'outage' : 'maintenance',
    };
    const entry: TimelineEntry = { kind: 'from-record', at, by: 'uptimerobot', ...outage };
    const classified: TimelineEntry[] =
      window === undefined ? [] : [{ kind: 'classified', at, as: 'maintenance', window: window.name }];
    // Nobody is alerted: it is long over.
    history.openIncident(incident, [entry, ...classified], null);
  }

  return {
    plan: (logs) =>
      [...logsBySite(config(), logs)].map(([site, each]) =>
        fillingOf(site, each, {
          spans: spansOf(site),
          outages: history.incidents({ ...everyIncident, siteId: site.id }),
        }),
      ),
    carryOut: (fillings) =>
      keep(() =>
        history.allOrNothing(() => {
          for (const { site, outages } of fillings) for (const outage of outages) enter(site, outage);
          history.fillTime(fillings.map(({ site, spans }) => ({ siteId: site.id, spans })));
        }),
      ),
  };
}
