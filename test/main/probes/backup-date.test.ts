import { describe, expect, it } from 'vitest';
import { readHttpDate, readIsoDate, readJsonDate } from '../../../src/main/probes/backup-date';

const noon = Date.UTC(2026, 5, 1, 12);

describe('an ISO date', () => {
  it.each([
    '2026-06-01T12:00:00Z',
    '2026-06-01T12:00Z',
    '2026-06-01t12:00:00.000z',
    '2026-06-01 12:00:00 Z',
    ' 2026-06-01T12:00:00,000Z ',
    '2026-06-01T14:00:00+02:00',
    '2026-06-01 14:00:00 +0200',
    '2026-06-01T14:00+02',
    '2026-06-01T04:30:00-07:30',
  ])('%j', (text) => {
    expect(readIsoDate(text)).toBe(noon);
  });

  it('without a zone is local', () => {
    expect(readIsoDate('2026-06-01T12:00:00')).toBe(new Date(2026, 5, 1, 12).getTime());
    expect(readIsoDate('2026-06-01 12:00')).toBe(new Date(2026, 5, 1, 12).getTime());
  });

  it('without a time is the last moment of its day', () => {
    expect(readIsoDate('2026-06-30')).toBe(new Date(2026, 6, 1).getTime() - 1);
  });

  it.each(['', 'gestern', 'backup 1', '2026', '2026-06', '2026-13-01', '2026-06-01T25:00:00Z', '1.6.2026', '20260601'])(
    '%j is none',
    (text) => {
      expect(readIsoDate(text)).toBeNull();
    },
  );
});

describe('a date in a JSON', () => {
  it.each([noon, noon / 1000, String(noon), String(noon / 1000), `${noon / 1000}.0`, '2026-06-01T12:00:00Z'])(
    '%j',
    (value) => {
      expect(readJsonDate(value)).toBe(noon);
    },
  );

  it.each([null, undefined, true, {}, [], 0, -5, Number.NaN, Infinity, 1e300, '', '12', 'ok'])(
    '%j is none',
    (value) => {
      expect(readJsonDate(value)).toBeNull();
    },
  );
});

describe('an HTTP date', () => {
  it.each(['Mon, 01 Jun 2026 12:00:00 GMT', 'Monday, 01-Jun-26 12:00:00 GMT'])('%j', (text) => {
    expect(readHttpDate(text)).toBe(noon);
  });

  it.each([undefined, '', '0', 'Mon, 01 Jun 2026 12:00:00', '2026-06-01T12:00:00Z', 'x, y GMT'])(
    '%j is none',
    (text) => {
      expect(readHttpDate(text)).toBeNull();
    },
  );
});
