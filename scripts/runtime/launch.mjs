import { provideBuild } from './build.mjs';
import { hasDisplay, startSessionBus, startXvfb, withBackground } from './display.mjs';
import { provideElectron } from './electron.mjs';
import { projectFolder, say } from './project.mjs';
import { runInForeground } from './run.mjs';
import { sandboxArguments } from './sandbox.mjs';
import { provideSystemPackages } from './system-packages.mjs';

/**
 * Runs the app from its sources, with all it needs: runtime, packages of the system, a fresh build, a display.
 * The app keeps standard output for itself; every other word goes to standard error.
 * @param {readonly string[]} args the app's own arguments
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} the app's exit code
 */
export async function launchApp(args, env = process.env) {
  const runtime = await provideElectron();
  await provideSystemPackages(hasDisplay() ? ['app'] : ['app', 'display'], runtime.executable);
  await provideBuild(runtime);
  const command = [projectFolder, ...(await sandboxArguments()), ...args];
  return withDisplay(env, (fullEnv) => runInForeground(runtime.executable, command, { env: fullEnv }));
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(env: NodeJS.ProcessEnv) => Promise<number>} action
 * @returns {Promise<number>}
 */
export async function withDisplay(env, action) {
  if (hasDisplay()) return action(env);
  say('there is no display here: running on one that nobody sees (Xvfb)');
  return withBackground(env, startXvfb, (onDisplay) =>
    onDisplay['DBUS_SESSION_BUS_ADDRESS'] ? action(onDisplay) : withBackground(onDisplay, startSessionBus, action),
  );
}
