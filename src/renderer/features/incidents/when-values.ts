import { localDay, readClockTime, toClockTime } from '../../local-day';

/** A moment as it is typed: the local day `2026-11-21` and the time `01:32`. */
export interface When {
  day: string | null;
  time: string;
}

export const toWhen = (at: number): When => ({ day: localDay(at), time: toClockTime(at) });

/** The instant that is meant; a key of `invalid` in the locales where there is none. */
export function instantOf({ day, time }: When): { at: number } | { fault: 'not-a-day' | 'not-a-time-of-day' } {
  if (day === null) return { fault: 'not-a-day' };
  const clockTime = readClockTime(time);
  return clockTime === undefined ? { fault: 'not-a-time-of-day' } : { at: new Date(`${day}T${clockTime}`).getTime() };
}
