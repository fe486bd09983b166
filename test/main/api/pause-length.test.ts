import { describe, expect, it } from 'vitest';
import { pauseOf } from '../../../src/main/api/pause-length';

const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();

describe('the end of a pause', () => {
  it('is so many minutes from now, or never', () => {
    expect(pauseOf({ minutes: 30 }, 1000)).toEqual({ untilMs: 1_801_000 });
    expect(pauseOf('endless', 1000)).toEqual({ untilMs: null });
  });

  it.each([
    ['in the evening, the next morning', at(21, 22), at(22, 8)],
    ['at noon, the next morning', at(21, 12), at(22, 8)],
    ['after midnight, the morning to come', at(22, 1, 30), at(22, 8)],
    ['at eight sharp, the next one', at(22, 8), at(23, 8)],
    ['at the end of a month', at(30, 20), new Date(2026, 11, 1, 8).getTime()],
    // Where summer time ends that night, it is an hour longer.
    ['over the end of summer time', new Date(2026, 9, 24, 22).getTime(), new Date(2026, 9, 25, 8).getTime()],
  ])('until tomorrow is %s', (_when, nowMs, untilMs) => {
    expect(pauseOf('until-tomorrow', nowMs)).toEqual({ untilMs });
  });
});
