import type { Clock, Log } from '../ports';

/** Checks that begin later than this are worth a line in the log, once an hour. */
const worthSayingMs = 30_000;
const betweenLinesMs = 3_600_000;

/** Says in the log when more is to be checked than can be: nothing is left out, but it comes late. */
export function createLateness(clock: Clock, log: Log): (lateMs: number) => void {
  let saidMs = Number.NEGATIVE_INFINITY;
  return (lateMs) => {
    if (lateMs < worthSayingMs || clock.monotonicMs() - saidMs < betweenLinesMs) return;
    saidMs = clock.monotonicMs();
    log.warn(
      `Checks begin ${Math.round(lateMs / 1000)} s late: too many sites answer slowly, or share one address. ` +
        'Longer intervals help.',
    );
  };
}
