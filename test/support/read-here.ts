import type { HistoryStore } from '../../src/main/ports';
import { createReadingDesk } from '../../src/main/reading-desk';
import type { ReadLog } from '../../src/main/reading-tasks';

/** Reads without a thread, from a log that is held in memory: what is worked out is the same. */
export const readHere = (history: HistoryStore): ReadLog =>
  createReadingDesk(() => ({
    ...history,
    eachWithTimeline: history.incidentsWithTimeline,
    page: () => ({ incidents: [], next: null, total: 0 }),
    atOnce: (action) => action(),
  }));
