import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Words } from '../ports';
import type { WriteToPlace } from './place';

export interface FolderPlaceDependencies {
  words: Pick<Words, 't'>;
  /** Writes a text to a file, all or nothing; the error is a sentence. */
  writeText: (path: string, text: string) => Promise<Result<null, string>>;
}

/** A folder of this computer: each file is written beside its place and then takes it. */
export function createFolderPlace({ words, writeText }: FolderPlaceDependencies): WriteToPlace {
  return async ({ folder }, files) => {
    if (folder === null) return fail({ kind: 'failed', reason: words.t('statusPlace.noFolder') });
    for (const { name, text } of files) {
      const written = await writeText(join(folder, name), text);
      if (!written.ok) return fail({ kind: 'failed', reason: written.error });
      await showToEverybody(join(folder, name));
    }
    return ok(null);
  };
}

/** Whatever else the app writes is for the user alone; this is for a web server, or whoever takes it to one. */
const showToEverybody = (path: string): Promise<void> =>
  // A drive that knows no rights, or keeps them to itself, shows its files as it does.
  chmod(path, 0o644).catch(() => undefined);
