import type { Clock } from '../ports';

/** Until then the clock is looked at this often: timers stand still while the computer sleeps. */
const lookMs = 60_000;

export interface AwaitedInstant {
  /** Waits for what comes next now; what has passed meanwhile is told first. */
  arm: () => void;
  stop: () => void;
}

/**
 * Calls back when the wall clock reaches the next instant that matters (`nextMs`: the first one after that instant; null
 * where there is none). One that passed while no timer could fire is told all the same.
 */
export function createAwaitedInstant(
  clock: Clock,
  nextMs: (nowMs: number) => number | null,
  reached: () => void,
): AwaitedInstant {
  let callOff = (): void => undefined;
  let awaitedMs: number | null = null;

  function arm(): void {
    callOff();
    const nowMs = clock.now();
    if (awaitedMs === null || awaitedMs > nowMs) awaitedMs = nextMs(nowMs);
    if (awaitedMs !== null) callOff = clock.after(Math.min(Math.max(0, awaitedMs - nowMs), lookMs), look);
  }

  function look(): void {
    const isReached = awaitedMs !== null && clock.now() >= awaitedMs;
    if (isReached) awaitedMs = null;
    arm();
    if (isReached) reached();
  }

  return { arm, stop: () => callOff() };
}
