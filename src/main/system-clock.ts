import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Clock } from './ports';

/** Node's timers fire at once when asked for more than this. */
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  // Of Linux the boot time, of macOS and Windows what they count in sleep, too.
  uptimeMs: () => uptime() * 1000,
  after: (delayMs, callback) => {
    let timer: NodeJS.Timeout;
    const arm = (leftMs: number): void => {
      const stepMs = Math.min(Math.max(0, leftMs), longestTimerMs);
      timer = setTimeout(() => (leftMs > stepMs ? arm(leftMs - stepMs) : callback()), stepMs);
    };
    arm(delayMs);
    return () => clearTimeout(timer);
  },
};
