import { nextSlotMs, placeOf } from '../../src/core/schedule';
import type { Site } from '../../src/core/site';
import type { Probe } from '../../src/main/ports';
import { sharedNowMs } from './harness/time';

/** One check as seen at the door of the probe. */
export interface ProbeTrace {
  /** The site's number at the fixture. */
  site: number;
  /** Milliseconds after it was due, for a check in the site's regular rhythm. */
  lateMs: number;
  /** Shared milliseconds. */
  endedAtMs: number;
}

export interface Trace {
  around: (probe: Probe) => Probe;
  /** The watch starts, or goes on after a pause: it gives every site its next place. */
  startedAnew: () => void;
  /** All since it was asked last. */
  take: () => ProbeTrace[];
}

export function createTrace(numberOf: (url: string) => number, siteCount: number): Trace {
  let traces: ProbeTrace[] = [];
  let firstPlace = -siteCount;
  return {
    around: (probe) => async (site, signal) => {
      const number = numberOf(site.url);
      const lateMs = latenessOf(site, firstPlace + number);
      const result = await probe(site, signal);
      traces.push({ site: number, lateMs, endedAtMs: sharedNowMs() });
      return result;
    },
    startedAnew: () => (firstPlace += siteCount),
    take: () => {
      const taken = traces;
      traces = [];
      return taken;
    },
  };
}

/**
 * How long ago the site was due: its slots lie on a grid that its place sets, and the watch gives places in the order of
 * the sites (`core/schedule.ts`). A check later than an interval is taken for one that is less late.
 */
function latenessOf({ intervalSeconds }: Site, placeIndex: number): number {
  const intervalMs = intervalSeconds * 1000;
  const nowMs = performance.now();
  return nowMs - (nextSlotMs(placeOf(placeIndex), intervalMs, nowMs) - intervalMs);
}
