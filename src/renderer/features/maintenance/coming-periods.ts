import type { TFunction } from 'i18next';
import { nextOccurrence, occurrencesBetween } from '../../../core/maintenance';
import type { MaintenanceWindow } from '../../../core/maintenance';
import type { Period } from '../../../core/time-span';
import type { Formats } from '../../formats';
import { systemTimeZone } from '../../time-zones';

export type Times = Pick<MaintenanceWindow, 'schedule' | 'timeZone'>;

/** The period that runs now, if one does, and those after it: at most `most`. */
export function comingPeriods(times: Times, nowMs: number, most: number): Period[] {
  const periods = occurrencesBetween(times, nowMs, nowMs + 1);
  for (let last = periods.at(-1); periods.length < most; last = periods.at(-1)) {
    const next = nextOccurrence(times, last?.fromMs ?? nowMs);
    if (next === null) break;
    periods.push(next);
  }
  return periods;
}

/** `heute, 22:00 bis 23:00`, in the user's own local time. */
export function periodWords(t: TFunction, formats: Formats, { fromMs, toMs }: Period, nowMs: number): string {
  const words = {
    day: formats.comingDay(fromMs, nowMs),
    from: formats.time(fromMs),
    toDay: formats.comingDay(toMs, nowMs),
    to: formats.time(toMs),
  };
  // What ends at midnight belongs to the day before it.
  const isOneDay = new Date(fromMs).toDateString() === new Date(toMs - 1).toDateString();
  return t(isOneDay ? 'window.maintenance.period' : 'window.maintenance.longPeriod', words);
}

/** When it is open next, in words: now, then, or no more. */
export function nextTimeWords(t: TFunction, formats: Formats, times: Times, nowMs: number): string {
  const [next] = comingPeriods(times, nowMs, 1);
  if (next === undefined) return t('window.maintenance.over');
  if (next.fromMs > nowMs) return periodWords(t, formats, next, nowMs);
  const isToday = new Date(next.toMs).toDateString() === new Date(nowMs).toDateString();
  const time = formats.time(next.toMs);
  const until = isToday ? time : `${formats.comingDay(next.toMs, nowMs)}, ${time}`;
  return t('window.maintenance.running', { until });
}

/** `jede Woche Mo, Do um 03:00, 1 Std.` */
export function scheduleWords(t: TFunction, formats: Formats, { schedule, timeZone }: Times): string {
  if (schedule.kind === 'once') return t('window.maintenance.once');
  const duration = formats.duration(schedule.durationMinutes * 60_000);
  const words =
    schedule.kind === 'weekly'
      ? t('window.maintenance.weeklyWords', {
          days: schedule.days.map((day) => formats.weekday(day)).join(', '),
          start: schedule.start,
          duration,
        })
      : t('window.maintenance.cronWords', { expression: schedule.expression, duration });
  return timeZone === systemTimeZone() ? words : `${words} (${timeZone})`;
}
