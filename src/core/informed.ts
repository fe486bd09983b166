import { recipientOf } from './client';
import type { Client } from './client';
import type { HostIncident } from './host-incident';
import type { Incident, IncidentWithTimeline, TimelineEntry, Transport } from './incident';
import { isTold } from './message';
import type { Message } from './message';
import type { MessageWay } from './message-way';
import { awaitsNext, pacedUpdate } from './next-update-clock';
import type { MessagePhase } from './template';

export type InformedState = 'not-told' | 'drafted' | 'sending' | 'told' | 'uncertain' | 'failed';

/** One client of an outage, and how far he has been told. Instants in epoch milliseconds. */
export interface InformedRow {
  clientId: string;
  clientName: string;
  contactName: string;
  preferred: MessageWay;
  /** His own of the outage, oldest first. */
  incidentIds: string[];
  siteNames: string[];
  state: InformedState;
  /** How he was told last; null where he was not, or by the user himself. */
  via: Transport | null;
  /** When he was told for the first time. */
  toldAt: number | null;
  /** The newest that is no draft. */
  lastMessage: Message | null;
  /** The draft of the phase that he needs, else the newest. */
  draft: Message | null;
  /** When he noticed by himself, as he says. */
  noticedAt: number | null;
  /** How long the outage was known here before he noticed; negative where he knew first. */
  headStartMs: number | null;
  nextUpdateAt: number | null;
  /** The one that is due next. */
  needsPhase: MessagePhase;
}

export interface InformedList {
  /** All of the outage, oldest first. */
  incidents: Incident[];
  host: HostIncident | null;
  rows: InformedRow[];
  withoutClient: { incidentId: string; siteName: string }[];
}

export interface InformedInput {
  /** All of one outage, with their timelines. */
  incidents: readonly IncidentWithTimeline[];
  host: HostIncident | null;
  clients: readonly Client[];
  /** All that are about one of the incidents, oldest first. */
  messages: readonly Message[];
  /** Whose the incident's site is today; where the site is gone, whose it was. */
  ownerOf: (incident: Incident) => string | null;
}

/** Once a client was told something: by a message, or by the user himself. */
interface Telling {
  at: number;
  /** Null: by the user himself, who knows what he said. */
  phase: MessagePhase | null;
  via: Transport | null;
  incidentIds: readonly string[];
  nextUpdateAt: number | null;
}

/** A row for each client concerned, in the order in which their sites failed. */
export function informedList(input: InformedInput): InformedList {
  const { host, clients, ownerOf } = input;
  const incidents = input.incidents.toSorted((one, other) => one.startedAt - other.startedAt);
  const byClient = new Map<string | null, IncidentWithTimeline[]>();
  for (const incident of incidents) {
    const clientId = clientOf(incident, input, ownerOf);
    byClient.set(clientId, [...(byClient.get(clientId) ?? []), incident]);
  }
  return {
    incidents: incidents.map(({ timeline: _, ...incident }) => incident),
    host,
    rows: [...byClient].flatMap(([clientId, own]) => {
      if (clientId === null) return [];
      const client = clients.find(({ id }) => id === clientId);
      const messages = input.messages.filter((message) => message.clientId === clientId && isAbout(message, own));
      return informedRow(clientId, client, own, messages);
    }),
    withoutClient: (byClient.get(null) ?? []).map(({ id, siteName }) => ({ incidentId: id, siteName })),
  };
}

/** Whose the incident is; null where nobody's, or somebody's who is gone and was never told anything. */
function clientOf(
  incident: Incident,
  { clients, messages }: Pick<InformedInput, 'clients' | 'messages'>,
  ownerOf: InformedInput['ownerOf'],
): string | null {
  const clientId = ownerOf(incident);
  const isKnown = clients.some(({ id }) => id === clientId) || messages.some((each) => each.clientId === clientId);
  return isKnown ? clientId : null;
}

const isAbout = ({ incidentIds }: Pick<Message, 'incidentIds'>, own: readonly Incident[]): boolean =>
  own.some(({ id }) => incidentIds.includes(id));

function informedRow(
  clientId: string,
  client: Client | undefined,
  own: readonly IncidentWithTimeline[],
  messages: readonly Message[],
): InformedRow {
  const tellings = tellingsOf(clientId, own, messages);
  const needsPhase = neededPhase(own, tellings);
  const drafts = messages.filter(({ state }) => state === 'draft');
  const noticedAt = noticedBy(clientId, own);
  const knownAt = Math.min(...own.map(({ confirmedAt }) => confirmedAt));
  return {
    clientId,
    clientName: client?.name ?? messages.at(-1)?.clientName ?? own[0]?.clientName ?? '',
    contactName: client === undefined ? '' : recipientOf(client).person,
    preferred: client?.preferredChannel ?? 'smtp',
    incidentIds: own.map(({ id }) => id),
    siteNames: [...new Set(own.map(({ siteName }) => siteName))],
    state: stateOf(own, messages, tellings),
    via: tellings.at(-1)?.via ?? null,
    toldAt: tellings[0]?.at ?? null,
    lastMessage: lastMessageOf(messages),
    draft: drafts.findLast(({ phase }) => phase === needsPhase) ?? drafts.at(-1) ?? null,
    noticedAt,
    headStartMs: noticedAt === null ? null : noticedAt - knownAt,
    nextUpdateAt: expectedUpdate(own, tellings),
    needsPhase,
  };
}

