import { describe, expect, it } from 'vitest';
import { instantOf } from '../../src/core/local-time';
import { quietAt, quietHoursSchema } from '../../src/core/quiet-hours';
import type { QuietHours, QuietSpan } from '../../src/core/quiet-hours';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const hours = (...spans: QuietSpan[]): QuietHours => ({ isOn: true, timeZone: null, spans });
const nights = hours({ days: everyDay, start: '22:00', end: '07:00' });
const stretch = (of: QuietHours, at: string): string[] | null => {
  const found = quietAt(of, Date.parse(at), 'Europe/Berlin');
  return found === null ? null : [found.fromMs, found.toMs].map((ms) => new Date(ms).toISOString());
};

describe('quiet hours', () => {
  it.each([
    ['at their first moment', '2026-01-14T21:00:00Z', true],
    ['before midnight', '2026-01-14T22:59:59Z', true],
    ['after midnight', '2026-01-15T02:00:00Z', true],
    ['at their last moment', '2026-01-15T05:59:59.999Z', true],
    ['at their end', '2026-01-15T06:00:00Z', false],
    ['a moment before they begin', '2026-01-14T20:59:59.999Z', false],
    ['at noon', '2026-01-14T11:00:00Z', false],
  ])('over midnight hold %s', (_when, at, isQuiet) => {
    const night = ['2026-01-14T21:00:00.000Z', '2026-01-15T06:00:00.000Z'];
    expect(stretch(nights, at)).toEqual(isQuiet ? night : null);
  });

  it('belong to the day they begin on', () => {
    const friday = hours({ days: [5], start: '22:00', end: '10:00' });
    // 16 January 2026 is a Friday.
    expect(stretch(friday, '2026-01-17T08:00:00Z')).toEqual(['2026-01-16T21:00:00.000Z', '2026-01-17T09:00:00.000Z']);
    expect(stretch(friday, '2026-01-16T08:00:00Z')).toBeNull();
    expect(stretch(friday, '2026-01-17T21:30:00Z')).toBeNull();
  });

  it('that meet or overlap are one', () => {
    const weekend = hours(
      { days: [6, 7], start: '07:00', end: '22:00' },
      { days: everyDay, start: '22:00', end: '07:00' },
    );
    // From Friday evening to Monday morning.
    expect(stretch(weekend, '2026-01-16T23:00:00Z')?.[1]).toBe('2026-01-19T06:00:00.000Z');
  });

  it('as long as a day end, and those without a span never begin', () => {
    const always = hours({ days: everyDay, start: '00:00', end: '00:00' });
    expect(quietAt(always, 0, 'Europe/Berlin')).not.toBeNull();
    expect(stretch(hours(), '2026-01-16T23:00:00Z')).toBeNull();
  });

  it('hold where the user lives, or where he says', () => {
    const tokyo: QuietHours = { ...nights, timeZone: 'Asia/Tokyo' };
    expect(stretch(tokyo, '2026-01-14T13:30:00Z')?.[0]).toBe('2026-01-14T13:00:00.000Z');
    expect(stretch(nights, '2026-01-14T13:30:00Z')).toBeNull();
  });
});

// In Berlin the clocks jump from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October 2026.
describe('quiet hours and summer time in Europe/Berlin', () => {
  it('the night of the spring change is an hour shorter, that of autumn an hour longer', () => {
    expect(stretch(nights, '2026-03-29T00:30:00Z')).toEqual(['2026-03-28T21:00:00.000Z', '2026-03-29T05:00:00.000Z']);
    expect(stretch(nights, '2026-10-25T00:30:00Z')).toEqual(['2026-10-24T20:00:00.000Z', '2026-10-25T06:00:00.000Z']);
  });

  it('an end that the clocks leave out is the moment of the jump', () => {
    const early = hours({ days: everyDay, start: '22:00', end: '02:30' });
    expect(stretch(early, '2026-03-29T00:59:00Z')?.[1]).toBe('2026-03-29T01:00:00.000Z');
    expect(stretch(early, '2026-03-29T01:00:00Z')).toBeNull();
  });

  it('a beginning that the clocks leave out is the moment of the jump, and a span all left out is none', () => {
    const late = hours({ days: everyDay, start: '02:30', end: '06:00' });
    expect(stretch(late, '2026-03-29T01:00:00Z')).toEqual(['2026-03-29T01:00:00.000Z', '2026-03-29T04:00:00.000Z']);
    const gone = hours({ days: everyDay, start: '02:10', end: '02:50' });
    expect(stretch(gone, '2026-03-29T01:00:00Z')).toBeNull();
    expect(stretch(gone, '2026-03-30T00:20:00Z')).toEqual(['2026-03-30T00:10:00.000Z', '2026-03-30T00:50:00.000Z']);
  });

  it('times that come twice are meant the first time', () => {
    const doubled = hours({ days: everyDay, start: '02:15', end: '02:45' });
    expect(stretch(doubled, '2026-10-25T00:20:00Z')).toEqual(['2026-10-25T00:15:00.000Z', '2026-10-25T00:45:00.000Z']);
    expect(stretch(doubled, '2026-10-25T01:20:00Z')).toBeNull();
  });

  it('every quarter of an hour of both days is found again', () => {
    for (const day of [
      { year: 2026, month: 3, day: 29 },
      { year: 2026, month: 10, day: 25 },
    ]) {
      for (let minutes = 0; minutes < 1440; minutes += 15) {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const shown = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
        const isLeftOut = day.month === 3 && time.startsWith('02');
        expect(shown.format(instantOf(day, time, 'Europe/Berlin'))).toBe(isLeftOut ? '03:00' : time);
      }
    }
  });
});

it('the schema takes no day twice, no time that there is not, and no offset for a zone', () => {
  const span = { days: [7, 1, 7], start: '22:00', end: '07:00' };
  expect(quietHoursSchema.parse(hours(span)).spans[0]?.days).toEqual([1, 7]);
  expect(quietHoursSchema.safeParse(hours({ ...span, start: '24:00' })).success).toBe(false);
  expect(quietHoursSchema.safeParse(hours({ ...span, days: [] })).success).toBe(false);
  expect(quietHoursSchema.safeParse({ ...nights, timeZone: '+01:00' }).success).toBe(false);
});
