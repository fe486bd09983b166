import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliverRequest } from '../../../src/core/api';
import { isOpenable } from '../../../src/core/message-address';
import type { HistoryStore } from '../../../src/main/ports';
import { emlText } from '../../../src/main/messages/transports/eml-file';
import type { Leaving } from '../../../src/main/messages/transports/transport';
import de from '../../../src/locales/de.json';
import en from '../../../src/locales/en.json';
import { clientWith } from '../../support/client-sample';
import { createFakeClock } from '../../support/fake-clock';
import { nightMs } from '../../support/history-samples';
import { createMemoryHistory } from '../../support/history-memory';
import { openOutage, openSendingRoom, roomDraft, roomIncidents, seenAll } from '../../support/sending-room';
import type { SendingRoom, SendingRoomOptions } from '../../support/sending-room';

const clock = createFakeClock(nightMs + 600_000);
let folder = '';
let history: HistoryStore;
let effects: [what: 'open' | 'copy' | 'file' | 'send', value: string][];
let current: SendingRoom;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nachtwache-hand-over-'));
  history = createMemoryHistory();
  openOutage(history, roomIncidents(12));
  effects = [];
  current = open();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(over: Partial<SendingRoomOptions> = {}): SendingRoom {
  const note = (what: (typeof effects)[number][0]) => (value: string) => {
    effects.push([what, value]);
    return Promise.resolve();
  };
  return openSendingRoom({
    ...{ history, clock },
    sendMail: (mail) => note('send')(mail.to.address).then(() => ({ ok: true, value: { answer: '250 OK' } })),
    ...over,
    transports: {
      ...{ opener: note('open'), copy: note('copy'), openFile: note('file'), draftFolder: join(folder, 'drafts') },
      askEmlPath: (name) => Promise.resolve(join(folder, name)),
      ...over.transports,
    },
  });
}
const handOver = (way: 'mail' | 'whatsapp' | 'sms' | 'phone' | 'copy' | 'eml', id = 'm-0') =>
  current.messaging.handlers['messages.handOver']({ id, way, despite: seenAll([id])[id] });
const { subject, body } = roomDraft(0);

