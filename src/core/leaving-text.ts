import type { ApiError } from './api';
import type { Client } from './client';
import type { Config } from './config';
import { factsOf } from './facts';
import type { IncidentWithTimeline } from './incident';
import { messageContext } from './message-context';
import { hasGap } from './message-gaps';
import { guardMessage } from './promise-guard';
import { kindsOf } from './promise-guard/finding';
import type { FindingKind } from './promise-guard/finding';
import { fail, ok } from './result';
import type { Result } from './result';
import type { MessagePhase } from './template';

/** A text about an outage that is to leave: to a client, or onto his status page. */
export interface LeavingText {
  client: Client;
  /** `id`: '' where there is but the one. */
  message: { id: string; phase: MessagePhase; subject: string; body: string };
  /** All of the outage, and which of them are the client's own. */
  incidents: readonly IncidentWithTimeline[];
  own: readonly IncidentWithTimeline[];
  /** The kinds that the user has seen, and lets pass. */
  despite: readonly FindingKind[];
  /** The user's own words for what the sheet does not have, by the placeholder's name. */
  asked?: Readonly<Record<string, string>>;
  /** What is said where there is no text. */
  whenEmpty: 'message-empty' | 'publication-empty';
}

/**
 * The guard once more, in main, right before a text leaves: the window is not to be trusted with it, and another client's
 * name may have got into the text since it was looked through there. A gap and an empty text stop it; findings do where the
 * user has not seen them. Returns the kinds of all that was found.
 */
export function checkLeavingText(
  { client, message, incidents, own, despite, asked = {}, whenEmpty }: LeavingText,
  { clients, sites }: Pick<Config, 'clients' | 'sites'>,
): Result<FindingKind[], ApiError> {
  const { id, phase, subject, body } = message;
  if (body.trim() === '') return invalid('body', whenEmpty);
  const gapPath = hasGap(subject) ? 'subject' : hasGap(body) ? 'body' : null;
  if (gapPath !== null) return invalid(gapPath, 'message-has-gap');

  const facts = factsOf(incidents.map(({ timeline }) => timeline));
  const context = messageContext({ client, incidents: own, phase, facts, asked }, clients, sites);
  const found = kindsOf(guardMessage({ subject, body }, context));
  const unseen = found.filter((kind) => !despite.includes(kind));
  return unseen.length === 0 ? ok(found) : fail({ kind: 'findings', messages: [{ id, kinds: unseen }] });
}

function invalid(path: string, message: string): Result<never, ApiError> {
  return fail({ kind: 'invalid', issues: [{ path, message }] });
}
