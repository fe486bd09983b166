import { describe, expect, it } from 'vitest';
import { builtInTemplates } from '../../src/core/built-in-templates/built-in-templates';
import { recipientOf } from '../../src/core/client';
import { composeDraft } from '../../src/core/compose';
import { mailAddress, mailAddressLimit } from '../../src/core/message-address';
import { findGaps } from '../../src/core/message-gaps';
import { messagePhases, templateSchema } from '../../src/core/template';
import type { MessagePhase, Template } from '../../src/core/template';
import { findTemplateFaults, placeholdersIn } from '../../src/core/template-engine';
import { clientFor, inputFor } from '../support/message-sample';

const all = builtInTemplates.map((template) => [template.id, template] as const);
const textOf = ({ subject, body }: Pick<Template, 'subject' | 'body'>): string => `${subject}\n${body}`;
const placeholdersOf = (template: Template): string[] => placeholdersIn(textOf(template));
const countOf = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

const ofPhases = (...phases: MessagePhase[]): (readonly [string, Template])[] =>
  all.filter(([, { phase }]) => phases.includes(phase));

describe('the built-in templates', () => {
  it('are there for every phase and form of address, once each', () => {
    const expected = ['de-sie', 'de-du', 'en'].flatMap((prefix) => messagePhases.map((phase) => `${prefix}-${phase}`));
    expect(builtInTemplates.map(({ id }) => id)).toEqual(expected);
    expect(new Set(builtInTemplates.map(({ language, name }) => `${language} ${name}`)).size).toBe(24);
  });

  it.each(all)('%s is one that the configuration takes and that has no faults', (_id, template) => {
    expect(templateSchema.parse(template)).toEqual(template);
    expect(findTemplateFaults(template)).toEqual([]);
  });

  it.each(all)(
    '%s leaves no gap once every question is answered, and fits into an address on Windows',
    (_id, template) => {
      const draft = composeDraft(inputFor(template));
      if (!draft.ok) throw new Error(JSON.stringify(draft.error));
      expect(draft.value.missing).toEqual([]);
      expect(findGaps(textOf(draft.value))).toEqual([]);
      expect(textOf(draft.value)).not.toMatch(/\{\{|\}\}|undefined|null|NaN/);
      const address = mailAddress(
        { ...draft.value, to: recipientOf(clientFor(template)).email },
        mailAddressLimit('win32'),
      );
      expect(address.ok).toBe(true);
    },
  );
});

/** docs/templates.md: what a phase must hold, as placeholders, and as words in both languages. */
const musts: Record<MessagePhase, { placeholders: string[]; words: RegExp[] }> = {
  'first-notice': {
    placeholders: ['site.name', 'site.url', 'incident.start', 'incident.startTime', 'update.next'],
    words: [/nicht erreichbar|unavailable/, /bemerkt|noticed/, /arbeite daran|working on it/],
  },
  update: { placeholders: ['site.name', 'update.news', 'update.workaround', 'update.next'], words: [] },
  identified: {
    placeholders: ['site.name', 'incident.cause', 'update.next'],
    words: [/steht jetzt fest|is now confirmed/, /Reparatur läuft|repair is under way/],
  },
  resolved: {
    placeholders: ['site.name', 'incident.start', 'incident.endTime', 'incident.dataLoss'],
    words: [/wieder erreichbar|available again/, /überprüft|have checked/],
  },
  afterwards: {
    placeholders: [
      'incident.start',
      'incident.endTime',
      'incident.duration',
      'incident.dataLoss',
      'incident.cause',
      'incident.measures',
      'incident.prevention',
    ],
    words: [/Entschuldigung|apologise/],
  },
  maintenance: {
    placeholders: ['site.name', 'maintenance.what', 'maintenance.from', 'maintenance.to', 'maintenance.effect'],
    words: [/Passt (Ihnen|dir) der Termin nicht\?|does not suit you/],
  },
  answer: {
    placeholders: ['site.name', 'incident.start', 'update.news', 'update.next'],
    words: [/^ja, ich bin da|^Yes, I am here/m, /auf diesem Weg|reaches you this way/],
  },
  phone: {
    placeholders: ['site.name', 'incident.startTime', 'update.next', 'me.name'],
    words: [/bemerkt|noticed/, /arbeite daran|working on it/, /Erreiche ich|May I reach you/],
  },
};

