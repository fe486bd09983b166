import { existsSync } from 'node:fs';
import { format, parse } from 'node:path';

/**
 * A free name beside `file` that says what is wrong and since when: `config.damaged-2026-11-21T0133.json`, in local time,
 * since that is what its reader remembers.
 */
export function asideName(file: string, what: string, nowMs: number): string {
  const { dir, name, ext } = parse(file);
  const named = (suffix: string): string =>
    format({ dir, base: `${name}.${what}-${minuteText(nowMs).replace(' ', 'T').replace(':', '')}${suffix}${ext}` });
  let candidate = named('');
  for (let count = 2; existsSync(candidate); count += 1) candidate = named(`-${count}`);
  return candidate;
}

/** An instant in local time as every language reads it: `2026-11-21 01:33`. */
export function minuteText(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
