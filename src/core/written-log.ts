import type { TimelineEntry } from './incident';
import { writtenKinds } from './written-entry';
import type { WrittenKind } from './written-entry';

/** Something the user wrote, as it stands now. */
export interface Written {
  id: string;
  kind: WrittenKind;
  /** When it happened, epoch milliseconds. */
  at: number;
  writtenAt: number;
  text: string;
}

export type WrittenEntry = Extract<TimelineEntry, { kind: WrittenKind | 'corrected' }>;

const kinds: ReadonlySet<string> = new Set([...writtenKinds, 'corrected']);

export const isWritten = (entry: TimelineEntry): entry is WrittenEntry => kinds.has(entry.kind);

/** The ids of those entries that a later one corrects. They stay in the log. */
export function correctedIds(timeline: readonly TimelineEntry[]): ReadonlySet<string> {
  return new Set(timeline.flatMap((entry) => (entry.kind === 'corrected' ? [entry.of] : [])));
}

/** All that was written by hand, in the order of the clock; of what was corrected only the newest words. */
export function writtenIn(timeline: readonly TimelineEntry[]): Written[] {
  const corrected = correctedIds(timeline);
  return timeline
    .filter(isWritten)
    .filter(({ id }) => !corrected.has(id))
    .map((entry) => {
      const { id, at, writtenAt, text } = entry;
      return { id, kind: entry.kind === 'corrected' ? entry.as : entry.kind, at, writtenAt, text };
    })
    .toSorted((one, other) => one.at - other.at);
}

/** Those of one kind: the measures of a post-mortem, what was done in a report. */
export const writtenOf = (timeline: readonly TimelineEntry[], kind: WrittenKind): Written[] =>
  writtenIn(timeline).filter((each) => each.kind === kind);
