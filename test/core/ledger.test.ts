import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementFor, agreementSchema, serviceTimeIn } from '../../src/core/agreement';
import type { Agreement } from '../../src/core/agreement';
import { stripOf } from '../../src/core/availability';
import type { IncidentWithTimeline } from '../../src/core/incident';
import { byWorst, ledgerOf } from '../../src/core/ledger';
import type { Ledger } from '../../src/core/ledger';
import { maintenancePeriodsOf, notOursPeriodsOf } from '../../src/core/maintenance-time';
import type { Period, Span, TimeSort } from '../../src/core/time-span';
import { lastDays } from '../../src/core/zone-time';
import { modelLedger } from '../support/ledger-model';
import type { LedgerCase } from '../support/ledger-model';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const berlin = 'Europe/Berlin';
const whole: Agreement = { percent: 97, per: 'year', hours: null, timeZone: berlin, isMaintenanceCounted: false };
const office: Agreement = {
  ...whole,
  percent: 99,
  per: 'month',
  hours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' },
};

const at = (text: string): number => Date.parse(text);
const span = (kind: 'up' | 'degraded' | 'down', from: string, to: string): Span => ({
  ...{ kind, why: null, fromMs: at(from), toMs: at(to) },
});
const ledger = (agreement: Agreement, spans: Span[], now: string, maintenance: Period[] = []): Ledger =>
  ledgerOf(agreement, spans, {
    ...{ atMs: at(now), nowMs: at(now), maintenance },
    createdAtMs: spans[0]?.fromMs ?? at(now),
  });

