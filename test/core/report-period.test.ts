import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthBefore, periodName, periodOfDays, reportDaysSchema, stripPeriods } from '../../src/core/report-period';
import { calendarDayAt } from '../../src/core/zone-time';

const zone = 'Europe/Berlin';
const named = (from: string, to: string, language: 'de' | 'en' = 'de'): string =>
  periodName(periodOfDays({ from, to }, zone), zone, language);

describe('the period of a report', () => {
  it('is called by month, quarter or year where it is one, else by its days', () => {
    expect(named('2026-11-01', '2026-11-30')).toBe('November 2026');
    expect(named('2026-02-01', '2026-02-28', 'en')).toBe('February 2026');
    expect(named('2026-10-01', '2026-12-31')).toBe('4. Quartal 2026');
    expect(named('2026-10-01', '2026-12-31', 'en')).toBe('Quarter 4, 2026');
    expect(named('2026-01-01', '2026-12-31')).toBe('2026');
    expect(named('2026-11-02', '2026-11-30')).toBe('2. November 2026 bis 30. November 2026');
    expect(named('2026-11-21', '2026-11-21', 'en')).toBe('21 November 2026');
    expect(named('2026-02-01', '2026-04-30')).toBe('1. Februar 2026 bis 30. April 2026');
  });

  it('has the hours that the clocks take and give', () => {
    const { fromMs, toMs } = periodOfDays({ from: '2026-10-25', to: '2026-10-25' }, zone);
    expect(toMs - fromMs).toBe(25 * 3_600_000);
  });

  it('is the last whole month where none is named, also in January', () => {
    const january = Date.UTC(2027, 0, 3);
    expect(periodName(monthBefore(january, zone), zone, 'en')).toBe('December 2026');
  });

  it.each([
    { from: '2026-11-30', to: '2026-11-01' },
    { from: '2006-01-01', to: '2026-11-01' },
    { from: 'x', to: '2026-11-01' },
  ])('is refused as %j', (days) => {
    expect(reportDaysSchema.safeParse(days).success).toBe(false);
  });
});

describe('the stretches of its strip', () => {
  it('touch, fill the period, and begin with the days or months of its zone', () => {
    const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
    const length = fc.integer({ min: 1, max: 900 * 86_400_000 });
    fc.assert(
      fc.property(instant, length, (fromMs, lengthMs) => {
        const period = { fromMs, toMs: fromMs + lengthMs };
        const parts = stripPeriods(period, zone);
        expect(parts[0]?.fromMs).toBe(period.fromMs);
        expect(parts.at(-1)?.toMs).toBe(period.toMs);
        expect(parts.slice(1).map((part) => part.fromMs)).toEqual(parts.slice(0, -1).map((part) => part.toMs));
        const isByMonth = lengthMs > 400 * 86_400_000;
        for (const part of parts.slice(1, 4)) {
          const before = calendarDayAt(zone, part.fromMs - 1);
          const after = calendarDayAt(zone, part.fromMs);
          expect(isByMonth ? after.month !== before.month : after.day !== before.day).toBe(true);
        }
        expect(parts.length).toBeLessThan(403);
      }),
      { numRuns: 30 },
    );
  });
});
