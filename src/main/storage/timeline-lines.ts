import { timelineEntrySchema } from '../../core/incident';
import type { TimelineEntry } from '../../core/incident';
import type { Log } from '../ports';
import { parseFacts, readAll } from './read-all';

/** As most lines begin that the app writes. */
const opening = /^(\{"kind":"[a-z-]+","at":)(\d{1,16})(?=[,}])/;
/** Longer ones hold a text of their own, and none is like another. */
const longestAlike = 160;
const mostRemembered = 5000;

export type ReadLines = (timeline: readonly string[]) => TimelineEntry[];

/**
 * Reads the lines of timelines as they are kept; what this version cannot read is left out and logged. In a long log most
 * lines differ from one before in nothing but their time, so that each such line is parsed and looked through once.
 */
export function createLineReader(log: Log): ReadLines {
  const known = new Map<string, TimelineEntry>();

  function lineOf(facts: string): TimelineEntry | null {
    const found = facts.length <= longestAlike ? opening.exec(facts) : null;
    if (found === null) return read(facts);
    const [begin, start = '', at] = found;
    const alike = start + facts.slice(begin.length);
    const like = known.get(alike);
    if (like !== undefined) return { ...like, at: Number(at) };
    const entry = read(facts);
    if (entry !== null) remember(alike, entry);
    return entry;
  }
  function remember(alike: string, entry: TimelineEntry): void {
    if (known.size >= mostRemembered) known.clear();
    known.set(alike, entry);
  }
  const read = (facts: string): TimelineEntry | null =>
    readAll([parseFacts(facts)], timelineEntrySchema, 'a line of a timeline', log)[0] ?? null;

  return (timeline) => {
    const entries: TimelineEntry[] = [];
    for (const facts of timeline) {
      const entry = lineOf(facts);
      if (entry !== null) entries.push(entry);
    }
    return entries;
  };
}
