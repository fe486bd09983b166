import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInTemplates } from '../../src/core/built-in-templates/built-in-templates';
import { composeDraft } from '../../src/core/compose';
import { guardMessage } from '../../src/core/promise-guard';
import type { GuardContext } from '../../src/core/promise-guard';
import { clientFor, inputFor, minute, outageStart, sampleSite } from '../support/message-sample';

const context: GuardContext = {
  language: 'de',
  phase: null,
  own: ['Backstube Süd', 'backstube.example'],
  strangers: ['Optik Sehgut', 'sehgut.example'],
  confirmed: [],
  suspected: [],
  isTemplate: false,
};

/** The words pointed at, each with its kind, and what is left out. */
function pointedAt(body: string, changes: Partial<GuardContext> = {}): string[] {
  return guardMessage({ subject: '', body }, { ...context, ...changes }).map(({ kind, rule, span }) =>
    span === null ? `${kind}: ${rule}` : `${kind}: ${body.slice(span.start, span.end)}`,
  );
}

describe('the built-in templates', () => {
  const all = builtInTemplates.map((template) => [template.id, template] as const);

  it.each(all)('%s, filled, has no finding; nor has it as it stands', (_id, template) => {
    const input = inputFor(template);
    const isOver = ['resolved', 'afterwards'].includes(template.phase);
    const draft = composeDraft(isOver ? input : { ...input, incidents: [sampleSite({ endedAt: null })] });
    if (!draft.ok) throw new Error(JSON.stringify(draft.error));
    const own = [sampleSite().siteName, clientFor(template).name, sampleSite().url];
    const filled: GuardContext = { ...context, language: template.language, phase: template.phase, own };
    expect(guardMessage(draft.value, filled)).toEqual([]);
    expect(guardMessage(template, { ...filled, own: [], isTemplate: true })).toEqual([]);
  });

  it('would be found out if one promised a time', () => {
    const template = builtInTemplates.find(({ id }) => id === 'de-sie-first-notice');
    if (template === undefined) throw new Error('The template is there.');
    const body = template.body.replace('Sie müssen nichts tun.', 'Um {{ update.next }} läuft alles wieder.');
    const draft = composeDraft(inputFor({ ...template, body }, { nextUpdateAt: outageStart + 40 * minute }));
    if (!draft.ok) throw new Error(JSON.stringify(draft.error));
    expect(guardMessage(draft.value, context).map(({ rule }) => rule)).toContain('restore-time');
    expect(guardMessage({ ...template, body }, { ...context, isTemplate: true }).map(({ rule }) => rule)).toEqual([
      'restore-time',
    ]);
  });
});

describe('one place', () => {
  it('is told once: a hedge or an empty word within a promise is part of it', () => {
    expect(pointedAt('Vermutlich läuft der Shop in 30 Minuten wieder.')).toHaveLength(1);
    expect(pointedAt('Vermutlich war die Platte voll, in 30 Minuten läuft der Shop wieder.')).toHaveLength(2);
  });

  it('lies where it stands, in the subject too, after letters of two units', () => {
    const body = '🙂 Der Shop ist bald wieder online.';
    const [finding] = guardMessage({ subject: 'Bald wieder online', body }, context);
    expect(finding).toMatchObject({ field: 'subject', span: { start: 0, end: 'Bald wieder online'.length } });
    expect(pointedAt(body)).toEqual(['restore-promise: bald wieder online']);
  });
});

