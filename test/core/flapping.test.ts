import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observe, steady } from '../../src/core/flapping';
import type { Flapping } from '../../src/core/flapping';

const after = (checks: readonly boolean[], start: Flapping = steady): Flapping => checks.reduce(observe, start);
/** 200, 503, 200, 503, … */
const inTurn = (count: number): boolean[] => Array.from({ length: count }, (_, index) => index % 2 === 0);
const same = (isGood: boolean, count: number): boolean[] => Array.from({ length: count }, () => isGood);
/** Checks that bring the given changes, after a first one. */
const checksOf = (changes: readonly boolean[]): boolean[] =>
  changes.reduce<boolean[]>((checks, isChange) => [...checks, (checks.at(-1) ?? true) !== isChange], [true]);
/** How many more checks with the same answer it takes until the flapping is over. */
function checksUntilQuiet(flapping: Flapping): number {
  let count = 0;
  for (let now = flapping; now.isFlapping && count < 100; count++) now = observe(now, true);
  return count;
}

const history = fc.array(fc.boolean(), { maxLength: 80 });

/** The rule once more, straight from the words of Icinga's documentation, over a buffer that is always full. */
function percentByTheBook(checks: readonly boolean[]): number {
  const changes = checks.map((isGood, index) => index > 0 && isGood !== checks[index - 1]);
  const buffer = [...same(false, 20), ...changes].slice(-20);
  return (100 * buffer.reduce((sum, isChange, place) => sum + (isChange ? 0.8 + 0.02 * place : 0), 0)) / 20;
}

describe('flapping', () => {
  it('has the percentage of the example in the Icinga documentation', () => {
    const places = new Set([2, 3, 4, 5, 9, 13, 16, 19]);
    const changes = Array.from({ length: 20 }, (_, place) => places.has(place));
    expect(after(checksOf(changes))).toMatchObject({ percent: 39.1, isFlapping: true });
  });

  it('begins with the seventh check of a site that answers 200 and 503 in turn', () => {
    expect(after(inTurn(6))).toMatchObject({ isFlapping: false, percent: 28.5 });
    expect(after(inTurn(7))).toMatchObject({ isFlapping: true, percent: 33.9 });
  });

  it('begins just the same when the site was steady for long before', () => {
    const before = after(same(true, 200));
    expect(after(inTurn(6).slice(1), before).isFlapping).toBe(false);
    expect(after(inTurn(7).slice(1), before).isFlapping).toBe(true);
  });

  it('is not begun by a lasting outage and its end', () => {
    const day = [...same(true, 30), ...same(false, 40), ...same(true, 30)];
    for (let count = 0; count <= day.length; count++) expect(after(day.slice(0, count)).isFlapping).toBe(false);
  });

  it('is not begun by single failures every now and then', () => {
    const checks = Array.from({ length: 500 }, (_, index) => index % 12 !== 0);
    for (let count = 0; count <= checks.length; count++) expect(after(checks.slice(0, count)).isFlapping).toBe(false);
  });

  it('ends after steady checks', () => {
    const short = after(inTurn(7));
    const long = after(inTurn(60));
    expect(long.percent).toBe(99);
    expect(checksUntilQuiet(short)).toBe(15);
    expect(checksUntilQuiet(long)).toBe(16);
    expect(checksUntilQuiet(after(same(true, 5), short))).toBe(10);
  });

  it('lasts between its two thresholds, but does not begin there', () => {
    const falling = after(same(true, 15), after(inTurn(60)));
    const rising = after(inTurn(6));
    for (const { percent } of [falling, rising]) {
      expect(percent).toBeGreaterThan(25);
      expect(percent).toBeLessThan(30);
    }
    expect([falling.isFlapping, rising.isFlapping]).toEqual([true, false]);
  });

  it.each([
    { places: [8, 9, 10, 11, 12], percent: 25, whileFlapping: false, else: false },
    { places: [9, 10, 11, 12, 13], percent: 25.5, whileFlapping: true, else: false },
    { places: [0, 10, 11, 12, 13, 14], percent: 30, whileFlapping: true, else: false },
    { places: [1, 10, 11, 12, 13, 14], percent: 30.1, whileFlapping: true, else: true },
  ])('at $percent percent: $whileFlapping while it flaps, else $else', ({ places, percent, ...expected }) => {
    // One check earlier all changes stood one place nearer to now.
    const changes = Array.from({ length: 20 }, (_, place) => places.includes(place - 1));
    const before = { changes, lastWasGood: true, percent: 0 };
    expect(observe({ ...before, isFlapping: true }, true)).toMatchObject({
      percent,
      isFlapping: expected.whileFlapping,
    });
    expect(observe({ ...before, isFlapping: false }, true)).toMatchObject({ percent, isFlapping: expected.else });
  });

  it('costs a steady site nothing: the same object comes back', () => {
    const good = after([true]);
    expect(observe(good, true)).toBe(good);
    const down = after([false]);
    expect(observe(down, false)).toBe(down);
    const settled = after(same(true, 25), after(inTurn(60)));
    expect(settled).toEqual({ ...steady, lastWasGood: true });
    expect(observe(settled, true)).toBe(settled);
  });

  it('takes the first check for no change, be it good or bad', () => {
    expect(after([false])).toEqual({ ...steady, lastWasGood: false });
    expect(after([true])).toEqual({ ...steady, lastWasGood: true });
  });
});

describe('flapping, whatever the history', () => {
  it('has the percentage of the rule, from 0 to 99, over at most 20 checks', () => {
    fc.assert(
      fc.property(history, (checks) => {
        const flapping = after(checks);
        expect(flapping.percent).toBeCloseTo(percentByTheBook(checks), 9);
        expect(flapping.percent).toBeGreaterThanOrEqual(0);
        expect(flapping.percent).toBeLessThanOrEqual(99);
        expect(flapping.changes.length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('changes only across a threshold', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (checks, isGood) => {
        const before = after(checks);
        const now = observe(before, isGood);
        if (now.percent > 30) expect(now.isFlapping).toBe(true);
        else if (now.percent <= 25) expect(now.isFlapping).toBe(false);
        else expect(now.isFlapping).toBe(before.isFlapping);
      }),
    );
  });

  it('grows with each change and shrinks without one', () => {
    fc.assert(
      fc.property(history, (checks) => {
        const before = after(checks);
        const [again, turned] = [true, false].map((isGood) => observe(before, isGood === (before.lastWasGood ?? true)));
        expect(again?.percent).toBeLessThanOrEqual(before.percent);
        // A change that falls out of the 20 makes up for a new one only at the very top.
        if (before.percent < 99 && before.lastWasGood !== null) {
          expect(turned?.percent).toBeGreaterThan(again?.percent ?? 100);
        }
      }),
    );
  });

  it('is over after 20 checks with the same answer', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (checks, isGood) => {
        const quiet = after(same(isGood, 21), after(checks));
        expect(quiet).toEqual({ ...steady, lastWasGood: isGood });
      }),
    );
  });

  it('does not care which of the two answers is the good one', () => {
    fc.assert(
      fc.property(history, (checks) => {
        const mirrored = after(checks.map((isGood) => !isGood));
        const { percent, isFlapping, changes } = after(checks);
        expect(mirrored).toMatchObject({ percent, isFlapping, changes });
      }),
    );
  });
});
