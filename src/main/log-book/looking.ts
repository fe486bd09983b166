import type { ParsedInput, Reply } from '../../core/api';
import { attempt } from '../../core/attempt';
import { headStartOf } from '../../core/head-start';
import type { IncidentWithTimeline } from '../../core/incident';
import { incidentsOnPage, mostCounted } from '../../core/incident-page';
import type { IncidentRow } from '../../core/incident-page';
import { fail, ok } from '../../core/result';
import type { LogBookParts } from './parts';

export interface Looking {
  page: (request: ParsedInput<'incidents.page'>) => Reply<'incidents.page'>;
  tags: () => Reply<'incidents.tags'>;
  tag: (request: ParsedInput<'incidents.tag'>) => Reply<'incidents.tag'>;
}

/** Looking through the log, page by page, and the words by which one finds something again. */
export function createLooking({ history, index, keep }: LogBookParts): Looking {
  return {
    page: ({ filter, after }) => {
      const { incidents, next } = index.page(filter, after, incidentsOnPage);
      const most = filter.text === undefined ? null : mostCounted + 1;
      return ok({ rows: incidents.map(rowOf), next, total: after === null ? index.count(filter, most) : null });
    },
    tags: () => ok(index.tags()),
    tag: ({ id, tags }) => {
      if (history.incident(id) === undefined) return fail({ kind: 'not-found', what: 'incident' });
      return attempt(() => {
        keep(() => index.setTags(id, [...new Set(tags)]));
        return null;
      });
    },
  };
}

function rowOf(found: IncidentWithTimeline): IncidentRow {
  const { timeline: _, tags = [], ...incident } = found;
  return { incident, tags, headStart: headStartOf(found) };
}
