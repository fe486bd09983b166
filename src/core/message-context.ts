import { personsOf } from './client';
import type { Client } from './client';
import { confirmedWords, suspectedWords } from './facts';
import type { FactsSheet } from './facts';
import { factKinds } from './fact';
import type { Incident } from './incident';
import type { GuardContext } from './promise-guard';
import type { Site } from './site';
import type { MessagePhase } from './template';

interface MessageParts {
  client: Client;
  /** The client's own incidents of the outage. */
  incidents: readonly Pick<Incident, 'siteId' | 'siteName' | 'url'>[];
  phase: MessagePhase;
  facts: FactsSheet;
  /** What the user added by hand, by the placeholder's name. */
  asked: Readonly<Record<string, string>>;
}

/** What the guard has to know of a message to this client: his own names, everybody else's, and what is confirmed. */
export function messageContext(
  { client, incidents, phase, facts, asked }: MessageParts,
  clients: readonly Client[],
  sites: readonly Site[],
): GuardContext {
  const others = clients.filter(({ id }) => id !== client.id);
  const ownSiteIds = new Set(incidents.map(({ siteId }) => siteId));
  const ownSites = sites.filter(({ id, clientId }) => clientId === client.id && !ownSiteIds.has(id));
  const foreignSites = sites.filter(({ id, clientId }) => clientId !== client.id && !ownSiteIds.has(id));
  const namesOfSite = (name: string, url: string): string[] => [name, ...hostIn(url)];
  const own = [
    ...[client.name, ...personsOf(client)],
    ...incidents.flatMap(({ siteName, url }) => namesOfSite(siteName, url)),
    ...ownSites.flatMap(({ name, url }) => namesOfSite(name, url)),
  ];
  return {
    language: client.language,
    phase,
    own: own.filter((name) => name !== ''),
    strangers: [
      ...others.map(({ name }) => name),
      // A first name alone is nobody in particular.
      ...others.flatMap(personsOf).filter((person) => /\s/.test(person)),
      ...foreignSites.flatMap(({ name, url }) => namesOfSite(name, url)),
    ],
    confirmed: [
      ...factKinds.flatMap((fact) => confirmedWords(facts, fact, client.language) ?? []),
      // The other things that are asked for are news and plans, in which a guess is one.
      asked['incident.cause'] ?? '',
    ].filter((words) => words !== ''),
    suspected: suspectedWords(facts),
    isTemplate: false,
  };
}

/** An address as people write it: its host, without `www.` and port. */
function hostIn(url: string): string[] {
  const [, host = ''] = /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/i.exec(url) ?? [];
  return host === '' ? [] : [host];
}
