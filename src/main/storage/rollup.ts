import type { CheckTally, ResponseTimes } from '../../core/response-times';
import { toLastCheck } from './check-codes';
import type { StoredCheck } from './check-pack';

/** What is kept of an hour or a day of a site for longer than its single checks. All whole numbers, as in the tables. */
export interface Rollup extends CheckTally {
  /** Of the checks that the site answered (`good` and `degraded`), in milliseconds; null where it answered none. */
  minMs: number | null;
  sumMs: number;
  p95Ms: number | null;
  maxMs: number | null;
}

const tallyOf = { up: 'good', degraded: 'degraded', blocked: 'blocked', down: 'failed', skipped: 'skipped' } as const;

/** Whose durations are response times. */
const isAnswer: Record<keyof CheckTally, boolean> = {
  ...{ good: true, degraded: true, blocked: false, failed: false, skipped: false },
};

/** How long the site took to answer, in milliseconds; null where it did not. */
export function answerMsOf(check: StoredCheck): number | null {
  return isAnswer[tallyOf[toLastCheck(check).kind]] ? check.ms : null;
}

const nothing: Rollup = {
  ...{ good: 0, degraded: 0, blocked: 0, failed: 0, skipped: 0 },
  ...{ minMs: null, sumMs: 0, p95Ms: null, maxMs: null },
};

export function rollUp(checks: readonly StoredCheck[]): Rollup {
  const rollup = { ...nothing };
  const times: number[] = [];
  for (const check of checks) {
    const tally = tallyOf[toLastCheck(check).kind];
    rollup[tally] += 1;
    if (isAnswer[tally] && check.ms !== null) times.push(check.ms);
  }
  times.sort((left, right) => left - right);
  rollup.minMs = times[0] ?? null;
  rollup.sumMs = times.reduce((sum, ms) => sum + ms, 0);
  // The nearest rank: a time that was measured, never one between two.
  rollup.p95Ms = times[Math.ceil(times.length * 0.95) - 1] ?? null;
  rollup.maxMs = times.at(-1) ?? null;
  return rollup;
}

/** All is exact but the 95th percentile, which is the mean of theirs by answers: the times themselves are gone. */
export function combineRollups(rollups: readonly Rollup[]): Rollup {
  const [first] = rollups;
  if (rollups.length === 1 && first !== undefined) return first;
  const total = { ...nothing };
  let weightedP95 = 0;
  for (const rollup of rollups) {
    for (const tally of Object.values(tallyOf)) total[tally] += rollup[tally];
    total.sumMs += rollup.sumMs;
    total.minMs = extreme(Math.min, total.minMs, rollup.minMs);
    total.maxMs = extreme(Math.max, total.maxMs, rollup.maxMs);
    weightedP95 += (rollup.p95Ms ?? 0) * answeredOf(rollup);
  }
  const answered = answeredOf(total);
  return { ...total, p95Ms: answered === 0 ? null : Math.round(weightedP95 / answered) };
}

const answeredOf = ({ good, degraded }: CheckTally): number => good + degraded;

export const checksOf = ({ good, degraded, blocked, failed, skipped }: CheckTally): number =>
  good + degraded + blocked + failed + skipped;

export function toResponseTimes(rollup: Rollup): ResponseTimes {
  const { good, degraded, blocked, failed, skipped, minMs, sumMs, p95Ms, maxMs } = rollup;
  const answered = answeredOf(rollup);
  const meanMs = answered === 0 ? null : sumMs / answered;
  return { tally: { good, degraded, blocked, failed, skipped }, minMs, meanMs, p95Ms, maxMs };
}

function extreme(choose: (...values: number[]) => number, left: number | null, right: number | null): number | null {
  return left === null ? right : right === null ? left : choose(left, right);
}
