import type { HandedOver, Handlers, MessagingCommand } from '../../src/core/api';
import { recipientOf } from '../../src/core/client';
import { clientOf, clientOutage } from '../../src/core/client-outage';
import { composeDraft } from '../../src/core/compose';
import type { IncidentWithTimeline } from '../../src/core/incident';
import { informedList } from '../../src/core/informed';
import type { InformedRow } from '../../src/core/informed';
import type { Message } from '../../src/core/message';
import type { MessageWay } from '../../src/core/message-way';
import { hasGap } from '../../src/core/message-gaps';
import { fail, ok } from '../../src/core/result';
import type { Snapshot } from '../../src/core/snapshot';
import type { MessagePhase } from '../../src/core/template';
import { fittingTemplates } from '../../src/core/template-choice';
import { sampleHost, sampleNow } from './sample-snapshot';

const minuteMs = 60_000;

export interface FakeMessagesOptions {
  current: () => Snapshot;
  change: (changes: Partial<Snapshot>) => void;
  newId: () => string;
  incidents: readonly IncidentWithTimeline[];
  messages: readonly Message[];
}

/** Messages to clients as main has them, in memory: drafts become sent as soon as they are sent. */
export function fakeMessages({
  current,
  change,
  newId,
  incidents,
  messages: first,
}: FakeMessagesOptions): Omit<Pick<Handlers, MessagingCommand>, 'messages.deliver'> {
  const messages = [...first];
  const put = (message: Message): Message => {
    const place = messages.findIndex(({ id }) => id === message.id);
    messages.splice(place < 0 ? messages.length : place, 1, message);
    const uncertain = messages.filter(({ state }) => state === 'uncertain');
    change({
      mailUncertain: uncertain.map(({ clientId, incidentIds: [incidentId = ''] }) => ({ incidentId, clientId })),
    });
    return message;
  };
  const find = (id: string): Message | undefined => messages.find((message) => message.id === id);
  const notThere = fail({ kind: 'not-found' as const, what: 'message' as const });
  const left = (id: string, over: Partial<Message>): boolean => {
    const message = find(id);
    if (message === undefined) return false;
    put({ ...message, sentAt: sampleNow, changedAt: sampleNow, ...over });
    return true;
  };
  const membersOf = (incidentId: string): IncidentWithTimeline[] => {
    const incident = incidents.find(({ id }) => id === incidentId);
    if (incident === undefined) return [];
    const { hostIncidentId } = incident;
    return hostIncidentId === null ? [incident] : incidents.filter((each) => each.hostIncidentId === hostIncidentId);
  };
  const informed = (members: readonly IncidentWithTimeline[]) =>
    informedList({
      host: members.some(({ hostIncidentId }) => hostIncidentId === sampleHost.id) ? sampleHost : null,
      incidents: members,
      clients: current().clients,
      messages,
      ownerOf: (incident) => clientOf(incident, current().sites),
    });
  const note = (incidentId: string, clientId: string, entry: IncidentWithTimeline['timeline'][number]) => {
    const row = informed(membersOf(incidentId)).rows.find((each) => each.clientId === clientId);
    for (const incident of incidents) if (row?.incidentIds.includes(incident.id)) incident.timeline.push(entry);
    return row === undefined ? fail({ kind: 'not-found' as const, what: 'client' as const }) : ok(null);
  };
  const nameOf = (clientId: string): string => current().clients.find(({ id }) => id === clientId)?.name ?? '';

  return {
    'outage.informed': ({ incidentId }) => {
      const members = membersOf(incidentId);
      return members.length === 0 ? fail({ kind: 'not-found', what: 'incident' }) : ok(informed(members));
    },
    'messages.prepareAll': ({ incidentId, phase, clientIds }) => {
      const members = membersOf(incidentId);
      const wanted = informed(members).rows.filter(
        (row) =>
          row.draft?.phase !== phase &&
          (clientIds === null ? row.needsPhase === phase : clientIds.includes(row.clientId)),
      );
      const prepared = wanted.flatMap((row) => draftOf(row, phase, members, current(), newId) ?? []);
      prepared.forEach(put);
      const gaps = prepared.filter(({ subject, body }) => hasGap(subject) || hasGap(body)).length;
      return ok({ prepared: prepared.length, gaps, faults: [] });
    },
    'messages.save': ({ id, subject, body, nextUpdateAt }) => {
      const message = find(id);
      return message === undefined ? notThere : ok(put({ ...message, state: 'draft', subject, body, nextUpdateAt }));
    },
    'messages.discard': ({ id }) => {
      const place = messages.findIndex((message) => message.id === id);
      if (place < 0) return notThere;
      messages.splice(place, 1);
      return ok(null);
    },
    'messages.sendAll': ({ ids }) =>
      ids.map((id) => left(id, { state: 'sent', way: 'smtp' })).every(Boolean) ? ok(null) : notThere,
    'messages.stopSending': () => {
      const { sending } = current();
      if (sending !== null) change({ sending: { ...sending, isStopping: true } });
      return ok(null);
    },
    'messages.handOver': ({ id, way }) => {
      if (!left(id, { state: 'handed-over', way })) return notThere;
      return ok(handedOver(way));
    },
    'messages.resend': ({ id }) => (left(id, { state: 'sent', way: 'smtp', reason: null }) ? ok(null) : notThere),
    'messages.settle': ({ id, as }) =>
      left(id, as === 'sent' ? { state: 'sent' } : { state: 'failed', sentAt: null }) ? ok(null) : notThere,
    'client.told': ({ incidentId, clientId, at, note: words }) =>
      note(incidentId, clientId, { kind: 'client-told', at, clientId, clientName: nameOf(clientId), note: words }),
    'client.noticed': ({ incidentId, clientId, noticedAt }) =>
      note(incidentId, clientId, {
        ...{ kind: 'client-noticed', at: sampleNow, clientId, clientName: nameOf(clientId), noticedAt },
      }),
  };
}

