import { describe, expect, it } from 'vitest';
import { builtInTemplates } from '../../src/core/built-in-templates/built-in-templates';
import { recipientOf } from '../../src/core/client';
import { composeDraft } from '../../src/core/compose';
import type { ComposeInput } from '../../src/core/compose';
import { guardMessage } from '../../src/core/promise-guard';
import { mailAddress, mailAddressLimit } from '../../src/core/message-address';
import { findGaps } from '../../src/core/message-gaps';
import { messagePhases, templateSchema } from '../../src/core/template';
import type { MessagePhase, Template } from '../../src/core/template';
import { findTemplateFaults, placeholdersIn } from '../../src/core/template-engine';
import { previewInput } from '../../src/core/template-preview';
import { clientFor, inputFor, minute } from '../support/message-sample';

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

const cases = [1, 3].flatMap((siteCount) =>
  [true, false].flatMap((isRich) =>
    (siteCount === 1 ? [false] : [true, false]).map((doDiffer) => ({ siteCount, isRich, doDiffer })),
  ),
);

/** With host, backup and every optional answer, or with none of them; down and up at one time, or each at its own. */
function inputOf(template: Template, { siteCount, isRich, doDiffer }: (typeof cases)[number]): ComposeInput {
  const isOver = template.phase === 'resolved' || template.phase === 'afterwards';
  const input = previewInput(template, { siteCount: siteCount === 1 ? 1 : 3, isOver, isRich });
  const optional = ['incident.extent', 'incident.worker', 'update.workaround'];
  const asked = Object.fromEntries(Object.entries(input.asked).filter(([name]) => isRich || !optional.includes(name)));
  const incidents = input.incidents.map((site, index) => ({
    ...site,
    startedAt: site.startedAt + (doDiffer ? index * 10 * minute : 0),
    endedAt: doDiffer && !isOver && index === 2 ? site.startedAt + 25 * minute : site.endedAt,
  }));
  return { ...input, asked, incidents };
}

describe.each(cases)('with $siteCount sites, all known: $isRich, at different times: $doDiffer', (what) => {
  it.each(all)('%s has no gap, no empty place and nothing that the guard points at', (_id, template) => {
    const input = inputOf(template, what);
    const draft = composeDraft(input);
    if (!draft.ok) throw new Error(JSON.stringify(draft.error));
    const text = textOf(draft.value);
    expect(draft.value.missing).toEqual([]);
    expect(findGaps(text)).toEqual([]);
    expect(text).not.toMatch(/\{[{%]|undefined|null|NaN| {2}|\n{3}| \n|: *\n\n\n/);
    const { language, phase } = template;
    const own = input.incidents.map(({ siteName }) => siteName);
    const context = { language, phase, own, strangers: [], confirmed: [], suspected: [], isTemplate: false };
    expect(guardMessage(draft.value, context)).toEqual([]);
    // Whoever is on the phone hears of what is down.
    const named = phase === 'phone' ? input.incidents.filter(({ endedAt }) => endedAt === null) : input.incidents;
    for (const { siteName } of named) expect(text).toContain(siteName);
    expect(text.includes('23:00')).toBe(what.isRich && (phase === 'first-notice' || phase === 'resolved'));
  });

  it.each(all)('%s speaks of one site as of one, and of several as of several', (_id, template) => {
    const draft = composeDraft(inputOf(template, what));
    if (!draft.ok) throw new Error(JSON.stringify(draft.error));
    expect(draft.value.body).toMatch(what.siteCount === 1 ? /[Ww]ebsite\b/ : /[Ww]ebsites\b/);
    if (what.siteCount === 1) expect(draft.value.body).not.toMatch(/[Ww]ebsites\b/);
  });
});

/** docs/templates.md: what a phase must hold, as placeholders, and as words in both languages. */
const musts: Record<MessagePhase, { placeholders: string[]; words: RegExp[] }> = {
  'first-notice': {
    placeholders: ['sites.names', 'sites.list', 'incident.start', 'incident.startTime', 'backup.last', 'update.next'],
    words: [/nicht erreichbar|unavailable/, /bemerkt|noticed/, /arbeite daran|working on it/],
  },
  update: { placeholders: ['sites.names', 'update.news', 'update.workaround', 'update.next'], words: [] },
  identified: {
    placeholders: ['sites.names', 'incident.cause', 'update.next'],
    words: [/steht jetzt fest|is now confirmed/, /Reparatur läuft|repair is under way/],
  },
  resolved: {
    placeholders: ['sites.names', 'incident.start', 'incident.endTime', 'incident.dataLoss', 'backup.last'],
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
    placeholders: ['sites.names', 'maintenance.what', 'maintenance.from', 'maintenance.to', 'maintenance.effect'],
    words: [/Passt (Ihnen|dir) der Termin nicht\?|does not suit you/],
  },
  answer: {
    placeholders: ['sites.names', 'incident.start', 'update.news', 'update.next'],
    words: [/^ja, ich bin da|^Yes, I am here/m, /auf diesem Weg|reaches you this way/],
  },
  phone: {
    placeholders: ['sites.names', 'incident.startTime', 'update.next', 'me.name'],
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
    expect(subject).toMatch(/^\{\{ sites\.names \}\}(:| \{\{ sites\.count \| plural: "(ist|is)", "(sind|are)" \}\}) /);
    expect(subject.length).toBeGreaterThan('{{ sites.names }}: '.length + 5);
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
    const words = textOf(template).replace(/\{\{.*?\}\}|\{%.*?%\}/g, '…');
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

  it('tells the same facts in each: the same placeholders', () => {
    for (const phase of messagePhases) {
      const [sie, du, en] = ofPhases(phase).map(([, template]) => [...new Set(placeholdersOf(template))].sort());
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
