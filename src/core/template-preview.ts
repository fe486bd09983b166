import { clientDefaults, firstContactId } from './client';
import type { Client } from './client';
import { composeDraft } from './compose';
import type { ComposeInput, Draft } from './compose';
import { contactDefaults } from './contact';
import { contactFromText } from './contact-text';
import { emptySheet } from './facts';
import type { Language } from './language';
import type { OutageSite } from './outage-site';
import { exampleValues, placeholders } from './placeholders';
import type { Template } from './template';

/** Saturday 21 November 2026, 01:32 in Berlin: the outage of all examples. */
const startedAt = Date.UTC(2026, 10, 21, 0, 32);
const minuteMs = 60_000;

/** What a preview is made for: one site or several, while it lasts or afterwards, with what is known at best or at least. */
export interface PreviewCase {
  siteCount: 1 | 3;
  isOver: boolean;
  /** Whether host and last backup are known. */
  isRich: boolean;
}

/** How a message from this template will read, with the examples; null where the template has faults. */
export function previewDraft(template: Omit<Template, 'id' | 'name'>, what: PreviewCase): Draft | null {
  const draft = composeDraft(previewInput({ id: 'preview', name: 'preview', ...template }, what));
  return draft.ok ? draft.value : null;
}

export function previewInput(template: Template, { siteCount, isOver, isRich }: PreviewCase): ComposeInput {
  const { language } = template;
  const examples = exampleValues(language);
  const endedAt = isOver ? startedAt + 408 * minuteMs : null;
  const incidents = exampleSites(language)
    .slice(0, siteCount)
    .map((site): OutageSite => ({ ...site, hosting: isRich ? examples['host.name'] : '', startedAt, endedAt }));
  const nowMs = isOver ? startedAt + 418 * minuteMs : startedAt + 28 * minuteMs;
  return {
    ...{ template, incidents, nowMs, facts: emptySheet },
    client: exampleClient(template),
    host: isRich ? examples['host.name'] : '',
    asked: Object.fromEntries(
      placeholders.filter(({ source }) => source === 'asked').map(({ name }) => [name, examples[name]]),
    ),
    backupAt: isRich ? startedAt - 152 * minuteMs : null,
    sender: { name: examples['me.name'], phone: examples['me.phone'], signature: examples['me.signature'] },
    nextUpdateAt: nowMs + 30 * minuteMs,
    timeZone: 'Europe/Berlin',
  };
}

function exampleClient({ language, formality }: Template): Client {
  const examples = exampleValues(language);
  const name = examples['client.name'];
  const contact = {
    ...{ ...contactDefaults, id: firstContactId, ...contactFromText(examples['contact.name']) },
    formality: formality ?? 'sie',
    salutation: formality === 'du' ? 'Hallo Sabine' : examples.salutation,
  };
  return { ...clientDefaults, id: 'preview', name, language, contacts: [contact] };
}

function exampleSites(language: Language): { siteName: string; url: string }[] {
  if (language === 'de') {
    return [
      { siteName: 'Bäckerei Müller', url: 'https://baeckerei.example/' },
      { siteName: 'Backstube Süd', url: 'https://sued.example/' },
      { siteName: 'Café Müller', url: 'https://cafe.example/' },
    ];
  }
  return [
    { siteName: 'Miller’s Bakery', url: 'https://bakery.example/' },
    { siteName: 'Miller’s South', url: 'https://south.example/' },
    { siteName: 'Café Miller', url: 'https://cafe.example/' },
  ];
}
