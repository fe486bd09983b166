import { useCallback, useMemo, useState } from 'react';
import type { Reply } from '../../../core/api';
import type { Incident, IncidentFilter, IncidentWithTimeline } from '../../../core/incident';
import type { IncidentPage } from '../../../core/incident-page';
import { ok } from '../../../core/result';
import { useAnswer } from '../../asked';
import type { Asked } from '../../asked';
import { useAsk, useSnapshot } from '../../context';
import type { Ask } from '../../context';

/** The incidents that a filter wants, asked for again when one opened, ended or was classed otherwise. */
export function useIncidents(filter: IncidentFilter): Asked<Incident[]> {
  const ask = useAsk();
  const openIncidents = useSnapshot((snapshot) => snapshot.openIncidents);
  const drill = useSnapshot((snapshot) => snapshot.drill);
  const question = useMemo(
    () => ({ since: [openIncidents, drill], put: () => ask('incidents.list', { filter }) }),
    [ask, filter, openIncidents, drill],
  );
  return useAnswer(question.put);
}

/**
 * The incidents that a filter wants in pages, so many of them that were asked for; asked for again when an incident opened,
 * ended or was classed otherwise.
 */
export function useIncidentPages(filter: IncidentFilter): Asked<IncidentPage> & { more: () => void } {
  const ask = useAsk();
  const openIncidents = useSnapshot((snapshot) => snapshot.openIncidents);
  const drill = useSnapshot((snapshot) => snapshot.drill);
  const [wanted, setWanted] = useState({ filter, pages: 1 });
  // With another filter one begins at the top again.
  const pages = wanted.filter === filter ? wanted.pages : 1;
  const question = useMemo(
    () => ({ since: [openIncidents, drill], put: () => askPages(ask, filter, pages) }),
    [ask, filter, pages, openIncidents, drill],
  );
  const more = useCallback(() => setWanted({ filter, pages: pages + 1 }), [filter, pages]);
  return { ...useAnswer(question.put), more };
}

async function askPages(ask: Ask, filter: IncidentFilter, count: number): Promise<Reply<'incidents.page'>> {
  const first = await ask('incidents.page', { filter, after: null });
  if (!first.ok) return first;
  const { rows, total } = first.value;
  let { next } = first.value;
  for (let page = 1; page < count && next !== null; page += 1) {
    const reply = await ask('incidents.page', { filter, after: next });
    if (!reply.ok) return reply;
    rows.push(...reply.value.rows);
    next = reply.value.next;
  }
  return ok({ rows, next, total });
}

/** One incident with its timeline; asked for again when its site was checked, and when `again` is called. */
export function useIncident(id: string): Asked<IncidentWithTimeline> & { again: () => void } {
  const ask = useAsk();
  const openIncidents = useSnapshot((snapshot) => snapshot.openIncidents);
  const drill = useSnapshot((snapshot) => snapshot.drill);
  const [known, setKnown] = useState<IncidentWithTimeline | null>(null);
  const [count, setCount] = useState(0);
  const lastCheck = useSnapshot(({ sites }) => sites.find(({ site }) => site.id === known?.siteId)?.lastCheck ?? null);
  // An ended incident's timeline grows only by what is done here.
  const news = known !== null && known.endedAt === null ? lastCheck : null;
  const question = useMemo(
    () => ({ since: [openIncidents, drill, news, count], put: () => ask('incidents.get', { id }) }),
    [ask, id, openIncidents, drill, news, count],
  );
  const asked = useAnswer(question.put);
  if (asked.value !== known) setKnown(asked.value);
  const again = useCallback(() => setCount((before) => before + 1), []);
  return { ...asked, again };
}

/** The other incidents of the same outage, oldest first; asked for again when one opened or ended. */
export function useCompanions({ id, hostIncidentId }: Incident): Asked<Incident[]> {
  const ask = useAsk();
  const openIncidents = useSnapshot((snapshot) => snapshot.openIncidents);
  const question = useMemo(
    () => ({ since: [openIncidents, hostIncidentId], put: () => ask('incidents.members', { id }) }),
    [ask, id, openIncidents, hostIncidentId],
  );
  const { value, error } = useAnswer(question.put);
  const companions = useMemo(() => value?.filter((each) => each.id !== id) ?? null, [value, id]);
  return { value: companions, error };
}
