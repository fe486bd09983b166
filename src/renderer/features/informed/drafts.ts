import { useMemo } from 'react';
import type { InformedList, InformedRow } from '../../../core/informed';
import type { FactsSheet } from '../../../core/facts';
import { recipientOf } from '../../../core/client';
import type { Client } from '../../../core/client';
import type { Message } from '../../../core/message';
import { messageContext } from '../../../core/message-context';
import { findGaps } from '../../../core/message-gaps';
import { guardMessage } from '../../../core/promise-guard';
import type { GuardContext } from '../../../core/promise-guard';
import type { FindingKind } from '../../../core/promise-guard/finding';
import { kindsOf } from '../../../core/promise-guard/finding';
import type { Site } from '../../../core/site';
import { useSnapshot } from '../../context';
import { useWatchedSites } from '../../message-findings';

/** Why a message does not go with all the others. */
export type Hold =
  /** It tells of an outage that is over. */
  | { kind: 'outdated' }
  /** The time at which it announces the next one has passed. */
  | { kind: 'late' }
  | { kind: 'empty' }
  | { kind: 'gaps'; gaps: string[] }
  | { kind: 'findings'; kinds: FindingKind[] }
  | { kind: 'no-email' }
  /** The client wants to hear of it another way. */
  | { kind: 'other-way'; way: 'whatsapp' | 'sms' | 'phone' };

export interface JudgedDraft {
  row: InformedRow;
  message: Message;
  /** Null: it can leave by SMTP as it is. */
  hold: Hold | null;
}

/** What the guard has to know of the message to a row's client. */
export function guardOf(
  list: InformedList,
  { clientId, incidentIds }: InformedRow,
  phase: Message['phase'],
  { clients, sites, facts }: { clients: readonly Client[]; sites: readonly Site[]; facts: FactsSheet },
): GuardContext | null {
  const client = clients.find(({ id }) => id === clientId);
  if (client === undefined) return null;
  const incidents = list.incidents.filter(({ id }) => incidentIds.includes(id));
  return messageContext({ client, incidents, phase, facts, asked: {} }, clients, sites);
}

/** The gaps of a message, each once, as they stand in the text. */
export const gapsIn = ({ subject, body }: Pick<Message, 'subject' | 'body'>): string[] => [
  ...new Set([...findGaps(subject), ...findGaps(body)].map(({ text }) => text)),
];

function kindsIn(message: Pick<Message, 'subject' | 'body'>, guard: GuardContext): FindingKind[] {
  return kindsOf(guardMessage(message, guard));
}

const beforeTheEnd: readonly Message['phase'][] = ['first-notice', 'update', 'identified'];

export const isOutdated = ({ needsPhase }: InformedRow, { phase }: Message): boolean =>
  needsPhase === 'resolved' && beforeTheEnd.includes(phase);

/** The time at which it announces the next one has passed. */
export const isLate = ({ nextUpdateAt }: Message, nowMs: number): boolean =>
  nextUpdateAt !== null && nextUpdateAt <= nowMs;

function holdOf(row: InformedRow, message: Message, client: Client, guard: GuardContext, nowMs: number): Hold | null {
  if (isOutdated(row, message)) return { kind: 'outdated' };
  if (isLate(message, nowMs)) return { kind: 'late' };
  if (message.body.trim() === '') return { kind: 'empty' };
  const gaps = gapsIn(message);
  if (gaps.length > 0) return { kind: 'gaps', gaps };
  const kinds = kindsIn(message, guard);
  if (kinds.length > 0) return { kind: 'findings', kinds };
  if (row.preferred === 'whatsapp' || row.preferred === 'sms' || row.preferred === 'phone')
    return { kind: 'other-way', way: row.preferred };
  return recipientOf(client).email === '' ? { kind: 'no-email' } : null;
}

/** Every draft of the outage, in the order of the list, with what keeps it back. */
export function useJudgedDrafts(list: InformedList, facts: FactsSheet, nowMs: number): JudgedDraft[] {
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const sites = useWatchedSites();
  return useMemo(
    () =>
      list.rows.flatMap((row): JudgedDraft[] => {
        const message = row.draft;
        const client = clients.find(({ id }) => id === row.clientId);
        if (message === null || client === undefined) return [];
        const guard = guardOf(list, row, message.phase, { clients, sites, facts });
        return guard === null ? [] : [{ row, message, hold: holdOf(row, message, client, guard, nowMs) }];
      }),
    [list, clients, sites, facts, nowMs],
  );
}
