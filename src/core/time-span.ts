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

/** Whose record a stretch is by, where nothing was measured here. */
export type RecordSource = 'uptimerobot';

/**
 * A stretch of time of one sort. Spans of a site are in order, touch and never overlap. `by`: somebody else measured it;
 * what has none we measured ourselves, or nobody did.
 */
export type Span = TimeSort & Period & { by?: RecordSource };

/** A stretch that we did not measure, as somebody else's record has it. */
export type FilledSpan = Period & { kind: 'up' | 'down'; why: null; by: RecordSource };

/** What is new about a site's time: all that was held from `fromMs` on gives way to `spans`, which begin there. */
export interface TimeRecord {
  fromMs: number;
  spans: readonly Span[];
}

export const notMeasured = (why: NotMeasuredReason): TimeSort => ({ kind: 'notMeasured', why });

type Marked = TimeSort & Pick<Span, 'by'>;
const isSameSort = (left: Marked, right: Marked): boolean =>
  left.kind === right.kind && left.why === right.why && left.by === right.by;

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

/** What of the first lies within the second; both in order, each apart. The parts are as the first are. */
export function commonParts<T extends Period>(first: readonly T[], second: readonly Period[]): T[] {
  const parts: T[] = [];
  let next = 0;
  for (const each of first) {
    while ((second[next]?.toMs ?? Number.POSITIVE_INFINITY) <= each.fromMs) next += 1;
    for (let index = next; ; index += 1) {
      const other = second[index];
      if (other === undefined || other.fromMs >= each.toMs) break;
      parts.push({ ...each, fromMs: Math.max(each.fromMs, other.fromMs), toMs: Math.min(each.toMs, other.toMs) });
    }
  }
  return parts;
}

/** The spans with what was filled in, in order, in place of time that was not measured; whatever was measured stays. */
export function withFilled(spans: readonly Span[], filled: readonly FilledSpan[]): Span[] {
  const gaps = spans.filter(({ kind }) => kind === 'notMeasured');
  const parts = commonParts(filled, gaps);
  let next = 0;
  return spans.reduce<Span[]>((all, span) => {
    let cursorMs = span.fromMs;
    for (let part = parts[next]; part !== undefined && part.fromMs < span.toMs; part = parts[++next]) {
      pushSpan(all, { ...span, fromMs: cursorMs, toMs: part.fromMs });
      pushSpan(all, part);
      cursorMs = part.toMs;
    }
    return pushSpan(all, { ...span, fromMs: cursorMs });
  }, []);
}
