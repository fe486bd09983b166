import type { ApiError, Handlers, PlanCommand, Reply } from '../../core/api';
import { attempt, attemptLater } from '../../core/attempt';
import { setCard } from '../../core/config-edit';
import type { Config } from '../../core/config';
import { createEdit } from '../../core/edit';
import { cardOfIncident } from '../../core/emergency-card';
import type { EmergencyCard } from '../../core/emergency-card';
import type { Incident, IncidentWithTimeline, TimelineEntry } from '../../core/incident';
import { phoneAddress } from '../../core/message-address';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Clock, Opener } from '../ports';

export interface CardParts {
  clock: Pick<Clock, 'now'>;
  config: () => Config;
  /** Throws where it cannot be written. */
  setConfig: (next: Config) => void;
  incident: (id: string) => IncidentWithTimeline | undefined;
  /** The incidents that belong to the same outage, the given one among them. */
  companions: (incident: IncidentWithTimeline) => Incident[];
  /** All or nothing; throws where the disk refuses. */
  addToTimelines: (incidentIds: readonly string[], entry: TimelineEntry) => void;
  open: Opener;
}

type CardCommand = Extract<PlanCommand, 'cards.set' | 'cards.call' | 'cards.openStatusPage' | 'cards.stepDone'>;

/** What is done with emergency cards. The window names incident and step; numbers and addresses are those saved. */
export function createCardCommands(parts: CardParts): Pick<Handlers, CardCommand> {
  const { clock, config, open } = parts;
  const edit = createEdit(parts);

  function cardOf(
    incidentId: string,
  ): Result<{ incident: IncidentWithTimeline; name: string; card: EmergencyCard }, ApiError> {
    const incident = parts.incident(incidentId);
    if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
    return ok({ incident, ...cardOfIncident(incident, config()) });
  }

  async function call(incidentId: string, whom: 'host' | 'stand-in'): Promise<Reply<'cards.call'>> {
    const found = cardOf(incidentId);
    if (!found.ok) return found;
    if (found.value.incident.classification === 'drill') return invalid('drill-calls-nobody');
    const { host, standIn } = found.value.card;
    const address = phoneAddress(whom === 'host' ? host.phone : standIn.phone);
    return address.ok ? opened('open-phone', address.value) : invalid('card-without-phone');
  }

  const opened = (what: 'open-phone' | 'open-page', address: string): Promise<Result<null, ApiError>> =>
    attemptLater(async () => {
      await open(address);
      return null;
    }, what);

  /** In the timelines of all incidents of the outage for which the same card holds, so that nobody does it twice. */
  function stepDone(incidentId: string, step: string): Reply<'cards.stepDone'> {
    const found = cardOf(incidentId);
    if (!found.ok) return found;
    const { incident, name, card } = found.value;
    if (!card.steps.includes(step)) return invalid('no-such-step');
    const entry: TimelineEntry = { kind: 'step-done', at: clock.now(), card: name, step };
    const isSameCard = (each: Incident): boolean => {
      const other = cardOfIncident(each, config());
      return other.name === name && other.card.steps.includes(step);
    };
    const concerned = parts.companions(incident).filter(isSameCard);
    return attempt(() => {
      parts.addToTimelines(
        concerned.map(({ id }) => id),
        entry,
      );
      return null;
    });
  }

  return {
    'cards.set': ({ card, ...owner }) => edit((before) => setCard(before, owner, card)),
    'cards.call': ({ incidentId, whom }) => call(incidentId, whom),
    'cards.openStatusPage': async ({ incidentId }) => {
      const found = cardOf(incidentId);
      if (!found.ok) return found;
      const { statusPage } = found.value.card.host;
      return statusPage === '' ? invalid('card-without-page') : opened('open-page', statusPage);
    },
    'cards.stepDone': ({ incidentId, step }) => stepDone(incidentId, step),
  };
}

function invalid(message: string): Result<never, ApiError> {
  return fail({ kind: 'invalid', issues: [{ path: '', message }] });
}
