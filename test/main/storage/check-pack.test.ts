import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packChecks, unpackChecks } from '../../../src/main/storage/check-pack';
import type { StoredCheck } from '../../../src/main/storage/check-pack';

const hourStartMs = Date.UTC(2026, 10, 21, 1);
const good = (at: number, ms: number): StoredCheck => ({
  ...{ at, outcome: 0, ms, status: 200, cause: null, extra: null },
});
const steadyHour = Array.from({ length: 60 }, (_, minute) =>
  good(hourStartMs + minute * 60_000 + ((minute * 7) % 25), 120 + ((minute * 31) % 90)),
);

const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
const anyCheck: fc.Arbitrary<StoredCheck> = fc.record({
  at: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  outcome: fc.nat(200),
  ms: fc.option(fc.nat(10_000_000)),
  status: fc.option(whole),
  cause: fc.option(fc.nat(300)),
  // Dates, in milliseconds.
  extra: fc.option(fc.integer({ min: -4_102_444_800_000, max: 4_102_444_800_000 })),
});

describe('a pack', () => {
  it('gives back whatever was put in, in its order', () => {
    fc.assert(
      fc.property(fc.array(anyCheck, { maxLength: 80 }), (checks) => {
        expect(unpackChecks(packChecks(checks, hourStartMs), hourStartMs)).toEqual(checks);
      }),
    );
  });

  it('takes at most 4 bytes a check of a steady site', () => {
    expect(packChecks(steadyHour, hourStartMs).length / steadyHour.length).toBeLessThan(4);
  });

  it('is read wherever it lies in a larger buffer, as the database hands it out', () => {
    const packed = packChecks(steadyHour, hourStartMs);
    const larger = new Uint8Array(packed.length + 20);
    larger.set(packed, 7);
    expect(unpackChecks(larger.subarray(7, 7 + packed.length), hourStartMs)).toEqual(steadyHour);
  });

  it('that is damaged at any byte is told from a whole one, and never throws', () => {
    const packed = packChecks(steadyHour, hourStartMs);
    for (let place = 0; place < packed.length; place += 1) {
      const damaged = packed.slice();
      damaged[place] = (damaged[place] ?? 0) ^ 0x41;
      expect(unpackChecks(damaged, hourStartMs)).toBeNull();
      expect(unpackChecks(packed.slice(0, place), hourStartMs)).toBeNull();
    }
  });
});
