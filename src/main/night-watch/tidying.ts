import type { Ground } from './ground';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface Tidying {
  start: () => void;
  stop: () => void;
}

/** Single checks are kept for as long as the user set: looked at an hour after the start, which has better to do, then daily. */
export function createTidying({ clock, log, history, state }: Ground): Tidying {
  let callOff = (): void => undefined;

  function tidyUp(): void {
    callOff = clock.after(dayMs, tidyUp);
    history
      .forgetChecksBefore(clock.now() - state.config().settings.checksKeptDays * dayMs)
      .catch((error: unknown) => log.error('Old checks could not be deleted.', error));
  }

  return { start: () => void (callOff = clock.after(hourMs, tidyUp)), stop: () => callOff() };
}
