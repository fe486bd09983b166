import type { CheckResult, NotMeasuredReason } from './check';
import { notMeasured, pushSpan } from './time-span';
import type { Period, Span, TimeRecord, TimeSort } from './time-span';
import type { Verdict } from './verdict';

/** Both clocks at one moment: epoch milliseconds, and milliseconds that only grow while the process lives. */
export interface Instant {
  wallMs: number;
  monotonicMs: number;
}

/** What a check says about the time that follows it. `suspect` and `recovering` are settled by later checks. */
export type Standing = 'up' | 'degraded' | 'suspect' | 'down' | 'recovering';

export type TimeEvent =
  /** A check that began at `at`; it vouches for `holdMs` from then on, unless something else is known earlier. */
  | { kind: 'check'; at: number; standing: Standing | NotMeasuredReason; holdMs: number }
  /**
   * Nothing is measured from `fromMs` on until the next check; after `toMs`, the end where it is known (of a pause, of a
   * sleep), for another reason. One that ended before the last check comes too late and changes nothing, and of a clock
   * that was set the account knows by itself.
   */
  | { kind: 'gap'; why: NotMeasuredReason; fromMs: number; toMs: number | null };

/** What holds since the last event, until `untilMs` at most (null: without limit), and why nothing is known afterwards. */
interface Claim {
  as: Standing | NotMeasuredReason;
  untilMs: number | null;
  after: NotMeasuredReason;
  /** Else a gap is. */
  isByCheck: boolean;
}

/** A stretch whose sort later checks decide (`isHole` false), or a hole in it for which nothing vouches. */
interface Pending {
  isHole: boolean;
  fromMs: number;
  toMs: number;
}

/** The time of one site so far: small, plain data. Wall-clock milliseconds, but for `seen`. */
export interface TimeAccount {
  /** Everything before is settled and was handed out in records. */
  settledMs: number;
  /** What lies between there and the last event while a suspicion or a recovery is open. */
  pending: readonly Pending[];
  claim: Claim;
  seen: Instant;
}

/** The account after an event, and what is new in it for the log; null where nothing is. */
export interface TimeStep {
  account: TimeAccount;
  record: TimeRecord | null;
}

/** Wall and running time part by this much without anybody having set the clock (network time slews it). */
const driftMs = 2000;
const driftShare = 0.001;

/** How long after a sleep the sleep is still the reason: its first check is spread, and waits for the line. */
const wakingMs = 60_000;

/** How late a check may come without anything being wrong: it waits for a place, and its failure is weighed. */
const slackMs = 15_000;

/**
 * How long a check vouches for what it saw, from its beginning: until the next one has to have ended.
 * @param pauseMs the pause to the next check, the interval or that of the rechecks.
 */
export function holdOf(pauseMs: number, timeoutMs: number): number {
  return pauseMs + timeoutMs + slackMs;
}

/** What a check says about the time after it. @param verdict the one that the check has left. */
export function standingOf(result: CheckResult, verdict: Pick<Verdict, 'state'>): Standing | NotMeasuredReason {
  switch (result.kind) {
    case 'up':
    case 'degraded':
      return verdict.state === 'down' ? 'recovering' : result.kind;
    case 'down':
      return verdict.state === 'down' ? 'down' : 'suspect';
    case 'blocked':
      return 'blocked';
    case 'skipped':
      return result.why;
  }
}

/**
 * The account of a site when the app starts or the site is added. What lies between the last span of the log and now was
 * not measured, because the app was closed; without a span nobody knows why. Hand out the record at once.
 */
export function openAccount(last: Span | null, createdAtMs: number, now: Instant): TimeStep {
  const nowMs = Math.round(now.wallMs);
  const knownMs = Math.round(last?.toMs ?? createdAtMs);
  const as = last === null ? 'unknown' : 'closed';
  const claim: Claim = { as, untilMs: null, after: as, isByCheck: false };
  const settledMs = Math.min(knownMs, nowMs);
  const account = { settledMs, pending: [], claim, seen: now };
  // Where the clock was set back meanwhile, what was written beyond now gives way, as in `takeEvent`.
  const isCut = last !== null && knownMs > nowMs;
  return toStep(advance({ account, fromMs: settledMs, spans: [], isCut }, nowMs));
}

