import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDraft } from '../../src/core/compose';
import type { ComposeInput, Draft } from '../../src/core/compose';
import { emptySheet } from '../../src/core/facts';
import { findGaps, hasGap } from '../../src/core/message-gaps';
import { createMessageTimes } from '../../src/core/message-times';
import { placeholders } from '../../src/core/placeholders';
import { bakeryWith, builtIn, inputFor, minute, outageStart, sampleSite } from '../support/message-sample';

const firstNotice = builtIn('de-sie-first-notice');
const withBody = (body: string, changes: Partial<ComposeInput> = {}): ComposeInput =>
  inputFor({ ...firstNotice, subject: 's', body }, changes);

function draftOf(input: ComposeInput): Draft {
  const draft = composeDraft(input);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

describe('composeDraft', { timeout: 120_000 }, () => {
  it('writes the first notice for the client, word for word', () => {
    const incidents = [sampleSite({ endedAt: null })];
    const draft = draftOf(
      inputFor(firstNotice, { incidents, nowMs: outageStart + 3 * minute, nextUpdateAt: outageStart + 33 * minute }),
    );
    expect(draft).toEqual({
      phase: 'first-notice',
      recipient: {
        name: 'Sabine Müller',
        email: 'sabine@baeckerei.example',
        phone: '+49301234567',
        whatsapp: '+491701234567',
      },
      subject: 'Backstube Süd: nicht erreichbar seit 01:32 Uhr',
      body: `Guten Tag Sabine Müller,

Ihre Website Backstube Süd ist seit Samstag, 21. November, 01:32 Uhr nicht erreichbar.

Betroffen: der Shop und das Kontaktformular

Ich habe den Ausfall bemerkt und arbeite daran. Sie müssen nichts tun.

Die letzte Sicherung vor dem Ausfall ist von Freitag, 20. November, 23:00 Uhr. Was danach geändert wurde, enthält sie nicht.

Meine nächste Nachricht bekommen Sie bis 02:05 Uhr.

Freundliche Grüße
Jana Weiß
Weiß Webdesign`,
      missing: [],
    });
  });

  it('writes English times the English way', () => {
    const draft = draftOf(inputFor(builtIn('en-resolved')));
    expect(draft.body).toContain(
      'The outage lasted from Saturday 21 November, 01:32 to 08:20, 6 hours and 48 minutes in all.',
    );
  });

  it.each([
    ['{{ incident.start }}', 'Samstag, 21. November, 01:32 Uhr'],
    ['{{ incident.startTime }}', '01:32 Uhr'],
    ['{{ incident.date }}', 'Samstag, 21. November'],
    ['{{ incident.end }}', 'Samstag, 21. November, 08:20 Uhr'],
    ['{{ incident.endTime }}', '08:20 Uhr'],
    ['{{ incident.duration }}', '6 Stunden und 48 Minuten'],
    ['{{ update.next }}', '09:00 Uhr'],
    ['{{ contact.name }}, {{ client.name }}', 'Sabine Müller, Bäckerei Müller'],
    ['{{ site.hosting }} {{ me.name }} {{ me.phone }}', 'Webhosting Nord Jana Weiß +49 30 123456'],
  ])('%s', (body, expected) => {
    expect(draftOf(withBody(body)).body).toBe(expected);
  });

  it('names the day wherever the bare time would mislead', () => {
    const nextDay = outageStart + 24 * 60 * minute;
    const changes = { nowMs: nextDay, nextUpdateAt: nextDay + 24 * 60 * minute };
    expect(draftOf(withBody('{{ incident.startTime }} | {{ update.next }}', changes)).body).toBe(
      'Samstag, 21. November, 01:32 Uhr | Montag, 23. November, 01:32 Uhr',
    );
    const incidents = [sampleSite({ endedAt: nextDay })];
    expect(draftOf(withBody('{{ incident.endTime }}', { incidents })).body).toBe('Sonntag, 22. November, 01:32 Uhr');
  });

  it('reckons the day in the given zone, not in UTC', () => {
    const now = Date.UTC(2026, 10, 21, 22, 50);
    const changes = { nowMs: now, nextUpdateAt: now + 20 * minute };
    expect(draftOf(withBody('{{ update.next }}', changes)).body).toBe('Sonntag, 22. November, 00:10 Uhr');
    expect(draftOf(withBody('{{ update.next }}', { ...changes, timeZone: 'UTC' })).body).toBe('23:10 Uhr');
  });

  it('names the year only where it is not this one', () => {
    const nowMs = Date.UTC(2027, 0, 2);
    expect(draftOf(withBody('{{ incident.start }}', { nowMs })).body).toBe('Samstag, 21. November 2026, 01:32 Uhr');
  });

  it('while the outage lasts: the length until now, and gaps for the end', () => {
    const incidents = [sampleSite({ endedAt: null })];
    const draft = draftOf(
      withBody('{{ incident.duration }}: {{ incident.end }}, {{ incident.endTime }}', { incidents }),
    );
    expect(draft.body).toBe('6 Stunden und 58 Minuten: […Ende des Ausfalls…], […Uhrzeit des Endes…]');
    expect(draft.missing).toEqual(['incident.end', 'incident.endTime']);
  });

  it('shows what is missing as gaps in the client’s language, in the order of the text, once each', () => {
    const template = {
      ...builtIn('en-update'),
      subject: '{{ update.news }}',
      body: '{{ me.phone }} {{ incident.cause }} {{ update.news }}',
    };
    const sender = { name: '', phone: ' ', signature: '' };
    const draft = draftOf(inputFor(template, { asked: { 'update.news': '  ' }, sender: { ...sender, phone: '' } }));
    expect(draft.subject).toBe('[…what has changed…]');
    expect(draft.body).toBe('[…your phone number…] […confirmed cause in the client’s words…] […what has changed…]');
    expect(draft.missing).toEqual(['update.news', 'me.phone', 'incident.cause']);
    expect(hasGap(draft.subject)).toBe(true);
  });

  it('lets the user fill a known placeholder that has no value, but not overwrite one that has', () => {
    const asked = { 'me.phone': '0170 1', 'site.name': 'other', __proto__: 'x', 'no.such': 'y' };
    const sender = { name: 'Jana', phone: '', signature: '' };
    expect(draftOf(withBody('{{ me.phone }} {{ site.name }} {{ me.signature }}', { asked, sender })).body).toBe(
      '0170 1 Backstube Süd Jana',
    );
  });

  it('gives the faults of a broken template instead of a draft', () => {
    expect(composeDraft(withBody('{{ nope }}'))).toEqual({
      ok: false,
      error: [{ field: 'body', kind: 'unknown-placeholder', line: 1, column: 4, length: 4, text: 'nope' }],
    });
  });

  it('keeps a subject on one line, whatever a value brings along', () => {
    const template = { ...firstNotice, subject: '{{ site.name }}: x' };
    const incidents = [sampleSite({ siteName: 'a\r\nBcc: evil@example.org\u2028b' })];
    expect(draftOf(inputFor(template, { incidents })).subject).toBe('a Bcc: evil@example.org b: x');
  });

  it('inserts any name of a site verbatim, and throws for none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string(), (name, fact) => {
        const incidents = [sampleSite({ siteName: name })];
        const asked = { 'incident.cause': fact };
        expect(draftOf(withBody('{{ site.name }}|{{ incident.cause }}', { incidents, asked })).body).toBe(
          `${name}|${fact.trim() || '[…bestätigte Ursache in den Worten des Kunden…]'}`,
        );
      }),
    );
  });

  it('never throws, whatever moments it is given; what is no date is a gap', () => {
    const moment = fc.oneof(fc.double(), fc.integer(), fc.constant(8.64e15 + 1));
    const body = placeholders.map(({ name }) => `{{ ${name} }}`).join('\n');
    fc.assert(
      fc.property(moment, fc.option(moment), moment, moment, (startedAt, endedAt, nextUpdateAt, nowMs) => {
        draftOf(withBody(body, { incidents: [sampleSite({ startedAt, endedAt })], nextUpdateAt, nowMs }));
      }),
    );
    expect(draftOf(withBody('{{ update.next }}', { nextUpdateAt: 9e15 })).missing).toEqual(['update.next']);
  });

  it('addresses a client without a contact person by the client’s name', () => {
    const client = bakeryWith({ firstName: '', lastName: '' });
    expect(draftOf(inputFor(firstNotice, { client })).recipient.name).toBe('Bäckerei Müller');
  });
});

