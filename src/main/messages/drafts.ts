import type { PrepareRequest, Reply, SaveMessageRequest } from '../../core/api';
import { attempt } from '../../core/attempt';
import { recipientOf } from '../../core/client';
import type { Client } from '../../core/client';
import { clientOutage } from '../../core/client-outage';
import { composeDraft } from '../../core/compose';
import type { Draft } from '../../core/compose';
import type { Config } from '../../core/config';
import type { InformedRow } from '../../core/informed';
import { isEditable } from '../../core/message';
import type { Message } from '../../core/message';
import { hasGap } from '../../core/message-gaps';
import { awaitsNext, roundedUpdate } from '../../core/next-update-clock';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { SiteView } from '../../core/snapshot';
import type { MessagePhase, TemplateFault } from '../../core/template';
import { fittingTemplates, viewTemplates } from '../../core/template-choice';
import type { Clock, HistoryStore } from '../ports';
import type { Outage, Outages } from './outages';

export interface DraftParts {
  clock: Pick<Clock, 'now'>;
  newId: () => string;
  timeZone: () => string;
  config: () => Config;
  siteViews: () => readonly SiteView[];
  history: Pick<HistoryStore, 'message' | 'putMessage' | 'putMessages' | 'deleteMessage'>;
  outages: Outages;
  /** Writes what waits for the disk, then this. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
}

export interface Drafts {
  prepareAll: (request: PrepareRequest) => Reply<'messages.prepareAll'>;
  save: (request: SaveMessageRequest) => Reply<'messages.save'>;
  discard: (request: { id: string }) => Reply<'messages.discard'>;
}

/** Messages that have not left: each client's own, made from the template that fits him, with his own sites only. */
export function createDrafts(parts: DraftParts): Drafts {
  const { config, history, outages, clock, keep } = parts;

  function prepareAll({ incidentId, phase, clientIds }: PrepareRequest): Reply<'messages.prepareAll'> {
    const outage = outages.of(incidentId);
    if (outage === undefined) return fail({ kind: 'not-found', what: 'incident' });
    const { rows } = outages.informed(outage);
    const wanted = rows.filter((row) => (clientIds === null ? isDue(row, phase) : clientIds.includes(row.clientId)));
    const composed = wanted
      .filter(({ draft }) => draft?.phase !== phase)
      .flatMap((row) => {
        const client = config().clients.find(({ id }) => id === row.clientId);
        return client === undefined ? [] : { row, client, draft: compose(parts, outage, row, client, phase) };
      });
    const messages = composed.flatMap(({ row, client, draft }) =>
      draft.ok ? newDraft(parts, row, client, draft.value) : [],
    );
    return attempt(() => {
      keep(() => history.putMessages(messages));
      return {
        prepared: messages.length,
        gaps: messages.filter(({ subject, body }) => hasGap(subject) || hasGap(body)).length,
        faults: composed.flatMap(({ row, draft }) => (draft.ok ? [] : { clientId: row.clientId, faults: draft.error })),
      };
    });
  }

  function save({ id, subject, body, nextUpdateAt }: SaveMessageRequest): Reply<'messages.save'> {
    const message = history.message(id);
    if (message === undefined || !isEditable(message)) return fail({ kind: 'not-found', what: 'message' });
    const changed: Message = { ...message, subject, body, nextUpdateAt, state: 'draft', changedAt: clock.now() };
    return attempt(() => {
      keep(() => history.putMessage(changed, null));
      return changed;
    });
  }

  function discard({ id }: { id: string }): Reply<'messages.discard'> {
    const deleted = attempt(() => keep(() => history.deleteMessage(id, ['draft', 'failed'])));
    if (!deleted.ok) return deleted;
    return deleted.value ? ok(null) : fail({ kind: 'not-found', what: 'message' });
  }

  return { prepareAll, save, discard };
}

/** Who has not had the message of this phase, and may have it now. */
function isDue(row: InformedRow, phase: MessagePhase): boolean {
  switch (phase) {
    case 'first-notice':
      return row.needsPhase === 'first-notice';
    case 'update':
    case 'identified':
      return row.needsPhase === 'update';
    case 'resolved':
      return row.needsPhase === 'resolved';
    case 'afterwards':
      return row.needsPhase === 'afterwards';
    case 'maintenance':
    case 'answer':
    case 'phone':
      return true;
  }
}

/** What the client's template makes of the outage; an empty list of faults where there is no template for him. */
function compose(
  { config, clock, timeZone, siteViews }: DraftParts,
  outage: Outage,
  row: InformedRow,
  client: Client,
  phase: MessagePhase,
): Result<Draft, TemplateFault[]> {
  const { settings, templates } = config();
  const template = fittingTemplates(viewTemplates(templates), recipientOf(client), phase)[0];
  if (template === undefined) return fail([]);
  const own = outage.incidents.filter(({ id }) => row.incidentIds.includes(id));
  const nowMs = clock.now();
  return composeDraft({
    ...{ template, client, nowMs, sender: settings.sender, asked: {}, timeZone: timeZone() },
    ...clientOutage(client.id, own, outage.incidents, siteViews()),
    nextUpdateAt: roundedUpdate(nowMs, settings.nextUpdateMinutes * 60_000),
  });
}

function newDraft(
  { clock, newId, config }: DraftParts,
  row: InformedRow,
  client: Client,
  { phase, subject, body }: Draft,
): Message {
  const nowMs = clock.now();
  const { settings } = config();
  return {
    id: newId(),
    clientId: client.id,
    clientName: client.name,
    incidentIds: row.incidentIds,
    phase,
    way: row.preferred,
    recipient: recipientOf(client).email,
    subject,
    body,
    nextUpdateAt: awaitsNext(phase) ? roundedUpdate(nowMs, settings.nextUpdateMinutes * 60_000) : null,
    // Made when it leaves: the sender's domain is part of it.
    messageId: '',
    inReplyTo: null,
    references: [],
    state: 'draft',
    createdAt: nowMs,
    changedAt: nowMs,
    sentAt: null,
    reason: null,
    findings: [],
  };
}
