import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificates } from '../../support/certificates';
import type { Certificates } from '../../support/certificates';
import { sampleMail, sender } from '../../support/mail-sender';
import { startMailServer } from '../../support/mail-server';
import { startScriptedMailServer } from '../../support/scripted-mail-server';
import type { Script } from '../../support/scripted-mail-server';

const canary = 'canary-9c1f-Müller';
const account = { user: 'jana', password: canary };
let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});
async function serve(...options: Parameters<typeof startMailServer>) {
  const server = await startMailServer(...options);
  opened.push(server);
  return server;
}
async function scripted(script: Script) {
  const server = await startScriptedMailServer(script);
  opened.push(server);
  return server;
}
const reasonOf = (sent: Awaited<ReturnType<ReturnType<typeof sender>>>): string => (sent.ok ? '' : sent.error.reason);

describe('encryption', () => {
  it.each(['tls', 'starttls'] as const)('by %s comes before sign-in and text', async (security) => {
    const server = await serve({ account, ...certificates.good, secure: security === 'tls' });
    const send = sender({
      with: { port: server.port, security, user: 'jana' },
      secret: canary,
      authority: certificates.authority,
    });
    expect(await send(sampleMail())).toMatchObject({ ok: true });
    expect(server.mails).toMatchObject([{ user: 'jana', isEncrypted: true, to: ['mueller@baeckerei.example'] }]);
  });

  const bad = ['expired', 'otherName', 'selfSigned', 'unknownIssuer'] as const;
  it.each(bad.flatMap((which) => (['tls', 'starttls'] as const).map((security) => [which, security] as const)))(
    'with a certificate that is %s does not come about by %s, and nothing goes out',
    async (which, security) => {
      const server = await serve({ account, ...certificates[which], secure: security === 'tls' });
      const send = sender({
        with: { port: server.port, security, user: 'jana' },
        secret: canary,
        authority: certificates.authority,
      });
      const sent = await send(sampleMail());
      expect(sent).toMatchObject({ ok: false, error: { kind: 'refused', isTemporary: false } });
      expect(reasonOf(sent)).toMatch(/certificate .*Nothing was sent/);
      expect(server.mails).toEqual([]);
    },
  );

  const stripped: [string, Script][] = [
    ['is not offered any more', { ehlo: '250-mail.example\r\n250 AUTH PLAIN LOGIN' }],
    ['is refused', { ehlo: '250-mail.example\r\n250-STARTTLS\r\n250 AUTH PLAIN', starttls: '454 4.7.0 not now' }],
    ['is answered with a text that is no TLS', { ehlo: '250-x\r\n250 STARTTLS', starttls: '220 go on\r\n250 ok' }],
    ['vanishes with EHLO', { ehlo: '502 5.5.1 what?' }],
  ];
  it.each(stripped)('by STARTTLS that %s ends it: neither password nor text goes out', async (_what, script) => {
    const server = await scripted(script);
    const send = sender({ with: { port: server.port, security: 'starttls', user: 'jana' }, secret: canary });
    const sent = await send(sampleMail());
    expect(sent).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(server.hasText()).toBe(false);
    expect(server.heard.filter((line) => /^(AUTH|MAIL|RCPT|DATA|HELO)/i.test(line))).toEqual([]);
  });

  it('on a port that speaks plainly says which port to try', async () => {
    const server = await scripted({});
    const sent = await sender({ with: { port: server.port, security: 'tls' } })(sampleMail());
    expect(reasonOf(sent)).toMatch(/No encrypted connection .* 465 with TLS or 587 with STARTTLS/);
  });
});

describe('the password', () => {
  it('that is wrong is refused in a sentence that says what to do', async () => {
    const server = await serve({ account: { ...account, password: 'another' } });
    const send = sender({ with: { port: server.port, user: 'jana' }, secret: canary });
    const sent = await send(sampleMail());
    expect(sent).toMatchObject({ ok: false, error: { kind: 'refused', isTemporary: false } });
    expect(reasonOf(sent)).toMatch(/refuses the sign-in .*Check user name and password/);
  });

  it('goes to nobody who does not ask for it', async () => {
    const server = await scripted({});
    const sent = await sender({ with: { port: server.port, user: 'jana' }, secret: canary })(sampleMail());
    expect(reasonOf(sent)).toMatch(/offers no sign-in/);
    expect(server.heard.join()).not.toMatch(/AUTH/);
  });

  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])(
    'is in no error, though the server repeats what it heard (%s)',
    async (how) => {
      const bits = (text: string): string => Buffer.from(text).toString('base64');
      const repeat = [canary, bits(canary), bits(`\0jana\0${canary}`)].join(' ');
      for (const code of ['535 5.7.8', '454 4.7.0']) {
        const server = await scripted({
          ehlo: `250-mail.example\r\n250 AUTH ${how}`,
          auth: () => `${code} bad: ${repeat}`,
        });
        const sent = await sender({ with: { port: server.port, user: 'jana' }, secret: canary })(sampleMail());
        const whole = JSON.stringify(sent);
        expect(sent.ok).toBe(false);
        expect(whole).toContain('bad: ***');
        for (const spelling of repeat.split(' ')) expect(whole).not.toContain(spelling);
      }
    },
  );
});
