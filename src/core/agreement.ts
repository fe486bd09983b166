import { z } from 'zod';
import { maintenanceScheduleSchema, timeZoneSchema } from './maintenance-schedule';
import type { Period } from './time-span';
import { calendarDayAt, dayMs, offsetStretches, startOfDay } from './zone-time';

const [, weekly] = maintenanceScheduleSchema.options;

/** When the service is owed: whenever the clock on the wall says so, on these days. */
export const serviceHoursSchema = z.object({
  /** 1 is Monday, 7 is Sunday (ISO 8601): the days on which the hours begin. */
  days: weekly.shape.days,
  from: weekly.shape.start,
  /** At `from` or before it: on the next day. */
  to: weekly.shape.start,
});
export type ServiceHours = z.infer<typeof serviceHoursSchema>;

export const agreementPeriods = ['month', 'quarter', 'year'] as const;
export type AgreementPeriod = (typeof agreementPeriods)[number];

/** The availability that was agreed with a client. */
export const agreementSchema = z.object({
  /** Of the service time of a period, with up to four decimals. */
  percent: z
    .number()
    .min(1)
    .max(100)
    .overwrite((percent) => Math.round(percent * 10_000) / 10_000),
  /** Calendar periods, each with a budget of its own. */
  per: z.enum(agreementPeriods),
  /** Null: around the clock. */
  hours: serviceHoursSchema.nullable(),
  /** Whose days and clocks count. */
  timeZone: timeZoneSchema,
  /** Whether an outage within a maintenance is held against it. */
  isMaintenanceCounted: z.boolean(),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** What holds for a site: its client's agreement, none although its client has one, or one of its own. */
export const siteAgreementSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('as-client') }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('own'), ...agreementSchema.shape }),
]);
export type SiteAgreement = z.infer<typeof siteAgreementSchema>;

/** The agreement that holds for a site; null where nothing was agreed. */
export function agreementFor(own: SiteAgreement, ofClient: Agreement | null): Agreement | null {
  switch (own.kind) {
    case 'as-client':
      return ofClient;
    case 'none':
      return null;
    case 'own': {
      const { kind: _, ...agreement } = own;
      return agreement;
    }
  }
}

const monthsIn: Record<AgreementPeriod, number> = { month: 1, quarter: 3, year: 12 };

/** The calendar month, quarter or year that an instant falls into, by the agreement's clocks. */
export function agreedPeriodAt({ per, timeZone }: Pick<Agreement, 'per' | 'timeZone'>, atMs: number): Period {
  const { year, month } = calendarDayAt(timeZone, atMs);
  const months = monthsIn[per];
  const first = month - ((month - 1) % months);
  return {
    fromMs: startOfDay(timeZone, { year, month: first, day: 1 }),
    toMs: startOfDay(timeZone, { year, month: first + months, day: 1 }),
  };
}

/**
 * When the service is owed within a period, in order and apart. An instant belongs to it if the wall clock then shows a
 * time within the hours: what comes twice when the clocks are put back is owed twice, what they skip not at all.
 */
export function serviceTimeIn({ hours, timeZone }: Pick<Agreement, 'hours' | 'timeZone'>, period: Period): Period[] {
  if (hours === null) return period.toMs > period.fromMs ? [period] : [];
  const owed: Period[] = [];
  for (const { offsetMs, ...stretch } of offsetStretches(timeZone, period)) {
    for (const { fromMs, toMs } of owedReadings(hours, stretch.fromMs + offsetMs, stretch.toMs + offsetMs)) {
      const clipped = {
        fromMs: Math.max(fromMs - offsetMs, stretch.fromMs),
        toMs: Math.min(toMs - offsetMs, stretch.toMs),
      };
      addPeriod(owed, clipped);
    }
  }
  return owed;
}

/** As `serviceTimeIn`, which sites with the same hours are asked about again and again: worked out once for all of them. */
export function rememberedServiceTime(): typeof serviceTimeIn {
  const known = new Map<string, Period[]>();
  return ({ hours, timeZone }, period) => {
    const key = JSON.stringify([hours, timeZone, period]);
    const service = known.get(key) ?? serviceTimeIn({ hours, timeZone }, period);
    known.set(key, service);
    return service;
  };
}

/** The readings of a wall clock within the hours, from the day before one reading to the day of another. */
function owedReadings({ days, from, to }: ServiceHours, fromMs: number, toMs: number): Period[] {
  const [opens, shuts] = [sinceMidnight(from), sinceMidnight(to)];
  const lengthMs = shuts > opens ? shuts - opens : shuts + dayMs - opens;
  const readings: Period[] = [];
  // The day before may reach over midnight.
  for (let day = Math.floor(fromMs / dayMs) - 1; day * dayMs < toMs; day += 1) {
    if (days.includes(weekdayOf(day))) {
      readings.push({ fromMs: day * dayMs + opens, toMs: day * dayMs + opens + lengthMs });
    }
  }
  return readings;
}

/** ISO weekday by the number of days since the 1st of January 1970, which was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

function sinceMidnight(timeOfDay: string): number {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  return (hour * 60 + minute) * 60_000;
}

function addPeriod(periods: Period[], { fromMs, toMs }: Period): void {
  if (toMs <= fromMs) return;
  const last = periods.at(-1);
  if (last?.toMs === fromMs) last.toMs = toMs;
  else periods.push({ fromMs, toMs });
}
