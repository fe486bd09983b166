import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import type { MessagePhase } from '../../../core/template';
import { useAttempt } from '../../context';
import { useNotices } from '../../notices';
import type { JudgedDraft } from './drafts';
import { byPhase } from './summary';

export interface Prepare {
  isBusy: boolean;
  /** To each of them what he needs next. */
  needed: (rows: readonly InformedRow[]) => Promise<void>;
  /** To everybody concerned a message of this phase. */
  phase: (phase: MessagePhase) => Promise<void>;
  /** Gives up these drafts and writes them anew. */
  renew: (drafts: readonly JudgedDraft[]) => Promise<void>;
}

/** Lays drafts ready; what could not be written is said, with the clients' names. */
export function usePrepare(incidentId: string, rows: readonly InformedRow[], onChanged: () => void): Prepare {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [isBusy, setBusy] = useState(false);

  const order = async (phase: MessagePhase, clientIds: string[] | null): Promise<void> => {
    const reply = await attempt('messages.prepareAll', { incidentId, phase, clientIds });
    if (!reply.ok || reply.value.faults.length === 0) return;
    const ids = reply.value.faults.map(({ clientId }) => clientId);
    const names = rows.filter(({ clientId }) => ids.includes(clientId)).map(({ clientName }) => clientName);
    const text = t('window.informed.templateFaults', { count: names.length, names: names.join(', ') });
    show({ kind: 'problem', text });
  };
  const busily = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    await work();
    setBusy(false);
    onChanged();
  };
  const needed = async (wanted: readonly InformedRow[]): Promise<void> => {
    for (const { phase, clientIds } of byPhase(wanted)) await order(phase, clientIds);
  };
  const renew = async (drafts: readonly JudgedDraft[]): Promise<void> => {
    for (const { message } of drafts) await attempt('messages.discard', { id: message.id });
    await needed(drafts.map(({ row }) => row));
  };
  return {
    isBusy,
    needed: (wanted) => busily(() => needed(wanted)),
    phase: (phase) => busily(() => order(phase, null)),
    renew: (drafts) => busily(() => renew(drafts)),
  };
}
