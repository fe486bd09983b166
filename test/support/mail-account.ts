import type { MailAccount } from '../../src/core/mail-account';

export const sampleAccount: MailAccount = {
  host: '127.0.0.1',
  port: 25,
  security: 'none',
  user: '',
  fromName: 'Jana Weiß',
  fromAddress: 'jana@weiss.example',
};
