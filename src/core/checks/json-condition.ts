import type { JsonCondition } from './http-check';
import { valueAtJsonPath } from './json-path';

const longestShown = 80;

/**
 * Why a JSON condition does not hold, as a sentence's end; null where it holds. A path that leads nowhere fulfils no
 * comparison, `differs` neither: what is not there cannot be compared. `null` is a value, so it `exists`.
 */
export function jsonFault(condition: JsonCondition, answer: unknown): string | null {
  const { path, comparison, value: wanted } = condition;
  const found = valueAtJsonPath(answer, path);
  const place = path === '' ? 'the answer' : path;
  if (found === undefined) return `nothing stands at ${place}`;
  if (holds(comparison, found, wanted)) return null;
  return `${place} is ${shown(found)}, and should be: ${comparison} ${wanted}`;
}

function holds(comparison: JsonCondition['comparison'], found: unknown, wanted: string): boolean {
  switch (comparison) {
    case 'exists':
      return true;
    case 'equals':
      return isSame(found, wanted);
    case 'differs':
      return !isSame(found, wanted);
    case 'contains':
      return Array.isArray(found)
        ? found.some((entry) => isSame(entry, wanted))
        : typeof found === 'string' && found.includes(wanted);
    case 'less':
      return order(found, wanted) < 0;
    case 'greater':
      return order(found, wanted) > 0;
  }
}

/** A number is compared as one (`1.0` is 1); a text is not, so that version 1.10 is not 1.1. */
function isSame(found: unknown, wanted: string): boolean {
  if (typeof found === 'string') return found === wanted;
  if (typeof found === 'number') return found === numberIn(wanted);
  return JSON.stringify(found) === wanted.trim();
}

/** Below, at or above 0; NaN where the two have no order. Numbers by size, also those in a text, other texts as texts. */
function order(found: unknown, wanted: string): number {
  if (typeof found !== 'number' && typeof found !== 'string') return Number.NaN;
  const size = typeof found === 'number' ? found : numberIn(found);
  const wantedSize = numberIn(wanted);
  if (!Number.isNaN(size) && !Number.isNaN(wantedSize)) return size - wantedSize;
  if (typeof found === 'number' || found === wanted) return Number.NaN;
  return found < wanted ? -1 : 1;
}

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function shown(found: unknown): string {
  const text = JSON.stringify(found);
  return text.length <= longestShown ? text : `${text.slice(0, longestShown - 1)}…`;
}
