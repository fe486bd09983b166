import type { Snapshot } from '../../../core/snapshot';

type Gap = Snapshot['gaps'][number];

/** How long nothing was measured, for one reason, and whether all of it was in the night that is going on or just over. */
export interface UnmeasuredTime {
  why: Exclude<Gap['why'], 'clock'>;
  when: 'night' | 'day';
  ms: number;
}

const dayMs = 24 * 3_600_000;
const eveningHour = 18;
const noonHour = 12;
/** Less is not worth a sentence. */
const shortestMs = 60_000;
const reasons = ['asleep', 'closed', 'stalled'] as const;

/** What was not measured of all sites within the last 24 hours, summed by reason. Epoch milliseconds, local days. */
export function unmeasuredTimes(gaps: readonly Gap[], nowMs: number): UnmeasuredTime[] {
  const night = nightOf(nowMs);
  return reasons.flatMap((why) => {
    const parts = gaps
      .filter((gap) => gap.why === why)
      .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, nowMs - dayMs), toMs: Math.min(toMs, nowMs) }))
      .filter(({ fromMs, toMs }) => toMs > fromMs);
    const ms = parts.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    if (ms < shortestMs) return [];
    const isNightly = night !== null && parts.every(({ fromMs, toMs }) => fromMs >= night.fromMs && toMs <= night.toMs);
    return [{ why, when: isNightly ? 'night' : 'day', ms }];
  });
}

/** From last evening to noon: in the afternoon nobody says "last night" any more; null then. */
function nightOf(nowMs: number): { fromMs: number; toMs: number } | null {
  const at = (dayOffset: number, hour: number): number => {
    const date = new Date(nowMs);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + dayOffset, hour).getTime();
  };
  return nowMs < at(0, eveningHour) ? { fromMs: at(-1, eveningHour), toMs: at(0, noonHour) } : null;
}
