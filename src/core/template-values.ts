import type { Language } from './language';
import { longDuration, shortDuration } from './duration';
import type { MessageTimes } from './message-times';

/** What is put in a placeholder's place. `shown` is how it is written without a filter. */
export type KnownValue =
  | { type: 'text'; shown: string }
  | { type: 'moment'; shown: string; full: string; date: string; time: string }
  | { type: 'duration'; shown: string; short: string }
  | { type: 'list'; shown: string; items: readonly string[]; joined: string }
  | { type: 'count'; shown: string; count: number };

/** No text is no value. */
export function textValue(text: string | undefined): KnownValue | undefined {
  return text === undefined || text === '' ? undefined : { type: 'text', shown: text };
}

/** Undefined where the moment is unknown, or no date. `shown`: what is written where no filter says otherwise. */
export function momentValue(
  times: MessageTimes,
  atMs: number | null,
  shown: (times: MessageTimes, atMs: number) => string | undefined,
): KnownValue | undefined {
  if (atMs === null) return undefined;
  const [full, date, time, usual] = [times.full(atMs), times.date(atMs), times.time(atMs), shown(times, atMs)];
  if (full === undefined || date === undefined || time === undefined || usual === undefined) return undefined;
  return { type: 'moment', shown: usual, full, date, time };
}

export function durationValue(durationMs: number, language: Language): KnownValue {
  return {
    type: 'duration',
    shown: longDuration(durationMs, language),
    short: shortDuration(durationMs, language),
  };
}

/** Undefined where nothing is listed; what is listed twice stands once. */
export function listValue(items: readonly string[], language: Language): KnownValue | undefined {
  const once = [...new Set(items)].filter((item) => item !== '');
  if (once.length === 0) return undefined;
  const joined = joinedList(once, language);
  return { type: 'list', shown: joined, items: once, joined };
}

/** A list that is written with each item on a line of its own where no filter says otherwise. */
export function asLines(value: KnownValue | undefined): KnownValue | undefined {
  return value?.type === 'list' ? { ...value, shown: value.items.map((item) => `– ${item}`).join('\n') } : value;
}

/** `A`, `A und B`, `A, B und C`; in English as is usual in Britain without a comma before the last. */
export function joinedList(items: readonly string[], language: Language): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${language === 'de' ? 'und' : 'and'} ${items.at(-1) ?? ''}`;
}

const numbersInWords: Record<Language, readonly string[]> = {
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' '),
  en: 'none one two three four five six seven eight nine ten eleven twelve'.split(' '),
};

/** Up to twelve in words, as books are printed. */
export function countValue(count: number, language: Language): KnownValue {
  return { type: 'count', count, shown: numbersInWords[language][count] ?? String(count) };
}
