import { afterEach, describe, expect, it } from 'vitest';
import { createChannelTest } from '../../../../src/main/alerts/channels/channel-test';
import { createMailChannel } from '../../../../src/main/alerts/channels/mail';
import { createTestMail } from '../../../../src/main/mail/test-mail';
import type { ChannelNotice } from '../../../../src/main/ports';
import { createWords } from '../../../../src/main/words';
import { sampleAlert } from '../../../support/history-samples';
import { sampleAccount } from '../../../support/mail-account';
import { sender } from '../../../support/mail-sender';
import { startMailServer } from '../../../support/mail-server';
import type { MailServer } from '../../../support/mail-server';

const clock = { now: () => Date.UTC(2026, 10, 25, 0, 33) };
const words = createWords();
const servers: MailServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function setUp(to = 'ich@weiss.example') {
  const server = await startMailServer();
  servers.push(server);
  const channel = createMailChannel({
    settings: () => ({ isOn: true, to }),
    ownAddress: () => sampleAccount.fromAddress,
    sendMail: sender({ with: { port: server.port } }),
    clock,
    newId: () => 'new-1',
  });
  return { server, channel };
}
const notice = (over: Partial<ChannelNotice> = {}): ChannelNotice => ({
  alert: sampleAlert(),
  title: 'Bäckerei Müller nicht erreichbar\r\nBcc: eve@evil.example',
  body: 'seit 01:32',
  about: 'incident-1',
  isUrgent: true,
  isSilent: false,
  onClick: () => undefined,
  ...over,
});

describe('the mail channel', () => {
  it('sends to the address that is set, hangs an outage together, and sends twice under one Message-ID', async () => {
    const { server, channel } = await setUp();
    expect(await channel.send(notice())).toMatchObject({ ok: true });
    expect(await channel.send(notice())).toMatchObject({ ok: true });
    expect(server.mails.map(({ to }) => to)).toEqual([['ich@weiss.example'], ['ich@weiss.example']]);
    const [first, second] = server.mails.map(({ parsed }) => parsed);
    expect(first?.messageId).toBe(`<alert-${sampleAlert().id}@weiss.example>`);
    expect(second?.messageId).toBe(first?.messageId);
    expect(first?.references).toBe('<about-incident-1@weiss.example>');
    expect(first?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(first?.bcc).toBeUndefined();
    expect(first?.subject).toContain('Bäckerei Müller nicht erreichbar');
  });

  it('goes to the own address where none is set', async () => {
    const { server, channel } = await setUp('');
    await channel.send(notice({ alert: null }));
    expect(server.mails[0]?.to).toEqual(['jana@weiss.example']);
    expect(server.mails[0]?.parsed.messageId).toBe('<alert-new-1@weiss.example>');
  });
});

describe('a test', () => {
  it('goes out by the channel that is named, also while it is off, and says why it did not', async () => {
    const { server, channel } = await setUp();
    const broken = { name: 'ntfy' as const, isOn: () => false, send: () => Promise.reject(new Error('Broken.')) };
    const test = createChannelTest([{ ...channel, isOn: () => false }, broken], words, () => undefined);
    expect(await test('mail')).toEqual({ ok: true, value: null });
    expect(server.mails[0]?.parsed.subject).toBe('Test from Nachtwache');
    expect(await test('ntfy')).toEqual({ ok: false, error: 'Broken.' });
  });

  it('of the account goes from its address to its address', async () => {
    const { server } = await setUp();
    const own = { account: () => sampleAccount, words, clock, newId: () => 'x' };
    expect(await createTestMail({ ...own, sendMail: sender({ with: { port: server.port } }) })()).toMatchObject({
      ok: true,
    });
    expect(server.mails[0]).toMatchObject({ from: 'jana@weiss.example', to: ['jana@weiss.example'] });
    const without = createTestMail({ ...own, account: () => null, sendMail: sender({ account: () => null }) });
    expect(await without()).toMatchObject({
      ok: false,
      error: expect.stringMatching(/No mail account is set up/) as string,
    });
  });
});
