import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDraft } from '../../src/core/compose';
import type { ComposeInput, Draft } from '../../src/core/compose';
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

Ihre Website Backstube Süd (https://backstube.example/) ist seit Samstag, 21. November, 01:32 Uhr nicht erreichbar. Besucher können die Seiten zurzeit nicht öffnen.

Ich habe den Ausfall bemerkt und arbeite daran. Sie müssen nichts tun.

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
