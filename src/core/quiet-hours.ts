import { z } from 'zod';
import { addDays, instantOf, localDayOf, weekdayOf } from './local-time';
import { timeOfDaySchema, timeZoneSchema, weekdaysSchema } from './maintenance-schedule';
import type { Period } from './time-span';

/** A stretch of some days of the week. One that ends no later than it begins ends on the day after. */
export const quietSpanSchema = z.object({ days: weekdaysSchema, start: timeOfDaySchema, end: timeOfDaySchema });
export type QuietSpan = z.infer<typeof quietSpanSchema>;

export const quietHoursSchema = z.object({
  /** Whether alerts are held meanwhile. What they say of the night holds otherwise, too: the sound can be off. */
  isOn: z.boolean(),
  /** Null: the computer's own, wherever it is. */
  timeZone: timeZoneSchema.nullable(),
  spans: z.array(quietSpanSchema).max(14),
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** Off: a night watch has to wake. The nights are filled in for whoever turns them on. */
export const defaultQuietHours: QuietHours = {
  isOn: false,
  timeZone: null,
  spans: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '22:00', end: '07:00' }],
};

/** Nothing is held for longer, even where the hours never end. */
export const longestHoldMs = 24 * 3_600_000;

/** As many spans in a row as a week of nights and days needs. */
const longestChain = 30;

/**
 * The stretch of quiet that an instant lies in, also where the hours are off; null where it lies in none. Spans that
 * overlap or meet are one. Half open: at its end it is over.
 */
export function quietAt(hours: QuietHours, atMs: number, systemTimeZone: string): Period | null {
  const found = spanAt(hours, atMs, systemTimeZone);
  if (found === null) return null;
  let { toMs } = found;
  for (let count = 0; count < longestChain; count += 1) {
    const next = spanAt(hours, toMs, systemTimeZone);
    if (next === null) break;
    toMs = next.toMs;
  }
  return { fromMs: found.fromMs, toMs };
}

/** Of all single spans around an instant the one that ends last. */
function spanAt({ timeZone, spans }: QuietHours, atMs: number, systemTimeZone: string): Period | null {
  const zone = timeZone ?? systemTimeZone;
  const today = localDayOf(atMs, zone);
  let longest: Period | null = null;
  for (const day of [addDays(today, -1), today]) {
    for (const { days, start, end } of spans) {
      if (!days.includes(weekdayOf(day))) continue;
      const fromMs = instantOf(day, start, zone);
      const toMs = instantOf(end <= start ? addDays(day, 1) : day, end, zone);
      if (fromMs <= atMs && atMs < toMs && toMs > (longest?.toMs ?? 0)) longest = { fromMs, toMs };
    }
  }
  return longest;
}
