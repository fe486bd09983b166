import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  activeAt,
  coversSite,
  createMaintenanceCalendar,
  maintenanceEditSchema,
  maintenanceSchema,
  nextChangeMs,
  nextOccurrence,
  occurrencesBetween,
} from '../../src/core/maintenance';
import type { MaintenanceWindow } from '../../src/core/maintenance';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const at = (iso: string): number => Date.parse(iso);
const iso = (period: { fromMs: number; toMs: number } | null): [string, string] | null =>
  period === null ? null : [new Date(period.fromMs).toISOString(), new Date(period.toMs).toISOString()];

const base = { id: 'w', name: 'Updates', covers: { kind: 'all' }, timeZone: 'Europe/Berlin' } as const;
const once = (fromMs: number, toMs: number): MaintenanceWindow => ({
  ...base,
  schedule: { kind: 'once', fromMs, toMs },
});
const weekly = (days: number[], start: string, durationMinutes: number): MaintenanceWindow => ({
  ...base,
  schedule: { kind: 'weekly', days, start, durationMinutes },
});
const cron = (expression: string, durationMinutes: number): MaintenanceWindow => ({
  ...base,
  schedule: { kind: 'cron', expression, durationMinutes },
});
const anySite = { siteId: 's', clientId: null };

/** The keys of what is wrong with an edit. */
function faultsOf(change: object): string[] {
  const parsed = maintenanceEditSchema.safeParse({
    ...base,
    schedule: { kind: 'once', fromMs: 1, toMs: 2 },
    ...change,
  });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
const faultsOfCron = (expression: string): string[] =>
  faultsOf({ schedule: { kind: 'cron', expression, durationMinutes: 60 } });

describe('what may be set', () => {
  it('takes each kind of schedule', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ schedule: { kind: 'weekly', days: [7], start: '02:30', durationMinutes: 90 } })).toEqual([]);
    expect(faultsOf({ schedule: { kind: 'cron', expression: '0 2 1 * *', durationMinutes: 90 } })).toEqual([]);
  });

  it.each([
    '0 2 * * MON',
    '*/15 1-3 * * *',
    '0 2 L * *',
    '0 2 * * 7',
    '30 2,14 1,15 1-6 *',
    '  0 2 * * *  ',
    '0 0 29 2 *',
  ])('takes the cron expression %s', (expression) => {
    expect(faultsOfCron(expression)).toEqual([]);
  });

  it.each([
    '',
    '* * * *',
    '* * * * * *',
    '@daily',
    '60 * * * *',
    '0 24 * * *',
    '0 2 * * 8',
    '*/0 * * * *',
    'a b c d e',
    '2026-01-01T00:00:00',
    'jeden Tag um 2 Uhr',
  ])('refuses the cron expression "%s"', (expression) => {
    expect(faultsOfCron(expression)).toEqual(['schedule.expression: not-a-cron-expression']);
  });

  it('refuses a date that no year has', () => {
    expect(faultsOfCron('0 0 31 2 *')).toEqual(['schedule.expression: cron-never-due']);
  });

  it.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'])('takes the time zone %s', (timeZone) => {
    expect(faultsOf({ timeZone })).toEqual([]);
  });

  it.each(['', 'Europe/Nowhere', '+01:00', '-0500', 'MEZ!'])('refuses the time zone "%s"', (timeZone) => {
    expect(faultsOf({ timeZone })).toEqual(['timeZone: not-a-time-zone']);
  });

  it('refuses an end that is not after the beginning', () => {
    const fault = ['schedule.toMs: ends-before-it-begins'];
    expect(faultsOf({ schedule: { kind: 'once', fromMs: 5, toMs: 5 } })).toEqual(fault);
    expect(faultsOf({ schedule: { kind: 'once', fromMs: 6, toMs: 5 } })).toEqual(fault);
  });

  it.each(['24:00', '2:30', '02:60', '', '02:30:00'])('refuses the time of day "%s"', (start) => {
    expect(faultsOf({ schedule: { kind: 'weekly', days: [1], start, durationMinutes: 1 } })).toEqual([
      'schedule.start: not-a-time-of-day',
    ]);
  });

  it('refuses no day, no such day, no duration and more than a week', () => {
    const week = { kind: 'weekly', days: [1], start: '02:00', durationMinutes: 60 };
    expect(faultsOf({ schedule: { ...week, days: [] } })).toHaveLength(1);
    expect(faultsOf({ schedule: { ...week, days: [0] } })).toHaveLength(1);
    expect(faultsOf({ schedule: { ...week, days: [8] } })).toHaveLength(1);
    expect(faultsOf({ schedule: { ...week, durationMinutes: 0 } })).toHaveLength(1);
    expect(faultsOf({ schedule: { ...week, durationMinutes: 10_081 } })).toHaveLength(1);
    expect(faultsOf({ schedule: { ...week, durationMinutes: 10_080 } })).toEqual([]);
  });

  it('puts the days in order, each once', () => {
    const edit = { ...base, schedule: { kind: 'weekly', days: [7, 1, 7, 3], start: '02:00', durationMinutes: 60 } };
    expect(maintenanceSchema.parse(edit)).toEqual({ ...edit, schedule: { ...edit.schedule, days: [1, 3, 7] } });
  });
});