/**
 * The time of a site after one more event. The records, each taken over the ones before (`withRecord`), are an exact
 * partition of the wall clock's time from the first one on, whatever comes in whatever order:
 * - a check vouches for the time until the next event, at most for its hold; beyond it the time is `unknown`;
 * - a failure counts as up when the next good check clears it, as down from the first one when it is confirmed; a
 *   recovery counts as up from its first good check. Where a gap cuts either short nobody knows, so it is not measured;
 * - a clock that is set takes along what is not settled yet. Set forward, it leaves a hole (`clock`) before that. Set
 *   back, it makes what was written beyond it give way: else time that is yet to come would count as measured.
 */
export function takeEvent(before: TimeAccount, event: TimeEvent, now: Instant): TimeStep {
  const { draft, movedByMs } = followClock(before, event, now);
  const cursorMs = cursorOf(draft.account);
  if (isNoNews(event, cursorMs)) return toStep(draft);
  // Ahead by what rounding makes of it.
  const nowMs = Math.max(Math.round(now.wallMs), cursorMs);
  const saidMs = Math.round(event.kind === 'check' ? event.at : event.fromMs);
  const atMs = placeWithin({ fromMs: cursorMs, toMs: nowMs }, saidMs, movedByMs);
  const claim = claimAfter(draft.account.claim, event, atMs);
  const decided = decide(advance(draft, atMs), claim);
  return toStep({ ...decided, account: { ...decided.account, claim } });
}

/**
 * The record that would settle everything up to now, were the app to end: what the window counts provisionally. A
 * suspicion that is still open is `unknown` until then.
 */
export function provisionalRecord(account: TimeAccount, now: Instant): TimeRecord {
  const fromMs = Math.round(now.wallMs);
  const { record } = takeEvent(account, { kind: 'gap', why: 'closed', fromMs, toMs: null }, now);
  return record ?? { fromMs: cursorOf(account), spans: [] };
}

/** A step under way: the account, and what of it goes into the log. */
interface Draft {
  account: TimeAccount;
  fromMs: number;
  spans: readonly Span[];
  /** What the log holds from `fromMs` on has to give way, even where nothing takes its place yet. */
  isCut: boolean;
}

function toStep({ account, fromMs, spans, isCut }: Draft): TimeStep {
  return { account, record: spans.length > 0 || isCut ? { fromMs, spans } : null };
}

const cursorOf = ({ settledMs, pending }: TimeAccount): number => pending.at(-1)?.toMs ?? settledMs;

/** Sets the account by the wall clock as it goes now; `movedByMs`: by how much it was set, 0 where it was not. */
function followClock(before: TimeAccount, event: TimeEvent, now: Instant): { draft: Draft; movedByMs: number } {
  const { settledMs } = before;
  const movedByMs = clockMovedBy(before, event, now);
  const account = moveBy({ ...before, seen: now }, movedByMs);
  if (movedByMs < 0) return { draft: { account, fromMs: account.settledMs, spans: [], isCut: true }, movedByMs };
  const skipped: Span = { ...notMeasured('clock'), fromMs: settledMs, toMs: account.settledMs };
  return { draft: { account, fromMs: settledMs, spans: pushSpan([], skipped), isCut: false }, movedByMs };
}

function clockMovedBy(before: TimeAccount, event: TimeEvent, now: Instant): number {
  const { seen, claim } = before;
  const livedMs = Math.max(0, now.monotonicMs - seen.monotonicMs);
  const partedMs = Math.round(now.wallMs - seen.wallMs - livedMs);
  const limitMs = driftMs + livedMs * driftShare;
  // However small the step back is, the account must not run ahead of the clock: many of them would add up.
  if (partedMs < 0) return partedMs < -limitMs || Math.round(now.wallMs) < cursorOf(before) ? partedMs : 0;
  // Nothing is measured in a gap anyway. And on Linux the running time stands still in a sleep, which explains as much.
  if (!claim.isByCheck) return 0;
  const isExplained = event.kind === 'gap' && event.why !== 'clock';
  const leftMs = isExplained ? partedMs - Math.max(0, Math.round(now.wallMs - event.fromMs)) : partedMs;
  return leftMs > limitMs ? leftMs : 0;
}

function moveBy(account: TimeAccount, ms: number): TimeAccount {
  if (ms === 0) return account;
  const { settledMs, pending, claim } = account;
  return {
    ...account,
    settledMs: settledMs + ms,
    pending: pending.map((each) => ({ ...each, fromMs: each.fromMs + ms, toMs: each.toMs + ms })),
    // A check vouches for time that is lived through; a pause ends when the wall clock says so.
    claim: claim.isByCheck && claim.untilMs !== null ? { ...claim, untilMs: claim.untilMs + ms } : claim,
  };
}

