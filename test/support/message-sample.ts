import type { Client } from '../../src/core/client';
import { clientDefaults } from '../../src/core/client';
import type { ComposeInput } from '../../src/core/compose';
import type { Contact } from '../../src/core/contact';
import { contactDefaults } from '../../src/core/contact';
import { emptySheet } from '../../src/core/facts';
import type { OutageSite } from '../../src/core/outage-site';
import { placeholders } from '../../src/core/placeholders';
import type { Template, TemplateView } from '../../src/core/template';
import { viewTemplates } from '../../src/core/template-choice';

/** Saturday 21 November 2026, 01:32 in Berlin. */
export const outageStart = Date.UTC(2026, 10, 21, 0, 32);
export const minute = 60_000;

export const sabine: Contact = {
  ...contactDefaults,
  id: '1',
  firstName: 'Sabine',
  lastName: 'Müller',
  email: 'sabine@baeckerei.example',
  phone: '+49301234567',
  whatsapp: '+491701234567',
};

export const bakery: Client = { ...clientDefaults, id: 'bakery', name: 'Bäckerei Müller', contacts: [sabine] };

/** The bakery with another person, or with more said of Sabine. */
export const bakeryWith = (over: Partial<Contact>): Client => ({ ...bakery, contacts: [{ ...sabine, ...over }] });

/** A client whom this template is meant for. */
export function clientFor(template: Template): Client {
  return { ...bakeryWith({ formality: template.formality ?? 'sie' }), language: template.language };
}

export function builtIn(id: string): TemplateView {
  const template = viewTemplates([]).find((candidate) => candidate.id === id);
  if (template === undefined) throw new Error(`There is no template ${id}.`);
  return template;
}

/** The site of the samples, down for 6 h 48 min. */
export function sampleSite(changes: Partial<OutageSite> = {}): OutageSite {
  return {
    siteName: 'Backstube Süd',
    url: 'https://backstube.example/',
    hosting: 'Webhosting Nord',
    startedAt: outageStart,
    endedAt: outageStart + 408 * minute,
    ...changes,
  };
}

/** An ended outage, everything known, every question answered. */
export function inputFor(template: Template, changes: Partial<ComposeInput> = {}): ComposeInput {
  const client = clientFor(template);
  return {
    template,
    client,
    incidents: [sampleSite()],
    host: 'Webhosting Nord',
    facts: emptySheet,
    backupAt: outageStart - 152 * minute,
    sender: { name: 'Jana Weiß', phone: '+49 30 123456', signature: 'Jana Weiß\nWeiß Webdesign' },
    asked: Object.fromEntries(
      placeholders
        .filter(({ source }) => source === 'asked')
        .map(({ name, example }) => [name, example[client.language]]),
    ),
    nextUpdateAt: outageStart + 448 * minute,
    nowMs: outageStart + 418 * minute,
    timeZone: 'Europe/Berlin',
    ...changes,
  };
}
