import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailAccount } from '../../../src/core/mail-account';
import { sampleMail, sender } from '../../support/mail-sender';
import { startMailServer } from '../../support/mail-server';
import type { MailServer } from '../../support/mail-server';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.close());

/** What somebody would write who wants a recipient or a head line more (FAULTS, attack 5). */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        '\u2028',
        '\u0085',
        '\u202e',
        'Bcc: eve@evil.example',
        'To: eve@evil.example',
        '<eve@evil.example>',
        ', eve@evil.example',
        '; eve@evil.example',
        '"',
        '\\',
        '(',
        ':',
        '=?utf-8?Q?=0D=0ABcc:_eve@evil.example?=',
        '.',
        'Müller',
        '🥐',
        ' ',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('a mail whose names and subject are hostile', () => {
  it('goes to exactly the one recipient, and has no head line that was not meant', { timeout: 120_000 }, async () => {
    const account: Pick<MailAccount, 'port'> = { port: server.port };
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, hostile, async (name, subject, fromName, text) => {
        server.mails.length = 0;
        const address = 'mueller@baeckerei.example';
        const send = sender({ with: { ...account, fromName } });
        const sent = await send(
          sampleMail({ to: { name, address }, subject, text, references: [`<${text}@x.example>`] }),
        );
        expect(sent).toMatchObject({ ok: true });
        expect(server.mails).toHaveLength(1);
        const [mail] = server.mails;
        expect(mail?.to).toEqual([address]);
        expect(mail?.from).toBe('jana@weiss.example');
        const to = mail?.parsed.to;
        const recipients = (Array.isArray(to) ? to : [to]).flatMap((each) => each?.value ?? []);
        expect(recipients.map((each) => each.address)).toEqual([address]);
        expect(mail?.parsed.from?.value.map((each) => each.address)).toEqual(['jana@weiss.example']);
        expect(mail?.parsed.cc).toBeUndefined();
        expect(mail?.parsed.bcc).toBeUndefined();
        const expected =
          /^(from|to|subject|message-id|date|mime-version|content-type|content-transfer-encoding|references)$/;
        const lines = mail?.parsed.headerLines.map(({ key }) => key) ?? [];
        expect(lines.filter((key) => !expected.test(key))).toEqual([]);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 150 },
    );
  });
});
