const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The day of an instant by this computer's calendar: `2026-11-21`. */
export function localDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** What this computer's clock shows at an instant: `02:30`. */
export function toClockTime(at: number): string {
  const date = new Date(at);
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** A time as it is typed (`2:30`, `2.30`, `0230`) in its full form, `02:30`; undefined where it is none. */
export function readClockTime(typed: string): string | undefined {
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed.trim()) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** For the rules of the core, which judge what is no time. */
export const asClockTime = (typed: string): string => readClockTime(typed) ?? typed.trim();
