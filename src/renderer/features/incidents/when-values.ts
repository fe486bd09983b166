import { localDay, readClockTime, toClockTime } from '../../local-day';

/** A moment as it is typed: the local day `2026-11-21` and the time `01:32`. */
export interface When {
  day: string | null;
  time: string;
}

export const toWhen = (at: number): When => ({ day: localDay(at), time: toClockTime(at) });

const hourMs = 3_600_000;

/**
 * The instant that is meant; a key of `invalid` in the locales where there is none. A time that comes twice, when the
 * clocks are put back, is meant the first time, unless it has to be after `afterMs`.
 */
export function instantOf(
  { day, time }: When,
  afterMs = -Infinity,
): { at: number } | { fault: 'not-a-day' | 'not-a-time-of-day' } {
  if (day === null) return { fault: 'not-a-day' };
  const clockTime = readClockTime(time);
  if (clockTime === undefined) return { fault: 'not-a-time-of-day' };
  const first = new Date(`${day}T${clockTime}`).getTime();
  const comesAgain = toClockTime(first + hourMs) === clockTime;
  return { at: first <= afterMs && comesAgain ? first + hourMs : first };
}
