import type { ChannelSettings } from '../../../core/alert-channel';
import { fail, ok } from '../../../core/result';
import type { AlertChannel, ChannelNotice, Clock, OutgoingMail, SendMail } from '../../ports';
import { channelLimitMs } from './limit';

export interface MailChannelDependencies {
  settings: () => ChannelSettings['mail'];
  /** The address that mails come from; where none is set for alerts they go there, too. */
  ownAddress: () => string;
  sendMail: SendMail;
  clock: Pick<Clock, 'now'>;
  newId: () => string;
}

/**
 * Alerts as mails to the user. What is about the same outage hangs together in his mail program, and an alert that is sent
 * twice (the outbox sends at least once) comes under the same Message-ID, so that a mailbox can drop the second one.
 */
export function createMailChannel(dependencies: MailChannelDependencies): AlertChannel {
  const { settings, ownAddress, sendMail, clock, newId } = dependencies;

  function mailOf({ alert, title, body, about }: ChannelNotice, address: string): OutgoingMail {
    const domain = ownAddress().split('@')[1] ?? 'localhost';
    return {
      to: { name: '', address },
      subject: title,
      text: `${title}\n${body}\n`,
      messageId: `<alert-${alert?.id ?? newId()}@${domain}>`,
      inReplyTo: null,
      references: [`<about-${about}@${domain}>`],
      date: alert?.createdAt ?? clock.now(),
      isAutomatic: true,
    };
  }

  return {
    name: 'mail',
    isOn: () => settings().isOn,
    send: async (notice) => {
      const address = settings().to || ownAddress();
      const sent = await sendMail(mailOf(notice, address), AbortSignal.timeout(channelLimitMs));
      return sent.ok ? ok(null) : fail(sent.error.reason);
    },
  };
}
