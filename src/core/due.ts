import { shortDuration } from './duration';
import type { TextWords } from './timeline-text';

const minuteMs = 60_000;

/** When an announced message is due, in whole minutes: never "in 0 minutes", and never overdue by none. */
export type Due = { kind: 'coming' | 'overdue'; ms: number } | { kind: 'now' };

/** Both in epoch milliseconds. */
export function dueOf(dueAt: number, nowMs: number): Due {
  const left = dueAt - nowMs;
  if (left > 0) return { kind: 'coming', ms: Math.ceil(left / minuteMs) * minuteMs };
  const late = Math.floor(-left / minuteMs) * minuteMs;
  return late === 0 ? { kind: 'now' } : { kind: 'overdue', ms: late };
}

export const isOverdue = (dueAt: number, nowMs: number): boolean => dueOf(dueAt, nowMs).kind === 'overdue';

/** `Nächste Nachricht an 3 Kunden in 8 Min.`: for the tray, the overview and the incident, without a full stop of its own. */
export function describeDue(
  { clients, dueAt }: { clients: number; dueAt: number },
  nowMs: number,
  words: Pick<TextWords, 't' | 'language'>,
): string {
  const due = dueOf(dueAt, nowMs);
  const time = due.kind === 'now' ? '' : shortDuration(due.ms, words.language());
  return words.t(`due.${due.kind}`, { count: clients, time });
}

/** Of several the one to name: all that are overdue as one, since the longest; else what comes first. */
export function soonestDue(
  updates: readonly { clients: number; dueAt: number }[],
  nowMs: number,
): { clients: number; dueAt: number } | null {
  const [first, ...others] = [...updates].sort((one, other) => one.dueAt - other.dueAt);
  if (first === undefined) return null;
  const isLate = isOverdue(first.dueAt, nowMs);
  const alike = others.filter(({ dueAt }) => (isLate ? isOverdue(dueAt, nowMs) : dueAt - first.dueAt < minuteMs));
  return { clients: alike.reduce((sum, { clients }) => sum + clients, first.clients), dueAt: first.dueAt };
}

/** With a full stop, where the words do not end with one (`Min.`). */
export const asSentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
