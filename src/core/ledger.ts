import { agreedPeriodAt, serviceTimeIn } from './agreement';
import type { Agreement } from './agreement';
import { filledIn, kindsOf, lengthOf, timeOf, within } from './availability';
import type { TimeQuestion } from './availability';
import { lengthWithin, withoutPeriods } from './period-cuts';
import type { Period, Span, TimeKind } from './time-span';

/**
 * How an agreement stands in one of its periods. Only service time counts, in milliseconds:
 * `elapsedMs` = `beforeMs` + the sum of `ms`, and `allowedMs` = `usedMs` + `leftMs`.
 */
export interface Ledger {
  agreement: Agreement;
  /** The calendar month, quarter or year. */
  period: Period;
  /** All service time of the period, what is still to come included. */
  serviceMs: number;
  /** How long the site may be down. */
  allowedMs: number;
  usedMs: number;
  /** Below zero where more was used than allowed. */
  leftMs: number;
  elapsedMs: number;
  /** Before the site was watched at all. */
  beforeMs: number;
  ms: Record<TimeKind, number>;
  measuredMs: number;
  /** Of `measuredMs`, and of `usedMs`: by somebody else's record, not measured here. */
  filledMs: number;
  filledUsedMs: number;
  /** Of `ms.down`: was not our doing, and so is no part of what is used. */
  notOursMs: number;
  /** What the user entered as an outage and no check saw as one: told beside what is used. */
  byHandMs: number;
  outlook: Outlook;
}

export type Outlook =
  /** Too little of the period was measured to speak of a pace. */
  | { kind: 'too-early' }
  /** At this pace it lasts to the end of the period. */
  | { kind: 'lasts' }
  | { kind: 'runs-out'; atMs: number }
  /** Since `sinceMs` more was used than allowed. */
  | { kind: 'exceeded'; sinceMs: number }
  /** The period is over, and was kept. */
  | { kind: 'kept' };

export interface LedgerQuestion extends Pick<
  TimeQuestion,
  'nowMs' | 'createdAtMs' | 'maintenance' | 'notOurs' | 'byHand'
> {
  /** An instant of the period that is asked about. */
  atMs: number;
}

/** Of the period's service time so much has to be measured before a pace is told: a week of a year. */
const paceShare = 1 / 50;

/** The service time of many sites is the same; work it out once. */
export type ServiceTimeOf = (agreement: Agreement, period: Period) => readonly Period[];

/**
 * What of an agreed availability is used. Down counts, whatever was not measured does not; what was in maintenance counts
 * where the agreement says so, however the maintenance came about. The spans need to reach over the period as the log
 * gives them.
 */
export function ledgerOf(
  agreement: Agreement,
  spans: readonly Span[],
  { atMs, ...question }: LedgerQuestion,
  serviceTimeOf: ServiceTimeOf = serviceTimeIn,
): Ledger {
  const period = agreedPeriodAt(agreement, atMs);
  const service = serviceTimeOf(agreement, period);
  const serviceMs = lengthOf(service);
  const allowedMs = allowanceOf(agreement.percent, serviceMs);
  const maintenance = agreement.isMaintenanceCounted ? [] : question.maintenance;
  const time = timeOf(spans, { ...question, ...period, maintenance });
  const owed = within(time, service).flat();
  const ms = kindsOf(owed);
  const elapsedMs = lengthOf(clipTo(service, period.fromMs, question.nowMs));
  const accountedMs = lengthOf(owed);
  const measuredMs = accountedMs - ms.notMeasured;
  const counted = withoutPeriods(
    owed.filter(({ kind }) => kind === 'down'),
    question.notOurs ?? [],
  );
  const usedMs = lengthOf(counted);
  const beside = owed.filter(({ kind }) => kind !== 'down' && kind !== 'maintenance');
  const byHandMs = lengthWithin(beside, question.byHand ?? []);
  const sums = { serviceMs, allowedMs, usedMs, leftMs: allowedMs - usedMs, elapsedMs, measuredMs };
  const outlook = outlookOf(sums, counted, clipTo(service, question.nowMs, period.toMs));
  return {
    agreement,
    period,
    ...sums,
    beforeMs: elapsedMs - accountedMs,
    filledMs: lengthOf(filledIn(owed)),
    filledUsedMs: lengthOf(filledIn(counted)),
    ms,
    notOursMs: ms.down - usedMs,
    byHandMs,
    outlook,
  };
}

/** Worst first: what is used most of what is allowed. Each site stands for itself; one cannot use what another left. */
export function byWorst(left: Ledger, right: Ledger): number {
  return usedShareOf(right) - usedShareOf(left);
}

/** 1 is all that was allowed; where nothing is allowed, anything used is beyond it. */
export function usedShareOf({ usedMs, allowedMs }: Pick<Ledger, 'usedMs' | 'allowedMs'>): number {
  if (usedMs === 0) return 0;
  return allowedMs === 0 ? Number.POSITIVE_INFINITY : usedMs / allowedMs;
}

/** In whole ten-thousandths of a per cent, since 100 - 99.9 is a little more or less than 0.1. */
export function allowanceOf(percent: number, serviceMs: number): number {
  return Math.round((serviceMs * (1_000_000 - Math.round(percent * 10_000))) / 1_000_000);
}

type Sums = Pick<Ledger, 'serviceMs' | 'allowedMs' | 'usedMs' | 'leftMs' | 'measuredMs'>;

function outlookOf(sums: Sums, outages: readonly Span[], toCome: readonly Period[]): Outlook {
  const { serviceMs, allowedMs, usedMs, leftMs, measuredMs } = sums;
  if (leftMs < 0) return { kind: 'exceeded', sinceMs: usedUpAt(outages, allowedMs) };
  if (toCome.length === 0) return { kind: 'kept' };
  if (measuredMs === 0 || measuredMs < serviceMs * paceShare) return { kind: 'too-early' };
  if (usedMs === 0) return { kind: 'lasts' };
  // So much service time takes the rest away, if it goes on as in the time that was measured.
  const atMs = instantAfter(toCome, (leftMs * measuredMs) / usedMs);
  return atMs === null ? { kind: 'lasts' } : { kind: 'runs-out', atMs };
}

/** When the outages had taken all that was allowed. */
function usedUpAt(outages: readonly Span[], allowedMs: number): number {
  let usedMs = 0;
  for (const { fromMs, toMs } of outages) {
    if (usedMs + toMs - fromMs > allowedMs) return fromMs + allowedMs - usedMs;
    usedMs += toMs - fromMs;
  }
  throw new Error('More was used than the outages add up to.');
}

/** When so much of the periods has passed; null where they are shorter. */
function instantAfter(periods: readonly Period[], lengthMs: number): number | null {
  let passedMs = 0;
  for (const { fromMs, toMs } of periods) {
    if (passedMs + toMs - fromMs > lengthMs) return Math.floor(fromMs + lengthMs - passedMs);
    passedMs += toMs - fromMs;
  }
  return null;
}

function clipTo(periods: readonly Period[], startMs: number, endMs: number): Period[] {
  return periods
    .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, startMs), toMs: Math.min(toMs, endMs) }))
    .filter(({ fromMs, toMs }) => toMs > fromMs);
}
