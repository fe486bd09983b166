import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longDuration, shortDuration, withUnbrokenUnits } from '../../src/core/duration';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('a length of time', () => {
  it.each([
    [0, '0 Sek.', '0 s', '0 Sekunden', '0 seconds'],
    [-5 * minute, '0 Sek.', '0 s', '0 Sekunden', '0 seconds'],
    [999, '0 Sek.', '0 s', '0 Sekunden', '0 seconds'],
    [second, '1 Sek.', '1 s', '1 Sekunde', '1 second'],
    [59 * second, '59 Sek.', '59 s', '59 Sekunden', '59 seconds'],
    [minute, '1 Min.', '1 min', '1 Minute', '1 minute'],
    [119 * second, '1 Min.', '1 min', '1 Minute', '1 minute'],
    [hour, '1 Std.', '1 h', '1 Stunde', '1 hour'],
    [6 * hour + 48 * minute, '6 Std. 48 Min.', '6 h 48 min', '6 Stunden und 48 Minuten', '6 hours and 48 minutes'],
    [day, '1 T.', '1 d', '1 Tag', '1 day'],
    [day + hour + 30 * minute, '1 T. 1 Std.', '1 d 1 h', '1 Tag und 1 Stunde', '1 day and 1 hour'],
    [40 * day, '40 T.', '40 d', '40 Tage', '40 days'],
  ])('%d ms', (ms, shortGerman, shortEnglish, longGerman, longEnglish) => {
    expect(shortDuration(ms, 'de')).toBe(shortGerman);
    expect(shortDuration(ms, 'en')).toBe(shortEnglish);
    expect(longDuration(ms, 'de')).toBe(longGerman);
    expect(longDuration(ms, 'en')).toBe(longEnglish);
  });

  it('always says something, in at most two units', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1e13 }), (ms) => {
        expect(shortDuration(ms, 'en')).toMatch(/^\d+ (d|h|min|s)( \d+ (h|min))?$/);
      }),
    );
  });

  it('breaks between its units, and never within one, where the line may break', () => {
    expect(withUnbrokenUnits('6 Std. 48 Min.')).toBe('6\u00a0Std. 48\u00a0Min.');
    expect(withUnbrokenUnits('1 d 1 h')).toBe('1\u00a0d 1\u00a0h');
  });
});
