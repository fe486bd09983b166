import { createReadStream } from 'node:fs';
import { fileTooLarge, importLimitBytes } from '../../core/import-fault';
import type { ImportFault } from '../../core/import-fault';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';

/** The text of a file that is no larger than a file to import may be; what tells no size ends there too. */
export async function readBounded(path: string): Promise<Result<string, ImportFault>> {
  const chunks: Buffer[] = [];
  try {
    // `end` is the last byte that is read: one more than allowed shows that there is more.
    for await (const chunk of createReadStream(path, { end: importLimitBytes })) chunks.push(chunk as Buffer);
  } catch (error) {
    return fail({ path: '', reason: unreadableReason(error), params: { file: path, reason: reasonOf(error) } });
  }
  const bytes = Buffer.concat(chunks);
  return bytes.length > importLimitBytes ? fail(fileTooLarge) : ok(textOf(bytes));
}

/** UTF-8, or what spreadsheets write instead: UTF-16 says so itself, and what is neither is Windows' own in Europe. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function unreadableReason(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'importFault.no-file';
    case 'EACCES':
    case 'EPERM':
      return 'importFault.no-right';
    case 'EISDIR':
      return 'importFault.is-folder';
    default:
      return 'importFault.unreadable';
  }
}