describe('the grammar around a promise', () => {
  const en: Partial<GuardContext> = { language: 'en' };

  it('hears a time in words at the very end, with its full stop and without', () => {
    expect(pointedAt('Der Shop ist wieder da um sieben.')).toEqual(['restore-promise: wieder da um sieben']);
    expect(pointedAt('Der Shop ist wieder da um sieben')).toHaveLength(1);
    expect(pointedAt('Die Seite ist wieder da um 7. Mai herum.')).toEqual([]);
  });

  it('keeps a measure of two numbers, and a time of two words, in one clause', () => {
    expect(pointedAt('In ein oder zwei Stunden ist der Shop wieder da.')).toHaveLength(1);
    expect(pointedAt('In an hour or two everyone will see the site again.', en)).toHaveLength(1);
    expect(pointedAt('I will ping you in a wee while.', en)).toEqual(['empty-word: in a wee while']);
  });

  it('leaves alone what somebody else is quoted with, and no more than that', () => {
    expect(pointedAt('Laut Anbieter ist die Leitung gegen sechs wieder da.')).toEqual([]);
    expect(pointedAt('Der Hoster sagt, dass der Server um sechs wieder läuft.')).toEqual([]);
    expect(pointedAt('Laut Anbieter war es ein Kabel, um sechs läuft der Shop wieder.')).toHaveLength(1);
    expect(pointedAt('The host reckons two hours.', en)).toEqual([]);
    expect(pointedAt('We reckon the shop is back in two hours.', en)).toHaveLength(1);
  });

  it('a bare time in front is that of writing, unless what follows is to come', () => {
    expect(pointedAt('Halb fünf, die Bestellungen sind wieder sichtbar.')).toEqual([]);
    expect(pointedAt('Halb fünf, dann sind die Bestellungen wieder sichtbar.')).toHaveLength(1);
  });

  it('what follows upon the writer’s own work is a promise, upon the reader’s it is advice', () => {
    expect(pointedAt('Once the disk check finishes, the shop comes straight back.', en)).toHaveLength(1);
    expect(pointedAt('Once you have cleared the cache, the shop comes back.', en)).toEqual([]);
    expect(pointedAt('Bitte leeren Sie den Cache, danach ist die Seite wieder da.')).toEqual([]);
  });

  it('what is denied is not played down', () => {
    expect(pointedAt('Das war kein kleiner Ausfall.')).toEqual([]);
    expect(pointedAt('Das war ein kleiner Ausfall.')).toHaveLength(1);
    expect(pointedAt('This is more than a small glitch.', en)).toEqual([]);
  });

  it('a question may guess', () => {
    expect(pointedAt('Kann es sein, dass die Festplatte voll ist?')).toEqual(['guess: Kann es sein']);
    expect(pointedAt('Kann es sein, dass Sie das Passwort geändert haben?')).toEqual([]);
  });
});

describe('what the guard is told', () => {
  it('a confirmed fact is no guess, whatever words it is in', () => {
    const fact = 'Die Platte war wahrscheinlich seit Montag voll.';
    expect(pointedAt(`Die Ursache: ${fact}`)).toEqual(['guess: wahrscheinlich']);
    expect(pointedAt(`Die Ursache: ${fact}`, { confirmed: [fact] })).toEqual([]);
    expect(pointedAt(`Wahrscheinlich nicht. ${fact}`, { confirmed: [fact] })).toEqual(['guess: Wahrscheinlich']);
  });

  it('points at what is only suspected, in whatever order of words it is told, and not at what shares a word with it', () => {
    const suspected = ['Die Festplatte des Servers ist voll gelaufen.'];
    expect(pointedAt('Es ist so: voll gelaufen war die Festplatte eines Servers.', { suspected })).toEqual([
      'guess: voll gelaufen war die Festplatte eines Servers',
    ]);
    expect(pointedAt('Ich sehe mir die Festplatte an.', { suspected })).toEqual([]);
    expect(pointedAt('Ist die Festplatte des Servers voll gelaufen?', { suspected })).toEqual([]);
    expect(pointedAt('Die Festplatte des Servers ist voll gelaufen.', { suspected: [], confirmed: suspected })).toEqual(
      [],
    );
  });

  it('a maintenance has an end that may be named', () => {
    const text = 'Um 07:00 Uhr ist Ihre Website wieder erreichbar.';
    expect(pointedAt(text, { phase: 'maintenance' })).toEqual([]);
    expect(pointedAt(text)).toHaveLength(1);
  });

  it('names of others are found whole, however they are written, and not within one’s own', () => {
    expect(pointedAt('Auch OPTIK SEHGUT ist betroffen, siehe https://sehgut.example/.')).toEqual([
      'stranger: OPTIK SEHGUT',
      'stranger: sehgut.example',
    ]);
    expect(pointedAt('Optik Sehgutmann rief an.')).toEqual([]);
    expect(pointedAt('Ihre Backstube Süd lädt.', { strangers: ['Süd', 'Backstube Süd'] })).toEqual([]);
  });

  it('the phase says what must not be left out', () => {
    const text = 'Ich habe einen Ausfall bemerkt.';
    expect(pointedAt(text, { phase: 'first-notice' })).toEqual(['missing: next-update', 'missing: affected']);
    expect(pointedAt('Die Backstube Süd lädt.', { phase: 'resolved' })).toEqual(['missing: data-loss']);
    expect(pointedAt(text)).toEqual([]);
    expect(pointedAt('', { phase: 'first-notice' })).toEqual([]);
  });
});

