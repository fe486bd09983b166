/** A moment as it is typed: the local day `2026-11-21` and the time `01:32`. */
export interface When {
  day: string | null;
  time: string;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

export function localDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

export function toWhen(at: number): When {
  const date = new Date(at);
  return { day: localDay(at), time: `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}` };
}

/** The instant that is meant; a key of `invalid` in the locales where there is none. */
export function instantOf({ day, time }: When): { at: number } | { fault: 'not-a-day' | 'not-a-time-of-day' } {
  if (day === null) return { fault: 'not-a-day' };
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})$/.exec(time.trim()) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59)
    return { fault: 'not-a-time-of-day' };
  return { at: new Date(`${day}T${hours.padStart(2, '0')}:${minutes}`).getTime() };
}
