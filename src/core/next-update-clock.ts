import type { MessagePhase } from './template';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const stepMs = 5 * minuteMs;

/** Every half hour in the first two hours, then every hour, then every three: an outage's news grow rarer as it lasts. */
const paces = [
  { untilMs: 2 * hourMs, everyMs: 30 * minuteMs },
  { untilMs: 8 * hourMs, everyMs: hourMs },
  { untilMs: Infinity, everyMs: 3 * hourMs },
] as const;

/** The phases after which a client waits for the next message. */
const awaiting: ReadonlySet<MessagePhase> = new Set(['first-notice', 'update', 'identified', 'answer', 'phone']);

export const awaitsNext = (phase: MessagePhase): boolean => awaiting.has(phase);

/** After so many minutes, at the next full five: a time that one likes to read. */
export function roundedUpdate(nowMs: number, afterMs: number): number {
  return Math.ceil((nowMs + afterMs) / stepMs) * stepMs;
}

/** When the next message is usual after one told at that time of an outage that began then. */
export function pacedUpdate(toldAt: number, outageStartedAt: number): number {
  const lastedMs = Math.max(0, toldAt - outageStartedAt);
  const everyMs = paces.find(({ untilMs }) => lastedMs < untilMs)?.everyMs ?? 3 * hourMs;
  return roundedUpdate(toldAt, everyMs);
}
