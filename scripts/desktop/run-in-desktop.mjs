import { cp } from 'node:fs/promises';
import path from 'node:path';
import { provideElectron } from '../runtime/electron.mjs';
import { runInForeground } from '../runtime/run.mjs';
import { provideSystemPackages } from '../runtime/system-packages.mjs';
import { removeFolder } from '../runtime/temporary.mjs';
import { makeWorkspace, provideTestUser } from './workspace.mjs';

/**
 * @typedef {object} DesktopOptions
 * @property {NodeJS.ProcessEnv} [env] added to the small environment that the command gets
 * @property {string} [resultsFolder] where to put what the command wrote into NACHTWACHE_RESULTS_DIR
 * @property {string} [packedApp] the executable of a packed app; the command finds it as NACHTWACHE_PACKED_APP
 * @property {number} [timeoutMs] the command is ended after this, and the exit code is 124
 */

/**
 * Runs a command inside a complete desktop of its own, as an ordinary user, with an empty home. Started as root it steps
 * down to a user made for this, who works on a copy of the checkout. "node" is this Node.
 *
 * The command's working folder is the checkout or that copy. Its environment is small and holds, beside the usual:
 * NACHTWACHE_ELECTRON (the executable), NACHTWACHE_ELECTRON_VERSION, NACHTWACHE_RESULTS_DIR, perhaps NACHTWACHE_PACKED_APP.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {DesktopOptions} [options]
 * @returns {Promise<number>} the command's exit code
 */
export async function runInDesktop(command, args, { env = {}, resultsFolder, packedApp, timeoutMs } = {}) {
  const runtime = await provideElectron();
  await provideSystemPackages(['app', 'desktop'], runtime.executable);
  const user = process.getuid?.() === 0 ? await provideTestUser() : undefined;
  const workspace = await makeWorkspace(user);
  try {
    const electronFolder = await workspace.share(runtime.folder);
    const packedFolder = packedApp === undefined ? undefined : await workspace.share(path.dirname(packedApp));
    const session = path.join(workspace.project, 'scripts', 'desktop', 'session.mjs');
    const program = command === 'node' ? workspace.node : command;
    const code = await runInForeground('setpriv', ['--pdeathsig', 'TERM', workspace.node, session, program, ...args], {
      cwd: workspace.project,
      env: {
        ...sessionEnvironment(workspace, user?.name),
        NACHTWACHE_ELECTRON: path.join(electronFolder, path.relative(runtime.folder, runtime.executable)),
        NACHTWACHE_ELECTRON_VERSION: runtime.version,
        // For scripts started inside: they shall not look for another.
        ELECTRON_OVERRIDE_DIST_PATH: electronFolder,
        ...(packedFolder !== undefined && packedApp !== undefined
          ? { NACHTWACHE_PACKED_APP: path.join(packedFolder, path.basename(packedApp)) }
          : {}),
        ...env,
      },
      graceMs: 20_000,
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    if (resultsFolder !== undefined) await cp(workspace.results, resultsFolder, { recursive: true });
    return code;
  } finally {
    await removeFolder(workspace.folder);
  }
}

/**
 * @param {import('./workspace.mjs').Workspace} workspace
 * @param {string | undefined} userName
 * @returns {NodeJS.ProcessEnv}
 */
function sessionEnvironment(workspace, userName) {
  const name = userName ?? process.env['USER'] ?? 'user';
  const system = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  return {
    PATH: `${path.dirname(workspace.node)}:${system}`,
    HOME: workspace.home,
    USER: name,
    LOGNAME: name,
    SHELL: '/bin/sh',
    LANG: 'C.UTF-8',
    TZ: process.env['TZ'] ?? 'Europe/Berlin',
    TERM: process.env['TERM'] ?? 'dumb',
    ...(process.env['CI'] === undefined ? {} : { CI: process.env['CI'] }),
    XDG_RUNTIME_DIR: path.join(workspace.home, '.runtime'),
    XDG_CURRENT_DESKTOP: 'XFCE',
    XDG_SESSION_TYPE: 'x11',
    // The desktop's own settings service would reach for a bus of accessibility that is not there.
    NO_AT_BRIDGE: '1',
    NACHTWACHE_RESULTS_DIR: workspace.results,
  };
}
