import { rm } from 'node:fs/promises';
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
  const args = [
    `-c.electronDist=${runtime.folder}`,
    `-c.electronVersion=${runtime.version}`,
    // The addon comes with its binaries inside its package, for every Electron at once.
    '-c.npmRebuild=false',
  ];
  const cli = path.join(projectFolder, 'node_modules', 'electron-builder', 'cli.js');
  const code = await withLock('pack', () =>
    runInForeground(process.execPath, [cli, '--dir', '--publish', 'never', ...args], {
      cwd: projectFolder,
      stdio: ['ignore', 2, 2],
      timeoutMs: 10 * 60_000,
    }),
  );
  if (code !== 0) throw new Failure('the app could not be packed; the reason stands above.');
  const executable = path.join(projectFolder, 'dist', packedExecutable());
  // electron-builder leaves it in a runtime that it is given unpacked; users shall not get a way to run other apps.
  await rm(path.join(path.dirname(executable), 'resources', 'default_app.asar'), { force: true });
  return executable;
}

function packedExecutable() {
  if (process.platform === 'win32') return path.join('win-unpacked', 'Nachtwache.exe');
  if (process.platform === 'linux') {
    return path.join(process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`, 'nachtwache');
  }
  return path.join(process.arch === 'arm64' ? 'mac-arm64' : 'mac', 'Nachtwache.app', 'Contents', 'MacOS', 'Nachtwache');
}
