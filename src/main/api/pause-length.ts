import type { PauseLength } from '../../core/api';
import type { Pause } from '../../core/site';

/** The morning after a pause "until tomorrow" begins, at this hour of the computer's local day. */
const morningHour = 8;

/** Until when a pause of the given length lasts. Between midnight and morning, "tomorrow" is the morning to come. */
export function pauseOf(length: PauseLength, nowMs: number): Pause {
  if (length === 'endless') return { untilMs: null };
  if (length !== 'until-tomorrow') return { untilMs: nowMs + length.minutes * 60_000 };
  const morning = new Date(nowMs);
  morning.setHours(morningHour, 0, 0, 0);
  if (morning.getTime() <= nowMs) morning.setDate(morning.getDate() + 1);
  return { untilMs: morning.getTime() };
}
