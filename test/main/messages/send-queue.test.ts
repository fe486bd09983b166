import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message, MessageState } from '../../../src/core/message';
import type { HistoryStore, MailFailure, SendMail } from '../../../src/main/ports';
import { openHistory } from '../../../src/main/storage/history';
import { clientWith } from '../../support/client-sample';
import { createFakeClock } from '../../support/fake-clock';
import type { FakeClock } from '../../support/fake-clock';
import { nightMs, recordingLog } from '../../support/history-samples';
import { sender } from '../../support/mail-sender';
import { startMailServer } from '../../support/mail-server';
import type { MailServer } from '../../support/mail-server';
import { startStubbornMailServer } from '../../support/stubborn-mail-server';
import {
  openOutage,
  openSendingRoom,
  roomAccount,
  roomDraft,
  roomIncidents,
  seenAll,
} from '../../support/sending-room';
import type { SendingRoom, SendingRoomOptions } from '../../support/sending-room';

const minuteMs = 60_000;
let folder = '';
let file = '';
let clock: FakeClock;
let history: HistoryStore;
const ends: (() => void | Promise<void>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nachtwache-sending-'));
  file = join(folder, 'history.db');
  clock = createFakeClock(nightMs + 10 * minuteMs);
  history = open();
  openOutage(history, roomIncidents(12));
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
  history.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): HistoryStore {
  return openHistory({ file, clock, log: recordingLog(), onTrouble: () => undefined }).history;
}
function room(options: Partial<SendingRoomOptions> & Pick<SendingRoomOptions, 'sendMail'>): SendingRoom {
  const opened = openSendingRoom({ history, clock, ...options });
  ends.push(opened.stop);
  return opened;
}
async function server(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const started = await startMailServer(options);
  ends.push(started.close);
  return started;
}
/** The app's own sender, to a server on loopback. */
const to = (port: number): SendMail => sender({ with: roomAccount(port) });
const stateOf = (id: string): MessageState | undefined => history.message(id)?.state;
const addDrafts = (count: number, over: Partial<Message> = {}): string[] =>
  Array.from({ length: count }, (_, index) => {
    history.putMessage(roomDraft(index, over), null);
    return `m-${index}`;
  });
const settled = (ids: readonly string[], timeout = 20_000): Promise<void> =>
  vi.waitFor(() => expect(ids.map(stateOf).filter((state) => state === 'queued' || state === 'sending')).toEqual([]), {
    timeout,
  });
const sendAll = (sending: SendingRoom, ids: string[]) =>
  sending.messaging.handlers['messages.sendAll']({ ids, despite: seenAll(ids) });

/** A sender that the test answers by hand. */
function heldSender() {
  const mails: Parameters<SendMail>[0][] = [];
  const answers: ((result: Awaited<ReturnType<SendMail>>) => void)[] = [];
  const sendMail: SendMail = (mail) => {
    mails.push(mail);
    return new Promise((resolve) => answers.push(resolve));
  };
  const refuse = (kind: MailFailure['kind']) =>
    answers.shift()?.({ ok: false, error: { kind, reason: 'Der Server sagt nein.', isTemporary: true } });
  return { sendMail, mails, accept: () => answers.shift()?.({ ok: true, value: { answer: '250 OK' } }), refuse };
}
const turns = (): Promise<void> => clock.advance(0);

