import { localeOf } from './language';
import type { Language } from './language';

/** Times as a message writes them, in the client's language; each is undefined where the moment is no date. */
export interface MessageTimes {
  /** `Samstag, 21. November`, `Saturday 21 November`; with the year where it is not this one. */
  date: (atMs: number) => string | undefined;
  /** `Samstag, 21. November, 01:32 Uhr`. */
  full: (atMs: number) => string | undefined;
  /** `01:32 Uhr`. */
  time: (atMs: number) => string | undefined;
  /** `01:32 Uhr`; with the day in front where it is not the day of `besideMs`. */
  beside: (atMs: number, besideMs: number) => string | undefined;
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

/** `timeZone` is an IANA name; an unknown one throws a RangeError, as `Intl` does. */
export function createMessageTimes(language: Language, timeZone: string, nowMs: number): MessageTimes {
  const format = formatOf(language, timeZone);
  // The parts, and not the whole: how they are joined ("um", "at", a comma) changes from one ICU to the next. They are
  // costly, and a message writes the same few moments in many forms.
  const known = new Map<number, Parts>();
  const partsOf = (atMs: number): Parts | undefined => {
    if (!isDate(atMs)) return undefined;
    const parts =
      known.get(atMs) ?? Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    known.set(atMs, parts);
    return parts;
  };
  const thisYear = partsOf(nowMs)?.year;

  const date = (atMs: number): string | undefined => {
    const parts = partsOf(atMs);
    if (parts === undefined) return undefined;
    const { weekday = '', day = '', month = '', year = '' } = parts;
    const text = language === 'de' ? `${weekday}, ${day}. ${month}` : `${weekday} ${day} ${month}`;
    return year === thisYear ? text : `${text} ${year}`;
  };
  const time = (atMs: number): string | undefined => {
    const parts = partsOf(atMs);
    if (parts === undefined) return undefined;
    const text = `${parts.hour ?? ''}:${parts.minute ?? ''}`;
    return language === 'de' ? `${text} Uhr` : text;
  };
  const full = (atMs: number): string | undefined => {
    const [day, hour] = [date(atMs), time(atMs)];
    return day === undefined || hour === undefined ? undefined : `${day}, ${hour}`;
  };
  return { date, time, full, beside: (atMs, besideMs) => (date(atMs) === date(besideMs) ? time(atMs) : full(atMs)) };
}

/** To make one takes milliseconds, and one message after the other wants the same. */
const knownFormats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const format =
    knownFormats.get(key) ??
    new Intl.DateTimeFormat(localeOf[language], {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  knownFormats.set(key, format);
  return format;
}

/** Whether `Intl` can write it: ECMAScript's dates end 8.64e15 ms from 1970. */
function isDate(atMs: number): boolean {
  return Math.abs(atMs) <= 8.64e15;
}
