import { Cron } from 'croner';
import { z } from 'zod';
import type { Period } from './time-span';

const longestMinutes = 7 * 24 * 60;
/** The range of `Date`, from 1970 on. */
const instantSchema = z.number().int().min(0).max(8.64e15);
const durationMinutesSchema = z.number().int().min(1).max(longestMinutes);
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time-of-day');
const weekdaySchema = z.number().int().min(1).max(7);
/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdaysSchema = z
  .array(weekdaySchema)
  .min(1)
  .overwrite((days) => [...new Set(days)].sort());
const cronExpressionSchema = z
  .string()
  .trim()
  .max(200)
  .refine(isCronExpression, { message: 'not-a-cron-expression', abort: true })
  .refine(isEverDue, 'cron-never-due');

/**
 * When a maintenance window is open. A weekly or cron-like one begins at its local time and lasts as many minutes as it
 * says, whatever the clocks do meanwhile.
 */
export const maintenanceScheduleSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('once'), fromMs: instantSchema, toMs: instantSchema })
    .refine(({ fromMs, toMs }) => fromMs < toMs, { path: ['toMs'], message: 'ends-before-it-begins' }),
  z.object({
    kind: z.literal('weekly'),
    days: weekdaysSchema,
    /** `HH:MM` */
    start: timeOfDaySchema,
    durationMinutes: durationMinutesSchema,
  }),
  z.object({
    kind: z.literal('cron'),
    /** Five fields: minute, hour, day of the month, month, day of the week. */
    expression: cronExpressionSchema,
    durationMinutes: durationMinutesSchema,
  }),
]);
export type MaintenanceSchedule = z.infer<typeof maintenanceScheduleSchema>;

/** A name of the IANA time zone database. Offsets such as `+01:00`, which newer engines take too, know no summer time. */
export const timeZoneSchema = z.string().refine((name) => {
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // `Intl` throws on what it does not know, and that is the answer asked for.
    return false;
  }
}, 'not-a-time-zone');

/**
 * Days and times by croner, which knows time zones and follows Vixie cron: a time that a change of the clocks leaves out
 * is due right after the gap, one that comes twice is due the first time. Only what is due every few minutes or hours
 * goes on through both.
 */
function cronOf(expression: string, timeZone: string): Cron {
  return new Cron(expression, { mode: '5-part', timezone: timeZone, fixedTimeRule: 'no-wildcard' });
}

function isCronExpression(expression: string): boolean {
  // The library would also read a nickname (`@daily`) or a date.
  if (expression.split(/\s+/).length !== 5) return false;
  try {
    cronOf(expression, 'UTC');
    return true;
  } catch {
    // croner throws on what it cannot read, and that is the answer asked for.
    return false;
  }
}

/** False for a date that no year has, such as the 31st of February. */
function isEverDue(expression: string): boolean {
  return cronOf(expression, 'UTC').nextRun(new Date(0)) !== null;
}

/** When a schedule's occurrences begin, each asked for from an instant. All last equally long. */
export interface Occurrences {
  durationMs: number;
  /** The latest beginning at `atMs` or before it. */
  lastStart: (atMs: number) => number | null;
  /** The first beginning after `afterMs`. */
  nextStart: (afterMs: number) => number | null;
}

export function occurrencesOf(schedule: MaintenanceSchedule, timeZone: string): Occurrences {
  switch (schedule.kind) {
    case 'once': {
      const { fromMs, toMs } = schedule;
      return {
        durationMs: toMs - fromMs,
        lastStart: (atMs) => (fromMs <= atMs ? fromMs : null),
        nextStart: (afterMs) => (fromMs > afterMs ? fromMs : null),
      };
    }
    case 'weekly': {
      const [hour, minute] = schedule.start.split(':').map(Number);
      const expression = `${minute ?? 0} ${hour ?? 0} * * ${schedule.days.join(',')}`;
      return recurring(cronOf(expression, timeZone), schedule.durationMinutes);
    }
    case 'cron':
      return recurring(cronOf(schedule.expression, timeZone), schedule.durationMinutes);
  }
}

function recurring(cron: Cron, durationMinutes: number): Occurrences {
  return {
    durationMs: durationMinutes * 60_000,
    // croner looks strictly before; it is asked a millisecond later.
    lastStart: (atMs) => cron.previousRuns(1, new Date(Math.floor(atMs) + 1))[0]?.getTime() ?? null,
    nextStart: (afterMs) => cron.nextRun(new Date(afterMs))?.getTime() ?? null,
  };
}

/**
 * How many occurrences without a gap are looked through for the beginning or end of a period. A schedule that never pauses
 * has neither: its period is cut there, and another one follows at once. With one occurrence a day this is more than a
 * year.
 */
const longestChain = 400;

/** The period that holds at an instant, made of all occurrences that overlap or meet; null where there is none. */
export function periodAt(occurrences: Occurrences, atMs: number): Period | null {
  const start = occurrences.lastStart(atMs);
  if (start === null || start + occurrences.durationMs <= atMs) return null;
  return { fromMs: beginningOf(occurrences, start), toMs: endOf(occurrences, start) };
}

/** The periods that touch the range from `fromMs` to before `toMs`, in order and whole. */
export function periodsBetween(occurrences: Occurrences, fromMs: number, toMs: number): Period[] {
  const { durationMs, nextStart } = occurrences;
  const periods: Period[] = [];
  for (let start = nextStart(fromMs - durationMs); start !== null && start < toMs; start = nextStart(start)) {
    const previous = periods.at(-1);
    if (previous !== undefined && start <= previous.toMs) previous.toMs = start + durationMs;
    else periods.push({ fromMs: start, toMs: start + durationMs });
  }
  const [first, last] = [periods[0], periods.at(-1)];
  if (first !== undefined) first.fromMs = beginningOf(occurrences, first.fromMs);
  if (last !== undefined) last.toMs = endOf(occurrences, last.toMs - durationMs);
  return periods;
}

/** The first period that begins after `afterMs`; null where none is in sight. */
export function periodAfter(occurrences: Occurrences, afterMs: number): Period | null {
  const current = periodAt(occurrences, afterMs);
  const start = occurrences.nextStart(current === null ? afterMs : current.toMs - occurrences.durationMs);
  const isSamePeriod = start !== null && current !== null && start <= current.toMs;
  return start === null || isSamePeriod ? null : { fromMs: start, toMs: endOf(occurrences, start) };
}

/** Where the period begins that the occurrence beginning at `start` belongs to. */
function beginningOf({ durationMs, lastStart }: Occurrences, start: number): number {
  let first = start;
  for (let count = 0; count < longestChain; count++) {
    const before = lastStart(first - 1);
    if (before === null || before + durationMs < first) break;
    first = before;
  }
  return first;
}

/** Where the period ends that the occurrence beginning at `start` belongs to. */
function endOf({ durationMs, nextStart }: Occurrences, start: number): number {
  let last = start;
  for (let count = 0; count < longestChain; count++) {
    const after = nextStart(last);
    if (after === null || after > last + durationMs) break;
    last = after;
  }
  return last + durationMs;
}