describe('a draft handed over', () => {
  beforeEach(() => history.putMessage(roomDraft(0, { recipient: 'mallory@evil.example' }), null));

  it.each([
    ['mail', /^mailto:kundin0@site0\.example\?subject=/, 'kundin0@site0.example', subject],
    ['whatsapp', /^https:\/\/wa\.me\/49170123450\?text=/, '+49170123450', ''],
    ['sms', /^sms:\+49170123450\?body=/, '+49170123450', ''],
  ] as const)('by %s goes to the saved client, and is noted word for word', async (way, address, recipient, said) => {
    expect(await handOver(way)).toEqual({ ok: true, value: { how: 'opened' } });
    expect(effects).toHaveLength(1);
    expect(effects[0]?.[1]).toMatch(address);
    expect(isOpenable(effects[0]?.[1] ?? '', [])).toBe(true);
    expect(history.message('m-0')).toMatchObject({ state: 'handed-over', way, recipient, sentAt: clock.now() });
    expect(history.incident('i-0')?.timeline.at(-1)).toMatchObject({
      ...{ kind: 'message-prepared', transport: way, recipient, subject: said, body, clientId: 'client-0' },
    });
    // It has left; nothing makes it leave a second time.
    expect(await handOver(way)).toMatchObject({ ok: false, error: { kind: 'not-found', what: 'message' } });
    expect(effects).toHaveLength(1);
  });

  it('is copied, and needs no address for that', async () => {
    expect(await handOver('copy')).toEqual({ ok: true, value: { how: 'copied' } });
    expect(effects).toEqual([['copy', body]]);
  });

  it('leads to a call, which tells nobody anything by itself; what was said then does', async () => {
    history.putMessage(roomDraft(0, { phase: 'phone' }), null);
    expect(await handOver('phone')).toEqual({ ok: true, value: { how: 'opened' } });
    expect(effects).toEqual([['open', 'tel:+49170123450']]);
    expect(history.message('m-0')?.state).toBe('draft');
    const { 'client.told': told } = current.messaging.handlers;
    await told({ incidentId: 'i-0', clientId: 'client-0', at: clock.now(), note: '' });
    expect(history.message('m-0')).toMatchObject({ state: 'handed-over', way: 'phone' });
    expect(
      history
        .incident('i-0')
        ?.timeline.map(({ kind }) => kind)
        .slice(-2),
    ).toEqual(['message-prepared', 'client-told']);
  });

  it('too long for the system goes as a private file that the mail program opens, and that is said', async () => {
    const long = `${body}\n${'ü'.repeat(12_000)}`;
    history.putMessage(roomDraft(0, { body: long }), null);
    const reply = await handOver('mail');
    const path = join(folder, 'drafts', 'm-0.eml');
    expect(reply).toEqual({ ok: true, value: { how: 'file', path } });
    expect(effects).toEqual([['file', path]]);
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, 'drafts')).mode & 0o777).toBe(0o700);
    }
    const mail = await simpleParser(readFileSync(path));
    expect(mail.text?.trim()).toBe(long);
    expect(mail.headers.get('x-unsent')).toBe('1');
    expect(history.message('m-0')).toMatchObject({ way: 'eml', state: 'handed-over', messageId: mail.messageId });
    const dayAgo = (Date.now() - 90_000_000) / 1000;
    utimesSync(path, dayAgo, dayAgo);
    clock.setBy(Date.now() - clock.now());
    current.messaging.recover();
    expect(readdirSync(join(folder, 'drafts'))).toEqual([]);
  });

  it('is written where the user wants it; where he thinks better of it, it stays a draft', async () => {
    expect(await handOver('eml')).toMatchObject({ ok: true, value: { how: 'file' } });
    current = open({ transports: { askEmlPath: () => Promise.resolve(null) } });
    history.putMessage(roomDraft(1), null);
    expect(await handOver('eml', 'm-1')).toEqual({ ok: true, value: null });
    expect(history.message('m-1')?.state).toBe('draft');
    const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.eml'));
    expect(name).toBe('nachricht-Katrin-Vogta.eml');
    expect(existsSync(join(folder, name))).toBe(true);
  });

  it.each([
    ['mail', 'open-mail'],
    ['whatsapp', 'open-whatsapp'],
    ['sms', 'open-sms'],
    ['copy', 'copy'],
  ] as const)('by %s stays a draft where that fails, and the reason is given', async (way, what) => {
    const fails = () => Promise.reject(new Error('No program.'));
    current = open({ transports: { opener: fails, copy: fails } });
    expect(await handOver(way)).toEqual({ ok: false, error: { kind: 'failed', what, reason: 'No program.' } });
    expect(history.message('m-0')?.state).toBe('draft');
    expect(history.incident('i-0')?.timeline.some(({ kind }) => kind === 'message-prepared')).toBe(false);
  });

  it('says that it is on its way all the same where it could not be noted', async () => {
    history.putMessage = () => {
      throw new Error('Disk is full.');
    };
    expect(await handOver('mail')).toEqual({
      ok: false,
      error: { kind: 'failed', what: 'note-message', reason: 'Disk is full.' },
    });
    expect(effects).toHaveLength(1);
  });

  it.each([
    ['mail', 'client.email', 'client-without-email'],
    ['eml', 'client.email', 'client-without-email'],
    ['whatsapp', 'client.whatsapp', 'client-without-phone'],
    ['sms', 'client.phone', 'client-without-number'],
    ['phone', 'client.phone', 'client-without-number'],
  ] as const)('by %s is refused where the client has no address for it', async (way, path, message) => {
    const clients = [clientWith({ id: 'client-0', name: 'Kundin Nummer 0' })];
    current = open({ clients });
    expect(await handOver(way)).toEqual({ ok: false, error: { kind: 'invalid', issues: [{ path, message }] } });
    expect(effects).toEqual([]);
    for (const locale of [de, en]) expect(locale.invalid).toHaveProperty(message);
  });

  it('is looked through once more: what nobody has seen does not leave', async () => {
    history.putMessage(roomDraft(0, { body: `${body}\n\nIn zehn Minuten läuft alles wieder.` }), null);
    const { 'messages.handOver': hand } = current.messaging.handlers;
    expect(await hand({ id: 'm-0', way: 'mail' })).toMatchObject({ ok: false, error: { kind: 'findings' } });
    expect(effects).toEqual([]);
    expect(await hand({ id: 'm-0', way: 'mail', despite: ['restore-promise'] })).toMatchObject({ ok: true });
    expect(history.incident('i-0')?.timeline.at(-1)).toMatchObject({ findings: ['restore-promise'] });
  });
});

