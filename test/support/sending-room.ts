import type { Client } from '../../src/core/client';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import type { Incident } from '../../src/core/incident';
import type { MailAccount } from '../../src/core/mail-account';
import type { Message } from '../../src/core/message';
import { findingKinds } from '../../src/core/promise-guard/finding';
import type { FindingKind } from '../../src/core/promise-guard/finding';
import { defaultSettings } from '../../src/core/settings';
import type { Snapshot } from '../../src/core/snapshot';
import { createMessaging } from '../../src/main/messages/messaging';
import type { Messaging, MessagingParts } from '../../src/main/messages/messaging';
import { createOutages } from '../../src/main/messages/outages';
import type { Outages } from '../../src/main/messages/outages';
import { createTransports } from '../../src/main/messages/transports';
import type { TransportParts } from '../../src/main/messages/transports';
import type { Clock, HistoryStore, SendMail } from '../../src/main/ports';
import { createWords } from '../../src/main/words';
import { createWriteQueue } from '../../src/main/state/write-queue';
import { clientWith } from './client-sample';
import { nightMs, recordingLog, sampleIncident } from './history-samples';

export const roomClients = (count: number): Client[] =>
  Array.from({ length: count }, (_, index) =>
    clientWith({
      ...{ id: `client-${index}`, name: `Kundin Nummer ${index}` },
      ...{ firstName: 'Katrin', lastName: `Vogt${'abcdefghijklmnopqrstuvwxyz'[index] ?? ''}` },
      ...{ email: `kundin${index}@site${index}.example`, phone: `+4917012345${index}` },
    }),
  );

/** A site that is down for each client, all of one host. */
export const roomIncidents = (count: number): Incident[] =>
  Array.from({ length: count }, (_, index) =>
    sampleIncident({
      ...{ id: `i-${index}`, siteId: `s-${index}`, siteName: `Seite ${index}`, url: `https://site${index}.example/` },
      ...{ clientId: `client-${index}`, clientName: `Kundin Nummer ${index}`, startedAt: nightMs + index },
    }),
  );

/** Opens the incidents in the log, together as one outage. */
export function openOutage(history: HistoryStore, incidents: readonly Incident[]): void {
  for (const incident of incidents) history.openIncident(incident, [], null);
  history.openHostIncident(
    {
      ...{ id: 'h-1', groupKind: 'address', groupKey: '203.0.113.7', label: 'Hetzner' },
      ...{ startedAt: nightMs, confirmedAt: nightMs + 1, endedAt: null },
    },
    incidents.map(({ id }) => ({
      incidentId: id,
      entry: { kind: 'joined-host', at: nightMs + 1, hostIncidentId: 'h-1', label: 'Hetzner' },
    })),
    null,
    [],
  );
}

export const roomAccount = (port: number): MailAccount => ({
  ...{ host: '127.0.0.1', port, security: 'none', user: '' },
  ...{ fromName: 'Jana Weiß', fromAddress: 'jana@weiss.example' },
});

export function roomDraft(index: number, over: Partial<Message> = {}): Message {
  return {
    ...{ id: `m-${index}`, clientId: `client-${index}`, clientName: `Kundin Nummer ${index}` },
    ...{
      incidentIds: [`i-${index}`],
      phase: 'first-notice',
      way: 'smtp',
      recipient: `kundin${index}@site${index}.example`,
    },
    subject: `Seite ${index}: nicht erreichbar`,
    body: `Guten Tag,\n\nSeite ${index} ist seit 01:32 Uhr nicht erreichbar. Ich kümmere mich darum und melde mich bis 03:00 Uhr wieder.\n\nJana Weiß`,
    ...{ nextUpdateAt: null, messageId: '', inReplyTo: null, references: [], state: 'draft' },
    ...{ createdAt: nightMs + index, changedAt: nightMs + index, sentAt: null, reason: null, findings: [] },
    ...over,
  };
}

/** That the user has seen everything the guard could point at. */
export const seenAll = (ids: readonly string[]): Record<string, FindingKind[]> =>
  Object.fromEntries(ids.map((id) => [id, [...findingKinds]]));

export interface SendingRoomOptions {
  history: HistoryStore;
  clock: Clock;
  sendMail: SendMail;
  config?: Partial<Config>;
  port?: number;
  clients?: Client[];
  newId?: () => string;
  transports?: Partial<TransportParts>;
  parts?: Partial<MessagingParts>;
}

export interface SendingRoom {
  messaging: Messaging;
  outages: Outages;
  config: () => Config;
  setConfig: (config: Config) => void;
  /** All that was said of the progress. */
  progress: Snapshot['sending'][];
  troubles: { key: string; params: Record<string, string | number> }[];
  log: ReturnType<typeof recordingLog>;
  /** What was said last of the messages of unknown fate. */
  uncertain: () => Snapshot['mailUncertain'];
  stop: () => void;
}

/** Messages to clients as the app has them, over a history and a sender that the test brings. */
export function openSendingRoom(options: SendingRoomOptions): SendingRoom {
  const { history, clock, sendMail, port = 25, clients = roomClients(12) } = options;
  const log = recordingLog();
  const words = createWords();
  let config: Config = {
    ...emptyConfig,
    clients,
    settings: { ...defaultSettings, mailAccount: roomAccount(port) },
    ...options.config,
  };
  const progress: SendingRoom['progress'] = [];
  const troubles: SendingRoom['troubles'] = [];
  let uncertain: Snapshot['mailUncertain'] = [];
  let ids = 0;
  const outages = createOutages({ config: () => config, history });
  const writes = createWriteQueue(clock, log, () => undefined);
  const messaging = createMessaging({
    ...{ clock, log, words, history, outages, sendMail },
    newId: options.newId ?? (() => `new-${(ids += 1)}`),
    timeZone: () => 'Europe/Berlin',
    config: () => config,
    siteViews: () => [],
    keep: writes.writeNow,
    keepSoon: writes.write,
    transports: createTransports({
      ...{ clock, platform: 'linux', draftFolder: '/nowhere' },
      opener: () => Promise.reject(new Error('Nothing is to be opened.')),
      copy: () => Promise.reject(new Error('Nothing is to be copied.')),
      askEmlPath: () => Promise.resolve(null),
      openFile: () => Promise.reject(new Error('No file is to be opened.')),
      ...options.transports,
    }),
    onProgress: (sending) => progress.push(sending),
    onChange: (next) => (uncertain = next),
    reportTrouble: (key, params) => troubles.push({ key, params }),
    ...options.parts,
  });
  return {
    ...{ messaging, outages, progress, troubles, log },
    config: () => config,
    uncertain: () => uncertain,
    setConfig: (next) => (config = next),
    stop: () => {
      messaging.stop();
      writes.stop();
    },
  };
}
