import type { BlockMark, CheckResult, Concern, Failure } from './check';

/** How many checks in a row it takes. */
export interface VerdictPolicy {
  failuresToConfirm: number;
  successesToRecover: number;
  /** A site that comes and goes has not recovered before it has come to rest. */
  isFlapping?: boolean;
  /** The site is being worked on: what is short of an outage is told afterwards, where it still holds then. */
  isQuiet?: boolean;
}

export type WatchState = 'unknown' | 'up' | 'degraded' | 'blocked' | 'suspect' | 'down';

/** Something short of an outage that the user is told once: the site is not simply well, or refuses to be checked. */
export type Remark =
  { kind: 'degraded'; concern: Concern } | { kind: 'blocked'; mark: BlockMark; status: number | null };

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
  /** What the last answer was remarkable for, while `degraded`, `blocked` or `down`, and how many in a row were. */
  remark: Remark | null;
  remarks: number;
  /** The remark that the user was told last (`remarkKey`); null once the site was simply well again. */
  toldRemark: string | null;
  /** Simply good checks in a row since a remark was told. */
  plainGoods: number;
}

export type Transition =
  | { kind: 'went-up'; at: number }
  | { kind: 'suspected'; at: number }
  | { kind: 'cleared'; at: number }
  | { kind: 'confirmed-down'; startedAt: number; confirmedAt: number; lastGoodAt: number | null; failure: Failure }
  | { kind: 'recovered'; startedAt: number; endedAt: number }
  | { kind: 'remarked'; at: number; remark: Remark }
  | { kind: 'remark-ended'; at: number }
  | { kind: 'down-here-only'; at: number; failure: Failure; seenUpFrom: string[] };

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
  remark: null,
  remarks: 0,
  toldRemark: null,
  plainGoods: 0,
};

/** Stands in `toldRemark` after a notice that the site is down as seen from here alone. */
export const hereOnlyKey = 'here-only';

/** What makes a remark the same as one told before: a certificate that reaches its next alarm step is told anew. */
export function remarkKey(remark: Remark): string {
  if (remark.kind === 'blocked') return `blocked:${remark.mark}`;
  return `${remark.concern.cause}:${remark.concern.step ?? ''}`;
}

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
      if (result.why === 'here-only') return judgeHereOnly(verdict, result, policy);
      return { verdict: forgetSuspicion(verdict), transition: null };
    case 'up':
      return afterPlainGood(judgeGood(verdict, 'up', result.at, policy), result.at, policy);
    case 'degraded': {
      const remark: Remark = { kind: 'degraded', concern: result.concern };
      return afterRemark(judgeGood(verdict, 'degraded', result.at, policy), remark, result.at, policy);
    }
    case 'blocked': {
      const remark: Remark = { kind: 'blocked', mark: result.mark, status: result.status };
      return afterRemark(judgeBlocked(verdict, result.at), remark, result.at, policy);
    }
    case 'down':
      return judgeFailed(verdict, result, policy);
  }
}

/** Told once, like a remark; it ends when the site is seen well from here again. */
function judgeHereOnly(
  verdict: Verdict,
  { at, failure, seenUpFrom }: Extract<CheckResult, { why: 'here-only' }>,
  { isQuiet }: VerdictPolicy,
): VerdictStep {
  const forgotten = forgetSuspicion(verdict);
  if (forgotten.toldRemark === hereOnlyKey || isQuiet === true) return { verdict: forgotten, transition: null };
  return {
    verdict: { ...forgotten, toldRemark: hereOnlyKey },
    transition: { kind: 'down-here-only', at, failure, seenUpFrom },
  };
}

/** A refused check has seen nothing of the site: it ends no outage, and begins none. */
function judgeBlocked(verdict: Verdict, at: number): VerdictStep {
  const since = verdict.state === 'blocked' ? verdict.since : at;
  if (verdict.state === 'down') return { verdict: { ...verdict, successes: 0, firstGoodAt: null }, transition: null };
  return {
    verdict: { ...verdict, state: 'blocked', since, failures: 0, failure: null, successes: 0, firstGoodAt: null },
    transition: null,
  };
}

/** A date does not change from one check to the next; what does must be seen as often as a failure. */
function timesToTell(remark: Remark, { failuresToConfirm }: VerdictPolicy): number {
  if (remark.kind === 'blocked') return failuresToConfirm;
  switch (remark.concern.cause) {
    case 'slow':
    case 'backup-unknown':
      return failuresToConfirm;
    case 'certificate-expiring':
    case 'domain-expiring':
    case 'backup-stale':
      return 1;
  }
}

