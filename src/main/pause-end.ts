import type { Pause } from '../core/site';
import { createAwaitedInstant } from './awaited-instant';
import type { AwaitedInstant } from './awaited-instant';
import type { Clock } from './ports';

/** Wakes up at the next end of a pause: nobody else looks at the clock for it. */
export function createPauseEnd(clock: Clock, pauses: () => (Pause | null)[], onEnd: () => void): AwaitedInstant {
  function nextEndMs(nowMs: number): number | null {
    const ends = pauses()
      .map((pause) => pause?.untilMs ?? 0)
      .filter((untilMs) => untilMs > nowMs);
    return ends.length === 0 ? null : Math.min(...ends);
  }
  return createAwaitedInstant(clock, nextEndMs, onEnd);
}