/** Oldest first. The log's lines count as well: what an older version noted has no other record. */
function tellingsOf(clientId: string, own: readonly IncidentWithTimeline[], messages: readonly Message[]): Telling[] {
  const byMessage = messages
    .filter(isTold)
    .map(({ sentAt, changedAt, phase, way, incidentIds, nextUpdateAt }): Telling => ({
      ...{ at: sentAt ?? changedAt, phase, via: way, incidentIds, nextUpdateAt },
    }));
  const noted = own.flatMap(({ id, timeline }) => timeline.flatMap((entry) => tellingOf(entry, clientId, id) ?? []));
  const isRecorded = ({ at, phase }: Telling): boolean =>
    phase !== null && byMessage.some((each) => each.at === at && each.phase === phase);
  return [...byMessage, ...noted.filter((telling) => !isRecorded(telling))].toSorted((one, other) => one.at - other.at);
}

function tellingOf(entry: TimelineEntry, clientId: string, incidentId: string): Telling | null {
  const about = { incidentIds: [incidentId], nextUpdateAt: null };
  if (entry.kind === 'client-told') {
    return entry.clientId === clientId ? { ...about, at: entry.at, phase: null, via: null } : null;
  }
  if (entry.kind !== 'message-prepared' && entry.kind !== 'message-sent') return null;
  if (entry.clientId !== clientId) return null;
  return { ...about, at: entry.at, phase: entry.phase, via: entry.transport };
}

function stateOf(own: readonly Incident[], messages: readonly Message[], tellings: readonly Telling[]): InformedState {
  if (messages.some(({ state }) => state === 'queued' || state === 'sending')) return 'sending';
  if (messages.some(({ state }) => state === 'uncertain')) return 'uncertain';
  const last = lastMessageOf(messages);
  if (last?.state === 'failed' && !tellings.some(({ at }) => at > last.changedAt)) return 'failed';
  if (tellings.length > 0 && untoldOf(own, tellings).length === 0) return 'told';
  return messages.some(({ state }) => state === 'draft') ? 'drafted' : 'not-told';
}

/** Those still open that he has heard nothing of: a site that fell out later than the others. */
function untoldOf(own: readonly Incident[], tellings: readonly Telling[]): Incident[] {
  const known = new Set(tellings.flatMap(({ incidentIds }) => incidentIds));
  return own.filter(({ id, endedAt }) => endedAt === null && !known.has(id));
}

function lastMessageOf(messages: readonly Message[]): Message | null {
  const left = messages.filter(({ state }) => state !== 'draft');
  return left.toSorted((one, other) => one.changedAt - other.changedAt).at(-1) ?? null;
}

function neededPhase(own: readonly Incident[], tellings: readonly Telling[]): MessagePhase {
  if (own.every(({ endedAt }) => endedAt !== null)) return isEndTold(own, tellings) ? 'afterwards' : 'resolved';
  return tellings.length === 0 ? 'first-notice' : 'update';
}

/** Whether he was told that it is over: by the message for that, or by the user himself once it was. */
function isEndTold(own: readonly Incident[], tellings: readonly Telling[]): boolean {
  const ends = own.map(({ endedAt }) => endedAt);
  if (ends.includes(null)) return false;
  const endedAt = Math.max(...ends.map((end) => end ?? 0));
  return tellings.some(({ at, phase }) => at >= endedAt && (phase === null || !awaitsNext(phase)));
}

function expectedUpdate(own: readonly Incident[], tellings: readonly Telling[]): number | null {
  const last = tellings.at(-1);
  if (last === undefined || isEndTold(own, tellings)) return null;
  if (last.phase !== null && !awaitsNext(last.phase)) return null;
  return last.nextUpdateAt ?? pacedUpdate(last.at, Math.min(...own.map(({ startedAt }) => startedAt)));
}

function noticedBy(clientId: string, own: readonly IncidentWithTimeline[]): number | null {
  const entries = own
    .flatMap(({ timeline }) => timeline)
    .filter((entry) => entry.kind === 'client-noticed')
    .filter((entry) => entry.clientId === clientId);
  return entries.toSorted((one, other) => one.at - other.at).at(-1)?.noticedAt ?? null;
}
