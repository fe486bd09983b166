import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDueMs, longestPauseMs, nextDueMs, nextSlotMs, placeOf } from '../../src/core/schedule';
import { unknownVerdict } from '../../src/core/verdict';
import type { Verdict } from '../../src/core/verdict';

/** The fullest window of this length, of instants that repeat with the period. */
function mostWithin(windowMs: number, instants: readonly number[], periodMs: number): number {
  const sorted = [...instants].sort((left, right) => left - right);
  const twice = [...sorted, ...sorted.map((instant) => instant + periodMs)];
  return Math.max(
    ...sorted.map((start) => twice.filter((instant) => instant >= start && instant < start + windowMs).length),
  );
}

describe('places', () => {
  it('are within the interval, and all different', () => {
    const places = Array.from({ length: 2000 }, (_, index) => placeOf(index));
    expect(places.every((place) => place >= 0 && place < 1)).toBe(true);
    expect(new Set(places).size).toBe(2000);
  });

  it.each([
    [500, 60_000],
    [500, 30_000],
    [120, 60_000],
    [1000, 300_000],
  ])('%d sites every %d ms: no second sees more than twice the mean', (count, intervalMs) => {
    const starts = Array.from({ length: count }, (_, index) => nextSlotMs(placeOf(index), intervalMs, 12_345));
    expect(mostWithin(1000, starts, intervalMs)).toBeLessThanOrEqual((2 * count * 1000) / intervalMs);
  });

  it('stay even when only some of the sites are left', () => {
    const starts = Array.from({ length: 250 }, (_, index) => nextSlotMs(placeOf(index + 250), 60_000, 0));
    expect(mostWithin(1000, starts, 60_000)).toBeLessThanOrEqual(9);
  });
});

describe('slots', () => {
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const interval = fc.integer({ min: 30_000, max: 86_400_000 });
  const now = fc.double({ min: 0, max: 1e10, noNaN: true });

  it('are after now, and at most one interval', () => {
    fc.assert(
      fc.property(place, interval, now, (at, everyMs, nowMs) => {
        const slot = nextSlotMs(at, everyMs, nowMs);
        expect(slot).toBeGreaterThan(nowMs);
        expect(slot - nowMs).toBeLessThanOrEqual(everyMs + 0.01);
      }),
    );
  });

  it('keep their places, round after round', () => {
    fc.assert(
      fc.property(place, interval, now, fc.double({ min: 0, max: 0.9, noNaN: true }), (at, everyMs, nowMs, part) => {
        const slot = nextSlotMs(at, everyMs, nowMs);
        expect(nextSlotMs(at, everyMs, slot + part * everyMs)).toBeCloseTo(slot + everyMs, 2);
      }),
    );
  });

  it.each([
    [0, 60_000, 0, 60_000],
    [0.5, 60_000, 0, 30_000],
    [0.5, 60_000, 30_000, 90_000],
    [0.5, 60_000, 29_999, 30_000],
    [0.25, 40_000, 100_000, 130_000],
    // Rounding puts the slot onto the very instant that is asked for.
    [0.3226791973803529, 30_000, 69_680.37592141058, 99_680.37592141058],
  ])('place %d of %d ms, asked at %d, is %d', (at, everyMs, nowMs, expected) => {
    expect(nextSlotMs(at, everyMs, nowMs)).toBe(expected);
  });

  it('come first within the interval and within a minute', () => {
    fc.assert(
      fc.property(place, interval, now, (at, everyMs, nowMs) => {
        const due = firstDueMs(at, everyMs, nowMs);
        expect(due).toBeGreaterThan(nowMs);
        expect(due - nowMs).toBeLessThanOrEqual(Math.min(everyMs, 60_000) + 0.01);
      }),
    );
  });
});

describe('what follows a check', () => {
  const verdict = (over: Partial<Verdict>): Verdict => ({ ...unknownVerdict, ...over });
  const hour = 3_600_000;

  it.each<[string, number, Partial<Verdict>, number]>([
    ['up: its next slot', 60_000, { state: 'up' }, 120_000 + 30_000],
    ['unknown: its next slot', 60_000, { state: 'unknown' }, 120_000 + 30_000],
    ['first failure: 10 s', 60_000, { state: 'suspect', failures: 1 }, 120_000 + 10_000],
    ['second failure: 20 s', 60_000, { state: 'suspect', failures: 2 }, 120_000 + 20_000],
    ['seventh failure: 20 s', hour, { state: 'suspect', failures: 7 }, 120_000 + 20_000],
    ['down: its next slot', 60_000, { state: 'down', failures: 3 }, 120_000 + 30_000],
    ['down with a long interval: within 5 min', hour, { state: 'down', failures: 3 }, 150_000],
    ['down with a good check: 10 s', hour, { state: 'down', successes: 1 }, 120_000 + 10_000],
  ])('%s', (_name, everyMs, over, expected) => {
    expect(nextDueMs(0.5, everyMs, verdict(over), 120_000)).toBe(expected);
  });

  it('comes within the longest pause, which is how long a check vouches for what it saw', () => {
    const state = fc.constantFrom<Verdict['state']>('unknown', 'up', 'degraded', 'blocked', 'suspect', 'down');
    const counts = fc.record({ state, failures: fc.nat({ max: 9 }), successes: fc.nat({ max: 2 }) });
    const place = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(place, fc.integer({ min: 30, max: 86_400 }), counts, fc.nat(), (at, seconds, over, nowMs) => {
        const waitMs = nextDueMs(at, seconds * 1000, verdict(over), nowMs) - nowMs;
        expect(waitMs).toBeGreaterThan(0);
        expect(waitMs).toBeLessThanOrEqual(longestPauseMs(seconds * 1000, verdict(over)) + 0.001);
      }),
    );
  });
});
