import { clientDefaults } from '../../src/core/client';
import type { Client } from '../../src/core/client';
import { contactDefaults } from '../../src/core/contact';
import type { IncidentWithTimeline } from '../../src/core/incident';
import type { Message } from '../../src/core/message';
import type { Snapshot } from '../../src/core/snapshot';
import { sampleMessage } from './fake-messages';
import { sampleHost, sampleNow, sampleSite, sampleSnapshot } from './sample-snapshot';

const minute = 60_000;

export interface SampleOutage {
  snapshot: Snapshot;
  incidents: IncidentWithTimeline[];
}

const mailAccount: Snapshot['settings']['mailAccount'] = {
  ...{ host: 'mail.weiss.example', port: 465, security: 'tls', user: 'jana' },
  ...{ fromName: 'Jana Weiß', fromAddress: 'jana@weiss.example' },
};

/** A host that is down with so many clients, one site each; `over` changes single clients. */
export function sampleOutage(
  count: number,
  { hasAccount = true, over = [] }: { hasAccount?: boolean; over?: Partial<Client>[] } = {},
): SampleOutage {
  const clients = Array.from({ length: count }, (_, index) => outageClient(index, over[index]));
  const incidents = clients.map(({ id, name }, index) => outageIncident(index, id, name));
  const snapshot = sampleSnapshot();
  return {
    incidents,
    snapshot: {
      ...snapshot,
      clients,
      settings: { ...snapshot.settings, mailAccount: hasAccount ? mailAccount : null },
      sites: clients.map(({ id, name }, index) =>
        sampleSite({ name: `Seite ${name}`, host: `seite-${index}.example`, clientId: id, state: 'down' }, index),
      ),
      openIncidents: incidents.map(({ timeline: _, ...incident }) => incident),
      hostIncidents: [sampleHost],
    },
  };
}

function outageClient(index: number, over: Partial<Client> = {}): Client {
  const phone = `+49305550${String(index).padStart(3, '0')}`;
  return {
    ...clientDefaults,
    id: `k-${index}`,
    name: `Kunde ${String(index + 1).padStart(2, '0')}`,
    contacts: [{ ...contactDefaults, id: '1', email: `kunde-${index + 1}@example.org`, phone, whatsapp: phone }],
    ...over,
  };
}

function outageIncident(index: number, clientId: string, clientName: string): IncidentWithTimeline {
  const failure = { cause: 'connect-timeout', status: null, detail: 'ETIMEDOUT' } as const;
  const startedAt = sampleNow - 16 * minute + index * 1000;
  return {
    ...{
      id: `o-${index}`,
      siteId: `s-${index}`,
      siteName: `Seite ${clientName}`,
      url: `https://seite-${index}.example/`,
    },
    ...{ clientId, clientName, ...failure, lastGoodAt: startedAt - minute, startedAt, confirmedAt: startedAt + minute },
    ...{ endedAt: null, classification: 'outage', hostIncidentId: sampleHost.id },
    timeline: [
      { kind: 'detected', at: startedAt, ...failure },
      { kind: 'confirmed', at: startedAt + minute, failures: 3 },
    ],
  };
}

/** A message to the outage's client of that number. */
export function outageMessage(index: number, over: Partial<Message> = {}): Message {
  const clientName = `Kunde ${String(index + 1).padStart(2, '0')}`;
  return sampleMessage({
    ...{ id: `m-${index}`, clientId: `k-${index}`, clientName, incidentIds: [`o-${index}`] },
    recipient: `kunde-${index + 1}@example.org`,
    body: `Ihre Website Seite ${clientName} ist nicht erreichbar. Meine nächste Nachricht bekommen Sie bis 02:50 Uhr.`,
    ...over,
  });
}
