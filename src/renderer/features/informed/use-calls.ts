import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import { useAttempt } from '../../context';
import { useNotices } from '../../notices';
import { useRemembered } from '../../remembered';
import { isTold } from './summary';

/** By client: when he was called and not reached, epoch milliseconds. */
type Missed = Readonly<Record<string, number>>;
const nobody: Missed = {};

export interface Calls {
  missed: Missed;
  /** How many were called: those told by the user himself, and those not reached. */
  called: number;
  told: number;
  /** Ticks a client off; `hasCalled`: he called by himself, so he knew. False where it could not be written down. */
  tell: (row: InformedRow, note: string, hasCalled: boolean) => Promise<boolean>;
  miss: (row: InformedRow) => void;
}

const isToldByVoice = (row: InformedRow): boolean => isTold(row) && (row.via === null || row.via === 'phone');

/** Calling through the clients of an outage. Who was not reached stays open, and is remembered as long as the window. */
export function useCalls(incidentId: string, rows: readonly InformedRow[], onChanged: () => void): Calls {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [missed, setMissed] = useRemembered(`calls.${incidentId}`, nobody);
  const told = rows.filter(isToldByVoice);
  const open = rows.filter((row) => !isToldByVoice(row) && missed[row.clientId] !== undefined);

  const tell = async (
    { clientId, clientName, noticedAt }: InformedRow,
    note: string,
    hasCalled: boolean,
  ): Promise<boolean> => {
    const at = Date.now();
    if (hasCalled && noticedAt === null) {
      const noticed = await attempt('client.noticed', { incidentId, clientId, noticedAt: at });
      if (!noticed.ok) return false;
    }
    const reply = await attempt('client.told', { incidentId, clientId, at, note });
    if (!reply.ok) return false;
    show({ kind: 'done', text: t('window.informed.toldNoted', { client: clientName }) });
    const { [clientId]: _, ...others } = missed;
    setMissed(others);
    onChanged();
    return true;
  };
  return {
    missed,
    called: told.length + open.length,
    told: told.length,
    tell,
    miss: ({ clientId }) => setMissed({ ...missed, [clientId]: Date.now() }),
  };
}
