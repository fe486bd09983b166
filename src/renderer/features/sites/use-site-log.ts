import { useMemo } from 'react';
import type { Availability } from '../../../core/availability';
import type { SiteEvent } from '../../../core/site-event';
import type { SiteView } from '../../../core/snapshot';
import { useAnswer } from '../../asked';
import type { Asked } from '../../asked';
import { useAsk } from '../../context';

const thirtyDaysMs = 30 * 24 * 3_600_000;

/** What happened to a site besides incidents, newest first; asked for again when it was checked or its state changed. */
export function useSiteEvents({ site, state, lastCheck }: SiteView): Asked<SiteEvent[]> {
  const ask = useAsk();
  const { id } = site;
  const question = useMemo(
    () => ({ since: [state, lastCheck], put: () => ask('sites.events', { id }) }),
    [ask, id, state, lastCheck],
  );
  return useAnswer(question.put);
}

/** Where the site's time of the last 30 days went; asked for again as the events are. */
export function useAvailability({ site, state, lastCheck }: SiteView): Asked<Availability> {
  const ask = useAsk();
  const { id } = site;
  const question = useMemo(() => {
    const put = () => {
      const toMs = Date.now();
      return ask('sites.availability', { id, fromMs: toMs - thirtyDaysMs, toMs });
    };
    return { since: [state, lastCheck], put };
  }, [ask, id, state, lastCheck]);
  return useAnswer(question.put);
}
