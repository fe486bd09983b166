import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, say } from './project.mjs';

const giveUpAfterMs = 10 * 60_000;

/**
 * Lets only one process at a time do a thing (build the app, build the runtime). A lock whose holder is gone is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(name, action) {
  const file = path.join(cacheFolder, `${name}.lock`);
  await mkdir(cacheFolder, { recursive: true });
  const startedAt = performance.now();
  let hasSaid = false;
  while (!(await tryToTake(file))) {
    if (performance.now() - startedAt > giveUpAfterMs)
      throw new Error(`Waited ten minutes for ${file}. Delete it if nothing is running.`);
    if (!hasSaid) say(`waiting for another process that is busy with "${name}"`);
    hasSaid = true;
    await sleep(250);
  }
  try {
    return await action();
  } finally {
    await rm(file, { force: true });
  }
}

/** @param {string} file */
async function tryToTake(file) {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (!isErrorWithCode(error, 'EEXIST')) throw error;
  }
  const holder = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  // An empty file is one whose holder has just made it and not yet written: give it the next round.
  if (Number.isInteger(holder) && !isAlive(holder)) await rm(file, { force: true });
  return false;
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrorWithCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
export function isErrorWithCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
