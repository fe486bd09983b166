import type { Clock, Log } from './ports';

const retryAfterMs = 10_000;

export interface WriteQueue {
  /** Writes now, or, where an earlier write still waits or this one fails, later and in the same order. */
  write: (what: string, action: () => void) => void;
}

/**
 * Keeps what the disk refused. A full disk must silence no alert and lose no line of the log: what failed is tried again
 * every ten seconds, in its order, for as long as the app runs.
 * @param onTrouble called with the system's words at the first refusal, and with null once all is written.
 */
export function createWriteQueue(clock: Clock, log: Log, onTrouble: (reason: string | null) => void): WriteQueue {
  const waiting: { what: string; action: () => void }[] = [];

  function flush(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      try {
        next.action();
      } catch (error) {
        log.error(`Could not write ${next.what}; trying again in ${retryAfterMs / 1000} s.`, error);
        onTrouble(error instanceof Error ? error.message : String(error));
        clock.after(retryAfterMs, flush);
        return;
      }
      waiting.shift();
    }
    onTrouble(null);
  }

  return {
    write: (what, action) => {
      waiting.push({ what, action });
      if (waiting.length > 1) return;
      flush();
    },
  };
}
