import type { TFunction } from 'i18next';
import type { InformedList } from '../../../core/informed';
import type { Snapshot } from '../../../core/snapshot';
import type { JudgedDraft } from './drafts';
import { idleRows, openMessageOf, waitingRows } from './summary';

/** What the one button of the list does now. */
export type MainAction =
  | { kind: 'stop'; isStopping: boolean }
  | { kind: 'send'; ids: string[]; of: number }
  | { kind: 'step'; clientId: string }
  | { kind: 'prepare'; count: number; isAll: boolean }
  | { kind: 'prepare-update'; count: number }
  | { kind: 'none' };

interface MainParts {
  list: InformedList;
  drafts: readonly JudgedDraft[];
  sending: Snapshot['sending'];
  hasAccount: boolean;
  nowMs: number;
}

/** First all are prepared, then those that are clean go, then what is left is stepped through. */
export function mainActionOf({ list, drafts, sending, hasAccount, nowMs }: MainParts): MainAction {
  if (sending !== null) return { kind: 'stop', isStopping: sending.isStopping };
  const clean = drafts.filter(({ hold }) => hold === null);
  if (hasAccount && clean.length > 0) {
    return { kind: 'send', ids: clean.map(({ message }) => message.id), of: drafts.length };
  }
  const waiting = waitingRows(list.rows, nowMs);
  if (drafts.length === 0 && waiting.length > 0) {
    return { kind: 'prepare', count: waiting.length, isAll: waiting.length === list.rows.length };
  }
  const open = list.rows.find((row) => openMessageOf(row) !== null);
  if (open !== undefined) return { kind: 'step', clientId: open.clientId };
  const idle = idleRows(list.rows, nowMs).filter(({ needsPhase }) => needsPhase === 'update');
  return idle.length > 0 ? { kind: 'prepare-update', count: idle.length } : { kind: 'none' };
}

export function mainLabel(action: MainAction, t: TFunction): string {
  switch (action.kind) {
    case 'stop':
      return t(action.isStopping ? 'window.informed.stopping' : 'window.informed.stop');
    case 'send':
      if (action.ids.length === action.of) return t('window.informed.sendAll', { count: action.of });
      return t('window.informed.sendSome', { count: action.ids.length, all: action.of });
    case 'step':
      return t('window.informed.step');
    case 'prepare':
      return t(action.isAll ? 'window.informed.prepareAll' : 'window.informed.prepareSome', { count: action.count });
    case 'prepare-update':
      return t('window.informed.prepareUpdate');
    case 'none':
      return '';
  }
}
