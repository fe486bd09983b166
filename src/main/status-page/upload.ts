import type { StatusTarget } from '../../core/status-page-settings';
import type { PlaceFailure, ShownByServer } from './place';

/** What the uploads have in common, whatever they go by. */

/** For all of an upload: to connect, sign in, upload. */
export const uploadLimitMs = 120_000;

/** What the sentences about a server name. */
export function serverParams({ host, port, user, directory }: Exclude<StatusTarget, { kind: 'folder' }>) {
  return { host, port, user, directory: directory === '' ? '.' : directory };
}

/** The same name each time: what a cut left behind is written over by the next one. */
export const draftName = (name: string): string => `.${name}.nachtwache-new`;

/** A stream that ends because the connection is gone looks like one that ended well: what counts is what the server has. */
export function requireWhole(hasBytes: number, ofBytes: number): void {
  if (hasBytes !== ofBytes) throw new IncompleteUpload(`The server has ${hasBytes} of ${ofBytes} bytes.`);
}

class IncompleteUpload extends Error {}

/** What the server has shown is not what the user has confirmed, if anything. */
export const refusedKey = (shown: ShownByServer, confirmed: string | null): PlaceFailure => ({
  kind: confirmed === null ? 'unknown-key' : 'changed-key',
  ...shown,
});

/** What went wrong with the line itself, by the code that Node gives it; null: something else. */
export function lineFault(error: unknown): 'hostUnknown' | 'refused' | 'unreachable' | 'cut' | null {
  if (error instanceof IncompleteUpload) return 'cut';
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'hostUnknown';
    case 'ECONNREFUSED':
      return 'refused';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return 'unreachable';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'cut';
    default:
      return null;
  }
}