/** What main answers when a message leaves by a way. */
export function handedOver(way: MessageWay | 'eml'): HandedOver {
  switch (way) {
    case 'eml':
      return { how: 'file', path: '/home/jana/nachricht.eml' };
    case 'copy':
      return { how: 'copied' };
    case 'smtp':
      return { how: 'queued' };
    case 'mail':
    case 'whatsapp':
    case 'sms':
    case 'phone':
      return { how: 'opened' };
  }
}

function draftOf(
  row: InformedRow,
  phase: MessagePhase,
  members: readonly IncidentWithTimeline[],
  { clients, templates, settings, sites }: Snapshot,
  newId: () => string,
): Message | null {
  const client = clients.find(({ id }) => id === row.clientId);
  const template = client && fittingTemplates(templates, recipientOf(client), phase)[0];
  if (client === undefined || template === undefined) return null;
  const own = members.filter(({ id }) => row.incidentIds.includes(id));
  const nextUpdateAt = sampleNow + 30 * minuteMs;
  const draft = composeDraft({
    ...{ template, client, asked: {}, nextUpdateAt, nowMs: sampleNow, sender: settings.sender },
    ...clientOutage(client.id, own, members, sites),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  if (!draft.ok) return null;
  const { subject, body } = draft.value;
  return sampleMessage({
    ...{ id: newId(), clientId: client.id, clientName: client.name, incidentIds: row.incidentIds },
    ...{ phase, subject, body, nextUpdateAt, recipient: recipientOf(client).email },
  });
}

/** A draft that has not left. */
export function sampleMessage(over: Partial<Message> = {}): Message {
  return {
    id: 'm-1',
    clientId: 'c-mueller',
    clientName: 'Bäckerei Müller',
    incidentIds: ['i-open-1'],
    phase: 'first-notice',
    way: 'mail',
    recipient: 'info@baeckerei-mueller.example',
    subject: 'Bäckerei Müller: nicht erreichbar seit 01:32 Uhr',
    body: 'Guten Tag Frau Müller,\n\nIhre Website ist seit 01:32 Uhr nicht erreichbar.\n\nFreundliche Grüße\nJana Weiß',
    nextUpdateAt: sampleNow + 30 * minuteMs,
    messageId: `<${over.id ?? 'm-1'}@weiss.example>`,
    inReplyTo: null,
    references: [],
    state: 'draft',
    createdAt: sampleNow,
    changedAt: sampleNow,
    sentAt: null,
    reason: null,
    findings: [],
    ...over,
  };
}