describe('sending to a real server', () => {
  it('reaches each client once, at his own address, one after the other, and writes the exact text down', async () => {
    let open = 0;
    let most = 0;
    const mail = await server({
      onConnect: (_session, callback) => {
        most = Math.max(most, (open += 1));
        callback();
      },
      onClose: () => void (open -= 1),
    });
    const sending = room({ sendMail: to(mail.port), port: mail.port });
    const ids = addDrafts(12);
    expect(sendAll(sending, ids)).toEqual({ ok: true, value: null });
    await settled(ids);
    expect(mail.mails.map(({ to: [address] }) => address)).toEqual(
      ids.map((_, index) => `kundin${index}@site${index}.example`),
    );
    for (const [index, { parsed, to: recipients }] of mail.mails.entries()) {
      expect(recipients).toHaveLength(1);
      expect(parsed.text?.trim()).toBe(roomDraft(index).body);
      expect(parsed.messageId).toMatch(/^<[^@<>\s]+@weiss\.example>$/);
      const { timeline } = history.incident(`i-${index}`) ?? { timeline: [] };
      expect(timeline.at(-1)).toMatchObject({
        ...{ kind: 'message-sent', transport: 'smtp', body: roomDraft(index).body },
        ...{ subject: roomDraft(index).subject, recipient: `kundin${index}@site${index}.example` },
      });
    }
    expect(new Set(mail.mails.map(({ parsed }) => parsed.messageId)).size).toBe(12);
    expect(most).toBeLessThanOrEqual(2);
    expect(sending.progress.at(-1)).toBeNull();
    expect(sending.progress).toContainEqual({ total: 12, done: 12, failed: 0, isStopping: false });
  });

  it('threads what follows to the first notice, for the same client and no other', async () => {
    const mail = await server();
    const sending = room({ sendMail: to(mail.port), port: mail.port });
    const first = addDrafts(2);
    await sendAll(sending, first);
    await settled(first);
    clock.setBy(30 * minuteMs);
    for (const index of [0, 1]) {
      const createdAt = clock.now();
      history.putMessage(roomDraft(index, { id: `u-${index}`, phase: 'update', createdAt }), null);
    }
    history.putMessage(roomDraft(2, { id: 'u-2', phase: 'update', createdAt: clock.now() }), null);
    await sendAll(sending, ['u-0', 'u-1', 'u-2']);
    await settled(['u-0', 'u-1', 'u-2']);
    const idOf = (place: number) => mail.mails[place]?.parsed.messageId;
    const replies = mail.mails.slice(2).map(({ parsed }) => [parsed.inReplyTo, parsed.references]);
    expect(replies).toEqual([
      [idOf(0), idOf(0)],
      [idOf(1), idOf(1)],
      [undefined, undefined],
    ]);
  });

  it('names what the server refuses, sends the others, and sends it again under the same Message-ID when asked', async () => {
    let isRefusing = true;
    const mail = await server({
      refuse: ({ to: [address] }) =>
        isRefusing && address?.startsWith('kundin1@') ? { code: 550, text: 'No such mailbox' } : null,
    });
    const sending = room({ sendMail: to(mail.port), port: mail.port });
    const ids = addDrafts(3);
    await sendAll(sending, ids);
    await settled(ids);
    expect(ids.map(stateOf)).toEqual(['sent', 'failed', 'sent']);
    const failed = history.message('m-1');
    expect(failed?.reason).toContain('No such mailbox');
    expect(history.incident('i-1')?.timeline.at(-1)).toMatchObject({ kind: 'message-failed' });
    expect(sending.progress).toContainEqual({ total: 3, done: 3, failed: 1, isStopping: false });

    isRefusing = false;
    expect(sending.messaging.handlers['messages.resend']({ id: 'm-1' })).toEqual({ ok: true, value: null });
    await settled(ids);
    expect(stateOf('m-1')).toBe('sent');
    expect(mail.mails.at(-1)?.parsed.messageId).toBe(failed?.messageId);
  });

  it.each(['drop', 'hang'] as const)(
    'says that it is uncertain where the server has the text and answers with a %s, and sends nothing more by itself',
    async (fault) => {
      const mail = await startStubbornMailServer((address) => (address.startsWith('kundin1@') ? fault : 'accept'));
      ends.push(mail.close);
      const limits = { connectMs: 5000, textMs: 5000, answerMs: 300 };
      const sending = room({ sendMail: sender({ with: roomAccount(mail.port), limits }), port: mail.port });
      const ids = addDrafts(4);
      await sendAll(sending, ids);
      await settled(ids);
      expect(ids.map(stateOf)).toEqual(['sent', 'uncertain', 'draft', 'draft']);
      expect(sending.uncertain()).toEqual([{ incidentId: 'i-1', clientId: 'client-1' }]);
      expect(mail.texts).toEqual(['kundin0@site0.example', 'kundin1@site1.example']);
      expect(sending.troubles).toEqual([{ key: 'sending-uncertain', params: { client: 'Kundin Nummer 1', count: 2 } }]);
      expect(history.incident('i-1')?.timeline.at(-1)).toMatchObject({ kind: 'message-uncertain' });
    },
  );
});

