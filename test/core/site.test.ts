import { describe, expect, it } from 'vitest';
import { httpCheckDefaults, isExpectedStatus, statusRangeSchema } from '../../src/core/checks/http-check';
import type { HttpCheck } from '../../src/core/checks/http-check';
import { isPaused, pausedUntil, siteDefaults, siteEditSchema } from '../../src/core/site';

describe('statusRangeSchema', () => {
  it.each(['200', '200-399', ' 404 ', '599', '100-100'])('takes %j', (text) => {
    expect(statusRangeSchema.parse(text)).toBe(text.trim());
  });

  it.each([
    ['', 'not-a-status-range'],
    ['20', 'not-a-status-range'],
    ['600', 'not-a-status-range'],
    ['099', 'not-a-status-range'],
    ['200-', 'not-a-status-range'],
    ['200,201', 'not-a-status-range'],
    ['200 - 300', 'not-a-status-range'],
    ['2xx', 'not-a-status-range'],
    ['300-200', 'status-range-reversed'],
  ])('refuses %j: %s', (text, message) => {
    expect(statusRangeSchema.safeParse(text).error?.issues[0]?.message).toBe(message);
  });
});

describe('isExpectedStatus', () => {
  it.each([
    [['200-399'], 199, false],
    [['200-399'], 200, true],
    [['200-399'], 399, true],
    [['200-399'], 400, false],
    [['200'], 200, true],
    [['200'], 201, false],
    [['200', '401-403'], 402, true],
    [['200', '401-403'], 404, false],
    [[], 200, false],
  ])('%j with %d is %s', (expected, status, isExpected) => {
    expect(isExpectedStatus(expected, status)).toBe(isExpected);
  });
});

describe('isPaused', () => {
  it.each([
    [null, 100, false],
    [{ untilMs: null }, 100, true],
    [{ untilMs: 101 }, 100, true],
    [{ untilMs: 100 }, 100, false],
    [{ untilMs: 99 }, 100, false],
  ])('%j at %d is %s', (pause, nowMs, expected) => {
    expect(isPaused(pause, nowMs)).toBe(expected);
  });
});

describe('pausedUntil', () => {
  it.each([
    [[null, null], 0],
    [[{ untilMs: 99 }, null], 0],
    [[{ untilMs: 150 }, null], 150],
    [[{ untilMs: 150 }, { untilMs: 200 }], 200],
    [[{ untilMs: null }, { untilMs: 200 }], null],
    [[{ untilMs: 200 }, { untilMs: null }], null],
  ])('of %j is %s', (pauses, expected) => {
    expect(pausedUntil(pauses, 100)).toBe(expected);
  });
});

describe('siteEditSchema', () => {
  // What was agreed for a site is no part of its form.
  const { agreement: _, card: __, ...formDefaults } = siteDefaults;
  const edit = { ...formDefaults, name: 'Tischlerei', url: 'example.org' };

  const checking = (over: Partial<HttpCheck>): { check: HttpCheck } => ({ check: { ...httpCheckDefaults, ...over } });

  it('makes the address whole and keeps the rest', () => {
    expect(siteEditSchema.parse(edit)).toEqual({ ...edit, url: 'https://example.org/' });
  });

  it.each([
    [{ name: '  ' }, 'name'],
    [{ url: 'ftp://example.org' }, 'url'],
    [{ intervalSeconds: 29 }, 'intervalSeconds'],
    [{ intervalSeconds: 86_401 }, 'intervalSeconds'],
    [{ timeoutSeconds: 0 }, 'timeoutSeconds'],
    [{ failuresToConfirm: 0 }, 'failuresToConfirm'],
    [checking({ expectStatus: [] }), 'check.expectStatus'],
    [checking({ maxRedirects: 21 }), 'check.maxRedirects'],
    [checking({ keyword: { text: '', mustOccur: true } }), 'check.keyword.text'],
    [checking({ method: 'HEAD', keyword: { text: 'a', mustOccur: true } }), 'check.keyword'],
  ])('refuses %j at %s', (over, place) => {
    const refused = siteEditSchema.safeParse({ ...edit, ...over });
    expect(refused.error?.issues.map(({ path }) => path.join('.'))).toEqual([place]);
  });

  it.each([{ intervalSeconds: 30 }, { intervalSeconds: 86_400 }, { timeoutSeconds: 1 }, { method: 'HEAD' as const }])(
    'takes %j',
    (over) => {
      expect(siteEditSchema.safeParse({ ...edit, ...over }).success).toBe(true);
    },
  );
});
