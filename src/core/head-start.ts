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
  let toldAt: number | null = null;
  const noticed: Noticed[] = [];
  // In a log of thousands most lines are neither.
  for (const entry of timeline) {
    if (isTelling(entry)) toldAt = Math.min(entry.at, toldAt ?? entry.at);
    else if (entry.kind === 'client-noticed') noticed.push(entry);
  }
  return { knownAt: confirmedAt, toldAt, noticedAt: earliestNoticed(noticed) };
}

type Noticed = Extract<TimelineEntry, { kind: 'client-noticed' }>;

const tellingKinds: readonly TimelineEntry['kind'][] = ['message-sent', 'message-prepared', 'client-told'];
/** Lines of other kinds say nothing of a head start. */
export const headStartKinds: readonly TimelineEntry['kind'][] = [...tellingKinds, 'client-noticed'];

const isTelling = ({ kind }: TimelineEntry): boolean => tellingKinds.includes(kind);

/** Of each client what was entered last counts: that corrects what was entered before. */
function earliestNoticed(entries: readonly Noticed[]): number | null {
  const byClient = new Map<string, number>();
  for (const { clientId, noticedAt } of entries.toSorted((one, other) => one.at - other.at)) {
    byClient.set(clientId, noticedAt);
  }
  return byClient.size === 0 ? null : Math.min(...byClient.values());
}