describe('somebody else’s words', () => {
  it.each(['„…“', '“…”', '"…"', '»…«'])('in %s are not the writer’s', (marks) => {
    const quoted = marks.replace('…', 'Läuft das bald wieder? Vermutlich der Hoster, der hat versagt.');
    expect(pointedAt(`Sie schrieben: ${quoted}`)).toEqual([]);
  });

  it('end with their paragraph, closed or not', () => {
    expect(pointedAt('Ein 24" Schirm.\n\nDer Shop ist bald wieder online. Ein 27" Schirm.')).toHaveLength(1);
  });
});

/** The parts of which the rules are made, so that the fuzz comes close to what they look for. */
const fragments = (
  'in 30 Minuten wieder , . ; : und dass wenn bald noch heute nicht mehr lange bis um 15 Uhr läuft ist sollte ' +
  'vermutlich wir glauben schuld hat der Hoster tut mir leid nur ein kleines Problem [ [… …] {{ }} < > „ “ " ( \n \n\n ' +
  'will be back within the hour soon we any inconvenience as possible the fault of __________ %A_ 1.1.1.1'
).split(' ');

describe('at each key', () => {
  const part = fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 6 }));
  const text = fc.array(part, { maxLength: 60 }).map((parts) => parts.join(' '));
  const languages = fc.constantFrom('de' as const, 'en' as const);

  it('takes every text, and points only at places within it', () => {
    fc.assert(
      fc.property(text, text, languages, (subject, body, language) => {
        for (const { field, span } of guardMessage({ subject, body }, { ...context, language, phase: 'update' })) {
          const length = field === 'subject' ? subject.length : body.length;
          expect(span === null || (span.start >= 0 && span.start < span.end && span.end <= length)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  const evil = [
    ...[
      '{{ ',
      '{{a',
      '[a',
      '<a ',
      '„a',
      'a-',
      "a'",
      '1.',
      '% A',
      '\n ',
      'nn',
      '_',
      'wieder in der',
      'noch in 1 Minute,',
    ],
    ...['ich wir nehme an', 'will be back in', 'Sie hat ein Fehler. ', '[…a', 'Optik Sehgut'],
  ];

  it.each(['de', 'en'] as const)(
    'in %s, takes for 8 times the text about 8 times as long, not 64 times',
    (language) => {
      const timeOf = (body: string): number => {
        // Time of the processor, not of the clock: others may be at work on the machine.
        const started = process.cpuUsage();
        guardMessage({ subject: '', body }, { ...context, language, phase: 'update' });
        return process.cpuUsage(started).user / 1000;
      };
      const best = (body: string): number => Math.min(...[0, 1].map(() => timeOf(body)));
      for (const fragment of evil) {
        const [short, long] = [2000, 16_000].map((length) => `${fragment} `.repeat(length / fragment.length));
        // A floor for what the clock cannot tell, and room for a machine that does something else meanwhile.
        expect(best(long ?? ''), fragment).toBeLessThan(40 * Math.max(best(short ?? ''), 2));
      }
    },
    180_000,
  );
});
