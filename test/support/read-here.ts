import { everyIncident } from '../../src/core/incident';
import type { IncidentWithTimeline } from '../../src/core/incident';
import type { HistoryStore, IncidentReader } from '../../src/main/ports';
import { createReadingDesk } from '../../src/main/reading-desk';
import type { IncidentChoice, ReadLog } from '../../src/main/reading-tasks';

/** Reads without a thread, from a log that is held in memory: what is worked out is the same. */
export const readHere = (history: HistoryStore): ReadLog =>
  createReadingDesk(() => ({
    ...history,
    ...numbered(history),
    page: () => ({ incidents: [], next: null, total: 0 }),
    atOnce: (action) => action(),
  }));

/** A log in memory has no numbers: here its places. */
function numbered({ incidentsWithTimeline }: HistoryStore): Pick<IncidentReader, 'keysOf' | 'withTimelineOf'> {
  const all = (): IncidentWithTimeline[] => incidentsWithTimeline({ ...everyIncident, drills: 'with' });
  const wanted = (choice: IncidentChoice): ReadonlySet<string> => {
    if (choice.kind === 'none') return new Set();
    if (choice.kind === 'one') return new Set([choice.id]);
    return new Set(incidentsWithTimeline(choice.filter).map(({ id }) => id));
  };
  return {
    keysOf: (choice) => all().flatMap(({ id }, place) => (wanted(choice).has(id) ? [place] : [])),
    withTimelineOf: (keys) => all().filter((_, place) => keys.includes(place)),
  };
}
