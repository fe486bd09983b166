import { z } from 'zod';
import { documentFormats } from './document-formats';
import type { Language } from './language';
import type { Period } from './time-span';
import { calendarDayAt, startOfDay } from './zone-time';
import type { CalendarDay } from './zone-time';

const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Two days, both included, and not more than ten years apart. */
export const reportDaysSchema = z
  .object({ from: daySchema, to: daySchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'period-reversed' })
  .refine(({ from, to }) => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= 10, {
    path: ['to'],
    message: 'period-too-long',
  });
export type ReportDays = z.infer<typeof reportDaysSchema>;

/** The days as a half-open stretch of time, by the clocks of a zone. */
export function periodOfDays({ from, to }: ReportDays, timeZone: string): Period {
  const last = dayOf(to);
  return {
    fromMs: startOfDay(timeZone, dayOf(from)),
    toMs: startOfDay(timeZone, { ...last, day: last.day + 1 }),
  };
}

function dayOf(text: string): CalendarDay {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return { year, month, day };
}

/** The calendar month before the one that an instant falls into. */
export function monthBefore(atMs: number, timeZone: string): Period {
  const { year, month } = calendarDayAt(timeZone, atMs);
  return {
    fromMs: startOfDay(timeZone, { year, month: month - 1, day: 1 }),
    toMs: startOfDay(timeZone, { year, month, day: 1 }),
  };
}

/** `November 2026`, `4. Quartal 2026`, `2026`; what is none of these by its two days. */
export function periodName(period: Period, timeZone: string, language: Language): string {
  const { year, month } = calendarDayAt(timeZone, period.fromMs);
  const endsAfter = (months: number): boolean =>
    period.fromMs === startOfDay(timeZone, { year, month, day: 1 }) &&
    period.toMs === startOfDay(timeZone, { year, month: month + months, day: 1 });
  if (month === 1 && endsAfter(12)) return String(year);
  if (month % 3 === 1 && endsAfter(3)) {
    const quarter = Math.ceil(month / 3);
    return language === 'de' ? `${quarter}. Quartal ${year}` : `Quarter ${quarter}, ${year}`;
  }
  const { date, month: monthName } = documentFormats(language, timeZone);
  if (endsAfter(1)) return `${monthName(month)} ${year}`;
  const [first, last] = [date(period.fromMs), date(period.toMs - 1)];
  if (first === last) return first;
  return language === 'de' ? `${first} bis ${last}` : `${first} to ${last}`;
}

/** More columns than these are too narrow to be seen. */
const mostDays = 400;

/** The stretches of a strip, in order: days, or calendar months where they would be too many. */
export function stripPeriods({ fromMs, toMs }: Period, timeZone: string): Period[] {
  const { year, month, day } = calendarDayAt(timeZone, fromMs);
  const isByMonth = toMs - fromMs > mostDays * 24 * 3_600_000;
  const startOf = (count: number): number =>
    startOfDay(timeZone, isByMonth ? { year, month: month + count, day: 1 } : { year, month, day: day + count });
  const periods: Period[] = [];
  let startMs = fromMs;
  for (let count = 1; startMs < toMs; count += 1) {
    const endMs = Math.min(startOf(count), toMs);
    periods.push({ fromMs: startMs, toMs: endMs });
    startMs = endMs;
  }
  return periods;
}
