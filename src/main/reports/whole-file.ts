import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Words } from '../ports';

/** A text, bytes, or parts of both one after the other, of which no two need to be there at once. */
export type FileContent = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/**
 * Writes a text or bytes to a file, all or nothing: what lay there before stays until the new file is complete. The error is a
 * sentence in the words' language.
 */
export async function writeWholeFile(
  path: string,
  content: FileContent,
  words: Pick<Words, 't'>,
): Promise<Result<null, string>> {
  const draft = draftOf(path);
  try {
    await writeDurably(draft, content);
    await rename(draft, path);
    return ok(null);
  } catch (error) {
    // Where nothing may be written nothing can be removed either; what the user is told is why it could not be written.
    await rm(draft, { force: true }).catch(() => undefined);
    return fail(describeFault(error, path, words));
  }
}

/** In the same folder, since only within one file system a rename is a single step. */
const draftOf = (path: string): string => join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);

/**
 * Removes the drafts of a file whose writer was ended, and so could not do it himself. In one go: it is for a process that
 * ends, and nothing would wait for it.
 */
export function removeDraftsOf(path: string): void {
  const start = `.${basename(path)}.`;
  const isDraft = (name: string): boolean =>
    name.startsWith(start) && /^[\da-f-]{36}\.tmp$/.test(name.slice(start.length));
  try {
    for (const name of readdirSync(dirname(path)).filter(isDraft)) rmSync(join(dirname(path), name), { force: true });
  } catch {
    // The folder is out of reach, or nothing may be removed from it: then the draft stays, and nobody is there to be told.
  }
}

async function writeDurably(file: string, content: FileContent): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await handle.writeFile(content, 'utf8');
    // Without a place in the file each part goes behind the one before it.
    else for await (const part of content) await handle.writeFile(part, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function describeFault(error: unknown, path: string, { t }: Pick<Words, 't'>): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const folder = dirname(path);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return t('export.fault.no-folder', { folder });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return t('export.fault.no-right', { folder });
    case 'ENOSPC':
    case 'EDQUOT':
      return t('export.fault.no-space');
    case 'EISDIR':
      return t('export.fault.is-folder');
    default:
      return error instanceof Error ? `${error.message}.` : String(error);
  }
}
