import { mailAddress, mailAddressLimit } from '../../../core/message-address';
import type { Opener } from '../../ports';
import { attempt, invalid, openBuilt } from './transport';
import type { Left, Transport } from './transport';
import type { DraftFiles } from './eml-file';

interface MailProgramParts {
  opener: Opener;
  drafts: DraftFiles;
  /** As Node names it (`win32`): it decides how long an address may be. */
  platform: string;
}

/** Opens the mail program, RFC 6068. A message too long for the system's addresses goes as a file that it opens. */
export function createMailProgram({ opener, drafts, platform }: MailProgramParts): Transport {
  return (message, { name, email }) => {
    const { subject, body } = message;
    const address = mailAddress({ to: email, subject, body }, mailAddressLimit(platform));
    if (address.ok) {
      const left: Left = { handed: { how: 'opened' }, way: 'mail', recipient: email };
      return attempt('open-mail', left, () => openBuilt(opener, address.value));
    }
    if (address.error === 'no-recipient') return Promise.resolve(invalid('client.email', 'client-without-email'));
    return drafts.open(message, { name, email });
  };
}
