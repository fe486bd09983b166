import type { MailSecurity } from '../../core/mail-account';
import type { MailFailure, Words } from '../ports';
import { SessionFault, SubmissionFailure } from './smtp-session';

/** What is said of it: a key of the locales under `mailFault`. */
type Fault =
  | 'timeout'
  | 'no-sign-in'
  | 'called-off'
  | 'dns'
  | 'nobody-listens'
  | 'unreachable'
  | 'lost'
  | 'not-tls'
  | 'certificate-expired'
  | 'certificate-name'
  | 'certificate-untrusted'
  | 'starttls'
  | 'sign-in'
  | 'sender'
  | 'recipient'
  | 'answer'
  | 'unknown';

interface Judgement {
  fault: Fault;
  isTemporary: boolean;
  said: string;
}

const temporary = (fault: Fault): Judgement => ({ fault, isTemporary: true, said: '' });
const lasting = (fault: Fault): Judgement => ({ fault, isTemporary: false, said: '' });

const faultOfCode: Record<string, Judgement> = {
  ENOTFOUND: temporary('dns'),
  EAI_AGAIN: temporary('dns'),
  ENODATA: temporary('dns'),
  ECONNREFUSED: temporary('nobody-listens'),
  EHOSTUNREACH: temporary('unreachable'),
  ENETUNREACH: temporary('unreachable'),
  EHOSTDOWN: temporary('unreachable'),
  ENETDOWN: temporary('unreachable'),
  EACCES: temporary('unreachable'),
  EPERM: temporary('unreachable'),
  ETIMEDOUT: temporary('timeout'),
  CERT_HAS_EXPIRED: lasting('certificate-expired'),
  CERT_NOT_YET_VALID: lasting('certificate-expired'),
  ERR_TLS_CERT_ALTNAME_INVALID: lasting('certificate-name'),
  HOSTNAME_MISMATCH: lasting('certificate-name'),
  DEPTH_ZERO_SELF_SIGNED_CERT: lasting('certificate-untrusted'),
  SELF_SIGNED_CERT_IN_CHAIN: lasting('certificate-untrusted'),
  UNABLE_TO_GET_ISSUER_CERT: lasting('certificate-untrusted'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: lasting('certificate-untrusted'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: lasting('certificate-untrusted'),
  EPROTO: lasting('not-tls'),
};

export interface FailedAttempt {
  error: unknown;
  host: string;
  port: number;
  security: MailSecurity;
  to: string;
  /** What must not be said, though a server may repeat it. */
  secrets: readonly string[];
}

/** What became of a mail that was not accepted, and why, in the user's words. */
export function mailFailureOf(attempt: FailedAttempt, words: Pick<Words, 't'>): MailFailure {
  const { error, host, port, to, secrets } = attempt;
  const { cause, isTextOut } = error instanceof SubmissionFailure ? error : { cause: error, isTextOut: false };
  const answered = answerOf(cause);
  const { fault, isTemporary, said } = answered ?? (isTextOut ? temporary('unknown') : judge(cause));
  const kind = isTextOut && answered === undefined ? 'unknown' : 'refused';
  const params = { host, port, to, said: quoted(said, secrets) };
  return { kind, reason: words.t(`mailFault.${fault}`, params), isTemporary };
}

/** The server's own refusal. One that is cut off in the middle is none. */
function answerOf(error: unknown): Judgement | undefined {
  const { response, command } = partsOf(error);
  if (response === undefined || !/^[45]\d\d([ -]|$)/.test(response)) return undefined;
  return { fault: refusalOf(command ?? ''), isTemporary: response.startsWith('4'), said: response };
}

function refusalOf(command: string): Fault {
  if (command.startsWith('AUTH')) return 'sign-in';
  switch (command) {
    case 'STARTTLS':
      return 'starttls';
    case 'MAIL FROM':
      return 'sender';
    case 'RCPT TO':
      return 'recipient';
    default:
      return 'answer';
  }
}

function judge(error: unknown): Judgement {
  if (error instanceof SessionFault) return error.fault === 'timeout' ? temporary('timeout') : lasting(error.fault);
  if (error instanceof AggregateError && error.errors.length > 0) return judge(error.errors[0]);
  const { code, originalCode, command } = partsOf(error);
  const known = faultOfCode[originalCode ?? ''] ?? faultOfCode[code ?? ''];
  if (known !== undefined) return known;
  if (code === 'EAUTH') return lasting('sign-in');
  if (code === 'ETLS') return command === 'STARTTLS' ? lasting('starttls') : lasting('not-tls');
  if (/^(ERR_SSL|ERR_TLS|ERR_OSSL|CERT_)/.test(originalCode ?? '')) return lasting('not-tls');
  return temporary('lost');
}

/** What nodemailer and Node write into their errors. */
function partsOf(error: unknown): Partial<Record<'response' | 'command' | 'code' | 'originalCode', string>> {
  if (!(error instanceof Error)) return {};
  const found = error as Partial<Record<'response' | 'command' | 'code' | 'originalCode', unknown>>;
  const names = ['response', 'command', 'code', 'originalCode'] as const;
  return Object.fromEntries(names.flatMap((name) => (typeof found[name] === 'string' ? [[name, found[name]]] : [])));
}

/** The server's words in one line, without what it was told in confidence: a careless one repeats the whole command. */
function quoted(said: string, secrets: readonly string[]): string {
  const line = said.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  const told = secrets.reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '***')), line);
  return told.length <= 200 ? told : `${told.slice(0, 199)}…`;
}
