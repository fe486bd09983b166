import type { CheckResult, Failure } from './check';

/** How many checks in a row it takes. */
export interface VerdictPolicy {
  failuresToConfirm: number;
  successesToRecover: number;
}

export type WatchState = 'unknown' | 'up' | 'suspect' | 'down';

/** What the watch holds true about one site. Instants are epoch milliseconds. */
export interface Verdict {
  state: WatchState;
  /** When this state began; null for `unknown`. For `down` it is the first failed check, not the confirming one. */
  since: number | null;
  lastGoodAt: number | null;
  /** Failed checks in a row; 0 unless `suspect` or `down`. */
  failures: number;
  /** Good checks in a row while `down`, and the first of them. */
  successes: number;
  firstGoodAt: number | null;
  /** What failed last, while `suspect` or `down`. */
  failure: Failure | null;
}

export type Transition =
  | { kind: 'went-up'; at: number }
  | { kind: 'suspected'; at: number }
  | { kind: 'cleared'; at: number }
  | { kind: 'confirmed-down'; startedAt: number; confirmedAt: number; lastGoodAt: number | null; failure: Failure }
  | { kind: 'recovered'; startedAt: number; endedAt: number };

export interface VerdictStep {
  verdict: Verdict;
  transition: Transition | null;
}

export const unknownVerdict: Verdict = {
  state: 'unknown',
  since: null,
  lastGoodAt: null,
  failures: 0,
  successes: 0,
  firstGoodAt: null,
  failure: null,
};

/** The verdict of a site whose incident was still open when the app ended: it is down, and was alerted already. */
export function verdictOfOpenIncident(incident: {
  startedAt: number;
  lastGoodAt: number | null;
  failure: Failure;
}): Verdict {
  return {
    ...unknownVerdict,
    state: 'down',
    since: incident.startedAt,
    lastGoodAt: incident.lastGoodAt,
    failures: 1,
    failure: incident.failure,
  };
}

/** What one more result makes of a verdict. */
export function judge(verdict: Verdict, result: CheckResult, policy: VerdictPolicy): VerdictStep {
  switch (result.kind) {
    case 'skipped':
      return { verdict: forgetSuspicion(verdict), transition: null };
    case 'up':
      return judgeGood(verdict, result.at, policy);
    case 'down':
      return judgeFailed(verdict, result, policy);
  }
}

/**
 * Failures seen before the own line was found dead may have been the line's. So a suspicion starts anew after the gap;
 * an incident that is open stays open, since nobody has seen the site well.
 */
function forgetSuspicion(verdict: Verdict): Verdict {
  if (verdict.state === 'down') return { ...verdict, successes: 0, firstGoodAt: null };
  if (verdict.state !== 'suspect') return verdict;
  return { ...unknownVerdict, lastGoodAt: verdict.lastGoodAt };
}

function judgeGood(verdict: Verdict, at: number, policy: VerdictPolicy): VerdictStep {
  if (verdict.state === 'up') return { verdict: { ...verdict, lastGoodAt: at }, transition: null };
  const isUpAgain = (since: number): Verdict => ({ ...unknownVerdict, state: 'up', since, lastGoodAt: at });
  if (verdict.state === 'unknown') return { verdict: isUpAgain(at), transition: { kind: 'went-up', at } };
  if (verdict.state === 'suspect') return { verdict: isUpAgain(at), transition: { kind: 'cleared', at } };

  const firstGoodAt = verdict.firstGoodAt ?? at;
  const successes = verdict.successes + 1;
  if (successes < policy.successesToRecover) {
    return { verdict: { ...verdict, successes, firstGoodAt }, transition: null };
  }
  const startedAt = verdict.since ?? firstGoodAt;
  // The clock may have been set back meanwhile.
  const endedAt = Math.max(startedAt, firstGoodAt);
  return { verdict: isUpAgain(endedAt), transition: { kind: 'recovered', startedAt, endedAt } };
}

function judgeFailed(
  verdict: Verdict,
  result: Extract<CheckResult, { kind: 'down' }>,
  policy: VerdictPolicy,
): VerdictStep {
  const failure: Failure = { cause: result.cause, status: result.status, detail: result.detail };
  const failures = verdict.failures + 1;
  if (verdict.state === 'down') {
    return { verdict: { ...verdict, failures, failure, successes: 0, firstGoodAt: null }, transition: null };
  }
  const startedAt = verdict.state === 'suspect' && verdict.since !== null ? verdict.since : result.at;
  const failed: Verdict = { ...verdict, state: 'suspect', since: startedAt, failures, failure };
  if (failures >= policy.failuresToConfirm) {
    const { lastGoodAt } = verdict;
    // The clock may have been set back since the first failure.
    const confirmedAt = Math.max(startedAt, result.at + result.ms);
    return {
      verdict: { ...failed, state: 'down' },
      transition: { kind: 'confirmed-down', startedAt, confirmedAt, lastGoodAt, failure },
    };
  }
  return { verdict: failed, transition: verdict.state === 'suspect' ? null : { kind: 'suspected', at: result.at } };
}
