import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../core/language';
import { longDuration, shortDuration } from '../core/duration';

const localeOf: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };

/** Times, lengths and numbers in the window's language. All instants in epoch milliseconds, shown in local time. */
export interface Formats {
  /** `01:32` */
  time: (at: number) => string;
  /** `01:32:04` */
  exactTime: (at: number) => string;
  /** `01:32` today, `gestern, 01:32`, else with the date. */
  moment: (at: number, now: number) => string;
  /** As `moment`, but without the time of day where it is older than yesterday. */
  roughMoment: (at: number, now: number) => string;
  /** `12. Mai 2026, 01:32` */
  dateTime: (at: number) => string;
  date: (at: number) => string;
  /** `heute`, `morgen`, else `Sa., 28. Nov.`, with the year where it is another one. */
  comingDay: (at: number, now: number) => string;
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
  /** `175,2` */
  decimal: (value: number) => string;
}

/** The local day of an instant, as a key to compare. */
export const dayOf = (at: number): string => new Date(at).toDateString();

export function createFormats(language: Language): Formats {
  const locale = localeOf[language];
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (at: number) => format.format(at);
  };
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = formatter(clock);
  const date = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
  const dayAndMonth = formatter({ day: 'numeric', month: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const exactPercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const yesterday = (now: number): string => dayOf(new Date(now).setDate(new Date(now).getDate() - 1));

  const recent = (at: number, now: number): string | undefined => {
    if (dayOf(at) === dayOf(now)) return time(at);
    return dayOf(at) === yesterday(now) ? `${relative.format(-1, 'day')}, ${time(at)}` : undefined;
  };
  const nearDay = formatter({ weekday: 'short', day: 'numeric', month: 'short' });
  const farDay = formatter({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const tomorrow = (now: number): string => dayOf(new Date(now).setDate(new Date(now).getDate() + 1));
  const weekday = formatter({ weekday: 'short' });
  const comingDay = (at: number, now: number): string => {
    if (dayOf(at) === dayOf(now)) return relative.format(0, 'day');
    if (dayOf(at) === tomorrow(now)) return relative.format(1, 'day');
    return new Date(at).getFullYear() === new Date(now).getFullYear() ? nearDay(at) : farDay(at);
  };
  const olderDay = (at: number, now: number): string =>
    new Date(at).getFullYear() === new Date(now).getFullYear() ? dayAndMonth(at) : date(at);

  return {
    time,
    date,
    comingDay,
    // The 1st of January 2024 was a Monday.
    weekday: (number) => weekday(new Date(2024, 0, number).getTime()),
    exactTime: formatter({ ...clock, second: '2-digit' }),
    moment: (at, now) => recent(at, now) ?? `${olderDay(at, now)}, ${time(at)}`,
    roughMoment: (at, now) => recent(at, now) ?? olderDay(at, now),
    dateTime: (at) => `${date(at)}, ${time(at)}`,
    duration: (ms) => shortDuration(ms, language),
    longDuration: (ms) => longDuration(ms, language),
    milliseconds: (ms) => `${number.format(Math.round(ms))} ms`,
    percent: (value) => percent.format(value / 100),
    exactPercent: (value) => exactPercent.format(value / 100),
    decimal: (value) => decimal.format(value),
  };
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'de' ? 'de' : 'en';
}

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => createFormats(language), [language]);
}
