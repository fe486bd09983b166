import { useEffect, useMemo, useState } from 'react';
import type { Client } from '../core/client';
import type { Incident } from '../core/incident';
import { findGaps } from '../core/message-gaps';
import { guardMessage } from '../core/promise-guard';
import type { Finding, GuardContext } from '../core/promise-guard';
import type { MessagePhase } from '../core/template';
import { useSnapshot } from './context';

export interface MessageWords {
  subject: string;
  body: string;
}

/** So that typing stays smooth, the text is looked through once it has rested this long. */
const restMs = 120;

/** What the guard points at in a text that is being typed; that of the last rested text until the next is there. */
export function useFindings({ subject, body }: MessageWords, context: GuardContext): Finding[] {
  const [findings, setFindings] = useState<Finding[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => setFindings(guardMessage({ subject, body }, context)), restMs);
    return () => clearTimeout(timer);
  }, [subject, body, context]);
  return findings;
}

/** What the guard has to know of a message to this client: his own names, everybody else's, and what is confirmed. */
export function useGuardContext(
  incident: Pick<Incident, 'siteId' | 'siteName' | 'url'>,
  client: Client,
  phase: MessagePhase,
  facts: Readonly<Record<string, string>>,
): GuardContext {
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const { siteId, siteName, url } = incident;
  return useMemo(() => {
    const others = clients.filter(({ id }) => id !== client.id);
    const foreignSites = sites
      .map(({ site }) => site)
      .filter((site) => site.clientId !== client.id && site.id !== siteId);
    return {
      language: client.language,
      phase,
      own: [client.name, client.contact, siteName, ...hostOf(url)].filter((name) => name !== ''),
      strangers: [
        ...others.map(({ name }) => name),
        // A first name alone is nobody in particular.
        ...others.map(({ contact }) => contact).filter((contact) => /\s/.test(contact)),
        ...foreignSites.flatMap((site) => [site.name, ...hostOf(site.url)]),
      ],
      // The other facts are news and plans, in which a guess is one.
      confirmed: [facts['incident.cause'] ?? ''],
      isTemplate: false,
    };
  }, [clients, sites, client, siteId, siteName, url, phase, facts]);
}

/** Whether a finding is a gap that compose left: those are asked for in their own list, and close the ways out. */
export function isGap({ rule, field, span }: Finding, text: MessageWords): boolean {
  return rule === 'placeholder' && findGaps(text[field]).some(({ start }) => start === span?.start);
}

/** A site's address without its `www.`, as people write it. */
function hostOf(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  return host === '' ? [] : [host];
}
