import type { ApiError, ByHandRequest, Reply } from '../../core/api';
import { attempt } from '../../core/attempt';
import type { Incident, TimelineEntry } from '../../core/incident';
import { faultsOfTimes } from '../../core/past-times';
import type { PastTimes } from '../../core/past-times';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { LogBookParts } from './parts';

export interface ByHand {
  add: (request: ByHandRequest) => Reply<'incidents.addByHand'>;
  end: (request: { id: string; endedAt: number }) => Reply<'incidents.endByHand'>;
}

/** Outages that somebody told of and the watch did not see. They say of themselves that they were entered by hand. */
export function createByHand({ clock, newId, config, history, keep, byHandChanged }: LogBookParts): ByHand {
  function incidentOf({ siteId, startedAt, endedAt }: ByHandRequest): Incident | undefined {
    const { sites, clients } = config();
    const site = sites.find(({ id }) => id === siteId);
    if (site === undefined) return undefined;
    const client = clients.find(({ id }) => id === site.clientId);
    return {
      ...{ id: newId(), siteId, siteName: site.name, url: site.url },
      ...{ clientId: client?.id ?? null, clientName: client?.name ?? null },
      ...{ cause: 'by-hand', status: null, detail: '', lastGoodAt: null },
      ...{ startedAt, confirmedAt: clock.now(), endedAt, classification: 'outage', hostIncidentId: null },
    };
  }

  function timelineOf({ clientId, clientName }: Incident, request: ByHandRequest): TimelineEntry[] {
    const { text, startedAt, endedAt, noticedAt } = request;
    const at = clock.now();
    const added: TimelineEntry = { kind: 'added-by-hand', at, text, startedAt, endedAt };
    if (noticedAt === null || clientId === null || clientName === null) return [added];
    return [added, { kind: 'client-noticed', at, clientId, clientName, noticedAt }];
  }

  return {
    add: (request) => {
      const fit = judge(request, clock.now());
      if (!fit.ok) return fit;
      const incident = incidentOf(request);
      if (incident === undefined) return fail({ kind: 'not-found', what: 'site' });
      return attempt(() => {
        keep(() => history.openIncident(incident, timelineOf(incident, request), null));
        byHandChanged();
        return { id: incident.id };
      });
    },
    end: ({ id, endedAt }) => {
      const incident = history.incident(id);
      // What the watch follows ends when it is seen well.
      if (incident?.cause !== 'by-hand' || incident.endedAt !== null)
        return fail({ kind: 'not-found', what: 'incident' });
      const fit = judge({ startedAt: incident.startedAt, endedAt, noticedAt: null }, clock.now());
      if (!fit.ok) return fit;
      const entry: TimelineEntry = { kind: 'ended-by-hand', at: clock.now(), endedAt };
      return attempt(() => {
        keep(() => history.closeIncident(id, endedAt, [entry], null));
        byHandChanged();
        return null;
      });
    },
  };
}

function judge(times: PastTimes, nowMs: number): Result<null, ApiError> {
  const issues = Object.entries(faultsOfTimes(times, nowMs)).flatMap(([path, message]) =>
    message === null ? [] : { path, message },
  );
  return issues.length === 0 ? ok(null) : fail({ kind: 'invalid', issues });
}
