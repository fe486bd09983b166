import type { Clock } from '../../src/main/ports';

/** A clock that stands still until it is told to go on. Its times are independent, as they are in the world. */
export interface FakeClock extends Clock {
  /** Lets time pass: timers fire in order, each at its own instant, and promises settle in between. */
  advance: (ms: number) => Promise<void>;
  /** The process stood still (stopped, or in a sleep that is counted): time has passed, then what is overdue fires. */
  standStill: (ms: number) => Promise<void>;
  /** The computer slept, and the running time does not count that, as on Linux: no timer comes nearer. */
  sleep: (ms: number) => void;
  /** Somebody sets the system's clock: only `now` jumps. */
  setBy: (ms: number) => void;
  timers: () => number;
}

/** Enough turns for a chain of promises to settle; real I/O is not waited for. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export function createFakeClock(startMs = 1_790_000_000_000): FakeClock {
  let monotonicMs = 1000;
  let wallMs = startMs;
  let sleptMs = 0;
  let given = 0;
  const timers = new Map<number, { dueMs: number; callback: () => void }>();

  const nextBefore = (endMs: number): number | undefined => {
    const due = [...timers].filter(([, { dueMs }]) => dueMs <= endMs);
    due.sort(([leftId, left], [rightId, right]) => left.dueMs - right.dueMs || leftId - rightId);
    return due[0]?.[0];
  };
  const pass = (ms: number): void => {
    monotonicMs += ms;
    wallMs += ms;
  };
  const advance = async (ms: number): Promise<void> => {
    const endMs = monotonicMs + ms;
    await settle();
    for (let id = nextBefore(endMs); id !== undefined; id = nextBefore(endMs)) {
      const timer = timers.get(id);
      timers.delete(id);
      pass(Math.max(0, (timer?.dueMs ?? 0) - monotonicMs));
      timer?.callback();
      await settle();
    }
    pass(endMs - monotonicMs);
  };

  return {
    now: () => wallMs,
    monotonicMs: () => monotonicMs,
    uptimeMs: () => monotonicMs + sleptMs,
    after: (delayMs, callback) => {
      given += 1;
      const id = given;
      timers.set(id, { dueMs: monotonicMs + delayMs, callback });
      return () => void timers.delete(id);
    },
    advance,
    standStill: async (ms) => {
      pass(ms);
      await advance(0);
    },
    sleep: (ms) => {
      sleptMs += ms;
      wallMs += ms;
    },
    setBy: (ms) => (wallMs += ms),
    timers: () => timers.size,
  };
}
