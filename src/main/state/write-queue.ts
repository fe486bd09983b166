import type { Clock, Log } from '../ports';
import { reasonOf } from '../../core/reason';

const retryAfterMs = 10_000;

export interface WriteQueue {
  /** Writes now, or, where an earlier write still waits or this one fails, later and in the same order. */
  write: (what: string, action: () => void) => void;
  /** Writes what waits and then this; throws where the disk refuses either, and does not keep this one. */
  writeNow: <T>(action: () => T) => T;
  /** Tries what waits a last time. */
  stop: () => void;
}

/**
 * Keeps what the disk refused. A full disk must silence no alert and lose no line of the log: what failed is tried again
 * every ten seconds, in its order, for as long as the app runs.
 * @param onTrouble called with the system's words at each refusal, and with null once all that was refused is written.
 */
export function createWriteQueue(clock: Clock, log: Log, onTrouble: (reason: string | null) => void): WriteQueue {
  const waiting: { what: string; action: () => void }[] = [];
  let isRefused = false;
  let callOffRetry = (): void => undefined;

  /** Throws at the first refusal; what was refused and all behind it goes on waiting. */
  function writeWaiting(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      next.action();
      waiting.shift();
    }
    // Others may have reported the same trouble; it is not for us to say that theirs is over.
    if (!isRefused) return;
    isRefused = false;
    callOffRetry();
    onTrouble(null);
  }

  function flush(): void {
    try {
      writeWaiting();
    } catch (error) {
      isRefused = true;
      callOffRetry();
      callOffRetry = clock.after(retryAfterMs, flush);
      log.error(`Could not write ${waiting[0]?.what ?? ''}; trying again in ${retryAfterMs / 1000} s.`, error);
      onTrouble(reasonOf(error));
    }
  }

  return {
    write: (what, action) => {
      waiting.push({ what, action });
      if (waiting.length === 1) flush();
    },
    writeNow: (action) => {
      writeWaiting();
      return action();
    },
    stop: () => {
      flush();
      callOffRetry();
    },
  };
}