describe('covering', () => {
  it('is for all sites, those of a client, or one', () => {
    const ofClient = { covers: { kind: 'client', clientId: 'c' } } as const;
    const ofSite = { covers: { kind: 'site', siteId: 's' } } as const;
    const targets = [
      { siteId: 's', clientId: 'c' },
      { siteId: 't', clientId: 'c' },
      { siteId: 's', clientId: null },
      { siteId: 't', clientId: 'd' },
    ];
    expect(targets.map((target) => coversSite(base, target))).toEqual([true, true, true, true]);
    expect(targets.map((target) => coversSite(ofClient, target))).toEqual([true, true, false, false]);
    expect(targets.map((target) => coversSite(ofSite, target))).toEqual([true, false, true, false]);
  });
});

describe('once', () => {
  const window = once(at('2026-05-04T10:00Z'), at('2026-05-04T12:00Z'));

  it('is open from its beginning to before its end', () => {
    const isOpen = (when: string): boolean => activeAt([window], anySite, at(when)) !== null;
    expect(isOpen('2026-05-04T09:59:59.999Z')).toBe(false);
    expect(isOpen('2026-05-04T10:00Z')).toBe(true);
    expect(isOpen('2026-05-04T11:59:59.999Z')).toBe(true);
    expect(isOpen('2026-05-04T12:00Z')).toBe(false);
  });

  it('comes next only before its beginning', () => {
    const whole = { fromMs: at('2026-05-04T10:00Z'), toMs: at('2026-05-04T12:00Z') };
    expect(nextOccurrence(window, at('2026-05-04T09:00Z'))).toEqual(whole);
    expect(nextOccurrence(window, at('2026-05-04T10:00Z'))).toBeNull();
    expect(nextOccurrence(window, at('2026-06-01T00:00Z'))).toBeNull();
  });

  it('changes at its beginning, at its end, and never again', () => {
    expect(nextChangeMs([window], at('2026-05-01T00:00Z'))).toBe(at('2026-05-04T10:00Z'));
    expect(nextChangeMs([window], at('2026-05-04T10:00Z'))).toBe(at('2026-05-04T12:00Z'));
    expect(nextChangeMs([window], at('2026-05-04T12:00Z'))).toBeNull();
  });
});

