import type { MailAccount } from '../../core/mail-account';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Clock, SendMail, Words } from '../ports';

export interface TestMailDependencies {
  sendMail: SendMail;
  account: () => MailAccount | null;
  words: Pick<Words, 't'>;
  clock: Pick<Clock, 'now'>;
  newId: () => string;
}

/** Sends a mail from the account to its own address: whoever set it up sees at once whether it works. */
export function createTestMail({ sendMail, account, words, clock, newId }: TestMailDependencies) {
  return async (): Promise<Result<null, string>> => {
    const { fromName = '', fromAddress = '' } = account() ?? {};
    const sent = await sendMail({
      to: { name: fromName, address: fromAddress },
      subject: words.t('mailTest.subject'),
      text: words.t('mailTest.text'),
      messageId: `<${newId()}@${fromAddress.split('@')[1] ?? 'localhost'}>`,
      inReplyTo: null,
      references: [],
      date: clock.now(),
      isAutomatic: true,
    });
    return sent.ok ? ok(null) : fail(sent.error.reason);
  };
}
