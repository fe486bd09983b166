import type { TimelineEntry } from './incident';
import type { MessagePhase } from './template';

/** A text that was made public about an outage. */
export interface Publication {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  phase: MessagePhase;
  subject: string;
  body: string;
}

/** As it stands in a timeline: for whose sites it was written. */
export interface NotedPublication extends Publication {
  clientId: string;
}

/**
 * What is public now, newest first, each once: it stands in the timelines of all incidents it is about. What was withdrawn
 * is not, and neither is what was written for a client who was erased since.
 */
export function publicationsIn(timelines: Iterable<readonly TimelineEntry[]>): NotedPublication[] {
  const known = new Map<string, NotedPublication>();
  const withdrawn = new Set<string>();
  for (const timeline of timelines) {
    for (const entry of timeline) {
      if (entry.kind === 'publication-withdrawn') withdrawn.add(entry.id);
      if (entry.kind !== 'published' || entry.clientId === '') continue;
      const { id, at, phase, subject, body, clientId } = entry;
      known.set(id, { id, at, phase, subject, body, clientId });
    }
  }
  return [...known.values()].filter(({ id }) => !withdrawn.has(id)).sort((one, other) => other.at - one.at);
}

/** On a client's page what was written for him; on a page for all what was written for anybody. */
export function shownHere(timelines: Iterable<readonly TimelineEntry[]>, pageClientId: string | null): Publication[] {
  return publicationsIn(timelines)
    .filter(({ clientId }) => pageClientId === null || clientId === pageClientId)
    .map(({ clientId: _, ...publication }) => publication);
}