describe('the queue', () => {
  it('has it on disk that a message is on its way before its first byte goes out', async () => {
    const held = heldSender();
    const states: (MessageState | undefined)[] = [];
    const sendMail: SendMail = (mail) => {
      const other = new DatabaseSync(file, { readOnly: true });
      const [row] = other.prepare("SELECT state FROM messages WHERE id = 'm-0'").all() as { state: MessageState }[];
      other.close();
      states.push(row?.state);
      return held.sendMail(mail);
    };
    const sending = room({ sendMail });
    await sendAll(sending, addDrafts(1));
    await turns();
    expect(states).toEqual(['sending']);
    held.accept();
    await turns();
    expect(stateOf('m-0')).toBe('sent');
  });

  it('sends nothing that the disk refuses to note first, and goes on when it takes it again', async () => {
    const held = heldSender();
    const sending = room({ sendMail: held.sendMail });
    const ids = addDrafts(2);
    const other = new DatabaseSync(file);
    const refuse = (state: string): void =>
      other.exec(
        `CREATE TRIGGER full BEFORE UPDATE ON messages WHEN new.state = '${state}' BEGIN SELECT RAISE(ABORT, 'disk is full'); END`,
      );
    refuse('queued');
    expect(sendAll(sending, ids)).toMatchObject({ ok: false, error: { kind: 'failed', what: 'save' } });
    expect(ids.map(stateOf)).toEqual(['draft', 'draft']);
    other.exec('DROP TRIGGER full');
    refuse('sending');
    expect(sendAll(sending, ids)).toEqual({ ok: true, value: null });
    await turns();
    expect(held.mails).toEqual([]);
    other.exec('DROP TRIGGER full');
    other.close();
    await clock.advance(10_000);
    expect(held.mails).toHaveLength(1);
  });

  it('sends nothing more as long as the disk has not heard what became of the last one', async () => {
    const held = heldSender();
    const sending = room({ sendMail: held.sendMail });
    const ids = addDrafts(2);
    await sendAll(sending, ids);
    await turns();
    const other = new DatabaseSync(file);
    other.exec("CREATE TRIGGER full BEFORE UPDATE ON messages BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    held.accept();
    await turns();
    await clock.advance(30_000);
    expect(held.mails).toHaveLength(1);
    expect(stateOf('m-0')).toBe('sending');
    other.exec('DROP TRIGGER full');
    other.close();
    await clock.advance(20_000);
    expect(stateOf('m-0')).toBe('sent');
    expect(held.mails).toHaveLength(2);
  });

  it('stops: what is under way ends, the others are drafts again', async () => {
    const held = heldSender();
    const sending = room({ sendMail: held.sendMail });
    const ids = addDrafts(3);
    await sendAll(sending, ids);
    await turns();
    await sending.messaging.handlers['messages.stopSending']({});
    expect(sending.progress.at(-1)).toEqual({ total: 1, done: 0, failed: 0, isStopping: true });
    held.accept();
    await turns();
    expect(ids.map(stateOf)).toEqual(['sent', 'draft', 'draft']);
    expect(held.mails).toHaveLength(1);
    expect(sending.progress.at(-1)).toBeNull();
  });

  it('stops even while the disk refuses: what was taken back does not leave when it takes it again', async () => {
    const held = heldSender();
    const sending = room({ sendMail: held.sendMail });
    const ids = addDrafts(3);
    await sendAll(sending, ids);
    await turns();
    const other = new DatabaseSync(file);
    other.exec("CREATE TRIGGER full BEFORE UPDATE ON messages BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    await sending.messaging.handlers['messages.stopSending']({});
    held.accept();
    await turns();
    other.exec('DROP TRIGGER full');
    other.close();
    await clock.advance(40_000);
    expect(held.mails).toHaveLength(1);
    expect(ids.map(stateOf)).toEqual(['sent', 'draft', 'draft']);
  });

  it('takes a second press for no second message', async () => {
    const held = heldSender();
    const sending = room({ sendMail: held.sendMail });
    const ids = addDrafts(2);
    await sendAll(sending, ids);
    expect(sendAll(sending, ids)).toEqual({ ok: true, value: null });
    await turns();
    held.accept();
    await turns();
    await sendAll(sending, ids);
    held.accept();
    await turns();
    await sendAll(sending, ids);
    await turns();
    expect(held.mails).toHaveLength(2);
  });

  it('calls a rejection that should not be uncertain, not failed', async () => {
    const sending = room({ sendMail: () => Promise.reject(new Error('A bug.')) });
    await sendAll(sending, addDrafts(1));
    await turns();
    expect(history.message('m-0')).toMatchObject({ state: 'uncertain', reason: 'A bug.' });
  });

  it('sends to the address that the client has, and not where it has changed since the message was ordered', async () => {
    const held = heldSender();
    const sending = room({ sendMail: held.sendMail });
    await sendAll(sending, addDrafts(2, { recipient: 'somebody@else.example' }));
    await turns();
    expect(held.mails[0]?.to).toEqual({
      name: expect.stringContaining('Vogt') as string,
      address: 'kundin0@site0.example',
    });
    const moved = sending
      .config()
      .clients.map((client) => clientWith({ id: client.id, name: client.name, email: 'new@address.example' }));
    sending.setConfig({ ...sending.config(), clients: moved });
    held.accept();
    await turns();
    expect(held.mails).toHaveLength(1);
    expect(stateOf('m-1')).toBe('failed');
  });
});

describe('after the app has ended', () => {
  it('what was being sent is uncertain, and goes again only on the user’s word, under the same Message-ID', async () => {
    history.putMessage(
      roomDraft(0, { state: 'sending', messageId: '<a@weiss.example>', changedAt: clock.now() }),
      null,
    );
    const held = heldSender();
    const { messaging } = room({ sendMail: held.sendMail });
    messaging.recover();
    messaging.resume();
    await turns();
    expect(held.mails).toEqual([]);
    expect(history.message('m-0')).toMatchObject({ state: 'uncertain', sentAt: clock.now() });
    expect(messaging.handlers['messages.sendAll']({ ids: ['m-0'], despite: {} })).toMatchObject({
      error: { issues: [{ message: 'message-uncertain' }] },
    });
    await messaging.handlers['messages.resend']({ id: 'm-0' });
    await turns();
    expect(held.mails.map(({ messageId }) => messageId)).toEqual(['<a@weiss.example>']);
    // That the second time was refused says nothing of the first.
    held.refuse('refused');
    await turns();
    expect(stateOf('m-0')).toBe('uncertain');
  });

  it('what was ordered a short while ago goes on; what waited longer is a draft again, and that is said', async () => {
    history.putMessage(roomDraft(0, { state: 'queued', changedAt: clock.now() - 14 * minuteMs }), null);
    history.putMessage(roomDraft(1, { state: 'queued', changedAt: clock.now() - 16 * minuteMs }), null);
    history.putMessage(roomDraft(2, { state: 'queued', changedAt: clock.now() - 16 * minuteMs, sentAt: 5 }), null);
    const held = heldSender();
    const sending = room({ sendMail: held.sendMail });
    sending.messaging.recover();
    sending.messaging.resume();
    await turns();
    held.accept();
    await turns();
    expect(held.mails.map(({ to: { address } }) => address)).toEqual(['kundin0@site0.example']);
    expect(['m-0', 'm-1', 'm-2'].map(stateOf)).toEqual(['sent', 'draft', 'uncertain']);
    expect(sending.troubles).toEqual([{ key: 'sending-too-late', params: { count: 2 } }]);
  });

  it.each([
    ['sent', 'sent', 'message-sent'],
    ['not-sent', 'failed', 'message-failed'],
  ] as const)('the user settles what is uncertain as %s', (as, state, kind) => {
    history.putMessage(roomDraft(0, { state: 'uncertain', sentAt: nightMs }), null);
    const { messaging } = room({ sendMail: heldSender().sendMail });
    expect(messaging.handlers['messages.settle']({ id: 'm-0', as })).toEqual({ ok: true, value: null });
    expect(stateOf('m-0')).toBe(state);
    expect(history.incident('i-0')?.timeline.at(-1)).toMatchObject({ kind });
    expect(messaging.handlers['messages.settle']({ id: 'm-0', as })).toMatchObject({ ok: false });
  });
});

describe('before it leaves', () => {
  it('refuses all where one has findings that nobody has seen, and names them', async () => {
    const held = heldSender();
    const { messaging } = room({ sendMail: held.sendMail });
    addDrafts(2);
    history.putMessage(
      roomDraft(2, { body: `${roomDraft(2).body}\n\nSpätestens in 30 Minuten läuft alles wieder.` }),
      null,
    );
    const ids = ['m-0', 'm-1', 'm-2'];
    const reply = await messaging.handlers['messages.sendAll']({ ids, despite: {} });
    expect(reply).toEqual({
      ok: false,
      error: { kind: 'findings', messages: [{ id: 'm-2', kinds: ['restore-promise'] }] },
    });
    await turns();
    expect(held.mails).toEqual([]);
    expect(ids.map(stateOf)).toEqual(['draft', 'draft', 'draft']);
    await messaging.handlers['messages.sendAll']({ ids, despite: { 'm-2': ['restore-promise'] } });
    await turns();
    expect(history.message('m-2')?.findings).toEqual(['restore-promise']);
  });

  it.each<[string, Partial<Message>, object]>([
    [
      'a gap',
      { body: 'Ursache: […Ursache…]' },
      { kind: 'invalid', issues: [{ path: 'body', message: 'message-has-gap' }] },
    ],
    ['nothing', { body: ' \n' }, { kind: 'invalid', issues: [{ path: 'body', message: 'message-empty' }] }],
    [
      'another client’s name',
      { body: `${roomDraft(0).body}\n\nAuch Kundin Nummer 7 ist betroffen.` },
      { kind: 'findings', messages: [{ id: 'm-0', kinds: ['stranger'] }] },
    ],
  ])('refuses %s', async (_, over, error) => {
    const held = heldSender();
    const { messaging } = room({ sendMail: held.sendMail });
    addDrafts(1, over);
    expect(await messaging.handlers['messages.sendAll']({ ids: ['m-0'], despite: {} })).toEqual({ ok: false, error });
    await turns();
    expect(held.mails).toEqual([]);
  });

  it('refuses without an account, without an address, and what is not there', async () => {
    const { messaging, config, setConfig } = room({ sendMail: heldSender().sendMail });
    const ids = addDrafts(1);
    const ask = () => messaging.handlers['messages.sendAll']({ ids, despite: seenAll(ids) });
    expect(await messaging.handlers['messages.sendAll']({ ids: ['gone'], despite: {} })).toMatchObject({
      error: { kind: 'not-found', what: 'message' },
    });
    const { settings } = config();
    setConfig({ ...config(), clients: config().clients.map(({ id, name }) => clientWith({ id, name })) });
    expect(await ask()).toMatchObject({ error: { issues: [{ message: 'client-without-email' }] } });
    setConfig({ ...config(), settings: { ...settings, mailAccount: null } });
    expect(await ask()).toMatchObject({ error: { issues: [{ message: 'no-mail-account' }] } });
    setConfig({ ...config(), settings, clients: [] });
    expect(await ask()).toMatchObject({ error: { kind: 'not-found', what: 'client' } });
  });
});
