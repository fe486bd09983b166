import type { Language } from './language';

type Unit = 'day' | 'hour' | 'minute' | 'second';

const shortUnits: Record<Language, Record<Unit, string>> = {
  de: { day: 'T.', hour: 'Std.', minute: 'Min.', second: 'Sek.' },
  en: { day: 'd', hour: 'h', minute: 'min', second: 's' },
};
const longUnits: Record<Language, Record<Unit, [one: string, many: string]>> = {
  de: {
    day: ['Tag', 'Tage'],
    hour: ['Stunde', 'Stunden'],
    minute: ['Minute', 'Minuten'],
    second: ['Sekunde', 'Sekunden'],
  },
  en: { day: ['day', 'days'], hour: ['hour', 'hours'], minute: ['minute', 'minutes'], second: ['second', 'seconds'] },
};

/** The two largest units of a length of time: whole seconds below a minute, whole minutes above. */
function partsOf(durationMs: number): [count: number, unit: Unit][] {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  if (seconds < 60) return [[seconds, 'second']];
  const minutes = Math.floor(seconds / 60);
  const parts: [number, Unit][] =
    minutes < 1440
      ? [
          [Math.floor(minutes / 60), 'hour'],
          [minutes % 60, 'minute'],
        ]
      : [
          [Math.floor(minutes / 1440), 'day'],
          [Math.floor((minutes % 1440) / 60), 'hour'],
        ];
  return parts.filter(([count]) => count > 0);
}

/** By which number a sentence speaks of a length of time: 1 of one minute or one hour, which is not "were". */
export function grammaticalCountOf(durationMs: number): number {
  const [[count] = [0], ...others] = partsOf(durationMs);
  return others.length === 0 && count === 1 ? 1 : 2;
}

/** A length of time for a list or an alert: `6 Std. 48 Min.`, `6 h 48 min`. */
export function shortDuration(durationMs: number, language: Language): string {
  return partsOf(durationMs)
    .map(([count, unit]) => `${count} ${shortUnits[language][unit]}`)
    .join(' ');
}

/** A length of time within a sentence: `6 Stunden und 48 Minuten`, `6 hours and 48 minutes`. */
export function longDuration(durationMs: number, language: Language): string {
  return partsOf(durationMs)
    .map(([count, unit]) => `${count} ${longUnits[language][unit][count === 1 ? 0 : 1]}`)
    .join(language === 'de' ? ' und ' : ' and ');
}

/** The same length of time for a large line that may break: each number stays with its unit. */
export const withUnbrokenUnits = (duration: string): string => duration.replaceAll(/(\d) /g, '$1\u00a0');
