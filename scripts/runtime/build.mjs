import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { majorOf } from './electron.mjs';
import { withLock } from './lock.mjs';
import { Failure, projectFolder, say } from './project.mjs';
import { runInForeground } from './run.mjs';

/** @typedef {import('./electron.mjs').ElectronRuntime} ElectronRuntime */

const sources = ['src', 'assets', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

/**
 * Builds the app into out/ if a source is newer than the last build, or if that was made for another Electron.
 * @param {ElectronRuntime} runtime
 */
export async function provideBuild(runtime) {
  const stamp = stampFor(runtime);
  if (await isFresh(stamp)) return;
  await withLock('build', async () => {
    if (!(await isFresh(stamp))) await build(runtime);
  });
}

/** @param {ElectronRuntime} runtime */
export async function build(runtime) {
  say('building the app');
  const startedAt = new Date();
  const stamp = stampFor(runtime);
  await rm(path.join(projectFolder, 'out'), { recursive: true, force: true });
  const bin = path.join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const code = await runInForeground(process.execPath, [bin, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    // electron-vite asks the electron package otherwise, which may not be what the app runs on.
    env: { ...process.env, ELECTRON_EXEC_PATH: runtime.executable, ELECTRON_MAJOR_VER: String(majorOf(runtime)) },
    // Standard output belongs to the app.
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new Failure('the app could not be built; the reason stands above.');
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, '');
  // A source changed while building makes the next start build again.
  await utimes(stamp, startedAt, startedAt);
}

/** @param {ElectronRuntime} runtime */
function stampFor(runtime) {
  return path.join(projectFolder, 'out', `.built-for-electron-${majorOf(runtime)}`);
}

/** @param {string} stamp */
async function isFresh(stamp) {
  const builtAtMs = await changedAtMs(stamp);
  if (builtAtMs === 0) return false;
  const newest = await Promise.all(sources.map((source) => newestBelow(path.join(projectFolder, source))));
  return Math.max(...newest) <= builtAtMs;
}

/**
 * Folders count, too: theirs is the only time that a deleted file changes.
 * @param {string} place
 * @returns {Promise<number>} milliseconds since 1970; 0 for nothing there
 */
async function newestBelow(place) {
  const entries = await readdir(place, { recursive: true }).catch(() => /** @type {string[]} */ ([]));
  const times = await Promise.all(['', ...entries].map((entry) => changedAtMs(path.join(place, entry))));
  return Math.max(...times);
}

/** @param {string} file */
function changedAtMs(file) {
  return stat(file).then(
    (status) => status.mtimeMs,
    () => 0,
  );
}
