import { isOverdue, soonestDue } from '../../../core/due';
import type { InformedRow } from '../../../core/informed';
import type { MessagePhase } from '../../../core/template';

/** An update is prepared ahead of its time by this much. */
const aheadMs = 5 * 60_000;

/** Knows of all of his sites that are down; what is on its way now, or did not get out, changes nothing about that. */
export const isTold = ({ state, toldAt }: InformedRow): boolean =>
  state === 'told' || (toldAt !== null && state !== 'not-told' && state !== 'drafted');

/** What the one sentence says of all of them. */
export interface Summary {
  told: number;
  all: number;
  /** Those who know of the outage, but not yet that it is over. */
  waitForEnd: number;
  next: { clients: number; dueAt: number } | null;
}

export function summaryOf(rows: readonly InformedRow[], nowMs: number): Summary {
  const updates = rows.flatMap(({ nextUpdateAt }) =>
    nextUpdateAt === null ? [] : [{ clients: 1, dueAt: nextUpdateAt }],
  );
  return {
    told: rows.filter(isTold).length,
    all: rows.length,
    waitForEnd: rows.filter((row) => isTold(row) && row.needsPhase === 'resolved').length,
    next: soonestDue(updates, nowMs),
  };
}

/**
 * Whose next message is wanted now: who knows nothing yet, who waits for the end, and whose update is due. Where a
 * message lies ready, is on its way or of unknown fate, none is wanted besides it.
 */
export function waitingRows(rows: readonly InformedRow[], nowMs: number): InformedRow[] {
  return rows.filter((row) => {
    if (row.draft !== null || row.state === 'sending' || row.state === 'uncertain' || row.state === 'failed')
      return false;
    if (row.needsPhase === 'afterwards') return false;
    if (row.needsPhase === 'resolved' || !isTold(row)) return true;
    return row.nextUpdateAt !== null && row.nextUpdateAt - aheadMs <= nowMs;
  });
}

/** Those who could be written to though nothing is due: told, and no message lies ready. */
export function idleRows(rows: readonly InformedRow[], nowMs: number): InformedRow[] {
  const waiting = new Set(waitingRows(rows, nowMs));
  return rows.filter((row) => row.state === 'told' && row.draft === null && !waiting.has(row));
}

/** One order a phase: who has heard nothing gets the first notice, the others what is new. */
export function byPhase(rows: readonly InformedRow[]): { phase: MessagePhase; clientIds: string[] }[] {
  const phases = [...new Set(rows.map(({ needsPhase }) => needsPhase))];
  return phases.map((phase) => ({
    phase,
    clientIds: rows.filter(({ needsPhase }) => needsPhase === phase).map(({ clientId }) => clientId),
  }));
}

/** The message that may be read and changed: the draft, else one that did not get out. */
export function openMessageOf({ draft, state, lastMessage }: InformedRow) {
  if (draft !== null) return draft;
  return state === 'failed' ? lastMessage : null;
}

export const isDue = ({ nextUpdateAt }: InformedRow, nowMs: number): boolean =>
  nextUpdateAt !== null && isOverdue(nextUpdateAt, nowMs);
