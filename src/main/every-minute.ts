import type { Clock } from './ports';

const minuteMs = 60_000;

/** For what counts down: runs the action once a minute. Returns what ends that. */
export function everyMinute(clock: Pick<Clock, 'after'>, action: () => void): () => void {
  let callOff = clock.after(minuteMs, tick);
  function tick(): void {
    callOff = clock.after(minuteMs, tick);
    action();
  }
  return () => callOff();
}
