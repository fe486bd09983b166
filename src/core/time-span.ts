import type { NotMeasuredReason } from './check';

/** A stretch of time, half open: from <= t < to. Epoch milliseconds. */
export interface Period {
  fromMs: number;
  toMs: number;
}

/** What a stretch of time counts as. */
export type TimeKind = 'up' | 'degraded' | 'down' | 'maintenance' | 'notMeasured';

export type TimeSort =
  { kind: Exclude<TimeKind, 'notMeasured'>; why: null } | { kind: 'notMeasured'; why: NotMeasuredReason };

/** A stretch of time of one sort. Spans of a site are in order, touch and never overlap. */
export type Span = TimeSort & Period;

/** What is new about a site's time: all that was held from `fromMs` on gives way to `spans`, which begin there. */
export interface TimeRecord {
  fromMs: number;
  spans: readonly Span[];
}

export const notMeasured = (why: NotMeasuredReason): TimeSort => ({ kind: 'notMeasured', why });

const isSameSort = (left: TimeSort, right: TimeSort): boolean => left.kind === right.kind && left.why === right.why;

/** Puts a span behind the others: one of no length is left out, and one of the same sort prolongs the last. */
export function pushSpan(spans: Span[], added: Span): Span[] {
  if (added.toMs <= added.fromMs) return spans;
  const last = spans.at(-1);
  if (last?.toMs === added.fromMs && isSameSort(last, added)) spans[spans.length - 1] = { ...last, toMs: added.toMs };
  else spans.push(added);
  return spans;
}

/** The spans as they are after a record. */
export function withRecord(spans: readonly Span[], { fromMs, spans: added }: TimeRecord): Span[] {
  return added.reduce(pushSpan, clip(spans, { fromMs: Number.NEGATIVE_INFINITY, toMs: fromMs }));
}

/** Two records in their order, as one. */
export function mergeRecords(first: TimeRecord, second: TimeRecord): TimeRecord {
  // A record may reach further back than the one before it, where the clock was set back in between.
  return { fromMs: Math.min(first.fromMs, second.fromMs), spans: withRecord(first.spans, second) };
}

/** What of the spans lies within the period. */
export function clip(spans: readonly Span[], { fromMs, toMs }: Period): Span[] {
  return spans
    .filter((span) => span.toMs > fromMs && span.fromMs < toMs)
    .map((span) => ({ ...span, fromMs: Math.max(span.fromMs, fromMs), toMs: Math.min(span.toMs, toMs) }));
}
