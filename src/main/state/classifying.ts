import { changeByWindow } from '../../core/classifier';
import type { SaidClassification, TimelineEntry } from '../../core/incident';
import type { LiveSite } from '../../core/live-site';
import type { Clock, HistoryStore } from '../ports';
import type { HostFolding } from './host-folding';
import type { MaintenanceNow } from './maintenance-now';
import type { OpenIncidents } from './open-incidents';
import type { WriteQueue } from './write-queue';

export interface ClassifyingDependencies {
  clock: Pick<Clock, 'now'>;
  history: HistoryStore;
  writes: WriteQueue;
  lives: ReadonlyMap<string, LiveSite>;
  incidents: OpenIncidents;
  folding: Pick<HostFolding, 'takeHeld'>;
  maintenance: Pick<MaintenanceNow, 'of'>;
  changed: () => void;
}

/** What incidents count as, after they began. */
export interface Classifying {
  /**
   * A window began or ended: what is down counts differently from here on. What is still down afterwards is told with
   * the next check that finds it so: windows end when the work is done, and a minute later the site is well.
   */
  followWindows: () => void;
  /** The user says it, of an open or ended one; undefined where there is none. Throws where the disk refuses. */
  byUser: (id: string, as: SaidClassification) => 'done' | undefined;
}

export function createClassifying(dependencies: ClassifyingDependencies): Classifying {
  const { clock, history, writes, lives, incidents, folding, maintenance, changed } = dependencies;

  function reclassify(siteId: string, as: SaidClassification, window: string | null): void {
    const held = as === 'maintenance' ? folding.takeHeld(siteId) : null;
    if (held !== null) incidents.callBack(siteId, held);
    incidents.reclassify(siteId, as, window);
  }

  return {
    followWindows: () => {
      for (const { siteId, classification } of incidents.all()) {
        const site = lives.get(siteId)?.site;
        if (site === undefined) continue;
        const window = maintenance.of(site)?.window.name ?? null;
        const change = changeByWindow(classification, incidents.classifierOf(siteId), window);
        if (change !== null) reclassify(siteId, change.as, change.window);
      }
    },
    byUser: (id, as) => {
      const incident = history.incident(id);
      if (incident === undefined || incident.classification === 'drill') return undefined;
      if (incident.classification === as) return 'done';
      // What was entered by hand may be open beside one of the watch's.
      if (incidents.ofSite(incident.siteId)?.id === id) reclassify(incident.siteId, as, null);
      else {
        const entry: TimelineEntry = { kind: 'classified', at: clock.now(), as, window: null };
        writes.writeNow(() => history.reclassify(id, as, entry));
      }
      changed();
      return 'done';
    },
  };
}
