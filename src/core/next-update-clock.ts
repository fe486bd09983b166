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

/** Time enough to write it before it is late. */
export const reminderLeadMs = 5 * minuteMs;
/** So late it is no reminder any more: whoever opens his laptop days later sees the list and needs no alarm. */
const staleAfterMs = 12 * hourMs;

export type UpdateReminder = 'update-due' | 'update-overdue';

/** What is to be said of a message that is due then, at this moment; null where nothing is. */
export function reminderAt(dueAt: number, nowMs: number): UpdateReminder | null {
  if (nowMs < dueAt - reminderLeadMs || nowMs > dueAt + staleAfterMs) return null;
  return nowMs < dueAt ? 'update-due' : 'update-overdue';
}

/** When there is something else to be said of it than now; null where never more. */
export function nextReminderAt(dueAt: number, nowMs: number): number | null {
  if (nowMs < dueAt - reminderLeadMs) return dueAt - reminderLeadMs;
  return nowMs < dueAt ? dueAt : null;
}

/** Whether that was said already, as the incident's timeline has it: each within the time that it belongs to. */
export function isReminded(reminder: UpdateReminder, dueAt: number, toldAt: number): boolean {
  return reminder === 'update-due' ? toldAt >= dueAt - reminderLeadMs && toldAt < dueAt : toldAt >= dueAt;
}

/** When the clients of an outage expect their next messages: one line for all who expect it at the same time. */
export function gatherUpdates(
  incidentId: string,
  rows: readonly { clientId: string; nextUpdateAt: number | null }[],
): { incidentId: string; clientIds: string[]; dueAt: number }[] {
  const byDue = new Map<number, string[]>();
  for (const { clientId, nextUpdateAt } of rows) {
    if (nextUpdateAt !== null) byDue.set(nextUpdateAt, [...(byDue.get(nextUpdateAt) ?? []), clientId]);
  }
  return [...byDue].map(([dueAt, clientIds]) => ({ incidentId, clientIds, dueAt }));
}
