import type { Clock } from '../ports';

/** Without reference points the line is given so long to come up after a sleep or in another network. */
const graceMs = 60_000;
/** A network that changes all the time must not silence the watch: all graces of ten minutes together last no longer. */
const budgetMs = 120_000;
const budgetLastsMs = 600_000;

/** Why nobody knows whether the line works: the computer was asleep, or is in another network. */
export type DoubtWhy = 'resumed' | 'network';

/** The time after a sleep or a change of network in which the line has not been seen working yet. */
export interface Doubt {
  /** False where a network that changes all the time has used up what patience there is. */
  begin: (why: DoubtWhy) => boolean;
  end: () => void;
  /** When it began, in monotonic milliseconds; null where there is none. */
  sinceMs: () => number | null;
  /** Resolves as soon as there is none. */
  isOver: () => Promise<void>;
}

/** A doubt ends by itself after a minute: `lapsed` is called then. */
export function createDoubt(clock: Clock, lapsed: () => void): Doubt {
  let sinceMs: number | null = null;
  let budgetFromMs = Number.NEGATIVE_INFINITY;
  let callOff = (): void => undefined;
  let waiting: (() => void)[] = [];

  const end = (): void => {
    callOff();
    sinceMs = null;
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  };

  return {
    begin: (why) => {
      const nowMs = clock.monotonicMs();
      if (why === 'resumed' || nowMs - budgetFromMs > budgetLastsMs) budgetFromMs = nowMs;
      const leftMs = Math.min(graceMs, budgetFromMs + budgetMs - nowMs);
      if (leftMs <= 0) return false;
      callOff();
      sinceMs = nowMs;
      callOff = clock.after(leftMs, () => {
        end();
        lapsed();
      });
      return true;
    },
    end,
    sinceMs: () => sinceMs,
    isOver: () => (sinceMs === null ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