describe('a message out of the composer', () => {
  const request: DeliverRequest = {
    ...{ incidentId: 'i-0', clientId: 'client-0', phase: 'first-notice', transport: 'mail', subject, body },
  };
  const deliver = (over: Partial<DeliverRequest> = {}) =>
    current.messaging.handlers['messages.deliver']({ ...request, ...over });
  const kept = () => history.messagesAbout(['i-0']);

  it('is handed over, and kept as a message with when the next one is due', async () => {
    expect(await deliver({ nextUpdateAt: nightMs + 1_800_000 })).toEqual({ ok: true, value: { how: 'opened' } });
    expect(kept()).toMatchObject([{ state: 'handed-over', way: 'mail', nextUpdateAt: nightMs + 1_800_000, body }]);
  });

  it('is sent', async () => {
    expect(await deliver({ transport: 'smtp' })).toEqual({ ok: true, value: { how: 'queued' } });
    await clock.advance(0);
    expect(effects).toEqual([['send', 'kundin0@site0.example']]);
    expect(kept()).toMatchObject([{ state: 'sent', way: 'smtp' }]);
  });

  it('is refused with a gap, with findings and with nothing in it, and nothing is kept', async () => {
    for (const transport of ['smtp', 'mail', 'copy'] as const) {
      expect(await deliver({ transport, body: 'Ursache: […Ursache…]' })).toMatchObject({ ok: false });
      expect(await deliver({ transport, body: `${body}\n\nAuch Kundin Nummer 7 ist betroffen.` })).toMatchObject({
        ok: false,
        error: { kind: 'findings', messages: [{ kinds: ['stranger'] }] },
      });
    }
    expect([effects, kept()]).toEqual([[], []]);
  });

  it('may hold a guess in the user’s own words for a confirmed cause', async () => {
    const cause = 'Wahrscheinlich war der Speicher voll.';
    const withCause = { body: `${body}\n\n${cause}` };
    expect(await deliver(withCause)).toMatchObject({ ok: false, error: { kind: 'findings' } });
    expect(await deliver({ ...withCause, facts: { 'incident.cause': cause } })).toMatchObject({ ok: true });
  });
});

const expectedHeaders = [
  ...['content-transfer-encoding', 'content-type', 'date', 'message-id', 'mime-version', 'subject', 'to', 'x-unsent'],
];

describe('the file for the mail program', () => {
  const leaving = (over: Partial<Leaving>): Leaving => ({
    ...{ id: 'm', subject: 's', body: 'b', messageId: '<m@x.example>', inReplyTo: null, references: [], ...over },
  });

  it('has the given recipient and no other, whatever stands in names and texts', async () => {
    const hostile = fc.stringMatching(/^[\s\S]{0,40}$/);
    const parts = fc.constantFrom(
      '\r\nBcc: evil@evil.example',
      '\nTo: x@y.z',
      '"',
      '<evil@evil.example>',
      ',',
      ';',
      '\u2028',
      'ü',
      '=?utf-8?q?x?=',
    );
    const text = fc.array(fc.oneof(hostile, parts), { maxLength: 6 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, title, words) => {
        const eml = await emlText(
          leaving({ subject: title, body: words }),
          { name, email: 'kundin@site.example' },
          nightMs,
        );
        const mail = await simpleParser(eml);
        const to = Array.isArray(mail.to) ? mail.to : [mail.to];
        expect(to.flatMap((each) => each?.value ?? []).map(({ address }) => address)).toEqual(['kundin@site.example']);
        expect([mail.cc, mail.bcc, mail.from]).toEqual([undefined, undefined, undefined]);
        expect(mail.headers.get('x-unsent')).toBe('1');
        const names = mail.headerLines.map(({ key }) => key);
        expect(new Set(names).size).toBe(names.length);
        expect(names.filter((each) => !expectedHeaders.includes(each))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('belongs to its thread', async () => {
    const eml = await emlText(
      leaving({ inReplyTo: '<first@x.example>', references: ['<first@x.example>'] }),
      { name: 'K', email: 'k@k.example' },
      nightMs,
    );
    expect(await simpleParser(eml)).toMatchObject({ inReplyTo: '<first@x.example>', references: '<first@x.example>' });
  });
});
