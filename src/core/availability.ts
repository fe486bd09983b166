import type { NotMeasuredReason } from './check';
import { clip, notMeasured, pushSpan } from './time-span';
import type { Period, Span, TimeKind } from './time-span';

/** What is asked about one site's time. Epoch milliseconds. */
export interface TimeQuestion extends Period {
  nowMs: number;
  createdAtMs: number;
  /** Maintenance windows as they were, and the outages that count as maintenance; in any order, they may overlap. */
  maintenance: readonly Period[];
  /** Outages that are not held against the contract, though they were measured; for the ledger. */
  notOurs?: readonly Period[];
  /** Outages that the user entered, and no check has measured; for the ledger, beside what was measured. */
  byHand?: readonly Period[];
}

/** Where one site's time went, in milliseconds. The kinds add up to `elapsedMs`, the reasons to `ms.notMeasured`. */
export interface Availability {
  /** The part of the period asked about in which the site was there, up to now. */
  fromMs: number;
  toMs: number;
  elapsedMs: number;
  ms: Record<TimeKind, number>;
  notMeasured: Partial<Record<NotMeasuredReason, number>>;
  /** What of `ms` is by somebody else's record: known, and not measured here. */
  filled: Record<TimeKind, number>;
}

/** Of what was measured and counts against the contract: `goodMs` of `measuredMs`. */
export interface Share {
  goodMs: number;
  measuredMs: number;
}

/**
 * The asked period as an exact partition: what the spans leave out is `unknown`. Within a maintenance, what would count
 * as down or degraded counts as maintenance; up stays up, since it was, and a contract leaves out only what was not. The
 * spans need to reach over the period's ends where they do, as the log gives them.
 */
export function timeOf(spans: readonly Span[], question: TimeQuestion): Span[] {
  const asked = askedPeriod(spans, question);
  const filled: Span[] = [];
  let cursorMs = asked.fromMs;
  const fill = (toMs: number): void => void filled.push({ ...notMeasured('unknown'), fromMs: cursorMs, toMs });
  for (const span of clip(spans, asked)) {
    if (span.toMs <= cursorMs) continue;
    if (span.fromMs > cursorMs) fill(span.fromMs);
    filled.push({ ...span, fromMs: Math.max(span.fromMs, cursorMs) });
    cursorMs = span.toMs;
  }
  if (cursorMs < asked.toMs) fill(asked.toMs);
  const excused = joined(question.maintenance);
  return filled.flatMap((span) => excuse(span, excused)).reduce<Span[]>((spans, span) => pushSpan(spans, span), []);
}

export function availabilityOf(spans: readonly Span[], question: TimeQuestion): Availability {
  const { fromMs, toMs } = askedPeriod(spans, question);
  const reasons: Availability['notMeasured'] = {};
  const time = timeOf(spans, question);
  for (const span of time) {
    if (span.kind === 'notMeasured') reasons[span.why] = (reasons[span.why] ?? 0) + span.toMs - span.fromMs;
  }
  const filled = kindsOf(filledIn(time));
  return { fromMs, toMs, elapsedMs: toMs - fromMs, ms: kindsOf(time), notMeasured: reasons, filled };
}

/** What of the time somebody else has measured. */
export const filledIn = (time: readonly Span[]): Span[] => time.filter(({ by }) => by !== undefined);

/** How long it is. */
export const lengthOf = (periods: readonly Period[]): number =>
  periods.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);

/** How long each kind is, in milliseconds. */
export function kindsOf(time: readonly Span[]): Record<TimeKind, number> {
  const ms: Record<TimeKind, number> = { up: 0, degraded: 0, down: 0, maintenance: 0, notMeasured: 0 };
  for (const { kind, fromMs, toMs } of time) ms[kind] += toMs - fromMs;
  return ms;
}

/** Of several, added up kind by kind. */
export function addedUp(parts: readonly Readonly<Record<TimeKind, number>>[]): Record<TimeKind, number> {
  const total = kindsOf([]);
  for (const part of parts) for (const kind of Object.keys(total) as TimeKind[]) total[kind] += part[kind];
  return total;
}

/** What of the time lies within each of the periods. Both in order, the periods apart. */
export function within(time: readonly Span[], periods: readonly Period[]): Span[][] {
  let next = 0;
  return periods.map(({ fromMs, toMs }) => {
    const inside: Span[] = [];
    for (let span = time[next]; span !== undefined && span.fromMs < toMs; span = time[next]) {
      if (span.toMs > fromMs) {
        inside.push({ ...span, fromMs: Math.max(span.fromMs, fromMs), toMs: Math.min(span.toMs, toMs) });
      }
      // One that reaches beyond is a part of the next period too.
      if (span.toMs > toMs) break;
      next += 1;
    }
    return inside;
  });
}

