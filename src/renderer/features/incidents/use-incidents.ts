import { useCallback, useEffect, useState } from 'react';
import type { Incident, IncidentFilter, IncidentWithTimeline } from '../../../core/incident';
import type { ApiError } from '../../../core/api';
import { useAsk, useSnapshot } from '../../context';

/** What was asked for: nothing yet, the answer, or why there is none. */
export interface Asked<T> {
  value: T | null;
  error: ApiError | null;
}

const nothingYet = { value: null, error: null };

/**
 * The incidents that a filter wants, asked for again when one opened or ended. While an answer is on its way the last
 * one stays.
 */
export function useIncidents(filter: IncidentFilter): Asked<Incident[]> {
  const ask = useAsk();
  const openIncidents = useSnapshot((snapshot) => snapshot.openIncidents);
  const [asked, setAsked] = useState<Asked<Incident[]>>(nothingYet);
  useEffect(() => {
    let isWanted = true;
    void ask('incidents.list', { filter }).then((reply) => {
      if (!isWanted) return;
      setAsked(reply.ok ? { value: reply.value, error: null } : { value: null, error: reply.error });
    });
    return () => {
      isWanted = false;
    };
  }, [ask, filter, openIncidents]);
  return asked;
}

/** One incident with its timeline; asked for again when its site was checked, and when `again` is called. */
export function useIncident(id: string): Asked<IncidentWithTimeline> & { again: () => void } {
  const ask = useAsk();
  const openIncidents = useSnapshot((snapshot) => snapshot.openIncidents);
  const [asked, setAsked] = useState<Asked<IncidentWithTimeline>>(nothingYet);
  const [count, setCount] = useState(0);
  const siteId = asked.value?.siteId;
  const lastCheck = useSnapshot(({ sites }) => sites.find(({ site }) => site.id === siteId)?.lastCheck ?? null);
  // An ended incident's timeline grows only by what is done here.
  const news = asked.value !== null && asked.value.endedAt === null ? lastCheck : null;
  useEffect(() => {
    let isWanted = true;
    void ask('incidents.get', { id }).then((reply) => {
      if (!isWanted) return;
      setAsked(reply.ok ? { value: reply.value, error: null } : { value: null, error: reply.error });
    });
    return () => {
      isWanted = false;
    };
  }, [ask, id, openIncidents, news, count]);
  const again = useCallback(() => setCount((before) => before + 1), []);
  return { ...asked, again };
}
