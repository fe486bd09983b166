import { describe, expect, it } from 'vitest';
import { faultsOfTimes, futureFault } from '../../src/core/past-times';

const none = { startedAt: null, endedAt: null, noticedAt: null };

describe('instants that somebody enters', () => {
  it('have happened, up to this very moment', () => {
    expect([futureFault(9, 10), futureFault(10, 10), futureFault(11, 10)]).toEqual([null, null, 'not-in-the-future']);
    expect(futureFault(null, 10)).toBeNull();
  });

  it('of an outage are each at fault for itself, and what was not said is not', () => {
    expect(faultsOfTimes(none, 10)).toEqual(none);
    expect(faultsOfTimes({ startedAt: 3, endedAt: 5, noticedAt: 4 }, 10)).toEqual(none);
    expect(faultsOfTimes({ startedAt: 11, endedAt: 12, noticedAt: 13 }, 10)).toEqual({
      ...{ startedAt: 'not-in-the-future', endedAt: 'not-in-the-future', noticedAt: 'not-in-the-future' },
    });
    expect(faultsOfTimes({ startedAt: null, endedAt: 5, noticedAt: 1 }, 10)).toEqual(none);
  });

  it('end after the beginning, and not with it', () => {
    for (const endedAt of [2, 3]) {
      expect(faultsOfTimes({ startedAt: 3, endedAt, noticedAt: null }, 10).endedAt).toBe('ends-before-it-begins');
    }
    expect(faultsOfTimes({ startedAt: 3, endedAt: 4, noticedAt: null }, 10)).toEqual(none);
  });
});
