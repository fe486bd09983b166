/** A day of the local calendar. Months from 1. */
export interface LocalDay {
  year: number;
  month: number;
  day: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a time zone show, as if it were UTC. */
function shownMs(atMs: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const numeric = 'numeric';
    format = new Intl.DateTimeFormat('en', {
      ...{ timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

export function localDayOf(atMs: number, timeZone: string): LocalDay {
  const shown = new Date(shownMs(atMs, timeZone));
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() };
}

export function addDays({ year, month, day }: LocalDay, count: number): LocalDay {
  const moved = new Date(Date.UTC(year, month - 1, day + count));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf({ year, month, day }: LocalDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/**
 * When the clocks of a time zone show a time of day (`HH:MM`) on a day. One that comes twice is meant the first time;
 * one that the clocks leave out is the instant at which they jump.
 */
export function instantOf(day: LocalDay, timeOfDay: string, timeZone: string): number {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  const wantedMs = Date.UTC(day.year, day.month - 1, day.day, hour, minute);
  const offsets = [-dayMs, dayMs].map((ms) => shownMs(wantedMs + ms, timeZone) - (wantedMs + ms));
  const candidates = offsets.map((offsetMs) => wantedMs - offsetMs).sort((one, other) => one - other);
  const found = candidates.find((atMs) => shownMs(atMs, timeZone) === wantedMs);
  return found ?? jumpBetween(candidates[0] ?? wantedMs, candidates[1] ?? wantedMs, timeZone);
}

/** The first minute at which the clocks have jumped forward. */
function jumpBetween(beforeMs: number, afterMs: number, timeZone: string): number {
  const offsetAt = (atMs: number): number => shownMs(atMs, timeZone) - atMs;
  const offsetMs = offsetAt(beforeMs);
  let [low, high] = [beforeMs, afterMs];
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs;
    if (offsetAt(middle) === offsetMs) low = middle;
    else high = middle;
  }
  return high;
}
