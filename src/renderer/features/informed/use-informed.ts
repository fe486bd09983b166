import { useCallback, useMemo, useState } from 'react';
import type { InformedList } from '../../../core/informed';
import { useAnswer } from '../../asked';
import type { Asked } from '../../asked';
import { useAsk, useSnapshot } from '../../context';

export interface Informed extends Asked<InformedList> {
  /** Asks again, after something was done here. */
  again: () => void;
}

/**
 * Who is told of the outage that the incident belongs to. Asked for again when a site fails or comes back, a drill ends, a
 * message has left, a client has changed; what is done on the page itself says so with `again`.
 */
export function useInformed(incidentId: string): Informed {
  const ask = useAsk();
  const openIncidents = useSnapshot((snapshot) => snapshot.openIncidents);
  const drill = useSnapshot((snapshot) => snapshot.drill);
  const sending = useSnapshot((snapshot) => snapshot.sending);
  const nextUpdates = useSnapshot((snapshot) => snapshot.nextUpdates);
  const uncertain = useSnapshot((snapshot) => snapshot.mailUncertain);
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const [count, setCount] = useState(0);
  const question = useMemo(
    () => ({
      since: [openIncidents, drill, sending, nextUpdates, uncertain, clients, count],
      put: () => ask('outage.informed', { incidentId }),
    }),
    [ask, incidentId, openIncidents, drill, sending, nextUpdates, uncertain, clients, count],
  );
  const asked = useAnswer(question.put);
  const again = useCallback(() => setCount((before) => before + 1), []);
  return { ...asked, again };
}
