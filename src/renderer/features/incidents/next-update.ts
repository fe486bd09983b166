import { readClockTime } from '../../local-day';

const minuteMs = 60_000;
const stepMs = 5 * minuteMs;

/** When a message sent now announces the next one: after the usual minutes, at the next full five. */
export function usualNextUpdate(nowMs: number, minutes: number): number {
  return Math.ceil((nowMs + minutes * minuteMs) / stepMs) * stepMs;
}

/** The next instant at which the clock shows this time (`2:30`, `02:30`, `0230`); undefined where it is none. */
export function nextAtClockTime(time: string, nowMs: number): number | undefined {
  const clockTime = readClockTime(time);
  if (clockTime === undefined) return undefined;
  const [hours = 0, minutes = 0] = clockTime.split(':').map(Number);
  const date = new Date(nowMs);
  date.setHours(hours, minutes, 0, 0);
  if (date.getTime() <= nowMs) date.setDate(date.getDate() + 1);
  return date.getTime();
}

/** The last instant at which the clock showed this time; undefined where it is none. */
export function lastAtClockTime(time: string, nowMs: number): number | undefined {
  const next = nextAtClockTime(time, nowMs);
  if (next === undefined) return undefined;
  const date = new Date(next);
  date.setDate(date.getDate() - 1);
  return date.getTime();
}
