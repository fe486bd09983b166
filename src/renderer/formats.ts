import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { documentFormats } from '../core/document-formats';
import type { DocumentFormats } from '../core/document-formats';
import { localeOf } from '../core/language';
import type { Language } from '../core/language';

/** Times, lengths and numbers in the window's language: as papers write them, in local time, and beside now. */
export interface Formats extends DocumentFormats {
  /** `01:32` today, `gestern, 01:32`, else with the date. */
  moment: (at: number, now: number) => string;
  /** As `moment`, but without the time of day where it is older than yesterday. */
  roughMoment: (at: number, now: number) => string;
  /** `heute`, `morgen`, else `Sa., 28. Nov.`, with the year where it is another one. */
  comingDay: (at: number, now: number) => string;
}

/** The local day of an instant, as a key to compare. */
export const dayOf = (at: number): string => new Date(at).toDateString();

export function createFormats(language: Language): Formats {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const formats = documentFormats(language, timeZone);
  const { time, date, shortDate } = formats;
  const locale = localeOf[language];
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (at: number) => format.format(at);
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const yesterday = (now: number): string => dayOf(new Date(now).setDate(new Date(now).getDate() - 1));

  const recent = (at: number, now: number): string | undefined => {
    if (dayOf(at) === dayOf(now)) return time(at);
    return dayOf(at) === yesterday(now) ? `${relative.format(-1, 'day')}, ${time(at)}` : undefined;
  };
  const nearDay = formatter({ weekday: 'short', day: 'numeric', month: 'short' });
  const farDay = formatter({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const tomorrow = (now: number): string => dayOf(new Date(now).setDate(new Date(now).getDate() + 1));
  const comingDay = (at: number, now: number): string => {
    if (dayOf(at) === dayOf(now)) return relative.format(0, 'day');
    if (dayOf(at) === tomorrow(now)) return relative.format(1, 'day');
    return new Date(at).getFullYear() === new Date(now).getFullYear() ? nearDay(at) : farDay(at);
  };
  const olderDay = (at: number, now: number): string =>
    new Date(at).getFullYear() === new Date(now).getFullYear() ? shortDate(at) : date(at);

  return {
    ...formats,
    comingDay,
    moment: (at, now) => recent(at, now) ?? `${olderDay(at, now)}, ${time(at)}`,
    roughMoment: (at, now) => recent(at, now) ?? olderDay(at, now),
  };
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'de' ? 'de' : 'en';
}

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => createFormats(language), [language]);
}