describe('several sites of one client', () => {
  const later = sampleSite({ siteName: 'Café', url: 'https://cafe.example/', startedAt: outageStart + 10 * minute });
  const both = [sampleSite(), later];

  it('are named as a list, and counted', () => {
    const body =
      '{{ sites.names }}; {{ sites.count }} {{ sites.count | plural: "war", "waren" }}; {{ sites.names | lines }}';
    const three = [...both, sampleSite({ siteName: 'C' })];
    expect(draftOf(withBody(body, { incidents: three })).body).toBe(
      'Backstube Süd, Café und C; drei waren; – Backstube Süd\n– Café\n– C',
    );
    expect(draftOf(withBody(body)).body).toBe('Backstube Süd; eins war; – Backstube Süd');
  });

  it('stand all in the place of the one that an old template names', () => {
    expect(draftOf(withBody('{{ site.name }} ({{ site.url }}), {{ site.hosting }}', { incidents: both })).body).toBe(
      'Backstube Süd und Café (https://backstube.example/ und https://cafe.example/), Webhosting Nord',
    );
  });

  it('are told from the first that went down, each with its own time where they differ', () => {
    const draft = draftOf(withBody('{{ incident.start | time }}\n{{ sites.list }}', { incidents: both }));
    expect(draft.body).toBe(`01:32 Uhr
– Backstube Süd (https://backstube.example/): Samstag, 21. November, 01:32 Uhr, bis 08:20 Uhr
– Café (https://cafe.example/): Samstag, 21. November, 01:42 Uhr, bis 08:20 Uhr`);
    const near = [sampleSite(), { ...later, startedAt: outageStart + 2 * minute }];
    expect(draftOf(withBody('{{ sites.list }}', { incidents: near })).body).toBe(
      '– Backstube Süd (https://backstube.example/)\n– Café (https://cafe.example/)',
    );
  });

  it('that are back are no longer told as down, and not all are back before the last is', () => {
    const incidents = [sampleSite(), { ...later, endedAt: null }];
    const body = '{{ sites.names }}{% if sites.recovered %}, nicht {{ sites.recovered }}{% endif %}';
    expect(draftOf(withBody(body, { incidents })).body).toBe('Café, nicht Backstube Süd');
    const resolved = { ...builtIn('de-sie-resolved'), subject: 's', body: '{{ sites.names }}: {{ incident.end }}' };
    expect(draftOf(inputFor(resolved, { incidents })).missing).toEqual(['incident.end']);
  });
});

