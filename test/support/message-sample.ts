import type { Client } from '../../src/core/client';
import type { ComposeInput } from '../../src/core/compose';
import { emptySheet } from '../../src/core/facts';
import type { OutageSite } from '../../src/core/outage-site';
import { placeholders } from '../../src/core/placeholders';
import type { Template, TemplateView } from '../../src/core/template';
import { viewTemplates } from '../../src/core/template-choice';

/** Saturday 21 November 2026, 01:32 in Berlin. */
export const outageStart = Date.UTC(2026, 10, 21, 0, 32);
export const minute = 60_000;

export const bakery: Client = {
  id: 'bakery',
  name: 'Bäckerei Müller',
  contact: 'Sabine Müller',
  salutation: '',
  language: 'de',
  formality: 'sie',
  email: 'sabine@baeckerei.example',
  phone: '+49 170 1234567',
};

/** A client whom this template is meant for. */
export function clientFor(template: Template): Client {
  return { ...bakery, language: template.language, formality: template.formality ?? 'sie' };
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
