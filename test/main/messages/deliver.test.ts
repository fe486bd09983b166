import { describe, expect, it } from 'vitest';
import type { DeliverRequest } from '../../../src/core/api';
import { composeDraft } from '../../../src/core/compose';
import { mailAddress } from '../../../src/core/message-address';
import type { TimelineEntry } from '../../../src/core/incident';
import { contactDefaults } from '../../../src/core/contact';
import de from '../../../src/locales/de.json';
import en from '../../../src/locales/en.json';
import { createDelivery } from '../../../src/main/messages/deliver';
import type { DeliveryParts } from '../../../src/main/messages/deliver';
import { bakery, bakeryWith, builtIn, inputFor, sabine } from '../../support/message-sample';

const request: DeliverRequest = {
  incidentId: 'i1',
  clientId: 'bakery',
  phase: 'first-notice',
  transport: 'mail',
  subject: 'Backstube: nicht erreichbar seit 01:32 Uhr',
  body: 'Guten Tag,\n\n50 % & mehr',
};

/** A delivery whose effects are written down in the order in which they happen. */
function deliveryWith(changes: Partial<DeliveryParts> = {}) {
  const effects: (['open' | 'copy', string] | ['note', string, TimelineEntry])[] = [];
  const deliver = createDelivery({
    opener: (address) => {
      effects.push(['open', address]);
      return Promise.resolve();
    },
    copy: (text) => {
      effects.push(['copy', text]);
      return Promise.resolve();
    },
    addToTimeline: (id, entry) => effects.push(['note', id, entry]),
    findIncident: (id) => (id === 'i1' ? { id } : undefined),
    findClient: (id) => (id === 'bakery' ? bakery : undefined),
    clock: { now: () => 1000 },
    platform: 'linux',
    ...changes,
  });
  return { deliver, effects };
}

const noted = (changes: Partial<TimelineEntry>) => ({
  kind: 'message-prepared',
  at: 1000,
  phase: 'first-notice',
  clientId: 'bakery',
  clientName: 'Bäckerei Müller',
  ...changes,
});

