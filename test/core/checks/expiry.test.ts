import { describe, expect, it } from 'vitest';
import { expiryConcern } from '../../../src/core/checks/expiry';

const now = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
const inDays = (days: number) => expiryConcern('certificate-expiring', now + days * dayMs, now);

describe('an end that comes near', () => {
  it.each([
    [400, null, null],
    [22, null, null],
    [21.99, 21, 21],
    [21, 21, 21],
    [8, 8, 21],
    [7.5, 7, 7],
    [7, 7, 7],
    [2, 2, 7],
    [1.2, 1, 1],
    [0.5, 0, 1],
    [0, 0, 1],
    [-3, 0, 1],
  ])('in %d days: %j days left, step %j', (days, amount, step) => {
    const concern = inDays(days);
    expect(concern?.amount ?? null).toBe(amount);
    expect(concern?.step ?? null).toBe(step);
  });

  it('names what ends, and when', () => {
    expect(expiryConcern('domain-expiring', Date.UTC(2026, 0, 4), now)).toEqual({
      cause: 'domain-expiring',
      amount: 3,
      step: 7,
      detail: 'valid until 2026-01-04T00:00:00.000Z',
    });
  });
});