describe('what an agreement allows', () => {
  it.each([
    [97, 'year', '2026-07-01T00:00:00Z', 262.8],
    [97, 'year', '2028-07-01T00:00:00Z', 263.52],
    [98, 'year', '2026-07-01T00:00:00Z', 175.2],
    [99.9, 'year', '2026-07-01T00:00:00Z', 8.76],
    [100, 'year', '2026-07-01T00:00:00Z', 0],
    // The clocks are put forward in March and back in October: an hour less, and an hour more.
    [99, 'month', '2026-03-10T00:00:00Z', 7.43],
    [99, 'month', '2026-10-10T00:00:00Z', 7.45],
    [99, 'quarter', '2026-02-10T00:00:00Z', 21.59],
  ] as const)('%f per cent a %s: %s has %f hours', (percent, per, now, hours) => {
    const { allowedMs, leftMs } = ledger({ ...whole, percent, per }, [], now);
    expect(allowedMs / hour).toBeCloseTo(hours, 9);
    expect(leftMs).toBe(allowedMs);
  });

  it('counts the hours of service alone, by the clock on the wall', () => {
    // November 2026 has 21 days from Monday to Friday.
    expect(ledger(office, [], '2026-11-25T12:00:00Z').serviceMs).toBe(210 * hour);
    const nights: Agreement = { ...office, hours: { days: [6], from: '22:00', to: '04:00' } };
    // The night of the 28th of March loses an hour, that of the 24th of October has one more.
    const nightOf = (from: string, to: string) =>
      serviceTimeIn(nights, { fromMs: at(from), toMs: at(to) }).map(({ fromMs, toMs }) => (toMs - fromMs) / hour);
    expect(nightOf('2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toEqual([5]);
    expect(nightOf('2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toEqual([7]);
    expect(nightOf('2026-11-07T12:00:00Z', '2026-11-08T12:00:00Z')).toEqual([6]);
    // What comes twice counts twice: from 02:00 to 02:30, before and after the clocks are put back.
    const half: Agreement = { ...office, hours: { days: [7], from: '02:00', to: '02:30' } };
    expect(serviceTimeIn(half, { fromMs: at('2026-10-24T12:00:00Z'), toMs: at('2026-10-25T12:00:00Z') })).toEqual([
      { fromMs: at('2026-10-25T00:00:00Z'), toMs: at('2026-10-25T00:30:00Z') },
      { fromMs: at('2026-10-25T01:00:00Z'), toMs: at('2026-10-25T01:30:00Z') },
    ]);
  });

  it('takes the same time from midnight to midnight for the whole day', () => {
    const all: Agreement = { ...whole, hours: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' } };
    const period = { fromMs: at('2025-12-31T23:00:00Z'), toMs: at('2026-12-31T23:00:00Z') };
    const lengths = serviceTimeIn(all, period).map(({ fromMs, toMs }) => toMs - fromMs);
    expect(lengths.reduce((sum, each) => sum + each, 0)).toBe(365 * day);
  });
});

describe('what of it is used', () => {
  const good = span('up', '2026-11-01T00:00:00Z', '2026-11-20T09:00:00Z');
  const outage = span('down', '2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z');
  const after = span('up', '2026-11-20T10:00:00Z', '2026-11-25T12:00:00Z');
  const evening = span('down', '2026-11-20T18:00:00Z', '2026-11-20T20:00:00Z');

  it('is what was down within the hours of service, and nothing else', () => {
    const spans = [good, outage, { ...after, toMs: evening.fromMs }, evening, { ...after, fromMs: evening.toMs }];
    const found = ledger(office, spans, '2026-11-25T12:00:00Z');
    expect(found.usedMs).toBe(hour);
    expect(found.leftMs).toBe(2.1 * hour - hour);
    expect(ledger({ ...office, hours: null }, spans, '2026-11-25T12:00:00Z').usedMs).toBe(3 * hour);
  });

  it('leaves out a maintenance unless it was agreed to count, also one that the user said it was afterwards', () => {
    const spans = [good, outage, after];
    const incident = {
      ...{ startedAt: outage.fromMs, confirmedAt: outage.fromMs + minute, endedAt: outage.toMs },
      timeline: [{ kind: 'classified', at: outage.toMs + day, as: 'maintenance', window: null }],
    } as unknown as IncidentWithTimeline;
    const maintenance = maintenancePeriodsOf(incident, at('2026-11-25T12:00:00Z'));
    const found = ledger(office, spans, '2026-11-25T12:00:00Z', maintenance);
    expect([found.usedMs, found.ms.maintenance]).toEqual([0, hour]);
    const counted = ledger({ ...office, isMaintenanceCounted: true }, spans, '2026-11-25T12:00:00Z', maintenance);
    expect([counted.usedMs, counted.ms.maintenance]).toEqual([hour, 0]);
  });

  it('leaves out what was not our doing, which stays down and is told beside it', () => {
    const second = span('down', '2026-11-24T09:00:00Z', '2026-11-24T09:30:00Z');
    const spans = [good, outage, { ...after, toMs: second.fromMs }, second];
    const incident = {
      ...{ startedAt: outage.fromMs, confirmedAt: outage.fromMs + minute, endedAt: outage.toMs },
      timeline: [{ kind: 'classified', at: outage.toMs + day, as: 'not-ours', window: null }],
    } as unknown as IncidentWithTimeline;
    const nowMs = at('2026-11-25T12:00:00Z');
    const notOurs = notOursPeriodsOf(incident, nowMs);
    const question = {
      atMs: nowMs,
      nowMs,
      createdAtMs: good.fromMs,
      maintenance: maintenancePeriodsOf(incident, nowMs),
    };
    for (const agreement of [office, { ...office, isMaintenanceCounted: true }]) {
      const found = ledgerOf(agreement, spans, { ...question, notOurs });
      expect([found.usedMs, found.notOursMs, found.ms.down, found.ms.maintenance]).toEqual([
        hour / 2,
        hour,
        1.5 * hour,
        0,
      ]);
      expect(found.allowedMs).toBe(found.usedMs + found.leftMs);
    }
    // What was used up at the time knows nothing of it either.
    const strict = ledgerOf({ ...office, percent: 99.9 }, spans, { ...question, notOurs });
    expect(strict.outlook).toMatchObject({ kind: 'exceeded', sinceMs: second.fromMs + strict.allowedMs });
  });

  it('is not touched by what was entered by hand, of which only what no check saw as down is told', () => {
    const nowMs = at('2026-11-25T12:00:00Z');
    const question = { atMs: nowMs, nowMs, createdAtMs: good.fromMs, maintenance: [] };
    // From half an hour before the measured outage to half an hour after it, entered twice.
    const entered = { fromMs: outage.fromMs - hour / 2, toMs: outage.toMs + hour / 2 };
    const found = ledgerOf({ ...office, hours: null }, [good, outage, after], {
      ...question,
      byHand: [entered, entered],
    });
    expect([found.usedMs, found.byHandMs]).toEqual([hour, hour]);
  });

  it('never is what was not measured: that stands beside it', () => {
    const asleep: Span = { kind: 'notMeasured', why: 'asleep', fromMs: outage.fromMs, toMs: outage.toMs };
    const found = ledger(office, [good, asleep, after], '2026-11-25T12:00:00Z');
    expect([found.usedMs, found.ms.notMeasured]).toEqual([0, hour]);
    const late = ledger(office, [after], '2026-11-25T12:00:00Z');
    // Monday to Friday of the weeks before the site was added, and two hours of its first day.
    expect(late.beforeMs).toBe(14 * 10 * hour + 3 * hour);
    expect(late.elapsedMs).toBe(late.beforeMs + late.ms.up);
  });

  it('runs out, or lasts, at the pace of what was measured', () => {
    const year = (down: number, now: string): Ledger => {
      const end = at('2026-01-10T00:00:00Z') + down * hour;
      return ledger(
        { ...whole, timeZone: 'UTC' },
        [
          { kind: 'up', why: null, fromMs: at('2026-01-01T00:00:00Z'), toMs: at('2026-01-10T00:00:00Z') },
          { kind: 'down', why: null, fromMs: at('2026-01-10T00:00:00Z'), toMs: end },
          { kind: 'up', why: null, fromMs: end, toMs: at(now) },
        ],
        now,
      );
    };
    expect(year(0, '2026-06-01T00:00:00Z').outlook).toEqual({ kind: 'lasts' });
    expect(year(100, '2026-07-02T12:00:00Z').outlook).toEqual({ kind: 'lasts' });
    // Half of the year: twice as much by its end, which is more than 262.8 hours.
    expect(year(150, '2026-07-02T12:00:00Z').outlook).toEqual({
      kind: 'runs-out',
      atMs: at('2026-01-01T00:00:00Z') + Math.floor((262.8 / 150) * 182.5 * day),
    });
    expect(year(300, '2026-07-02T12:00:00Z').outlook).toEqual({
      kind: 'exceeded',
      sinceMs: at('2026-01-10T00:00:00Z') + 262.8 * hour,
    });
    expect(
      ledger(whole, [span('up', '2026-01-01T00:00:00Z', '2026-01-05T00:00:00Z')], '2026-01-05T00:00:00Z').outlook,
    ).toEqual({ kind: 'too-early' });
  });

  it('of a period that is over has no outlook any more', () => {
    const question = { createdAtMs: good.fromMs, maintenance: [], atMs: at('2026-11-10T00:00:00Z') };
    const over = ledgerOf(office, [good], { ...question, nowMs: at('2026-12-10T00:00:00Z') });
    expect(over.outlook).toEqual({ kind: 'kept' });
    expect(over.elapsedMs).toBe(over.serviceMs);
  });

  it('is put worst first, a site that may never be down before all others', () => {
    const of = (usedMs: number, allowedMs: number) => ({ usedMs, allowedMs }) as Ledger;
    const sorted = [of(0, 0), of(1, 10), of(1, 0), of(5, 10)].sort(byWorst);
    expect(sorted.map(({ usedMs, allowedMs }) => [usedMs, allowedMs])).toEqual([
      [1, 0],
      [5, 10],
      [1, 10],
      [0, 0],
    ]);
  });
});

describe('which agreement holds', () => {
  it('is the site’s own, none, or its client’s', () => {
    expect(agreementFor({ kind: 'as-client' }, whole)).toBe(whole);
    expect(agreementFor({ kind: 'as-client' }, null)).toBeNull();
    expect(agreementFor({ kind: 'none' }, whole)).toBeNull();
    expect(agreementFor({ kind: 'own', ...office }, whole)).toEqual(office);
  });

  it('refuses what cannot be meant', () => {
    const isTaken = (over: object): boolean => agreementSchema.safeParse({ ...whole, ...over }).success;
    expect(isTaken({})).toBe(true);
    for (const over of [
      { percent: 0 },
      { percent: 101 },
      { per: 'week' },
      { timeZone: '+01:00' },
      { hours: { days: [], from: '08:00', to: '18:00' } },
      { hours: { days: [1], from: '8', to: '18:00' } },
    ])
      expect([over, isTaken(over)]).toEqual([over, false]);
    expect(agreementSchema.parse({ ...whole, percent: 99.123456 }).percent).toBe(99.1235);
  });
});

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'UTC',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Casablanca',
  'America/Santiago',
];

/** Random agreements and histories in steps, around a change of the clocks more often than not. */
function ledgerCases(per: readonly Agreement['per'][], stepMs: number): fc.Arbitrary<LedgerCase> {
  const perHour = hour / stepMs;
  const timeOfDay = fc.nat({ max: 24 * perHour - 1 }).map((steps) => {
    const minutes = (steps * stepMs) / minute;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });
  const hours = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => days.sort()),
    ...{ from: timeOfDay, to: timeOfDay },
  });
  const sort = fc.constantFrom<TimeSort>(
    ...(['up', 'up', 'up', 'degraded', 'down', 'down', 'maintenance'] as const).map((kind) => ({ kind, why: null })),
    ...(['asleep', 'unknown'] as const).map((why) => ({ kind: 'notMeasured' as const, why })),
  );
  const longest = per.includes('month') ? 72 * perHour : 900 * perHour;
  const stretch = fc.tuple(sort, fc.integer({ min: 1, max: longest }), fc.nat({ max: 3 }));
  return fc
    .record({
      agreement: fc.record({
        percent: fc.constantFrom(97, 98, 99, 99.9, 99.95, 90, 100),
        per: fc.constantFrom(...per),
        hours: fc.option(hours),
        timeZone: fc.constantFrom(...zones),
        isMaintenanceCounted: fc.boolean(),
      }),
      now: fc.oneof(
        fc
          .constantFrom('2026-03-30T12:00:00Z', '2026-10-26T12:00:00Z', '2028-03-01T00:00:00Z', '2026-11-02T12:00:00Z')
          .map(at),
        fc.nat({ max: 3 * 365 * 24 }).map((count) => at('2026-01-01T00:00:00Z') + count * hour),
      ),
      stretches: fc.array(stretch, { maxLength: 40 }),
      maintenance: fc.array(fc.tuple(fc.nat({ max: 20 * longest }), fc.integer({ min: 1, max: longest })), {
        maxLength: 4,
      }),
    })
    .map(({ agreement, now, stretches, maintenance }) => {
      const spans: Span[] = [];
      let endMs = now;
      for (const [sortOf, steps, hole] of stretches) {
        const toMs = endMs - hole * stepMs;
        spans.unshift({ ...sortOf, fromMs: toMs - steps * stepMs, toMs });
        endMs = toMs - steps * stepMs;
      }
      return {
        ...{ agreement, spans, nowMs: now, createdAtMs: endMs },
        maintenance: maintenance.map(([back, steps]) => ({
          fromMs: now - back * stepMs,
          toMs: now - (back - steps) * stepMs,
        })),
      };
    });
}

function compare(given: LedgerCase, stepMs: number): void {
  const { agreement, nowMs, ...question } = given;
  const found = ledgerOf(agreement, given.spans, { ...question, nowMs, atMs: nowMs });
  const model = modelLedger(given, stepMs);
  const { fromMs, toMs, serviceMs, elapsedMs, beforeMs, ms } = model;
  const sums = { serviceMs, elapsedMs, beforeMs, ms };
  expect(found.period).toEqual({ fromMs, toMs });
  expect({ serviceMs: found.serviceMs, elapsedMs: found.elapsedMs, beforeMs: found.beforeMs, ms: found.ms }).toEqual(
    sums,
  );
  expect(Object.values(found.ms).reduce((sum, each) => sum + each, found.beforeMs)).toBe(found.elapsedMs);
  expect(Math.abs(found.allowedMs - (model.serviceMs * (100 - agreement.percent)) / 100)).toBeLessThan(1);
  expect(found.usedMs + found.leftMs).toBe(found.allowedMs);
  compareOutlook(found, model, stepMs);
}

/** The outlook by going on step by step at the same pace. */
function compareOutlook(
  { outlook, allowedMs, usedMs, measuredMs }: Ledger,
  model: ReturnType<typeof modelLedger>,
  stepMs: number,
): void {
  switch (outlook.kind) {
    case 'exceeded': {
      let used = 0;
      const crossing = model.past.find(({ kind }) => kind === 'down' && (used += stepMs) > allowedMs);
      expect(outlook.sinceMs - (crossing?.atMs ?? Number.NaN)).toBeGreaterThanOrEqual(0);
      expect(outlook.sinceMs - (crossing?.atMs ?? Number.NaN)).toBeLessThan(stepMs);
      return;
    }
    case 'runs-out':
    case 'lasts': {
      let used = usedMs;
      const crossing = model.future.find(() => (used += (stepMs * usedMs) / measuredMs) > allowedMs + 1);
      if (outlook.kind === 'lasts') expect(crossing).toBeUndefined();
      else
        expect(Math.abs(outlook.atMs - (crossing ?? model.future.at(-1) ?? Number.NaN))).toBeLessThan(
          2 * stepMs + gapAfter(model, crossing),
        );
      return;
    }
    case 'too-early':
      expect(measuredMs).toBeLessThan(model.serviceMs / 50 + 1);
      return;
    case 'kept':
      expect(model.future).toEqual([]);
  }
}

/** Rounding may put the instant at the end of one stretch of service instead of the beginning of the next. */
function gapAfter({ future }: ReturnType<typeof modelLedger>, atMs: number | undefined): number {
  const place = future.indexOf(atMs ?? Number.NaN);
  const before = future[place - 1];
  return place < 1 || before === undefined || atMs === undefined ? 0 : atMs - before;
}

describe('random histories, against a simulation that looks at each step of the wall clock', () => {
  it('add up to the minute in a month', () => {
    fc.assert(
      fc.property(ledgerCases(['month'], minute), (given) => compare(given, minute)),
      { numRuns: 20 },
    );
  }, 120_000);

  // Everything that happens does so at a whole quarter of an hour, so each of these is one thing throughout.
  it('add up to the quarter of an hour in a quarter and in a year', () => {
    fc.assert(
      fc.property(ledgerCases(['quarter', 'year'], 15 * minute), (given) => compare(given, 15 * minute)),
      { numRuns: 8 },
    );
  }, 120_000);
});

describe('the strip of days', () => {
  it('has each day as long as it was, and its time where it went', () => {
    const nowMs = at('2026-10-26T12:00:00Z');
    const days = lastDays(berlin, nowMs, 3);
    expect(days.map(({ fromMs, toMs }) => (toMs - fromMs) / hour)).toEqual([24, 25, 24]);
    const spans = [
      span('up', '2026-10-25T10:00:00Z', '2026-10-25T22:30:00Z'),
      span('down', '2026-10-25T22:30:00Z', '2026-10-25T23:30:00Z'),
      span('up', '2026-10-25T23:30:00Z', '2026-10-26T12:00:00Z'),
    ];
    const strip = stripOf(spans, days, { nowMs, createdAtMs: at('2026-10-25T10:00:00Z'), maintenance: [] });
    expect(strip.map(({ ms }) => [ms.up / hour, ms.down / hour])).toEqual([
      [0, 0],
      [12.5, 0.5],
      [12.5, 0.5],
    ]);
  });

  it('adds up to the whole, whatever the history', () => {
    fc.assert(
      fc.property(ledgerCases(['month'], minute), ({ spans, nowMs, createdAtMs, maintenance, agreement }) => {
        const days = lastDays(agreement.timeZone, nowMs, 90);
        const strip = stripOf(spans, days, { nowMs, createdAtMs, maintenance });
        const sum = strip.flatMap(({ ms }) => Object.values(ms)).reduce((total, each) => total + each, 0);
        expect(sum).toBe(nowMs - Math.min(nowMs, Math.max(createdAtMs, days[0]?.fromMs ?? 0)));
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
