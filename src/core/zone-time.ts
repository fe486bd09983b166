import type { Period } from './time-span';

export const dayMs = 24 * 3_600_000;
const weekMs = 7 * dayMs;

/** A stretch of time in which the clocks of a zone stay as they are: what they show is `at + offsetMs`, read as UTC. */
export interface OffsetStretch extends Period {
  offsetMs: number;
}

/** A day of a calendar; the month from 1 to 12. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/** Making one costs a hundred times what asking it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const numeric = 'numeric';
  const time = { hour: numeric, minute: numeric, second: numeric, hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat('en', { timeZone, year: numeric, month: numeric, day: numeric, ...time });
  formats.set(timeZone, made);
  return made;
}

/** What the clocks of a zone show at an instant, as if they showed UTC. To the second. */
function wallOf(timeZone: string, atMs: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs)) part[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

export function offsetAt(timeZone: string, atMs: number): number {
  return wallOf(timeZone, atMs) - Math.floor(atMs / 1000) * 1000;
}

export function calendarDayAt(timeZone: string, atMs: number): CalendarDay {
  const wall = new Date(wallOf(timeZone, atMs));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** The first instant of a day; a month or day out of range counts on, as in `Date.UTC`. */
export function startOfDay(timeZone: string, { year, month, day }: CalendarDay): number {
  const wallMs = Date.UTC(year, month - 1, day);
  const [before, after] = [offsetAt(timeZone, wallMs - dayMs), offsetAt(timeZone, wallMs + dayMs)];
  // Where midnight comes twice the first one counts; where the clocks leave it out the day begins right after the gap.
  const found = [wallMs - before, wallMs - after].filter((atMs) => atMs + offsetAt(timeZone, atMs) === wallMs);
  return found.length > 0 ? Math.min(...found) : wallMs - before;
}

/** The last `count` days up to the one that `nowMs` falls into, that one included; oldest first. */
export function lastDays(timeZone: string, nowMs: number, count: number): Period[] {
  const { year, month, day } = calendarDayAt(timeZone, nowMs);
  const starts = Array.from({ length: count + 1 }, (_, index) =>
    startOfDay(timeZone, { year, month, day: day - count + 1 + index }),
  );
  return starts.slice(0, -1).map((fromMs, index) => ({ fromMs, toMs: starts[index + 1] ?? fromMs }));
}

/** The period as stretches between which the clocks of the zone are changed. */
export function offsetStretches(timeZone: string, { fromMs, toMs }: Period): OffsetStretch[] {
  const stretches: OffsetStretch[] = [];
  let [startMs, offsetMs] = [fromMs, offsetAt(timeZone, fromMs)];
  // No zone has changed its clocks there and back within a week.
  for (let seenMs = fromMs; seenMs < toMs; seenMs += weekMs) {
    const nextMs = Math.min(seenMs + weekMs, toMs - 1);
    const next = offsetAt(timeZone, nextMs);
    if (next === offsetMs) continue;
    const changeMs = changeBetween(timeZone, seenMs, nextMs);
    stretches.push({ fromMs: startMs, toMs: changeMs, offsetMs });
    [startMs, offsetMs] = [changeMs, next];
  }
  if (startMs < toMs) stretches.push({ fromMs: startMs, toMs, offsetMs });
  return stretches;
}

/** The first instant with the later one's offset. */
function changeBetween(timeZone: string, earlierMs: number, laterMs: number): number {
  const before = offsetAt(timeZone, earlierMs);
  let [low, high] = [earlierMs, laterMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
