import { lstat, opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import TinyQueue from 'tinyqueue';

const deepest = 8;
const mostEntries = 20_000;
/** Files that a look into a folder leaves behind: they would make any backup look fresh. */
const leftBehind = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i;

export interface NewestFile {
  /** When it was last written, epoch milliseconds; null where there is none. */
  changedAtMs: number | null;
  /** Not everything could be looked at: too deep, too much, not allowed. */
  isPartial: boolean;
}

export interface NewestFileOptions {
  /** What was written later than this is left out, epoch milliseconds: a wrong clock must not look like a fresh backup. */
  latestMs: number;
  /** Whether nobody waits for it any more. */
  isOver: () => boolean;
  /** How many files and folders are looked at. */
  most?: number;
}

interface Folder {
  path: string;
  depth: number;
  changedAtMs: number;
}

/**
 * The newest file below a folder, or the file itself. Links within are not followed, so nothing outside is looked at. The
 * folder that changed last comes first, so that what is left out is most likely old. Rejects with what the file system says
 * where the path itself cannot be looked at, and once nobody waits.
 */
export async function findNewestFile(path: string, options: NewestFileOptions): Promise<NewestFile> {
  const { latestMs, isOver, most = mostEntries } = options;
  const root = await stat(path);
  if (!root.isDirectory()) return { changedAtMs: root.mtimeMs <= latestMs ? root.mtimeMs : null, isPartial: false };
  const found: NewestFile = { changedAtMs: null, isPartial: false };
  const folders = new TinyQueue<Folder>([{ path, depth: 0, changedAtMs: root.mtimeMs }], newestFirst);
  let looked = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const entry of entriesOf(folder, found, isOver)) {
      looked += 1;
      if (looked > most) return { ...found, isPartial: true };
      if (entry.kind === 'folder' && folder.depth < deepest) folders.push({ ...entry, depth: folder.depth + 1 });
      else if (entry.kind === 'folder') found.isPartial = true;
      else if (entry.changedAtMs <= latestMs) found.changedAtMs = Math.max(found.changedAtMs ?? 0, entry.changedAtMs);
    }
  }
  return found;
}

const newestFirst = (left: Folder, right: Folder): number => right.changedAtMs - left.changedAtMs;

interface Entry {
  kind: 'file' | 'folder';
  path: string;
  changedAtMs: number;
}

async function* entriesOf(folder: Folder, found: NewestFile, isOver: () => boolean): AsyncGenerator<Entry> {
  try {
    for await (const { name } of await opendir(folder.path)) {
      if (isOver()) throw new Error('The check is over');
      const entry = leftBehind.test(name) ? null : await entryAt(join(folder.path, name));
      if (entry !== null) yield entry;
    }
  } catch (error) {
    // A folder within that cannot be opened is no reason to say nothing of the rest.
    if (isOver() || folder.depth === 0) throw error;
    found.isPartial = true;
  }
}

async function entryAt(path: string): Promise<Entry | null> {
  try {
    const status = await lstat(path);
    if (!status.isFile() && !status.isDirectory()) return null;
    return { kind: status.isFile() ? 'file' : 'folder', path, changedAtMs: status.mtimeMs };
  } catch (error) {
    // Deleted since it was listed, as backups do with their old ones.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
