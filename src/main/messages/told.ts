import type { NoticedRequest, Reply, ToldRequest } from '../../core/api';
import type { TimelineEntry } from '../../core/incident';
import type { InformedRow } from '../../core/informed';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Clock, HistoryStore } from '../ports';
import type { Outages } from './outages';

export interface ToldParts {
  clock: Pick<Clock, 'now'>;
  history: Pick<HistoryStore, 'addToTimeline'>;
  outages: Outages;
  /** Writes what waits for the disk, then this. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
}

export interface Told {
  told: (request: ToldRequest) => Reply<'client.told'>;
  noticed: (request: NoticedRequest) => Reply<'client.noticed'>;
}

/** What the user did or heard himself, into the timelines of all the client's incidents of the outage. */
export function createTold({ clock, history, outages, keep }: ToldParts): Told {
  function note(
    { incidentId, clientId }: { incidentId: string; clientId: string },
    entryFor: (row: InformedRow) => TimelineEntry,
  ): Reply<'client.told'> {
    const outage = outages.of(incidentId);
    if (outage === undefined) return fail({ kind: 'not-found', what: 'incident' });
    const row = outages.informed(outage).rows.find((each) => each.clientId === clientId);
    if (row === undefined) return fail({ kind: 'not-found', what: 'client' });
    try {
      for (const id of row.incidentIds) keep(() => history.addToTimeline(id, entryFor(row)));
      return ok(null);
    } catch (error) {
      return fail({ kind: 'failed', what: 'save', reason: reasonOf(error) });
    }
  }

  return {
    told: (request) =>
      note(request, ({ clientId, clientName }) => ({
        ...{ kind: 'client-told', clientId, clientName, note: request.note },
        // Nobody was told in the future.
        at: Math.min(request.at, clock.now()),
      })),
    noticed: (request) =>
      note(request, ({ clientId, clientName }) => ({
        ...{ kind: 'client-noticed', at: clock.now(), clientId, clientName, noticedAt: request.noticedAt },
      })),
  };
}
