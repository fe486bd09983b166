import type { ApiError, Handlers } from '../../core/api';
import { attempt } from '../../core/attempt';
import { clientOf, wholeOutage } from '../../core/client-outage';
import type { Config } from '../../core/config';
import type { Incident, TimelineEntry } from '../../core/incident';
import { checkLeavingText } from '../../core/leaving-text';
import { publicationsIn } from '../../core/publication';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { SiteView } from '../../core/snapshot';
import type { Clock, HistoryStore, StatusOutbox } from '../ports';

export interface PublishingDependencies {
  clock: Pick<Clock, 'now'>;
  newId: () => string;
  config: () => Config;
  siteViews: () => SiteView[];
  history: Pick<HistoryStore, 'incident' | 'hostMembers'>;
  outbox: Pick<StatusOutbox, 'notePublication'>;
  /** All or nothing; throws where the disk refuses. */
  addToTimelines: (incidentIds: readonly string[], entry: TimelineEntry) => void;
}

export type PublishingHandlers = Pick<Handlers, 'incidents.publish' | 'incidents.withdraw'>;

/** What is made public about an outage, and taken back: lines of the timelines of all of the client's incidents in it. */
export function createPublishing(main: PublishingDependencies): PublishingHandlers {
  const { clock, newId, config, history } = main;

  function note(incidents: readonly Incident[], entry: TimelineEntry): Result<null, ApiError> {
    const ids = incidents.map(({ id }) => id);
    return attempt(() => {
      for (const id of ids) main.outbox.notePublication(id, entry.at);
      main.addToTimelines(ids, entry);
      return null;
    });
  }

  return {
    'incidents.publish': ({ incidentId, clientId, phase, subject, body, despite }) => {
      const incident = history.incident(incidentId);
      const client = config().clients.find(({ id }) => id === clientId);
      if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
      // A rehearsed outage is nobody's but the user's.
      if (incident.classification === 'drill') return invalid('', 'drill-not-public');
      if (client === undefined) return fail({ kind: 'not-found', what: 'client' });
      const members = wholeOutage(incident, history);
      const own = members.filter(
        (member) => member.id === incident.id || clientOf(member, main.siteViews()) === clientId,
      );
      const message = { id: '', phase, subject, body };
      const text = { client, message, incidents: members, own, despite, whenEmpty: 'publication-empty' } as const;
      const checked = checkLeavingText(text, config());
      if (!checked.ok) return checked;
      const findings = checked.value;
      return note(own, {
        ...{ kind: 'published', id: newId(), at: clock.now(), clientId, clientName: client.name },
        ...{ phase, subject: subject.trim(), body: body.trim() },
        ...(findings.length > 0 && { findings }),
      });
    },
    'incidents.withdraw': ({ incidentId, publicationId }) => {
      const incident = history.incident(incidentId);
      if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
      const [published] = publicationsIn([incident.timeline]).filter(({ id }) => id === publicationId);
      // Withdrawn already, perhaps from another of the outage's incidents.
      if (published === undefined) return ok(null);
      const { id, clientId } = published;
      const about = wholeOutage(incident, history).filter(({ timeline }) =>
        timeline.some((entry) => entry.kind === 'published' && entry.id === id),
      );
      const clientName = config().clients.find((client) => client.id === clientId)?.name ?? incident.clientName ?? '';
      return note(about, { kind: 'publication-withdrawn', id, at: clock.now(), clientId, clientName });
    },
  };
}

function invalid(path: string, message: string): Result<never, ApiError> {
  return fail({ kind: 'invalid', issues: [{ path, message }] });
}
