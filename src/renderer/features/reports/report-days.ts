import type { ReportDays } from '../../../core/report-period';
import { localDay } from '../../local-day';

export const reportPeriods = [
  'lastMonth',
  'thisMonth',
  'lastQuarter',
  'thisQuarter',
  'lastYear',
  'thisYear',
  'own',
] as const;
type Named = Exclude<(typeof reportPeriods)[number], 'own'>;

/** `own` from and to a day, both included, as `YYYY-MM-DD`. */
export type ReportPeriod = { kind: Named } | { kind: 'own'; from: string | null; to: string | null };

/** The first and the last day of a period, by this computer's calendar; null where one is still to be named. */
export function daysOf(period: ReportPeriod, nowMs: number): ReportDays | null {
  const now = new Date(nowMs);
  const [year, month] = [now.getFullYear(), now.getMonth()];
  const quarter = month - (month % 3);
  const months = (first: number, count: number): ReportDays => ({
    from: localDay(new Date(year, first, 1).getTime()),
    // The day before the first one of the month after.
    to: localDay(new Date(year, first + count, 0).getTime()),
  });
  switch (period.kind) {
    case 'lastMonth':
      return months(month - 1, 1);
    case 'thisMonth':
      return months(month, 1);
    case 'lastQuarter':
      return months(quarter - 3, 3);
    case 'thisQuarter':
      return months(quarter, 3);
    case 'lastYear':
      return months(-12, 12);
    case 'thisYear':
      return months(0, 12);
    case 'own':
      return period.from === null || period.to === null ? null : { from: period.from, to: period.to };
  }
}

/** Noon of a day, to be written by the window's formats. */
export const noonOf = (day: string): number => new Date(`${day}T12:00:00`).getTime();
