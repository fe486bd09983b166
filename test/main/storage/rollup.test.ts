import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../src/core/check';
import { toCheckRow } from '../../../src/main/storage/check-codes';
import type { StoredCheck } from '../../../src/main/storage/check-pack';
import { checksOf, combineRollups, rollUp, toResponseTimes } from '../../../src/main/storage/rollup';
import { failedCheck, goodCheck } from '../../support/history-samples';

const stored = (result: CheckResult): StoredCheck => ({ extra: null, ...toCheckRow(result) });
const none = { good: 0, degraded: 0, blocked: 0, failed: 0, skipped: 0 };

describe('a rollup', () => {
  it('counts each kind of check, and takes the times of the answers alone', () => {
    const slow = { cause: 'slow', amount: 900, step: null, detail: '' } as const;
    const measured = { status: 200, isTruncated: false, aboutDate: null };
    const checks: CheckResult[] = [
      goodCheck(1, 100),
      { ...goodCheck(2, 200), isTruncated: true } as CheckResult,
      { kind: 'degraded', at: 3, ms: 900, concern: slow, ...measured },
      { kind: 'blocked', at: 4, ms: 5000, status: 403, mark: 'challenge', detail: '' },
      failedCheck(5),
      { kind: 'skipped', at: 6, why: 'offline' },
      { kind: 'skipped', at: 7, why: 'source' },
    ];
    expect(toResponseTimes(rollUp(checks.map(stored)))).toEqual({
      tally: { good: 2, degraded: 1, blocked: 1, failed: 1, skipped: 2 },
      ...{ minMs: 100, meanMs: 400, p95Ms: 900, maxMs: 900 },
    });
  });

  it('has no times where nothing answered', () => {
    const nothing = { minMs: null, meanMs: null, p95Ms: null, maxMs: null };
    expect(toResponseTimes(rollUp([]))).toEqual({ tally: none, ...nothing });
    expect(toResponseTimes(combineRollups([rollUp([stored(failedCheck(1))]), rollUp([])]))).toEqual({
      ...{ tally: { ...none, failed: 1 }, ...nothing },
    });
  });

  it('takes the 95th percentile by the nearest rank', () => {
    const checks = Array.from({ length: 20 }, (_, index) => stored(goodCheck(index, (index + 1) * 10)));
    expect(rollUp(checks).p95Ms).toBe(190);
    expect(rollUp(checks.slice(0, 1)).p95Ms).toBe(10);
  });

  it('put together of parts says what the whole says, the percentile within what the parts say', () => {
    const check = fc.oneof(
      fc.nat(5000).map((ms) => stored(goodCheck(1, ms))),
      fc.constant(stored(failedCheck(1))),
      fc.constant(stored({ kind: 'skipped', at: 1, why: 'offline' })),
    );
    const parts = fc.array(fc.array(check, { maxLength: 20 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, (checks) => {
        const rollups = checks.map(rollUp);
        const { p95Ms, ...combined } = combineRollups(rollups);
        const { p95Ms: exactP95Ms, ...exact } = rollUp(checks.flat());
        expect(combined).toEqual(exact);
        expect(checksOf(combined)).toBe(checks.flat().length);
        expect(p95Ms === null).toBe(exactP95Ms === null);
        const known = rollups.flatMap((rollup) => rollup.p95Ms ?? []);
        if (p95Ms !== null) expect(p95Ms).toBeGreaterThanOrEqual(Math.min(...known));
        if (p95Ms !== null) expect(p95Ms).toBeLessThanOrEqual(Math.max(...known));
      }),
    );
  });
});
