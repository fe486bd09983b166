import { headStartOf } from '../../core/head-start';
import type { IncidentFilter, IncidentWithTimeline } from '../../core/incident';
import { incidentsOnPage } from '../../core/incident-page';
import type { IncidentPage, IncidentRow, PageMark } from '../../core/incident-page';
import type { IncidentIndex } from '../ports';

/** A page of the log, and for the first one how many there are in all. */
export function incidentPageOf(
  { page }: Pick<IncidentIndex, 'page'>,
  { filter, after }: { filter: IncidentFilter; after: PageMark | null },
): IncidentPage {
  const { incidents, next, total } = page(filter, after, incidentsOnPage, after === null);
  return { rows: incidents.map(rowOf), next, total };
}

function rowOf(found: IncidentWithTimeline): IncidentRow {
  const { timeline: _, tags = [], ...incident } = found;
  return { incident, tags, headStart: headStartOf(found) };
}
