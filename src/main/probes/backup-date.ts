const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const instant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)?$/;
/** Below it a number means seconds (until the year 5138), above it milliseconds (since 1973). */
const leastMs = 1e11;

/**
 * Epoch milliseconds of ISO 8601 or W3C's form of it; null for everything else, which `Date.parse` would guess at. Without
 * a zone it is local. A day without a time counts as its last moment: whatever was saved on that day was saved until
 * then, and a backup of last night must not look a day older than it is.
 */
export function readIsoDate(text: string): number | null {
  const trimmed = text.trim().toUpperCase();
  const [, year, month, date] = day.exec(trimmed) ?? [];
  if (year !== undefined && !Number.isNaN(Date.parse(trimmed))) {
    return new Date(Number(year), Number(month) - 1, Number(date) + 1).getTime() - 1;
  }
  const [, onDay, time = '', zone = ''] = instant.exec(trimmed) ?? [];
  return onDay === undefined ? null : orNull(Date.parse(`${onDay}T${time.replace(',', '.')}${wholeZone(zone)}`));
}

/** `Date.parse` wants `+02:00`. */
function wholeZone(zone: string): string {
  if (zone === '' || zone === 'Z') return zone;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** What stands in a JSON: ISO 8601, or seconds or milliseconds since 1970, as a number or its digits. */
export function readJsonDate(value: unknown): number | null {
  if (typeof value === 'string') {
    return /^\d{9,14}(?:\.\d+)?$/.test(value.trim()) ? readJsonDate(Number(value)) : readIsoDate(value);
  }
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return null;
  const atMs = Math.round(value < leastMs ? value * 1000 : value);
  return orNull(new Date(atMs).getTime());
}

/** `Last-Modified` (RFC 9110, section 5.6.7), which is always in GMT. */
export function readHttpDate(text: string | undefined): number | null {
  return text !== undefined && /^\w{3,9},? .*GMT$/.test(text.trim()) ? orNull(Date.parse(text)) : null;
}

const orNull = (ms: number): number | null => (Number.isNaN(ms) ? null : ms);
