import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';

/** One mail as the server took it: who was named in the session, and the text as it came. */
export interface TakenMail {
  from: string;
  to: string[];
  user: string | null;
  isEncrypted: boolean;
  raw: string;
  parsed: ParsedMail;
}

export interface MailServer {
  port: number;
  mails: TakenMail[];
  close: () => Promise<void>;
}

interface MailServerOptions extends SMTPServerOptions {
  /** Who may sign in; without it nobody has to. */
  account?: { user: string; password: string };
  /** What to answer instead of taking the mail, after its text came. */
  refuse?: (mail: TakenMail) => { code: number; text: string } | null;
}

/** A real SMTP server on loopback that keeps what it is given. */
export async function startMailServer({ account, refuse, ...options }: MailServerOptions = {}): Promise<MailServer> {
  const mails: TakenMail[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: account === undefined,
    disabledCommands: [...(options.key === undefined ? ['STARTTLS'] : []), ...(account === undefined ? ['AUTH'] : [])],
    onAuth: ({ username, password }, _session, callback) => {
      if (account !== undefined && username === account.user && password === account.password) {
        callback(null, { user: username });
      } else callback(new Error('The password is wrong'));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        void simpleParser(raw).then((parsed) => {
          const { mailFrom, rcptTo } = session.envelope;
          const mail: TakenMail = {
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            user: typeof session.user === 'string' ? session.user : null,
            isEncrypted: session.secure,
            ...{ raw, parsed },
          };
          const refusal = refuse?.(mail) ?? null;
          if (refusal === null) mails.push(mail);
          callback(refusal === null ? null : Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
        });
      });
    },
    ...options,
  });
  // A client that breaks off in the middle is part of what is tested.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.');
  return {
    port: address.port,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
