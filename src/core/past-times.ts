/** What is wrong with an instant that somebody enters; keys of the locales under `invalid`. */
export type PastFault = 'not-in-the-future' | 'ends-before-it-begins';

/** When an outage began and ended, and when the client noticed it, as somebody says; null: he says nothing of it. */
export interface PastTimes {
  startedAt: number | null;
  endedAt: number | null;
  noticedAt: number | null;
}

/** Only what has happened can be entered. */
export const futureFault = (at: number | null, nowMs: number): 'not-in-the-future' | null =>
  at !== null && at > nowMs ? 'not-in-the-future' : null;

/** By the instant that is at fault, one for each; an outage of no length is none. */
export function faultsOfTimes(
  { startedAt, endedAt, noticedAt }: PastTimes,
  nowMs: number,
): Record<keyof PastTimes, PastFault | null> {
  const isReversed = startedAt !== null && endedAt !== null && endedAt <= startedAt;
  return {
    startedAt: futureFault(startedAt, nowMs),
    endedAt: futureFault(endedAt, nowMs) ?? (isReversed ? 'ends-before-it-begins' : null),
    noticedAt: futureFault(noticedAt, nowMs),
  };
}
