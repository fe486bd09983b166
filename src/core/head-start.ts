import type { IncidentWithTimeline, TimelineEntry } from './incident';

/** Who knew of an outage when; epoch milliseconds. */
export interface HeadStart {
  /** When it was confirmed here, or entered by hand. */
  knownAt: number;
  /** When a client was told for the first time; null: nobody was. */
  toldAt: number | null;
  /** When a client noticed by himself for the first time, as the clients say. */
  noticedAt: number | null;
}

export function headStartOf({
  confirmedAt,
  timeline,
}: Pick<IncidentWithTimeline, 'confirmedAt' | 'timeline'>): HeadStart {
  return {
    knownAt: confirmedAt,
    toldAt: earliest(timeline.flatMap((entry) => (isTelling(entry) ? [entry.at] : []))),
    noticedAt: earliest(noticedTimes(timeline)),
  };
}

function isTelling(entry: TimelineEntry): boolean {
  return entry.kind === 'message-sent' || entry.kind === 'message-prepared' || entry.kind === 'client-told';
}

/** Of each client what was entered last: that corrects what was entered before. */
function noticedTimes(timeline: readonly TimelineEntry[]): Iterable<number> {
  const byClient = new Map<string, number>();
  const entries = timeline.filter((entry) => entry.kind === 'client-noticed');
  for (const { clientId, noticedAt } of entries.toSorted((one, other) => one.at - other.at)) {
    byClient.set(clientId, noticedAt);
  }
  return byClient.values();
}

function earliest(instants: Iterable<number>): number | null {
  const all = [...instants];
  return all.length === 0 ? null : Math.min(...all);
}
