import { mailAddressSchema } from '../../core/mail-account';
import type { MailAccount } from '../../core/mail-account';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { MailFailure, OutgoingMail, SendMail, Words } from '../ports';
import { mailBytes } from './mail-bytes';
import { mailFailureOf } from './mail-failure';
import { submit, usualLimits } from './smtp-session';
import type { MailLimits, MailNetwork, Submission } from './smtp-session';

export interface SendMailDependencies {
  account: () => MailAccount | null;
  password: () => string | null;
  network: MailNetwork;
  words: Pick<Words, 't'>;
  limits?: MailLimits;
}

/** Sends from the account that is set, one mail over one connection to one recipient. */
export function createSendMail(dependencies: SendMailDependencies): SendMail {
  const { network, words, limits = usualLimits } = dependencies;
  const refuse = (fault: 'no-account' | 'no-password' | 'bad-recipient', to: string) =>
    fail({ kind: 'refused' as const, reason: words.t(`mailFault.${fault}`, { to }), isTemporary: false });

  return async (mail, signal = neverAborted) => {
    const account = dependencies.account();
    const password = dependencies.password();
    const { address } = mail.to;
    if (account === null) return refuse('no-account', address);
    if (account.user !== '' && password === null) return refuse('no-password', address);
    if (!mailAddressSchema.safeParse(address).success) return refuse('bad-recipient', address);
    const signIn = account.user === '' || password === null ? null : { user: account.user, password };
    return hand(mail, account, signIn, signal);
  };

  async function hand(
    mail: OutgoingMail,
    account: MailAccount,
    signIn: Submission['signIn'],
    signal: AbortSignal,
  ): Promise<Result<{ answer: string }, MailFailure>> {
    const to = mail.to.address;
    try {
      const bytes = await mailBytes(mail, account);
      const answer = await submit({ account, signIn, from: account.fromAddress, to, bytes }, network, limits, signal);
      return ok({ answer });
    } catch (error) {
      const { host, port, security } = account;
      return fail(mailFailureOf({ error, host, port, security, to, secrets: spellingsOf(signIn) }, words));
    }
  }
}

/** The forms in which a password goes over the wire (RFC 4616; AUTH LOGIN). */
function spellingsOf(signIn: Submission['signIn']): string[] {
  if (signIn === null) return [];
  const { user, password } = signIn;
  const plain = Buffer.from(`\0${user}\0${password}`).toString('base64');
  return [plain, Buffer.from(password).toString('base64'), password];
}

const neverAborted = new AbortController().signal;
