import type { Verdict } from './verdict';

/** Rechecks of a suspect site: 10 s after the first failure, 20 s after each further one. */
const firstRecheckMs = 10_000;
const furtherRecheckMs = 20_000;
/** A site that is down is looked at at least this often, however long its interval: its return must not be dated late. */
const longestDownIntervalMs = 300_000;

/** No site waits longer than this for its first check, however long its interval. */
const longestFirstPassMs = 60_000;

/**
 * The place of the n-th site within its interval, from 0 to below 1: multiples of the golden ratio. However many there
 * are, any two neighbours are about equally far apart (the three-gap theorem), which a hash of the id does not give: of
 * 500 hashed sites 17 to 19 fall into the fullest second of a minute, of 500 places 10.
 */
export function placeOf(index: number): number {
  return (index * 0.618_033_988_749_894_9) % 1;
}

/**
 * The next instant after `nowMs` that belongs to the place: sites keep their places in the interval, so that however
 * many there are they never start at once. Any clock that does not jump will do, as long as it is always the same one.
 */
export function nextSlotMs(place: number, intervalMs: number, nowMs: number): number {
  const offset = place * intervalMs;
  const periods = Math.floor((nowMs - offset) / intervalMs) + 1;
  const slot = offset + periods * intervalMs;
  // With instants that are no whole milliseconds the sum may fall back onto `nowMs` by rounding.
  return slot > nowMs ? slot : slot + intervalMs;
}

/** When a site is due first after the start: spread like all that follows, within one interval and within a minute. */
export function firstDueMs(place: number, intervalMs: number, nowMs: number): number {
  return nextSlotMs(place, Math.min(intervalMs, longestFirstPassMs), nowMs);
}

/** The longest pause after a check that left this verdict: the interval, or that of the rechecks. */
export function longestPauseMs(intervalMs: number, verdict: Pick<Verdict, 'state' | 'failures' | 'successes'>): number {
  switch (verdict.state) {
    case 'unknown':
    case 'up':
    case 'degraded':
    case 'blocked':
      return intervalMs;
    case 'suspect':
      return verdict.failures <= 1 ? firstRecheckMs : furtherRecheckMs;
    case 'down':
      return verdict.successes > 0 ? firstRecheckMs : Math.min(intervalMs, longestDownIntervalMs);
  }
}

/** When a site is due again after a check that ended at `nowMs` and left this verdict. */
export function nextDueMs(place: number, intervalMs: number, verdict: Verdict, nowMs: number): number {
  const pauseMs = longestPauseMs(intervalMs, verdict);
  // A recheck waits for no place: the sooner it is known the better.
  const isRecheck = verdict.state === 'suspect' || (verdict.state === 'down' && verdict.successes > 0);
  return isRecheck ? nowMs + pauseMs : nextSlotMs(place, pauseMs, nowMs);
}
