import MailComposer from 'nodemailer/lib/mail-composer';
import { headLine } from '../../core/mail-account';
import type { MailAccount } from '../../core/mail-account';
import type { OutgoingMail } from '../ports';

/** One message identifier, which can hold neither a space nor a line break. Source: RFC 5322, 3.6.4 */
const messageIdPattern = /^<[^\s<>\p{Cc}]+@[^\s<>\p{Cc}]+>$/u;

/**
 * The mail as it goes over the wire: plain text, quoted-printable, so that umlauts and long lines pass every server. Whatever
 * stands in a name or a subject stays one line of the head: it can add neither a head line nor a recipient.
 */
export function mailBytes(mail: OutgoingMail, from: Pick<MailAccount, 'fromName' | 'fromAddress'>): Promise<Buffer> {
  if (!messageIdPattern.test(mail.messageId)) throw new Error('The mail has no valid Message-ID.');
  const known = (id: string | null): id is string => id !== null && messageIdPattern.test(id);
  const composer = new MailComposer({
    from: { name: headLine(from.fromName), address: from.fromAddress },
    to: { name: headLine(mail.to.name), address: mail.to.address },
    subject: headLine(mail.subject),
    text: mail.text.replace(/\r\n?/g, '\n'),
    textEncoding: 'quoted-printable',
    messageId: mail.messageId,
    date: new Date(mail.date),
    references: mail.references.filter(known),
    ...(known(mail.inReplyTo) && { inReplyTo: mail.inReplyTo }),
    ...(mail.isAutomatic === true && { headers: { 'Auto-Submitted': 'auto-generated' } }),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
