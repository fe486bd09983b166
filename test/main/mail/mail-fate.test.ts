import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../support/site-server';
import { sampleMail, sender } from '../../support/mail-sender';
import { startMailServer } from '../../support/mail-server';
import { startScriptedMailServer } from '../../support/scripted-mail-server';
import type { Script, ScriptedMailServer } from '../../support/scripted-mail-server';

/** Short where something is to hang, ample where an answer is awaited. */
const short = { connectMs: 400, textMs: 400, answerMs: 400 };
const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function scripted(script: Script): Promise<ScriptedMailServer> {
  const server = await startScriptedMailServer(script);
  opened.push(server);
  return server;
}

describe('a mail', () => {
  const refusals: [string, Script, RegExp, boolean][] = [
    ['greets with 554', { greeting: '554 5.7.1 go away' }, /did not accept the mail \(554 5.7.1 go away\)/, false],
    ['greets with 421', { greeting: '421 4.3.2 closing' }, /421/, true],
    ['refuses the sender', { mail: '550 5.1.8 no' }, /your sender address \(550 5.1.8 no\)/, false],
    ['refuses the recipient', { rcpt: '550 5.1.1 unknown' }, /mueller@baeckerei.example \(550 5.1.1 unknown\)/, false],
    ['puts the recipient off', { rcpt: '451 4.7.1 grey' }, /451 4.7.1 grey/, true],
    ['refuses DATA', { data: '503 5.5.1 no' }, /503/, false],
    ['refuses the text', { dot: '554 5.6.0 spam' }, /554 5.6.0 spam/, false],
    ['puts the text off', { dot: '452 4.3.1 full' }, /452 4.3.1 full/, true],
  ];
  it.each(refusals)('is certainly not sent by one that %s', async (_what, script, said, isTemporary) => {
    const { port } = await scripted(script);
    const sent = await sender({ with: { port } })(sampleMail());
    expect(sent).toMatchObject({ ok: false, error: { kind: 'refused', isTemporary } });
    expect(sent.ok ? '' : sent.error.reason).toMatch(said);
  });

  const silences: [string, Script][] = [
    ['says nothing at all', { greeting: 'silence' }],
    ['falls silent after the greeting', { ehlo: 'silence' }],
    ['falls silent at the recipient', { rcpt: 'silence' }],
    ['falls silent at DATA', { data: 'silence' }],
  ];
  it.each(silences)('is certainly not sent by one that %s, and that does not take for ever', async (_what, script) => {
    const { port, hasText } = await scripted(script);
    const sent = await sender({ with: { port }, limits: short })(sampleMail());
    expect(sent).toMatchObject({ ok: false, error: { kind: 'refused', isTemporary: true } });
    expect(sent.ok ? '' : sent.error.reason).toMatch(/did not answer in time/);
    expect(hasText()).toBe(false);
  });

  it('is certainly not sent by one that breaks off at DATA', async () => {
    const { port } = await scripted({ data: 'hang-up' });
    const sent = await sender({ with: { port } })(sampleMail());
    expect(sent).toMatchObject({ ok: false, error: { kind: 'refused', isTemporary: true } });
  });

  it.each(['silence', 'hang-up', '250-half an answer', '25', '354 more'])(
    'is unknown where the text is out and nothing but %j comes',
    async (dot) => {
      const server = await scripted({ dot });
      const sent = await sender({ with: { port: server.port }, limits: { ...short, textMs: 20_000, answerMs: 600 } })(
        sampleMail(),
      );
      expect(server.hasText()).toBe(true);
      expect(sent).toMatchObject({ ok: false, error: { kind: 'unknown' } });
      expect(sent.ok ? '' : sent.error.reason).toMatch(/did not confirm/);
    },
  );

  it('is certainly not sent where the connection breaks at the beginning of a long text', async () => {
    const server = await scripted({ breaksOffInText: true });
    const text = 'Zeile um Zeile, bis alle Puffer voll sind.\n'.repeat(400_000);
    const sent = await sender({ with: { port: server.port } })(sampleMail({ text }));
    expect(sent).toMatchObject({ ok: false, error: { kind: 'refused', isTemporary: true } });
  });

  it('is certainly not sent when it is called off before the text', async () => {
    const server = await scripted({ rcpt: 'silence' });
    const calledOff = new AbortController();
    const sending = sender({ with: { port: server.port } })(sampleMail(), calledOff.signal);
    setTimeout(() => calledOff.abort(), 100);
    expect(await sending).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(await sender({ with: { port: server.port } })(sampleMail(), AbortSignal.abort())).toMatchObject({
      ok: false,
      error: { kind: 'refused' },
    });
  });

  it('is certainly not sent without anybody there, without a line, an account, a password or an address', async () => {
    const port = await freePort();
    const reasons = [
      await sender({ with: { port } })(sampleMail()),
      await sender({ with: { host: 'nowhere.invalid', security: 'tls' } })(sampleMail()),
      await sender({ account: () => null })(sampleMail()),
      await sender({ with: { user: 'jana' } })(sampleMail()),
      await sender({})(sampleMail({ to: { name: '', address: 'a@b.example, c@d.example' } })),
    ].map((sent) => (sent.ok ? 'sent' : `${sent.error.kind}: ${sent.error.reason}`));
    expect(reasons[0]).toMatch(/^refused: .* accepts no connection on port .* Check server and port/);
    expect(reasons[1]).toMatch(/^refused: .*nowhere.invalid was not found. Check the internet connection/);
    expect(reasons[2]).toMatch(/^refused: No mail account is set up yet. Enter it in the settings/);
    expect(reasons[3]).toMatch(/^refused: The password of the mail account is missing/);
    expect(reasons[4]).toMatch(/^refused: .*is not an e-mail address/);
  });

  it('is sent though the farewell fails', async () => {
    const server = await startMailServer({ onClose: () => undefined, closeTimeout: 1 });
    opened.push(server);
    expect(await sender({ with: { port: server.port } })(sampleMail())).toMatchObject({ ok: true });
    expect(server.mails).toHaveLength(1);
  });
});