describe('each phase holds what it must', () => {
  it.each(all)('%s', (_id, template) => {
    const { placeholders, words } = musts[template.phase];
    expect(placeholdersOf(template)).toEqual(expect.arrayContaining(placeholders));
    for (const word of words) expect(textOf(template)).toMatch(word);
  });

  it.each(all)('%s says in the subject which site it is about, and what', (_id, { subject }) => {
    expect(subject).toMatch(/^\{\{ site\.name \}\}(:| ist| is) /);
    expect(subject.length).toBeGreaterThan('{{ site.name }}: '.length + 5);
  });

  it.each(all.filter(([, { phase }]) => phase !== 'phone'))('%s greets and signs', (_id, { body }) => {
    expect(body).toMatch(/^\{\{ salutation \}\},\n\n/);
    expect(body).toMatch(/\n\n(Freundliche Grüße|Viele Grüße|Kind regards)\n\{\{ me\.signature \}\}$/);
  });
});

describe('no phase holds what it must not', () => {
  it.each([...ofPhases('first-notice', 'phone', 'answer', 'update')])('%s names no cause', (_id, template) => {
    expect(placeholdersOf(template)).not.toContain('incident.cause');
    expect(textOf(template)).not.toMatch(/Ursache|cause|weil |because/i);
  });

  it.each([...ofPhases('first-notice', 'update', 'identified', 'answer', 'phone')])(
    '%s, written while the site is down, has no end and no length in it, and no apology or thanks yet',
    (_id, template) => {
      const used = placeholdersOf(template);
      for (const name of ['incident.end', 'incident.endTime', 'incident.duration']) expect(used).not.toContain(name);
      expect(textOf(template)).not.toMatch(/Entschuldig|entschuldig|apolog|sorry|Dank|Thank|Leid\b/i);
    },
  );

  it.each(all)('%s thanks once when resolved, apologises once afterwards, else neither', (_id, template) => {
    expect(countOf(textOf(template), /\b(Vielen Dank|Danke|Thank you)\b/g)).toBe(template.phase === 'resolved' ? 1 : 0);
    const apologies = countOf(textOf(template), /entschuldig|apolog|sorry|verzeih|leid\b/gi);
    expect(apologies).toBe(template.phase === 'afterwards' ? 1 : 0);
  });

  it.each(all)('%s promises nothing, guesses nothing, blames nobody, plays nothing down', (_id, template) => {
    const forbidden = [
      /schnellstmöglich|zeitnah|in kürze|umgehend|so schnell wie möglich|baldmöglichst|\bbald\b|demnächst/i,
      /as soon as possible|\bsoon\b|shortly|\basap\b|any inconvenience|promptly|immediately/i,
      /versprech|garantier|promise|guarantee|\bwerden wir\b|wird (bald|gleich|heute)|should be back|will be back/i,
      /vermutlich|wahrscheinlich|wohl\b|wir glauben|probably|likely|we believe|perhaps/i,
      /(?<!ent)schuld|versagt|fault|blame/i,
      /zutiefst|unverzeihlich|deeply|\bnur ein|kleines problem|kaum|\bonly a\b|minor|alles war gut|everything was fine/i,
      /Server|DNS|HTTP|Hoster|Provider|Downtime|Uptime|Incident|Monitoring|Ticket/,
      /!/,
    ];
    // Placeholders' names (`incident.start`) are no words of the message.
    const words = textOf(template).replace(/\{\{.*?\}\}/g, '…');
    for (const pattern of forbidden) expect(words).not.toMatch(pattern);
  });
});

describe('the form of address', () => {
  const german = all.filter(([, { language }]) => language === 'de');

  it.each(german.filter(([, { formality }]) => formality === 'sie'))('%s has no du in it', (_id, template) => {
    expect(textOf(template)).not.toMatch(/\b(du|dich|dir|dein\w*|euch|euer|eure\w*)\b/i);
    expect(textOf(template)).toMatch(/\b(Sie|Ihnen|Ihre[rnms]?)\b/);
  });

  it.each(german.filter(([, { formality }]) => formality === 'du'))('%s has no Sie in it', (_id, template) => {
    expect(textOf(template)).not.toMatch(/\b(Sie|Ihnen|Ihr\w*)\b/);
    expect(textOf(template)).toMatch(/\b([dD]u|[dD]ich|[dD]ir|[dD]eine[rnms]?)\b/);
  });

  it('tells the same facts in each: the same placeholders, in the same order', () => {
    for (const phase of messagePhases) {
      const [sie, du, en] = ofPhases(phase).map(([, template]) => placeholdersOf(template));
      expect(du).toEqual(sie);
      // English is spoken on the phone without the written salutation.
      expect(en).toEqual(phase === 'phone' ? sie?.filter((name) => name !== 'salutation') : sie);
    }
  });
});

it.each([...ofPhases('phone')])('%s takes about 20 seconds to say', (_id, template) => {
  const draft = composeDraft(inputFor(template));
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  // A calm speaker says 120 to 150 words a minute: 40 to 50 in 20 seconds.
  const words = draft.value.body.split(/\s+/).length;
  expect(words).toBeGreaterThan(33);
  expect(words).toBeLessThan(52);
});
