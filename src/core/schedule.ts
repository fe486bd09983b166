import type { Verdict } from './verdict';

/** Rechecks of a suspect site: 10 s after the first failure, 20 s after each further one. */
const firstRecheckMs = 10_000;
const furtherRecheckMs = 20_000;
/** A site that is down is looked at at least this often, however long its interval: its return must not be dated late. */
const longestDownIntervalMs = 300_000;

/** A site's place within its interval, from 0 to below 1, the same on every run: FNV-1a over its id. */
export function spreadOf(siteId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < siteId.length; index += 1) {
    hash = Math.imul(hash ^ siteId.charCodeAt(index), 0x01000193);
  }
  // FNV's high bits hardly move for ids that differ at the end; the finishing step of MurmurHash3 mixes them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * The next instant after `nowMs` that belongs to the site: sites keep their places in the interval, so that however
 * many there are they never start at once. Any clock that does not jump will do, as long as it is always the same one.
 */
export function nextSlotMs(siteId: string, intervalMs: number, nowMs: number): number {
  const offset = spreadOf(siteId) * intervalMs;
  const periods = Math.floor((nowMs - offset) / intervalMs) + 1;
  return offset + periods * intervalMs;
}

/** When a site is due again after a check that ended at `nowMs` and left this verdict. */
export function nextDueMs(siteId: string, intervalMs: number, verdict: Verdict, nowMs: number): number {
  const regular = (everyMs: number): number => nextSlotMs(siteId, everyMs, nowMs);
  switch (verdict.state) {
    case 'unknown':
    case 'up':
      return regular(intervalMs);
    case 'suspect':
      return nowMs + (verdict.failures <= 1 ? firstRecheckMs : furtherRecheckMs);
    case 'down':
      return verdict.successes > 0 ? nowMs + firstRecheckMs : regular(Math.min(intervalMs, longestDownIntervalMs));
  }
}
