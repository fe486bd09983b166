import { mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from './lock.mjs';

/**
 * Makes a folder for a while. Its name holds this process's number, so that the next one can tell what killed processes
 * have left behind, and removes that first.
 * @param {string} parent
 * @param {string} prefix
 * @returns {Promise<string>}
 */
export async function makeTemporaryFolder(parent, prefix) {
  const names = await readdir(parent);
  await Promise.all(
    names.filter((name) => isLeftover(name, prefix)).map((name) => removeFolder(path.join(parent, name))),
  );
  return mkdtemp(path.join(parent, `${prefix}${process.pid}-`));
}

/** @param {string} folder */
export function removeFolder(folder) {
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };
  // What belongs to another user cannot be removed, and need not be: that user's next run does it.
  return rm(folder, options).catch(() => undefined);
}

/**
 * @param {string} name
 * @param {string} prefix
 */
function isLeftover(name, prefix) {
  const maker = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined;
  return maker !== undefined && !isAlive(Number(maker));
}