/** The clock has been followed already; and a check that came after a gap has the last word, even where it is told first. */
function isNoNews(event: TimeEvent, cursorMs: number): boolean {
  if (event.kind === 'check') return false;
  return event.why === 'clock' || (event.toMs !== null && event.fromMs < cursorMs && event.toMs <= cursorMs);
}

/** Where an instant lies that may have been read before the clock was set. */
function placeWithin({ fromMs, toMs }: Period, saidMs: number, movedByMs: number): number {
  const isWithin = (ms: number): boolean => ms >= fromMs && ms <= toMs;
  const ms = !isWithin(saidMs) && isWithin(saidMs + movedByMs) ? saidMs + movedByMs : saidMs;
  return Math.min(Math.max(ms, fromMs), toMs);
}

/** What wakes nobody who is paused: the pause says more. */
const lesserThanPause: ReadonlySet<NotMeasuredReason> = new Set(['asleep', 'stalled', 'clock', 'offline', 'source']);

function claimAfter(claim: Claim, event: TimeEvent, atMs: number): Claim {
  if (event.kind === 'check') {
    const { standing: as, holdMs } = event;
    return { as, untilMs: atMs + Math.round(holdMs), after: 'unknown', isByCheck: true };
  }
  const { why, toMs } = event;
  const isPaused = claim.as === 'paused' && (claim.untilMs === null || claim.untilMs > atMs);
  if (isPaused && lesserThanPause.has(why)) return { ...claim, after: why };
  if (toMs === null) return { as: why, untilMs: null, after: why, isByCheck: false };
  const untilMs = Math.round(toMs) + (why === 'paused' ? 0 : wakingMs);
  return { as: why, untilMs, after: 'unknown', isByCheck: false };
}

/** The account with its claim taken up to `toMs`. */
function advance(draft: Draft, toMs: number): Draft {
  const { account } = draft;
  const { claim, pending } = account;
  const fromMs = cursorOf(account);
  const endMs = Math.min(Math.max(claim.untilMs ?? toMs, fromMs), toMs);
  if (claim.as !== 'suspect' && claim.as !== 'recovering') {
    return settle(settle(draft, sortOf(claim.as), endMs), notMeasured(claim.after), toMs);
  }
  const open: Pending[] = [
    { isHole: false, fromMs, toMs: endMs },
    { isHole: true, fromMs: endMs, toMs },
  ];
  return { ...draft, account: { ...account, pending: open.reduce(appendPending, pending) } };
}

function sortOf(as: Exclude<Standing, 'suspect' | 'recovering'> | NotMeasuredReason): TimeSort {
  return as === 'up' || as === 'degraded' || as === 'down' ? { kind: as, why: null } : notMeasured(as);
}

function appendPending(pending: readonly Pending[], added: Pending): readonly Pending[] {
  if (added.toMs === added.fromMs) return pending;
  const last = pending.at(-1);
  if (last?.isHole !== added.isHole) return [...pending, added];
  return [...pending.slice(0, -1), { ...last, toMs: added.toMs }];
}

function settle(draft: Draft, sort: TimeSort, toMs: number): Draft {
  const { account, spans } = draft;
  const span: Span = { ...sort, fromMs: account.settledMs, toMs };
  return { ...draft, account: { ...account, settledMs: toMs }, spans: pushSpan([...spans], span) };
}

/** Settles what was pending, where the next claim says what it was. */
function decide(draft: Draft, next: Claim): Draft {
  const { claim, pending } = draft.account;
  const sort = pendingSort(claim.as, next.as);
  if (sort === null) return draft;
  return pending.reduce<Draft>(
    (settled, { isHole, toMs }) => settle(settled, isHole ? notMeasured('unknown') : sort, toMs),
    { ...draft, account: { ...draft.account, pending: [] } },
  );
}

/** What a suspicion or a recovery turns out to have been; null while it goes on. */
function pendingSort(was: Claim['as'], next: Claim['as']): TimeSort | null {
  if (next === was) return null;
  switch (next) {
    case 'up':
    case 'degraded':
    case 'suspect':
      return sortOf('up');
    case 'down':
    case 'recovering':
      return sortOf('down');
    case 'offline':
    case 'source':
    case 'here-only':
      // The failures were not the site's, or may not have been; good answers were its own.
      return notMeasured(was === 'suspect' ? next : 'unknown');
    case 'asleep':
    case 'stalled':
    case 'clock':
    case 'closed':
    case 'paused':
    case 'blocked':
    case 'unknown':
      return notMeasured('unknown');
  }
}