describe('createDelivery', () => {
  it('opens the mail program with recipient, subject and body, then notes the exact text', async () => {
    const { deliver, effects } = deliveryWith();
    expect(await deliver(request)).toEqual({ ok: true, value: null });
    const { subject, body } = request;
    expect(effects).toEqual([
      [
        'open',
        'mailto:sabine@baeckerei.example?subject=Backstube%3A%20nicht%20erreichbar%20seit%2001%3A32%20Uhr' +
          '&body=Guten%20Tag%2C%0D%0A%0D%0A50%20%25%20%26%20mehr',
      ],
      ['note', 'i1', noted({ transport: 'mail', recipient: 'sabine@baeckerei.example', subject, body })],
    ]);
  });

  it('notes of which kinds the hints were that the user passed over', async () => {
    const { deliver, effects } = deliveryWith();
    await deliver({ ...request, despite: ['restore-promise', 'missing'] });
    expect(effects.at(-1)?.[2]).toMatchObject({ findings: ['restore-promise', 'missing'] });
    await deliver({ ...request, despite: [] });
    expect(effects.at(-1)?.[2]).not.toHaveProperty('findings');
  });

  it('opens WhatsApp with the text alone', async () => {
    const { deliver, effects } = deliveryWith();
    expect(await deliver({ ...request, transport: 'whatsapp' })).toEqual({ ok: true, value: null });
    const { body } = request;
    expect(effects).toEqual([
      ['open', 'https://wa.me/491701234567?text=Guten%20Tag%2C%0A%0A50%20%25%20%26%20mehr'],
      ['note', 'i1', noted({ transport: 'whatsapp', recipient: '+491701234567', subject: '', body })],
    ]);
  });

  it('copies the body, a phone script too, and needs no address for it', async () => {
    const { deliver, effects } = deliveryWith({ findClient: () => bakeryWith(contactDefaults) });
    const { body } = request;
    expect(await deliver({ ...request, phase: 'phone', transport: 'copy' })).toEqual({ ok: true, value: null });
    expect(effects).toEqual([
      ['copy', body],
      ['note', 'i1', noted({ phase: 'phone', transport: 'copy', recipient: 'Bäckerei Müller', subject: '', body })],
    ]);
  });

  it('opens what was composed, and the mail holds it whole', async () => {
    const draft = composeDraft(inputFor(builtIn('de-sie-resolved')));
    if (!draft.ok) throw new Error(JSON.stringify(draft.error));
    const { deliver, effects } = deliveryWith({ platform: 'win32' });
    const { subject, body } = draft.value;
    expect((await deliver({ ...request, phase: 'resolved', subject, body })).ok).toBe(true);
    const address = mailAddress({ to: sabine.email, subject, body });
    expect(effects[0]).toEqual(['open', address.ok ? address.value : '']);
  });

  it.each<[string, Partial<DeliverRequest>, Partial<DeliveryParts>, path: string, message: string]>([
    ['a gap in the body', { body: 'Ursache: […Ursache…]' }, {}, 'body', 'message-has-gap'],
    ['half a gap in the body', { body: 'Ursache…]', transport: 'copy' }, {}, 'body', 'message-has-gap'],
    ['a gap in the subject', { subject: '[…x…]' }, {}, 'subject', 'message-has-gap'],
    ['no e-mail address', {}, { findClient: () => bakeryWith({ email: '' }) }, 'client.email', 'client-without-email'],
    [
      'no number',
      { transport: 'whatsapp' },
      { findClient: () => bakeryWith({ whatsapp: '' }) },
      'client.phone',
      'client-without-phone',
    ],
    ['too long for Windows', { body: 'ä'.repeat(400) }, { platform: 'win32' }, 'body', 'message-too-long'],
    [
      'too long for Windows, by WhatsApp',
      { body: 'ä'.repeat(400), transport: 'whatsapp' },
      { platform: 'win32' },
      'body',
      'message-too-long',
    ],
  ])('refuses %s, and does nothing', async (_what, input, parts, path, message) => {
    const { deliver, effects } = deliveryWith(parts);
    expect(await deliver({ ...request, ...input })).toEqual({
      ok: false,
      error: { kind: 'invalid', issues: [{ path, message }] },
    });
    expect(effects).toEqual([]);
    for (const locale of [de, en]) expect(locale.invalid).toHaveProperty(message);
  });

  it.each([
    ['incident', { incidentId: 'gone' }],
    ['client', { clientId: 'gone' }],
  ] as const)('says that the %s is gone', async (what, input) => {
    const { deliver, effects } = deliveryWith();
    expect(await deliver({ ...request, ...input })).toEqual({ ok: false, error: { kind: 'not-found', what } });
    expect(effects).toEqual([]);
  });

  it.each([
    ['mail', 'open-mail'],
    ['whatsapp', 'open-whatsapp'],
    ['copy', 'copy'],
  ] as const)('notes nothing where %s fails, and gives the reason', async (transport, what) => {
    const { deliver, effects } = deliveryWith({
      opener: () => Promise.reject(new Error('No program.')),
      copy: () => {
        throw new Error('No program.');
      },
    });
    expect(await deliver({ ...request, transport })).toEqual({
      ok: false,
      error: { kind: 'failed', what, reason: 'No program.' },
    });
    expect(effects).toEqual([]);
    for (const locale of [de, en]) expect(locale.error.failed).toHaveProperty(what);
  });

  it('says it where the message was handed over but could not be noted', async () => {
    const { deliver, effects } = deliveryWith({
      addToTimeline: () => {
        throw new Error('The disk is full.');
      },
    });
    expect(await deliver(request)).toEqual({
      ok: false,
      error: { kind: 'failed', what: 'note-message', reason: 'The disk is full.' },
    });
    expect(effects.map(([kind]) => kind)).toEqual(['open']);
    for (const locale of [de, en]) expect(locale.error.failed).toHaveProperty('note-message');
  });

  it('leaves the mail of a client whose address would name a second recipient unopened', async () => {
    const { deliver, effects } = deliveryWith({
      findClient: () => bakeryWith({ email: 'a@b.example,evil@example.org' }),
    });
    expect((await deliver(request)).ok).toBe(false);
    expect(effects).toEqual([]);
  });
});
