import { afterEach, describe, expect, it } from 'vitest';
import { sampleMail, sender } from '../../support/mail-sender';
import { startMailServer } from '../../support/mail-server';
import type { MailServer } from '../../support/mail-server';

const servers: MailServer[] = [];
async function serve(...options: Parameters<typeof startMailServer>): Promise<MailServer> {
  const server = await startMailServer(...options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

describe('a mail', () => {
  it('goes to one recipient, under its own Message-ID, with umlauts and long lines as they were written', async () => {
    const server = await serve();
    const long = `${'ein langer Satz über die Störung, '.repeat(60)}Ende.`;
    const text = `Guten Tag Frau Müller,\n\n${long}\n\n.\nEin Punkt allein in der Zeile.\n\nJana Weiß`;
    const sent = await sender({ with: { port: server.port } })(sampleMail({ text }));
    expect(sent).toMatchObject({ ok: true });
    const [mail] = server.mails;
    expect(server.mails).toHaveLength(1);
    expect(mail).toMatchObject({ from: 'jana@weiss.example', to: ['mueller@baeckerei.example'] });
    const { parsed } = mail ?? {};
    expect(parsed?.text?.trimEnd()).toBe(text);
    expect(parsed?.html).toBe(false);
    expect(parsed?.subject).toBe('Ihre Website ist nicht erreichbar');
    expect(parsed?.messageId).toBe('<first@weiss.example>');
    expect(parsed?.date).toEqual(new Date(sampleMail().date));
    expect(parsed?.from?.value).toEqual([{ name: 'Jana Weiß', address: 'jana@weiss.example' }]);
    expect(parsed?.headers.has('auto-submitted')).toBe(false);
    expect(parsed?.headers.has('cc') || parsed?.headers.has('bcc') || parsed?.headers.has('x-mailer')).toBe(false);
    expect(mail?.raw.split('\r\n').every((line) => line.length <= 76 + 20)).toBe(true);
  });

  it('hangs together with the one that it follows', async () => {
    const server = await serve();
    const first = '<first@weiss.example>';
    const references = [first, '<second@weiss.example>', '<broken\r\nBcc: a@b.example>'];
    await sender({ with: { port: server.port } })(
      sampleMail({ messageId: '<third@weiss.example>', inReplyTo: '<second@weiss.example>', references }),
    );
    expect(server.mails[0]?.parsed).toMatchObject({
      inReplyTo: '<second@weiss.example>',
      references: [first, '<second@weiss.example>'],
    });
  });

  it('of the watch itself says that no absence note shall answer', async () => {
    const server = await serve();
    await sender({ with: { port: server.port } })(sampleMail({ isAutomatic: true }));
    expect(server.mails[0]?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });
});