describe('the last backup', () => {
  it('is told with its time and age', () => {
    expect(draftOf(withBody('{{ backup.last }}, {{ backup.age | short }}')).body).toBe(
      'Freitag, 20. November, 23:00 Uhr, 2 Std. 32 Min.',
    );
  });

  it.each([null, outageStart, outageStart + minute])('is not told where none is known from before: %s', (backupAt) => {
    const draft = draftOf(withBody('{% if backup.last %}x{% else %}y{% endif %}{{ backup.last }}', { backupAt }));
    expect(draft.body).toBe('y[…letzte Sicherung vor dem Ausfall…]');
  });
});

describe('the facts sheet', () => {
  const sheetWith = (
    certainty: 'confirmed' | 'suspected',
    words: { de: string; en: string },
  ): ComposeInput['facts'] => ({
    ...emptySheet,
    cause: { certainty, words, at: 0 },
  });
  const words = { de: 'Der Speicher war voll.', en: '' };

  it('fills in what is confirmed, in the client’s language, and nothing else', () => {
    const body = '{{ incident.cause }}';
    const gap = '[…bestätigte Ursache in den Worten des Kunden…]';
    const written = (facts: ComposeInput['facts']): string => draftOf(withBody(body, { facts, asked: {} })).body;
    expect(written(sheetWith('confirmed', words))).toBe('Der Speicher war voll.');
    expect(written(sheetWith('suspected', words))).toBe(gap);
    expect(written(sheetWith('confirmed', { de: '', en: 'It was full.' }))).toBe(gap);
  });

  it('gives way to the words that somebody typed for this one message', () => {
    const asked = { 'incident.cause': 'Es war voll.' };
    expect(draftOf(withBody('{{ incident.cause }}', { facts: sheetWith('confirmed', words), asked })).body).toBe(
      'Es war voll.',
    );
  });
});

it('takes a line away that holds nothing but a condition', () => {
  const body =
    'a\n{% if backup.last %}\n\nb\n{% endif %}\n\nc {% if sites.several %}x{% endif %}d\n{% if sites.several %}\ne\n{% endif %}\nf';
  expect(draftOf(withBody(body)).body).toBe('a\n\nb\n\nc d\nf');
  expect(draftOf(withBody(body, { backupAt: null })).body).toBe('a\n\nc d\nf');
});

describe('times', () => {
  it('keeps midnight as 00:00, and summer time as the zone has it', () => {
    const times = createMessageTimes('de', 'Europe/Berlin', Date.UTC(2026, 5, 1));
    expect(times.full(Date.UTC(2026, 5, 9, 22, 0))).toBe('Mittwoch, 10. Juni, 00:00 Uhr');
    expect(times.full(Number.NaN)).toBeUndefined();
  });
});

describe('gaps', () => {
  it.each([
    ['a […Ursache…] b', [[2, 13]]],
    [
      '[…a…][…b…]',
      [
        [0, 5],
        [5, 10],
      ],
    ],
    ['half […Ursache', [[5, 7]]],
    ['half Ursache…]', [[12, 14]]],
    ['„Er sagte […] und ging“', []],
    ['[1] und … so [x]', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(findGaps(text).map(({ start, end }) => [start, end])).toEqual(expected);
    expect(hasGap(text)).toBe(expected.length > 0);
  });
});
