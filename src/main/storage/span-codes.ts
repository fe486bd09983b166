import type { NotMeasuredReason } from '../../core/check';
import { notMeasured } from '../../core/time-span';
import type { TimeKind, TimeSort } from '../../core/time-span';

/** The codes of sorts of time in the table of spans. They are on people's disks: never change or reuse one. */
const kindCodes: Record<Exclude<TimeKind, 'notMeasured'>, number> = { up: 0, degraded: 1, down: 2, maintenance: 3 };
const reasonCodes: Record<NotMeasuredReason, number> = {
  unknown: 10,
  asleep: 11,
  stalled: 12,
  clock: 13,
  closed: 14,
  paused: 15,
  blocked: 16,
  offline: 17,
  source: 18,
  'here-only': 19,
};

const sortsByCode = new Map<number, TimeSort>([
  ...(['up', 'degraded', 'down', 'maintenance'] as const).map(
    (kind) => [kindCodes[kind], { kind, why: null }] as const,
  ),
  ...Object.entries(reasonCodes).map(([why, code]) => [code, notMeasured(why as NotMeasuredReason)] as const),
]);

export function toSortCode(sort: TimeSort): number {
  return sort.kind === 'notMeasured' ? reasonCodes[sort.why] : kindCodes[sort.kind];
}

/** A code that nobody knows says that nothing is known. */
export function toSort(code: number): TimeSort {
  return sortsByCode.get(code) ?? notMeasured('unknown');
}
