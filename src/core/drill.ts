import type { TimelineEntry } from './incident';

/** How long it took in a drill; null where it did not come to that. */
export interface DrillTimes {
  noticedAfterMs: number | null;
  /** Until every client concerned would have been told. */
  toldAfterMs: number | null;
}

export interface DrillRecord extends DrillTimes {
  incidentId: string;
  siteName: string;
  startedAt: number;
  endedAt: number | null;
}

export function drillTimes(timeline: readonly TimelineEntry[]): DrillTimes {
  const after = (what: 'noticed' | 'told'): number | null => {
    const found = timeline.find((entry) => entry.kind === 'drill' && entry.what === what);
    return found?.kind === 'drill' ? found.afterMs : null;
  };
  return { noticedAfterMs: after('noticed'), toldAfterMs: after('told') };
}
