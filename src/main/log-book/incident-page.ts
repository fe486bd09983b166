import { headStartOf } from '../../core/head-start';
import type { IncidentFilter, IncidentWithTimeline } from '../../core/incident';
import { incidentsOnPage, mostCounted } from '../../core/incident-page';
import type { IncidentPage, IncidentRow, PageMark } from '../../core/incident-page';
import type { IncidentIndex } from '../ports';

/** A page of the log, and for the first one how many there are in all. */
export function incidentPageOf(
  index: Pick<IncidentIndex, 'page' | 'count'>,
  { filter, after }: { filter: IncidentFilter; after: PageMark | null },
): IncidentPage {
  const { incidents, next } = index.page(filter, after, incidentsOnPage);
  const most = filter.text === undefined ? null : mostCounted + 1;
  return { rows: incidents.map(rowOf), next, total: after === null ? index.count(filter, most) : null };
}

function rowOf(found: IncidentWithTimeline): IncidentRow {
  const { timeline: _, tags = [], ...incident } = found;
  return { incident, tags, headStart: headStartOf(found) };
}