describe('every week', () => {
  it('is open on its days, at its local time', () => {
    const mondayAndSunday = weekly([1, 7], '02:30', 60);
    expect(occurrencesBetween(mondayAndSunday, at('2026-07-01T00:00Z'), at('2026-07-14T00:00Z')).map(iso)).toEqual([
      ['2026-07-05T00:30:00.000Z', '2026-07-05T01:30:00.000Z'],
      ['2026-07-06T00:30:00.000Z', '2026-07-06T01:30:00.000Z'],
      ['2026-07-12T00:30:00.000Z', '2026-07-12T01:30:00.000Z'],
      ['2026-07-13T00:30:00.000Z', '2026-07-13T01:30:00.000Z'],
    ]);
  });

  it('keeps its local time over both changes of the clocks', () => {
    const sunday = weekly([7], '04:00', 60);
    expect(occurrencesBetween(sunday, at('2026-03-20T00:00Z'), at('2026-04-01T00:00Z')).map(iso)).toEqual([
      ['2026-03-22T03:00:00.000Z', '2026-03-22T04:00:00.000Z'],
      ['2026-03-29T02:00:00.000Z', '2026-03-29T03:00:00.000Z'],
    ]);
    expect(occurrencesBetween(sunday, at('2026-10-17T00:00Z'), at('2026-10-27T00:00Z')).map(iso)).toEqual([
      ['2026-10-18T02:00:00.000Z', '2026-10-18T03:00:00.000Z'],
      ['2026-10-25T03:00:00.000Z', '2026-10-25T04:00:00.000Z'],
    ]);
  });

  it('lasts its duration over both changes of the clocks', () => {
    const night = weekly([6], '23:00', 5 * 60);
    // From 23:00 to what the clocks then call 05:00, and 03:00.
    expect(iso(nextOccurrence(night, at('2026-03-28T12:00Z')))).toEqual([
      '2026-03-28T22:00:00.000Z',
      '2026-03-29T03:00:00.000Z',
    ]);
    expect(iso(nextOccurrence(night, at('2026-10-24T12:00Z')))).toEqual([
      '2026-10-24T21:00:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
  });

  it('begins after the gap where its local time does not exist', () => {
    expect(iso(nextOccurrence(weekly([7], '02:30', 60), at('2026-03-28T12:00Z')))).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T02:00:00.000Z',
    ]);
  });

  it('begins once, at the first, where its local time comes twice', () => {
    const sunday = weekly([7], '02:30', 15);
    expect(occurrencesBetween(sunday, at('2026-10-24T12:00Z'), at('2026-10-31T12:00Z')).map(iso)).toEqual([
      ['2026-10-25T00:30:00.000Z', '2026-10-25T00:45:00.000Z'],
    ]);
    expect(activeAt([sunday], anySite, at('2026-10-25T01:35:00Z'))).toBeNull();
  });

  it('goes on across midnight, and across the end of the week', () => {
    const night = weekly([7], '23:00', 4 * 60);
    const period = { fromMs: at('2026-07-05T21:00Z'), toMs: at('2026-07-06T01:00Z') };
    expect(activeAt([night], anySite, at('2026-07-06T00:59Z'))).toEqual({ window: night, period });
    expect(activeAt([night], anySite, at('2026-07-06T01:00Z'))).toBeNull();
    expect(occurrencesBetween(night, at('2026-07-06T00:00Z'), at('2026-07-07T00:00Z'))).toEqual([period]);
  });

  it('is at another instant in another time zone', () => {
    const inNewYork = { ...weekly([1], '02:30', 60), timeZone: 'America/New_York' };
    expect(iso(nextOccurrence(inNewYork, at('2026-07-05T00:00Z')))?.[0]).toBe('2026-07-06T06:30:00.000Z');
  });

  it('is one period where its days meet', () => {
    const weekend = weekly([6, 7], '00:00', 24 * 60);
    expect(occurrencesBetween(weekend, at('2026-07-01T00:00Z'), at('2026-07-08T00:00Z')).map(iso)).toEqual([
      ['2026-07-03T22:00:00.000Z', '2026-07-05T22:00:00.000Z'],
    ]);
    expect(iso(activeAt([weekend], anySite, at('2026-07-05T12:00Z'))?.period ?? null)).toEqual([
      '2026-07-03T22:00:00.000Z',
      '2026-07-05T22:00:00.000Z',
    ]);
    expect(nextChangeMs([weekend], at('2026-07-04T12:00Z'))).toBe(at('2026-07-05T22:00Z'));
    expect(iso(nextOccurrence(weekend, at('2026-07-04T12:00Z')))?.[0]).toBe('2026-07-10T22:00:00.000Z');
  });
});

