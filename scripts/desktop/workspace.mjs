import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { Failure, projectFolder } from '../runtime/project.mjs';
import { exitCodeOf, run } from '../runtime/run.mjs';
import { makeTemporaryFolder } from '../runtime/temporary.mjs';

/** @typedef {{ name: string, uid: number, gid: number }} User */

const userName = 'nachtwache-test';
/** Left out of the copy, or linked to instead of copied. */
const notCopied = new Set(['.git', '.cache', 'node_modules', 'dist', 'coverage']);

/**
 * The ordinary user that root steps down to: Chromium's sandbox works for everybody but root.
 * @returns {Promise<User>}
 */
export async function provideTestUser() {
  const known = await run('id', ['-u', userName]);
  if (known.code !== 0) {
    const made = await run('useradd', ['-m', '-s', '/bin/sh', userName]);
    if (made.code !== 0) throw new Failure(`could not make the user ${userName} for the tests: ${made.stderr.trim()}`);
  }
  const [uid, gid] = await Promise.all([idOf('-u'), idOf('-g')]);
  return { name: userName, uid, gid };
}

/** @param {'-u' | '-g'} option */
async function idOf(option) {
  return Number.parseInt((await run('id', [option, userName])).stdout, 10);
}

/**
 * @typedef {object} Workspace
 * @property {string} folder
 * @property {string} project the checkout, or a copy that the user can read and write
 * @property {string} home
 * @property {string} results what is written here can be taken back
 * @property {string} node
 * @property {(place: string) => Promise<string>} share gives a folder or file that the user can read
 */

/**
 * Makes a place where the user finds all it needs. Whoever asked for it removes its folder.
 * @param {User | undefined} user undefined: whoever runs this script, on the checkout itself
 * @returns {Promise<Workspace>}
 */
export async function makeWorkspace(user) {
  const folder = await makeTemporaryFolder('/var/tmp', 'nachtwache-test-');
  const home = path.join(folder, 'home');
  const results = path.join(folder, 'results');
  await chmod(folder, 0o755);
  for (const own of [home, results]) {
    await mkdir(own, { mode: 0o755 });
    if (user !== undefined) await chown(own, user.uid, user.gid);
  }
  /** @param {string} place */
  const share = async (place) => {
    if (user === undefined || canRead(user, place)) return place;
    const target = path.join(folder, 'shared', path.basename(place));
    await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
    await copyReadable([place], target);
    return target;
  };
  const project = user === undefined ? projectFolder : await copyProject(path.join(folder, 'project'), user, share);
  return { folder, project, home, results, node: await share(process.execPath), share };
}

/**
 * The small things are copied, for the tools write beside them; the big ones are linked to where the user can read them.
 * @param {string} target
 * @param {User} user
 * @param {(place: string) => Promise<string>} share
 */
async function copyProject(target, user, share) {
  await mkdir(target, { mode: 0o755 });
  const names = (await readdir(projectFolder)).filter((name) => !notCopied.has(name));
  await copyReadable(
    names.map((name) => path.join(projectFolder, name)),
    target,
  );
  await run('chown', ['-R', `${user.uid}:${user.gid}`, target]);
  const modules = path.join(target, 'node_modules');
  await mkdir(modules);
  await chown(modules, user.uid, user.gid);
  const shared = await share(path.join(projectFolder, 'node_modules'));
  // Link by link, so that node_modules itself is a folder in which Vite can keep its cache.
  for (const name of await readdir(shared)) {
    if (!name.startsWith('.vite')) await symlink(path.join(shared, name), path.join(modules, name));
  }
  return target;
}

/**
 * @param {readonly string[]} places
 * @param {string} target
 */
async function copyReadable(places, target) {
  const copied = await run('cp', ['-a', '--reflink=auto', ...places, target]);
  if (copied.code !== 0) throw new Failure(`could not copy for the tests' user: ${copied.stderr.trim()}`);
  await run('chmod', ['-R', 'a+rX', target]);
}

/**
 * @param {User} user
 * @param {string} place a file, or a folder of which one file says it for all
 */
function canRead(user, place) {
  const { uid, gid } = user;
  // As that user, not by looking at modes: every folder on the way counts.
  const found = spawnSync('/usr/bin/find', [place, '-maxdepth', '2', '!', '-readable', '-print', '-quit'], {
    uid,
    gid,
    cwd: '/',
    encoding: 'utf8',
  });
  return exitCodeOf(found.status, found.signal) === 0 && found.stdout === '';
}
