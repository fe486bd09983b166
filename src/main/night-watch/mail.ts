import type { MailAccount } from '../../core/mail-account';
import type { Result } from '../../core/result';
import { createSendMail } from '../mail/send-mail';
import { createTestMail } from '../mail/test-mail';
import type { SendMail } from '../ports';
import type { Probes } from '../probes';
import type { Ground } from './ground';

/** The user's own mail account, as alerts and messages go out by it. */
export interface OwnMail {
  account: () => MailAccount | null;
  send: SendMail;
  /** Resolves with a sentence in the user's language where it did not get through. */
  test: () => Promise<Result<null, string>>;
}

export function createOwnMail({ clock, newId, words, secrets, state }: Ground, { connection }: Probes): OwnMail {
  const account = (): MailAccount | null => state.config().settings.mailAccount;
  const send = createSendMail({
    account,
    password: () => secrets.getNamed('smtp'),
    network: connection,
    words,
  });
  return { account, send, test: createTestMail({ sendMail: send, account, words, clock, newId }) };
}