describe('cron-like', () => {
  it('is open on the first of the month, and on the last', () => {
    const range = [at('2026-01-15T00:00Z'), at('2026-03-15T00:00Z')] as const;
    expect(occurrencesBetween(cron('0 3 1 * *', 30), ...range).map((period) => iso(period)?.[0])).toEqual([
      '2026-02-01T02:00:00.000Z',
      '2026-03-01T02:00:00.000Z',
    ]);
    expect(occurrencesBetween(cron('0 3 L * *', 30), ...range).map((period) => iso(period)?.[0])).toEqual([
      '2026-01-31T02:00:00.000Z',
      '2026-02-28T02:00:00.000Z',
    ]);
  });

  it('keeps two fixed times a day over the change of the clocks', () => {
    const twice = cron('30 2,14 * * *', 20);
    const starts = (from: string, to: string): (string | undefined)[] =>
      occurrencesBetween(twice, at(from), at(to)).map((period) => iso(period)?.[0]);
    expect(starts('2026-03-28T23:00Z', '2026-03-29T22:00Z')).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T12:30:00.000Z',
    ]);
    expect(starts('2026-10-24T22:00Z', '2026-10-25T23:00Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T13:30:00.000Z',
    ]);
  });

  it('takes occurrences that overlap for one, and does not cut it where the range begins or ends', () => {
    const everyTenMinutes = cron('*/10 1 * * *', 15);
    const period = ['2026-07-01T23:00:00.000Z', '2026-07-02T00:05:00.000Z'];
    for (const [from, to] of [
      ['2026-07-01T12:00Z', '2026-07-02T12:00Z'],
      ['2026-07-01T23:33Z', '2026-07-01T23:34Z'],
      ['2026-07-02T00:04Z', '2026-07-02T12:00Z'],
    ] as const) {
      expect(occurrencesBetween(everyTenMinutes, at(from), at(to)).map(iso)).toEqual([period]);
    }
  });

  it('finds leap days', () => {
    expect(iso(nextOccurrence(cron('0 12 29 2 *', 30), at('2026-01-01T00:00Z')))?.[0]).toBe('2028-02-29T11:00:00.000Z');
  });

  it('finds the pause of an hour that the end of summer time makes in a day of 24 hours', () => {
    const daily = weekly([1, 2, 3, 4, 5, 6, 7], '00:00', 24 * 60);
    expect(iso(activeAt([daily], anySite, at('2026-07-01T00:00Z'))?.period ?? null)).toEqual([
      '2025-10-26T23:00:00.000Z',
      '2026-10-25T22:00:00.000Z',
    ]);
    expect(iso(nextOccurrence(daily, at('2026-07-01T00:00Z')))?.[0]).toBe('2026-10-25T23:00:00.000Z');
  });

  it('copes with a schedule that never pauses', () => {
    const always = cron('* * * * *', 5);
    const now = at('2026-07-01T00:00:30Z');
    const period = activeAt([always], anySite, now)?.period;
    expect(period?.fromMs).toBeLessThan(now);
    const change = nextChangeMs([always], now) ?? now;
    expect(change).toBe(period?.toMs);
    expect(change).toBeGreaterThan(now);
    // It goes on where the piece ended.
    expect(activeAt([always], anySite, change)).not.toBeNull();
    expect(nextOccurrence(always, now)).toBeNull();
    expect(occurrencesBetween(always, now, now + day)).toHaveLength(1);
  });
});

describe('several windows', () => {
  const short = { ...once(1000, 2000), id: 'short' };
  const long = { ...once(1500, 5000), id: 'long' };
  const elsewhere = { ...once(0, 9000), id: 'elsewhere', covers: { kind: 'site', siteId: 'other' } as const };

  it('names the one that ends last', () => {
    const nameAt = (atMs: number): string | undefined => activeAt([short, long, elsewhere], anySite, atMs)?.window.id;
    expect([500, 1000, 1600, 2500, 5000].map(nameAt)).toEqual([undefined, 'short', 'long', 'long', undefined]);
  });

  it('changes when any of them begins or ends', () => {
    const changes: number[] = [];
    for (let next = nextChangeMs([short, long, elsewhere], -1); next !== null;) {
      changes.push(next);
      next = nextChangeMs([short, long, elsewhere], next);
    }
    expect(changes).toEqual([0, 1000, 1500, 2000, 5000, 9000]);
    expect(nextChangeMs([], 0)).toBeNull();
  });
});

describe('a calendar', () => {
  it('answers the checks of a whole day without asking for a date each time', () => {
    const windows = [1, 2, 3, 4, 5, 6, 7].map((weekday) => weekly([weekday], '02:00', 60));
    const calendar = createMaintenanceCalendar(windows);
    const asked = vi.spyOn(Cron.prototype, 'previousRuns');
    const nextAsked = vi.spyOn(Cron.prototype, 'nextRun');
    for (let index = 0; index < 50_000; index++) calendar.activeAt(anySite, at('2026-07-06T00:00Z') + index * 1728);
    // Each window is looked up at the start and at its two ends of the day, a few questions each time.
    expect(asked.mock.calls.length + nextAsked.mock.calls.length).toBeLessThan(100);
    vi.restoreAllMocks();
  });

  it('answers right after a jump of the clock, back and forth', () => {
    const calendar = createMaintenanceCalendar([weekly([1], '02:00', 60)]);
    const isOpen = (when: string): boolean => calendar.activeAt(anySite, at(when)) !== null;
    expect(isOpen('2026-07-06T00:30Z')).toBe(true);
    expect(isOpen('2026-07-05T00:30Z')).toBe(false);
    expect(isOpen('2026-06-29T00:30Z')).toBe(true);
    expect(isOpen('2026-07-13T00:30Z')).toBe(true);
    expect(isOpen('2026-07-13T01:00Z')).toBe(false);
  });
});

