import type { Pause } from '../core/site';
import type { Clock } from './ports';

/** While a pause lasts the clock is looked at this often: timers stand still while the computer sleeps. */
const lookMs = 60_000;

export interface PauseEnd {
  /** Waits for the next end among these pauses instead of those named before. */
  arm: () => void;
  stop: () => void;
}

/** Wakes up at the next end of a pause: nobody else looks at the clock for it. */
export function createPauseEnd(clock: Clock, pauses: () => (Pause | null)[], onEnd: () => void): PauseEnd {
  let callOff = (): void => undefined;

  function arm(): void {
    callOff();
    const nowMs = clock.now();
    const ends = pauses()
      .map((pause) => pause?.untilMs ?? 0)
      .filter((untilMs) => untilMs > nowMs);
    if (ends.length === 0) return;
    const nextEnd = Math.min(...ends);
    callOff = clock.after(Math.min(nextEnd - nowMs, lookMs), () => {
      arm();
      if (clock.now() >= nextEnd) onEnd();
    });
  }

  return { arm, stop: () => callOff() };
}
