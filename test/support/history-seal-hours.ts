import type { CheckTally } from '../../src/core/response-times';
import type { HistoryStore } from '../../src/main/ports';
import { failedCheck, goodCheck } from './history-samples';

/** Midnight in UTC. */
export const sealStartMs = Date.UTC(2026, 2, 1);
export const sealSites = Array.from({ length: 12 }, (_, index) => `site-${index}`);

const minuteMs = 60_000;
const goodAnHour = 58;

/** The checks of one hour, the same at every call: 58 good ones and two failed ones a site. */
export function recordHour(history: HistoryStore, hour: number): void {
  for (let minute = 0; minute < 60; minute += 1) {
    for (const [index, site] of sealSites.entries()) {
      const at = sealStartMs + (hour * 60 + minute) * minuteMs + index;
      history.recordCheck(site, minute < goodAnHour ? goodCheck(at, 100 + minute) : failedCheck(at));
    }
  }
}

/** What the log must hold of a site after that many hours. */
export const tallyAfter = (hours: number): CheckTally => ({
  ...{ good: hours * goodAnHour, degraded: 0, blocked: 0 },
  ...{ failed: hours * (60 - goodAnHour), skipped: 0 },
});

/** What it does hold, in single checks or rolled up. */
export function tallyOf(history: HistoryStore, site: string, hours: number): CheckTally {
  const endMs = sealStartMs + hours * 60 * minuteMs;
  const total = tallyAfter(0);
  for (const { tally } of history.responseTimes(site, sealStartMs, endMs, 1000)) {
    for (const kind of Object.keys(total) as (keyof CheckTally)[]) total[kind] += tally[kind];
  }
  return total;
}