const someInstant = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-01-01T00:00Z') });
/** With pauses: what has none is looked at above. */
const someSchedule: fc.Arbitrary<MaintenanceWindow['schedule']> = fc.oneof(
  fc.record({ fromMs: someInstant, length: fc.integer({ min: 1, max: 10 * day }) }).map(({ fromMs, length }) => ({
    kind: 'once' as const,
    fromMs,
    toMs: fromMs + length,
  })),
  fc.record({
    kind: fc.constant('weekly' as const),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
    start: fc
      .record({ hours: fc.integer({ min: 0, max: 23 }), minutes: fc.integer({ min: 0, max: 59 }) })
      .map(({ hours, minutes }) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`),
    durationMinutes: fc.integer({ min: 1, max: 2000 }),
  }),
  fc.record({
    kind: fc.constant('cron' as const),
    expression: fc.constantFrom(
      '0 2 * * *',
      '30 2,3 * * *',
      '0 */6 * * *',
      '15 3 1,15 * *',
      '0 0 * * MON#1',
      '0 4 L * *',
    ),
    durationMinutes: fc.integer({ min: 1, max: 300 }),
  }),
);
const someWindow = fc
  .record({
    schedule: someSchedule,
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'UTC',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Africa/Casablanca',
    ),
  })
  .map((part): MaintenanceWindow => ({ ...base, ...part }));

describe('whatever the window', () => {
  it('is one that may be set', () => {
    fc.assert(
      fc.property(someWindow, (window) => {
        expect(maintenanceSchema.safeParse(window).success).toBe(true);
      }),
    );
  });

  it('has periods that are in order, apart, of some length, and touch the range', () => {
    fc.assert(
      fc.property(someWindow, someInstant, fc.integer({ min: 1, max: 60 * day }), (window, fromMs, length) => {
        const periods = occurrencesBetween(window, fromMs, fromMs + length);
        for (const [index, period] of periods.entries()) {
          expect(period.fromMs).toBeLessThan(fromMs + length);
          expect(period.toMs).toBeGreaterThan(fromMs);
          expect(period.toMs).toBeGreaterThan(period.fromMs);
          expect(period.fromMs).toBeGreaterThan(periods[index - 1]?.toMs ?? -Infinity);
        }
      }),
    );
  });

  it('is open at an instant exactly when one of its periods holds it', () => {
    fc.assert(
      fc.property(someWindow, someInstant, (window, now) => {
        const inPeriod = occurrencesBetween(window, now, now + 1).length > 0;
        expect(activeAt([window], anySite, now) !== null).toBe(inPeriod);
      }),
    );
  });

  it('has a calendar that says the same whatever it was asked before', () => {
    fc.assert(
      fc.property(
        fc.array(someWindow, { maxLength: 4 }),
        fc.array(someInstant, { maxLength: 10 }),
        (windows, instants) => {
          const calendar = createMaintenanceCalendar(windows);
          for (const now of instants) {
            expect(calendar.activeAt(anySite, now)).toEqual(activeAt(windows, anySite, now));
            expect(calendar.nextChangeMs(now)).toBe(nextChangeMs(windows, now));
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('stays as it is until its next change, and changes there', () => {
    fc.assert(
      fc.property(someWindow, someInstant, fc.double({ min: 0, max: 1, noNaN: true }), (window, now, part) => {
        const isOpen = (when: number): boolean => activeAt([window], anySite, when) !== null;
        const change = nextChangeMs([window], now);
        const until = change ?? now + 400 * day;
        expect(until).toBeGreaterThan(now);
        expect(isOpen(Math.min(until - 1, Math.floor(now + part * (until - now))))).toBe(isOpen(now));
        if (change !== null) expect(isOpen(change)).toBe(!isOpen(now));
      }),
    );
  });

  it('next begins in the future, and not before it has ended', () => {
    fc.assert(
      fc.property(someWindow, someInstant, (window, now) => {
        const next = nextOccurrence(window, now);
        if (next === null) {
          expect(window.schedule.kind).toBe('once');
          return;
        }
        expect(next.fromMs).toBeGreaterThan(activeAt([window], anySite, now)?.period.toMs ?? now);
        expect(activeAt([window], anySite, next.fromMs)?.period.fromMs).toBe(next.fromMs);
      }),
    );
  });

  it('lasts at least its duration, by elapsed time', () => {
    fc.assert(
      fc.property(someWindow, someInstant, ({ schedule, ...rest }, now) => {
        const durationMs =
          schedule.kind === 'once' ? schedule.toMs - schedule.fromMs : schedule.durationMinutes * minute;
        for (const { fromMs, toMs } of occurrencesBetween({ schedule, ...rest }, now, now + 30 * day)) {
          expect(toMs - fromMs).toBeGreaterThanOrEqual(durationMs);
        }
      }),
    );
  });
});
