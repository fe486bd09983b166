import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

const fileTypeMask = 0o170000;
const symbolicLink = 0o120000;
const permissionMask = 0o777;

/**
 * Unpacks a zip with its file modes. yauzl itself refuses names that lead out of the folder.
 * @param {string} zipFile
 * @param {string} folder
 * @param {(name: string) => string | undefined} place where an entry goes below the folder; undefined leaves it out
 */
export async function unpackZip(zipFile, folder, place) {
  const zip = await openPromise(zipFile);
  for await (const entry of zip.eachEntry()) {
    const target = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
    if (target === undefined) continue;
    const file = path.join(folder, target);
    await mkdir(path.dirname(file), { recursive: true });
    const mode = entry.externalFileAttributes >>> 16;
    const content = await zip.openReadStreamPromise(entry);
    if ((mode & fileTypeMask) === symbolicLink) await symlink((await buffer(content)).toString('utf8'), file);
    else await pipeline(content, createWriteStream(file, { mode: mode & permissionMask || 0o644 }));
  }
}
