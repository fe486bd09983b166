import type { NoticedRequest, Reply, ToldRequest } from '../../core/api';
import { attempt } from '../../core/attempt';
import { recipientOf } from '../../core/client';
import type { Config } from '../../core/config';
import type { TimelineEntry } from '../../core/incident';
import type { InformedRow } from '../../core/informed';
import type { Message } from '../../core/message';
import { fail } from '../../core/result';
import type { Clock, HistoryStore } from '../ports';
import { aboutMessage } from './message-entry';
import type { Outages } from './outages';

export interface ToldParts {
  clock: Pick<Clock, 'now'>;
  config: () => Config;
  history: Pick<HistoryStore, 'addToTimeline' | 'allOrNothing' | 'messagesAbout' | 'putMessage'>;
  outages: Outages;
  /** Writes what waits for the disk, then this. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
  /** Something about the messages is different now. */
  onChange: () => void;
}

export interface Told {
  told: (request: ToldRequest) => Reply<'client.told'>;
  noticed: (request: NoticedRequest) => Reply<'client.noticed'>;
}

/** What the user did or heard himself, into the timelines of all the client's incidents of the outage. */
export function createTold({ clock, config, history, outages, keep, onChange }: ToldParts): Told {
  /** The script that lay before the user is what he said: it leaves the drafts, and its words stand in the timeline. */
  function noteScript({ clientId, incidentIds }: InformedRow, at: number): void {
    const client = config().clients.find(({ id }) => id === clientId);
    const recipient = client === undefined ? '' : recipientOf(client).phone;
    for (const draft of history.messagesAbout(incidentIds)) {
      if (draft.clientId !== clientId || draft.phase !== 'phone' || draft.state !== 'draft') continue;
      const said: Message = {
        ...{ ...draft, recipient, way: 'phone', subject: '', state: 'handed-over', sentAt: at, changedAt: at },
      };
      history.putMessage(said, { kind: 'message-prepared', ...aboutMessage(said, at) });
    }
  }

  function note(
    { incidentId, clientId }: { incidentId: string; clientId: string },
    entryFor: (row: InformedRow) => TimelineEntry,
  ): Reply<'client.told'> {
    const outage = outages.of(incidentId);
    if (outage === undefined) return fail({ kind: 'not-found', what: 'incident' });
    const row = outages.informed(outage).rows.find((each) => each.clientId === clientId);
    if (row === undefined) return fail({ kind: 'not-found', what: 'client' });
    const entry = entryFor(row);
    return attempt(() => {
      keep(() =>
        history.allOrNothing(() => {
          if (entry.kind === 'client-told') noteScript(row, entry.at);
          for (const id of row.incidentIds) history.addToTimeline(id, entry);
        }),
      );
      onChange();
      return null;
    });
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
