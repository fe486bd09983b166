import type { Clock } from './ports';

export interface Paced {
  /** Asks for the action: at once where the gap has passed, else at its end; many calls become one. */
  request: () => void;
  stop: () => void;
}

/** Keeps an action to at most one run in `gapMs`, without losing the last request. */
export function paced(clock: Clock, gapMs: number, action: () => void): Paced {
  let lastRunMs = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | null = null;
  let isStopped = false;

  function run(): void {
    callOff = null;
    lastRunMs = clock.monotonicMs();
    action();
  }

  return {
    request: () => {
      if (isStopped || callOff !== null) return;
      const waitMs = lastRunMs + gapMs - clock.monotonicMs();
      // Never within the caller's own turn: whoever announces a change has not yet finished making it.
      callOff = clock.after(Math.max(0, waitMs), run);
    },
    stop: () => {
      isStopped = true;
      callOff?.();
    },
  };
}