/** A day, or another stretch of a strip, and where its time went; what was before the site or is to come is no part of `ms`. */
export interface StripPart extends Period {
  ms: Record<TimeKind, number>;
  /** What of it is by somebody else's record. */
  filledMs: number;
}

/** Where the time went in each of the periods, which are in order and apart. */
export function stripOf(
  spans: readonly Span[],
  periods: readonly Period[],
  question: Omit<TimeQuestion, 'fromMs' | 'toMs'>,
): StripPart[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const time = timeOf(spans, { ...question, fromMs: first.fromMs, toMs: last.toMs });
  const inside = within(time, periods);
  return periods.map((period, index) => {
    const spans = inside[index] ?? [];
    return { ...period, ms: kindsOf(spans), filledMs: lengthOf(filledIn(spans)) };
  });
}

/** Where the first part with time in it begins, if that is not the first of all: before that the site was not watched. */
export function watchedSince(strip: readonly StripPart[]): number | null {
  const first = strip.findIndex(({ ms }) => Object.values(ms).some((each) => each > 0));
  return first > 0 ? (strip[first]?.fromMs ?? null) : null;
}

/** Several sites or periods as one. */
export function sumOf(parts: readonly Availability[]): Share {
  const shares = parts.map(shareOf);
  const total = (pick: (share: Share) => number): number => shares.reduce((sum, share) => sum + pick(share), 0);
  return { goodMs: total(({ goodMs }) => goodMs), measuredMs: total(({ measuredMs }) => measuredMs) };
}

/** How much of the time was measured, as a share of all of it: to be shown beside every other one. */
export function measuredShareOf(ms: Availability['ms']): Share {
  const measuredMs = Object.values(ms).reduce((sum, each) => sum + each, 0);
  return { goodMs: measuredMs - ms.notMeasured, measuredMs };
}

/** What the contract counts: the time in which the site answered, of that in which it did or did not. */
export function shareOf({ ms }: Pick<Availability, 'ms'>): Share {
  const goodMs = ms.up + ms.degraded;
  return { goodMs, measuredMs: goodMs + ms.down };
}

/** From 0 to 1; null where nothing was measured, which is neither. */
export function ratioOf({ goodMs, measuredMs }: Share): number | null {
  return measuredMs === 0 ? null : goodMs / measuredMs;
}

/**
 * The share in per cent, to be shown with that many decimals: rounded down, so that one second of outage in a year is
 * never shown as 100 %. Null where nothing was measured.
 */
export function flooredPercentOf({ goodMs, measuredMs }: Share, decimals = 2): number | null {
  if (measuredMs === 0) return null;
  if (goodMs === measuredMs) return 100;
  const scale = 10 ** decimals;
  // Whole numbers all the way: 0.57 * 100 would be a little less than 57, and lose a whole step.
  return Math.floor((goodMs * 100 * scale) / measuredMs) / scale;
}

/** The period asked about, without what lies before the site was there and after now. */
function askedPeriod(spans: readonly Span[], { fromMs, toMs, nowMs, createdAtMs }: TimeQuestion): Period {
  // A clock set back after the site was added has put its first time before that.
  const beganMs = Math.min(createdAtMs, spans[0]?.fromMs ?? createdAtMs);
  const start = Math.max(fromMs, beganMs);
  return { fromMs: start, toMs: Math.max(start, Math.min(toMs, nowMs)) };
}

/** The periods in order, with those that touch or overlap made one. */
function joined(periods: readonly Period[]): Period[] {
  const apart: Period[] = [];
  for (const { fromMs, toMs } of periods.toSorted((left, right) => left.fromMs - right.fromMs)) {
    const last = apart.at(-1);
    if (toMs <= fromMs) continue;
    if (last === undefined || fromMs > last.toMs) apart.push({ fromMs, toMs });
    else last.toMs = Math.max(last.toMs, toMs);
  }
  return apart;
}

function excuse(span: Span, excused: readonly Period[]): Span[] {
  if (span.kind !== 'down' && span.kind !== 'degraded') return [span];
  const parts: Span[] = [];
  let cursorMs = span.fromMs;
  for (const { fromMs, toMs } of clipPeriods(excused, span)) {
    if (fromMs > cursorMs) parts.push({ ...span, fromMs: cursorMs, toMs: fromMs });
    parts.push({ ...span, kind: 'maintenance', fromMs, toMs });
    cursorMs = toMs;
  }
  if (cursorMs < span.toMs) parts.push({ ...span, fromMs: cursorMs });
  return parts;
}

function clipPeriods(periods: readonly Period[], { fromMs, toMs }: Period): Period[] {
  return periods
    .filter((period) => period.toMs > fromMs && period.fromMs < toMs)
    .map((period) => ({ fromMs: Math.max(period.fromMs, fromMs), toMs: Math.min(period.toMs, toMs) }));
}
