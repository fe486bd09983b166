import { lengthOf } from './availability';
import type { Period, Span } from './time-span';

/** The spans without what of them lies within the periods. */
export function withoutPeriods(spans: readonly Span[], periods: readonly Period[]): Span[] {
  return periods.reduce<Span[]>(
    (left, { fromMs, toMs }) =>
      left
        .flatMap((span) => [
          { ...span, toMs: Math.min(span.toMs, fromMs) },
          { ...span, fromMs: Math.max(span.fromMs, toMs) },
        ])
        .filter((span) => span.toMs > span.fromMs),
    [...spans],
  );
}

/** How much of the spans lies within the periods, each instant once. */
export function lengthWithin(spans: readonly Span[], periods: readonly Period[]): number {
  return lengthOf(spans) - lengthOf(withoutPeriods(spans, periods));
}
