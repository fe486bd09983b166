import { plainName } from '../../core/name';
import { reasonOf } from '../../core/reason';
import type { StatusTarget } from '../../core/status-page-settings';
import type { Words } from '../ports';
import { lineFault, serverParams } from './upload';

type Server = Extract<StatusTarget, { kind: 'ftps' }>;

/** What is being done, in this order. */
export type FtpsStep = 'connect' | 'encrypt' | 'sign-in' | 'protect' | 'open-folder' | 'upload' | 'rename';

/** What went wrong, and while what was done. */
export interface FtpsFault {
  error: unknown;
  step: FtpsStep;
  isTimeUp: boolean;
  /** A connection for data has shown a certificate that may not be trusted. */
  isStrange: boolean;
  /** At least one connection for data came about. */
  hasOpened: boolean;
  /** Taken out of what the server says, should it say it. */
  password: string;
}

const longestReason = 300;

/** A sentence that says what to do. It holds no secret. */
export function ftpsSentence(
  { error, step, isTimeUp, isStrange, hasOpened, password }: FtpsFault,
  server: Server,
  { t }: Pick<Words, 't'>,
): string {
  const params = serverParams(server);
  // A firewall that swallows what it does not let through looks like a server that is slow.
  if (isTimeUp) return t(`statusPlace.${step === 'upload' && !hasOpened ? 'noData' : 'timeUp'}`, params);
  if (isStrange) return t('statusPlace.strangeData', params);
  const key = faultOf(error, step);
  if (key !== 'other' && key !== 'tlsFailed') return t(`statusPlace.${key}`, params);
  const reason = plainName(wordsOf(error).replaceAll(password, '…')).slice(0, longestReason);
  return t(`statusPlace.${key}`, { ...params, reason });
}

/** Of what OpenSSL says of a fault Node gives the part that is meant for people by itself. */
const wordsOf = (error: unknown): string =>
  error instanceof Error && 'reason' in error && typeof error.reason === 'string' ? error.reason : reasonOf(error);

type FaultKey =
  | NonNullable<ReturnType<typeof lineFault>>
  | 'noTls'
  | 'tlsFailed'
  | 'passwordRefused'
  | 'directoryMissing'
  | 'noRight'
  | 'noSpace'
  | 'noReplace'
  | 'noData'
  | 'other';

/** Numbers are replies of the server (RFC 959, 4.2; RFC 4217), words those of Node and of basic-ftp. */
function faultOf(error: unknown, step: FtpsStep): FaultKey {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const said = error instanceof Error ? error.message : '';
  if (typeof code === 'number') return replyFault(code, said, step);
  // Before the line: it holds what became of the line to another port.
  if (/transfer strategies work/i.test(said) && !/client is closed/i.test(said)) return 'noData';
  const line = lineFault(error);
  if (line !== null) return line;
  if (step === 'encrypt' && /^(ERR_SSL|EPROTO)/.test(String(code))) return 'tlsFailed';
  return /client is closed|closed connection|unexpectedly|socket|premature close/i.test(said) ? 'cut' : 'other';
}

function replyFault(code: number, said: string, step: FtpsStep): FaultKey {
  // 452 and 552 say it by number. Some say by 451 or 550 that something local went wrong, and in words what.
  if (code === 452 || code === 552 || /no space|quota|disk full/i.test(said)) return 'noSpace';
  if (code === 425) return 'noData';
  if (code === 426) return 'cut';
  const isRefused = code >= 500;
  switch (step) {
    case 'connect':
      return 'other';
    case 'encrypt':
    case 'protect':
      return isRefused ? 'noTls' : 'other';
    case 'sign-in':
      return code === 530 || code === 430 ? 'passwordRefused' : 'other';
    case 'open-folder':
      if (code !== 550) return 'other';
      return /denied|permission/i.test(said) ? 'noRight' : 'directoryMissing';
    case 'upload':
      return code === 550 || code === 553 ? 'noRight' : 'other';
    case 'rename':
      // Some refuse for good and answer as if it were for now (Pure-FTPd: 451); only 421 is the end of the connection.
      return code === 421 ? 'other' : 'noReplace';
  }
}
