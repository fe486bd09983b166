import type { ApiError } from '../../core/api';
import type { Client } from '../../core/client';
import type { Config } from '../../core/config';
import { factsOf } from '../../core/facts';
import type { IncidentWithTimeline, Transport as Way } from '../../core/incident';
import type { Message } from '../../core/message';
import { messageContext } from '../../core/message-context';
import { hasGap } from '../../core/message-gaps';
import { guardMessage } from '../../core/promise-guard';
import { findingKinds } from '../../core/promise-guard/finding';
import type { FindingKind } from '../../core/promise-guard/finding';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';

/** What stands between a text and the way out. `gap` and `empty` stop it; findings do where the user has not seen them. */
export interface CheckedText {
  client: Client;
  message: Pick<Message, 'id' | 'phase' | 'subject' | 'body'>;
  way: Way;
  /** All of the outage, with their timelines, and which of them are the client's own. */
  incidents: readonly IncidentWithTimeline[];
  ownIds: readonly string[];
  /** The kinds that the user has seen, and lets pass. */
  despite: readonly FindingKind[];
  /** The user's own words for what the sheet does not have, by the placeholder's name. */
  asked?: Readonly<Record<string, string>>;
}

/** Only mail has a subject; what the client never sees is not looked at. */
export const hasSubject = (way: Way): boolean => way === 'smtp' || way === 'mail' || way === 'eml';

/**
 * The guard once more, in main, right before a text leaves: the window is not to be trusted with it, and another client's
 * name may have got into the text since it was looked through there. The client's own incidents and sites are no strangers.
 */
export function checkLeaving(
  text: CheckedText,
  { clients, sites }: Pick<Config, 'clients' | 'sites'>,
): Result<null, ApiError> {
  const { client, way, incidents, ownIds, despite, asked = {} } = text;
  const { id, phase, body } = text.message;
  const subject = hasSubject(way) ? text.message.subject : '';
  if (body.trim() === '') return invalid('body', 'message-empty');
  const gapPath = hasGap(subject) ? 'subject' : hasGap(body) ? 'body' : null;
  if (gapPath !== null) return invalid(gapPath, 'message-has-gap');

  const own = incidents.filter((incident) => ownIds.includes(incident.id));
  const facts = factsOf(incidents.map(({ timeline }) => timeline));
  const context = messageContext({ client, incidents: own, phase, facts, asked }, clients, sites);
  const found = guardMessage({ subject, body }, context).map(({ kind }) => kind);
  const kinds = findingKinds.filter((kind) => found.includes(kind) && !despite.includes(kind));
  return kinds.length === 0 ? ok(null) : fail({ kind: 'findings', messages: [{ id, kinds }] });
}

function invalid(path: string, message: string): Result<never, ApiError> {
  return fail({ kind: 'invalid', issues: [{ path, message }] });
}
