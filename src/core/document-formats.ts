import { longDuration, shortDuration } from './duration';
import { localeOf } from './language';
import type { Language } from './language';

/** Times, lengths and numbers as papers for others write them, in a language and a time zone. Instants in epoch milliseconds. */
export interface DocumentFormats {
  /** `21. November 2026` */
  date: (at: number) => string;
  /** `21. November 2026, 01:32` */
  dateTime: (at: number) => string;
  /** `21.11.2026, 01:32:04` */
  exactDateTime: (at: number) => string;
  /** `01:32` */
  time: (at: number) => string;
  /** `01:32:04` */
  exactTime: (at: number) => string;
  /** `21. Nov.` */
  shortDate: (at: number) => string;
  /** `Januar` for 1. */
  month: (number: number) => string;
  /** `Mo` for 1, `So` for 7. */
  weekday: (number: number) => string;
  /** `6 Std. 48 Min.` */
  duration: (ms: number) => string;
  /** `6 Stunden und 48 Minuten` */
  longDuration: (ms: number) => string;
  /** `184 ms` */
  milliseconds: (ms: number) => string;
  /** `99,93 %`, of a number from 0 to 100. */
  percent: (value: number) => string;
  /** `99,9995 %`: as it was typed. */
  exactPercent: (value: number) => string;
  /** `43.200` */
  whole: (value: number) => string;
  /** `175,2` */
  decimal: (value: number) => string;
}

/** Making one costs milliseconds, and a hundred reports want the same. */
const known = new Map<string, DocumentFormats>();

/** @param timeZone an IANA name; an unknown one throws a RangeError, as `Intl` does. */
export function documentFormats(language: Language, timeZone: string): DocumentFormats {
  const key = `${language} ${timeZone}`;
  const formats = known.get(key) ?? createFormats(language, timeZone);
  known.set(key, formats);
  return formats;
}

function createFormats(language: Language, timeZone: string): DocumentFormats {
  const locale = localeOf[language];
  const formatter = (options: Intl.DateTimeFormatOptions): ((at: number) => string) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (at) => format.format(at);
  };
  const number = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value) => format.format(value);
  };
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = formatter(clock);
  const exactTime = formatter({ ...clock, second: '2-digit' });
  const date = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
  const figures = formatter({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const percent = number({ style: 'percent', maximumFractionDigits: 2 });
  const exactPercent = number({ style: 'percent', maximumFractionDigits: 4 });
  const whole = number({ maximumFractionDigits: 0 });
  const month = formatter({ month: 'long', timeZone: 'UTC' });
  const weekday = formatter({ weekday: 'short', timeZone: 'UTC' });
  return {
    date,
    time,
    exactTime,
    // How the two are joined ("um", "at", a comma) changes from one ICU to the next.
    dateTime: (at) => `${date(at)}, ${time(at)}`,
    exactDateTime: (at) => `${figures(at)}, ${exactTime(at)}`,
    shortDate: formatter({ day: 'numeric', month: 'short' }),
    month: (number) => month(Date.UTC(2024, number - 1, 15)),
    // The 1st of January 2024 was a Monday.
    weekday: (day) => weekday(Date.UTC(2024, 0, day)),
    duration: (ms) => shortDuration(ms, language),
    longDuration: (ms) => longDuration(ms, language),
    milliseconds: (ms) => `${whole(Math.round(ms))} ms`,
    whole,
    percent: (value) => percent(value / 100),
    exactPercent: (value) => exactPercent(value / 100),
    decimal: number({ maximumFractionDigits: 1 }),
  };
}