function afterRemark(step: VerdictStep, remark: Remark, at: number, policy: VerdictPolicy): VerdictStep {
  const before = step.verdict;
  // That a check is refused must be known during an outage, too: its end would never be seen.
  if (before.state === 'down' && remark.kind !== 'blocked') return step;
  const key = remarkKey(remark);
  const remarks = before.remark !== null && remarkKey(before.remark) === key ? before.remarks + 1 : 1;
  const verdict: Verdict = { ...before, remark, remarks, plainGoods: 0 };
  // A recovery is told first; the remark follows with the next check.
  const isToTell = step.transition?.kind !== 'recovered' && verdict.toldRemark !== key && policy.isQuiet !== true;
  if (!isToTell || remarks < timesToTell(remark, policy)) return { ...step, verdict };
  return { verdict: { ...verdict, toldRemark: key }, transition: { kind: 'remarked', at, remark } };
}

function afterPlainGood(step: VerdictStep, at: number, { successesToRecover }: VerdictPolicy): VerdictStep {
  const before = step.verdict;
  if (before.toldRemark === null || before.state === 'down') return step;
  const plainGoods = before.plainGoods + 1;
  // One thing at a time: what else the check has changed goes into the log first.
  if (plainGoods < successesToRecover || step.transition !== null) {
    return { ...step, verdict: { ...before, plainGoods } };
  }
  return { verdict: { ...before, toldRemark: null, plainGoods: 0 }, transition: { kind: 'remark-ended', at } };
}

/**
 * Failures seen before the own line was found dead may have been the line's. So a suspicion starts anew after the gap;
 * an incident that is open stays open, since nobody has seen the site well.
 */
export function forgetSuspicion(verdict: Verdict): Verdict {
  if (verdict.state === 'down') return { ...verdict, successes: 0, firstGoodAt: null };
  if (verdict.state !== 'suspect') return verdict;
  return nothingKnown(verdict);
}

/** As before the first check, but for what outlives a gap: when the site was seen well, and what the user was told. */
export function nothingKnown({ lastGoodAt, toldRemark }: Verdict): Verdict {
  return { ...unknownVerdict, lastGoodAt, toldRemark };
}

/** A good answer, be it remarkable (`degraded`) or not. */
function judgeGood(verdict: Verdict, state: 'up' | 'degraded', at: number, policy: VerdictPolicy): VerdictStep {
  const goodSince = (since: number): Verdict => ({
    ...nothingKnown(verdict),
    ...(state === 'degraded' && { remark: verdict.remark, remarks: verdict.remarks }),
    plainGoods: verdict.plainGoods,
    state,
    since,
    lastGoodAt: at,
  });
  switch (verdict.state) {
    case 'up':
    case 'degraded':
      return { verdict: goodSince(verdict.state === state ? (verdict.since ?? at) : at), transition: null };
    case 'unknown':
    case 'blocked':
      return { verdict: goodSince(at), transition: { kind: 'went-up', at } };
    case 'suspect':
      return { verdict: goodSince(at), transition: { kind: 'cleared', at } };
    case 'down':
      break;
  }
  const firstGoodAt = verdict.firstGoodAt ?? at;
  const successes = verdict.successes + 1;
  if (successes < policy.successesToRecover || policy.isFlapping === true) {
    return { verdict: { ...verdict, successes, firstGoodAt, remark: null, remarks: 0 }, transition: null };
  }
  const startedAt = verdict.since ?? firstGoodAt;
  // The clock may have been set back meanwhile.
  const endedAt = Math.max(startedAt, firstGoodAt);
  return {
    verdict: { ...goodSince(endedAt), lastGoodAt: at },
    transition: { kind: 'recovered', startedAt, endedAt },
  };
}

function judgeFailed(
  verdict: Verdict,
  result: Extract<CheckResult, { kind: 'down' }>,
  policy: VerdictPolicy,
): VerdictStep {
  const failure: Failure = { cause: result.cause, status: result.status, detail: result.detail };
  const failures = verdict.failures + 1;
  if (verdict.state === 'down') {
    const none = { successes: 0, firstGoodAt: null, remark: null, remarks: 0, plainGoods: 0 };
    return { verdict: { ...verdict, failures, failure, ...none }, transition: null };
  }
  const startedAt = verdict.state === 'suspect' && verdict.since !== null ? verdict.since : result.at;
  const failed: Verdict = {
    ...verdict,
    state: 'suspect',
    since: startedAt,
    failures,
    failure,
    remark: null,
    remarks: 0,
    plainGoods: 0,
  };
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
