import type { Classification, SaidClassification, TimelineEntry } from './incident';

/** Who said last what an incident counts as. */
export type Classifier = { by: 'nobody' } | { by: 'user' } | { by: 'window'; name: string };

/** What the user has said stays said, so it need not be the last line: a clock set back puts later ones before it. */
export function classifierIn(timeline: readonly TimelineEntry[]): Classifier {
  const said = timeline.filter((entry) => entry.kind === 'classified');
  if (said.some(({ window }) => window === null)) return { by: 'user' };
  const name = said.at(-1)?.window ?? null;
  return name === null ? { by: 'nobody' } : { by: 'window', name };
}

/**
 * What an open incident counts as from now on, and by which maintenance window. `window`: the one that covers its site
 * now, null where none does. Null: nothing changes.
 */
export function changeByWindow(
  classification: Classification,
  classifier: Classifier,
  window: string | null,
): { as: SaidClassification; window: string } | null {
  // What the user himself has said of it holds.
  if (classifier.by === 'user') return null;
  if (window !== null && classification === 'outage') return { as: 'maintenance', window };
  if (window === null && classification === 'maintenance' && classifier.by === 'window') {
    return { as: 'outage', window: classifier.name };
  }
  return null;
}
