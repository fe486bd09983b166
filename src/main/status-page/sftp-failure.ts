import { reasonOf } from '../../core/reason';
import type { StatusTarget } from '../../core/status-page-settings';
import type { Words } from '../ports';
import { lineFault, serverParams } from './upload';

type Server = Extract<StatusTarget, { kind: 'sftp' }>;

/** What went wrong, and while what was done. */
export interface SftpFault {
  error: unknown;
  isRenaming: boolean;
  isTimeUp: boolean;
}

/** A sentence that says what to do. It holds no secret: of what the library says only the part that names a fault is used. */
export function sftpSentence(
  { error, isRenaming, isTimeUp }: SftpFault,
  server: Server,
  { t }: Pick<Words, 't'>,
): string {
  const params = serverParams(server);
  if (isTimeUp) return t('statusPlace.timeUp', params);
  const key = faultOf(error, isRenaming);
  return key === 'other'
    ? t('statusPlace.other', { ...params, reason: reasonOf(error) })
    : t(`statusPlace.${key}`, params);
}

type FaultKey =
  | 'hostUnknown'
  | 'refused'
  | 'unreachable'
  | 'signIn'
  | 'passphrase'
  | 'keyUnusable'
  | 'directoryMissing'
  | 'noRight'
  | 'noRename'
  | 'cut'
  | 'other';

/** Numbers are the status codes of SFTP (draft-ietf-secsh-filexfer-02, 7), words those of Node and of ssh2. */
function faultOf(error: unknown, isRenaming: boolean): FaultKey {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const said = error instanceof Error ? error.message : '';
  const line = lineFault(error);
  if (line !== null) return line;
  switch (code) {
    case 2:
      return 'directoryMissing';
    case 3:
      return 'noRight';
    case 8:
      return 'noRename';
  }
  if (/authentication methods failed/i.test(said)) return 'signIn';
  if (/passphrase|integrity check/i.test(said)) return 'passphrase';
  if (/privateKey|key format/i.test(said)) return 'keyUnusable';
  if (/does not support this extended request/i.test(said)) return 'noRename';
  // What replaces nothing answers with no more than that it failed.
  if (isRenaming && code === 4) return 'noRename';
  if (
    /unexpected (end|close)|no sftp connection|connection lost|not connected|no response from server|socket/i.test(said)
  )
    return 'cut';
  return 'other';
}
