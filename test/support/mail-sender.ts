import { createSecureContext } from 'node:tls';
import { createSendMail } from '../../src/main/mail/send-mail';
import type { SendMailDependencies } from '../../src/main/mail/send-mail';
import type { OutgoingMail, SendMail } from '../../src/main/ports';
import type { MailAccount } from '../../src/core/mail-account';
import { createLookup } from '../../src/main/probes/lookup';
import { createWords } from '../../src/main/words';
import { sampleAccount } from './mail-account';

export const sampleMail = (over: Partial<OutgoingMail> = {}): OutgoingMail => ({
  to: { name: 'Bäckerei Müller', address: 'mueller@baeckerei.example' },
  subject: 'Ihre Website ist nicht erreichbar',
  text: 'Guten Tag Frau Müller,\n\nIhre Website ist seit 1:32 Uhr nicht erreichbar. Ich prüfe das.\n\nJana Weiß',
  messageId: '<first@weiss.example>',
  inReplyTo: null,
  references: [],
  date: Date.UTC(2026, 10, 25, 0, 33),
  ...over,
});

interface SenderOptions extends Partial<SendMailDependencies> {
  with?: Partial<MailAccount>;
  secret?: string | null;
  /** Whom TLS trusts besides the usual ones. */
  authority?: string;
}

/** The sender as the app has it, for a server on loopback. */
export function sender({ with: over = {}, secret = null, authority, ...more }: SenderOptions): SendMail {
  const words = createWords();
  return createSendMail({
    account: () => ({ ...sampleAccount, ...over }),
    password: () => secret,
    network: {
      lookup: createLookup(),
      trust: () => createSecureContext(authority === undefined ? {} : { ca: authority }),
    },
    words,
    ...more,
  });
}
