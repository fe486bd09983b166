import { useMemo } from 'react';
import type { Client } from '../../../core/client';
import type { SiteRecord } from '../../../core/site-record';
import type { SiteView } from '../../../core/snapshot';
import { useAnswer } from '../../asked';
import type { Asked } from '../../asked';
import { useNow } from '../../clock';
import { useAsk, useSnapshot } from '../../context';

/** Figures of a year change slowly; they are asked for again so often while one looks. */
const anewMs = 300_000;

/** Asked for again when the site's state or what was agreed has changed. */
export function useSiteRecord({ site, state }: SiteView): Asked<SiteRecord> {
  const ask = useAsk();
  const { id, agreement, clientId } = site;
  const ofClient = useSnapshot(({ clients }) => clients.find((client) => client.id === clientId)?.agreement ?? null);
  const turn = Math.floor(useNow() / anewMs);
  const question = useMemo(
    () => ({ since: [state, agreement, ofClient, turn], put: () => ask('sites.record', { id }) }),
    [ask, id, state, agreement, ofClient, turn],
  );
  return useAnswer(question.put);
}

export function useClientRecords({ id, agreement }: Client): Asked<SiteRecord[]> {
  const ask = useAsk();
  const siteCount = useSnapshot(({ sites }) => sites.filter(({ site }) => site.clientId === id).length);
  const turn = Math.floor(useNow() / anewMs);
  const question = useMemo(
    () => ({ since: [agreement, siteCount, turn], put: () => ask('clients.record', { id }) }),
    [ask, id, agreement, siteCount, turn],
  );
  return useAnswer(question.put);
}
