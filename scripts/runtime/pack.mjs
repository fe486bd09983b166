import path from 'node:path';
import { provideBuild } from './build.mjs';
import { withLock } from './lock.mjs';
import { Failure, projectFolder, say } from './project.mjs';
import { runInForeground } from './run.mjs';

/** @typedef {import('./electron.mjs').ElectronRuntime} ElectronRuntime */

/**
 * Packs the app as an unpacked folder below dist/, on the Electron that is found.
 * @param {ElectronRuntime} runtime
 * @returns {Promise<string>} the packed app's executable
 */
export async function packApp(runtime) {
  await provideBuild(runtime);
  say('packing the app');
  const cli = path.join(projectFolder, 'node_modules', 'electron-builder', 'cli.js');
  const code = await withLock('pack', () =>
    runInForeground(process.execPath, [cli, '--dir', '--publish', 'never', ...runtimeArguments(runtime)], {
      cwd: projectFolder,
      stdio: ['ignore', 2, 2],
      timeoutMs: 10 * 60_000,
    }),
  );
  if (code !== 0) throw new Failure('the app could not be packed; the reason stands above.');
  return path.join(projectFolder, 'dist', packedExecutable());
}

/**
 * @param {ElectronRuntime} runtime
 * @returns {string[]}
 */
function runtimeArguments({ origin, folder, version }) {
  // The addon comes with its binaries inside its package, for every Electron at once.
  const common = ['-c.npmRebuild=false'];
  return origin === 'installed' ? common : [...common, `-c.electronDist=${folder}`, `-c.electronVersion=${version}`];
}

function packedExecutable() {
  if (process.platform === 'win32') return path.join('win-unpacked', 'Nachtwache.exe');
  if (process.platform === 'linux') {
    return path.join(process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`, 'nachtwache');
  }
  return path.join(process.arch === 'arm64' ? 'mac-arm64' : 'mac', 'Nachtwache.app', 'Contents', 'MacOS', 'Nachtwache');
}
