import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTo,
  bucketCount,
  bucketOf,
  bucketsOfCode,
  emptyHistogram,
  lengthOf,
  phasesToCode,
  quantileOf,
  relativeError,
  responseChart,
  responsePhases,
  summaryOf,
} from '../../src/core/response-histogram';
import type { Histogram, ResponseDay } from '../../src/core/response-histogram';

const lengths = fc.array(fc.integer({ min: 0, max: 120_000 }), { minLength: 1, maxLength: 300 });
const shares = fc.constantFrom(0.05, 0.5, 0.9, 0.95, 1);

function histogramOf(all: readonly number[]): Histogram {
  const histogram = emptyHistogram();
  for (const ms of all) histogram[bucketOf(ms)] = (histogram[bucketOf(ms)] ?? 0) + 1;
  return histogram;
}

/** The nearest rank, from the lengths themselves. */
function trueQuantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((left, right) => left - right);
  return sorted[Math.max(1, Math.ceil(sorted.length * share)) - 1] ?? Number.NaN;
}

const isClose = (told: number | null, true_: number): boolean =>
  told !== null && Math.abs(told - true_) <= true_ * relativeError + 0.5;

describe('a histogram of response times', () => {
  it('tells a quantile within 2.5 % of the one that was measured', () => {
    fc.assert(
      fc.property(lengths, shares, (all, share) => {
        expect(isClose(quantileOf(histogramOf(all), share), trueQuantile(all, share))).toBe(true);
      }),
    );
  });

  it('tells the same of days put together as of all their answers', () => {
    fc.assert(
      fc.property(lengths, lengths, shares, (one, other, share) => {
        const together = addTo(histogramOf(one), histogramOf(other));
        expect(together).toEqual(histogramOf([...one, ...other]));
        expect(isClose(quantileOf(together, share), trueQuantile([...one, ...other], share))).toBe(true);
      }),
    );
  });

  it('has a bucket for every length that a check may take, in order', () => {
    let last = -1;
    for (let ms = 0; ms <= 120_000; ms += 7) {
      const bucket = bucketOf(ms);
      expect(bucket).toBeGreaterThanOrEqual(last);
      expect(Math.abs(lengthOf(bucket) - ms)).toBeLessThanOrEqual(ms * relativeError + 1e-6);
      last = bucket;
    }
    expect(last).toBeLessThan(bucketCount - 1);
    expect(bucketOf(1e9)).toBe(bucketCount - 1);
  });

  it('says nothing where nothing was measured', () => {
    expect(quantileOf(emptyHistogram(), 0.5)).toBeNull();
    expect(summaryOf([])).toEqual({
      total: null,
      dns: null,
      connect: null,
      tls: null,
      firstByte: null,
      transfer: null,
    });
  });
});

describe('the phases of an answer', () => {
  it('become one number and buckets again, those not measured left out', () => {
    const phases = fc.record(
      Object.fromEntries(responsePhases.map((phase) => [phase, fc.integer({ min: 0, max: 120_000 })])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(phases, (measured) => {
        const code = phasesToCode(measured);
        const expected = Object.entries(measured).map(([phase, ms]) => [phase, bucketOf(Number(ms))]);
        if (code === null) expect(expected).toEqual([]);
        else expect(bucketsOfCode(code)).toEqual(Object.fromEntries(expected));
        expect(Number.isSafeInteger(code ?? 0)).toBe(true);
      }),
    );
  });
});

describe('a chart of response times', () => {
  const dayMs = 86_400_000;
  const day = (number: number, ...all: number[]): ResponseDay => ({
    fromMs: number * dayMs,
    toMs: (number + 1) * dayMs,
    histograms: { total: histogramOf(all) },
  });

  it('has a point a day, and leaves days without an answer out', () => {
    expect(responseChart([day(3, 10, 10, 20), day(5, 7)], 10)).toEqual([
      { fromMs: 3 * dayMs, toMs: 4 * dayMs, medianMs: 10, p95Ms: 20 },
      { fromMs: 5 * dayMs, toMs: 6 * dayMs, medianMs: 7, p95Ms: 7 },
    ]);
    expect(responseChart([], 10)).toEqual([]);
  });

  it('puts days together where there are more than points', () => {
    const days = Array.from({ length: 365 }, (_, index) => day(index, 10));
    const points = responseChart(days, 100);
    expect(points).toHaveLength(92);
    expect(points.map(({ medianMs }) => medianMs)).toEqual(points.map(() => 10));
    expect(points[0]).toMatchObject({ fromMs: 0, toMs: 4 * dayMs });
  });
});
