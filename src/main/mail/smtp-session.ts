import { connect } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { SecureContext } from 'node:tls';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { MailAccount } from '../../core/mail-account';

/** How mails get out: the way that the checks go, too. */
export interface MailNetwork {
  lookup: LookupFunction;
  /** Whom TLS trusts. */
  trust: () => SecureContext;
}

export interface MailLimits {
  /** From the look-up of the name to the end of the greeting and of TLS. */
  connectMs: number;
  /** Until the whole text is out. */
  textMs: number;
  /**
   * From the end of the text to the server's answer. RFC 5321, 4.5.3.2.6 wants ten minutes, since giving up early makes
   * duplicates; here nothing is sent again unasked, and somebody is waiting.
   */
  answerMs: number;
}

export const usualLimits: MailLimits = { connectMs: 20_000, textMs: 60_000, answerMs: 120_000 };

const pieceBytes = 16_384;

export interface Submission {
  account: Pick<MailAccount, 'host' | 'port' | 'security'>;
  signIn: { user: string; password: string } | null;
  from: string;
  to: string;
  bytes: Buffer;
}

/** Why a mail did not get through, and whether its text was out by then. */
export class SubmissionFailure extends Error {
  override name = 'SubmissionFailure';
  constructor(
    override readonly cause: unknown,
    readonly isTextOut: boolean,
  ) {
    super('The mail was not handed in.');
  }
}

/** The time was up, or the server cannot do what is demanded; found by ourselves. */
export class SessionFault extends Error {
  override name = 'SessionFault';
  constructor(readonly fault: 'timeout' | 'no-sign-in' | 'called-off') {
    super(fault);
  }
}

/**
 * Hands one mail in over a connection of its own, and resolves with the server's answer to the text. Rejects with a
 * `SubmissionFailure`, in which nothing is known of the password but what the server itself says.
 */
export async function submit(
  submission: Submission,
  network: MailNetwork,
  limits: MailLimits,
  signal: AbortSignal,
): Promise<string> {
  const ending = new AbortController();
  const end = (fault: SessionFault): void => ending.abort(fault);
  const callOff = (): void => end(new SessionFault('called-off'));
  signal.addEventListener('abort', callOff, { once: true });
  if (signal.aborted) callOff();
  const late = (): void => end(new SessionFault('timeout'));
  let timer = setTimeout(late, limits.textMs);
  let isTextOut = false;
  const text = Readable.from(piecesOf(submission.bytes), { objectMode: false });
  // All of it went to the connection; what follows is the dot. From here on nobody can say whether the mail arrived.
  text.once('end', () => {
    isTextOut = true;
    clearTimeout(timer);
    timer = setTimeout(late, limits.answerMs);
  });
  try {
    return await converse(submission, text, network, limits, ending.signal);
  } catch (error) {
    throw new SubmissionFailure(error, isTextOut);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', callOff);
  }
}

/** In pieces, so that the end of the text is reached when it has gone out, not when it has been begun. */
function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}

async function converse(
  { account, signIn, from, to, bytes }: Submission,
  text: Readable,
  network: MailNetwork,
  limits: MailLimits,
  ending: AbortSignal,
): Promise<string> {
  const socket = await dial(account, network, limits, ending);
  const smtp = new SmtpConnection({
    ...{ connection: socket, host: account.host, port: account.port },
    secure: account.security === 'tls',
    // Never plain where it is wanted: a server that does not offer it any more may be somebody in between.
    requireTLS: account.security === 'starttls',
    ignoreTLS: account.security === 'none',
    tls: { secureContext: network.trust(), rejectUnauthorized: true },
    // The name of the user's computer is nobody's business; mail programs say the same.
    name: '[127.0.0.1]',
    ...{ connectionTimeout: limits.connectMs, greetingTimeout: limits.connectMs },
    socketTimeout: limits.textMs + limits.answerMs,
    logger: false,
  });
  const failed = failureOf(smtp, ending);
  try {
    await Promise.race([failed, called<unknown>((done) => smtp.connect(done))]);
    if (signIn !== null) {
      if (!smtp.allowsAuth) throw new SessionFault('no-sign-in');
      const credentials = { user: signIn.user, pass: signIn.password };
      await Promise.race([failed, called<unknown>((done) => smtp.login({ credentials }, done))]);
    }
    const envelope = { from, to: [to], size: bytes.length };
    const sent = called<{ response: string }>((done) => smtp.send(envelope, text, done));
    const { response } = await Promise.race([failed, sent]);
    // A line that is no answer (RFC 5321, 4.2) accepts nothing.
    if (!/^2\d\d([ -]|$)/.test(response)) throw new Error('The server gave no proper answer to the text.');
    leave(smtp);
    return response;
  } catch (error) {
    smtp.close();
    throw error;
  }
}

/** A connection that stands; both addresses of a name get their chance (RFC 8305). */
function dial(
  { host, port }: Submission['account'],
  { lookup }: MailNetwork,
  { connectMs }: MailLimits,
  ending: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 500 });
    const giveUp = (error: unknown): void => {
      clearTimeout(timer);
      ending.removeEventListener('abort', stop);
      socket.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const stop = (): void => giveUp(ending.reason);
    const timer = setTimeout(() => giveUp(new SessionFault('timeout')), connectMs);
    ending.addEventListener('abort', stop, { once: true });
    socket.once('error', giveUp);
    socket.once('connect', () => {
      clearTimeout(timer);
      ending.removeEventListener('abort', stop);
      socket.removeListener('error', giveUp);
      resolve(socket);
    });
    if (ending.aborted) stop();
  });
}

/** Rejects when the connection fails or the time is up. Listens for good: an error after that must not end the process. */
function failureOf(smtp: SmtpConnection, ending: AbortSignal): Promise<never> {
  const failed = new Promise<never>((_resolve, reject) => {
    smtp.on('error', reject);
    const stop = (): void => reject(ending.reason as Error);
    ending.addEventListener('abort', stop, { once: true });
    if (ending.aborted) stop();
  });
  failed.catch(() => undefined);
  return failed;
}

function called<Value>(call: (done: (error?: Error | null, value?: Value) => void) => void): Promise<Value> {
  const answered = new Promise<Value>((resolve, reject) => {
    call((error, value) => (error === undefined || error === null ? resolve(value as Value) : reject(error)));
  });
  // Whoever lost the race is heard by nobody.
  answered.catch(() => undefined);
  return answered;
}

/** The mail is accepted, whatever becomes of the farewell. */
function leave(smtp: SmtpConnection): void {
  setTimeout(() => smtp.close(), 2000).unref();
  smtp.quit();
}
