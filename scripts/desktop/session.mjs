// Runs a command inside a complete desktop: a screen, a message bus, a window manager, a panel with a tray, a
// notification service. Started by run-in-desktop.mjs, as an ordinary user, with an empty home of its own.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSessionBus, startTied, startXvfb, stop, withBackground } from '../runtime/display.mjs';
import { Failure, projectFolder, runScript } from '../runtime/project.mjs';
import { run, runInForeground } from '../runtime/run.mjs';

const configFolder = path.join(projectFolder, 'test', 'support', 'desktop');
const readyWithinMs = 30_000;

runScript(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) throw new Failure('Give the command to run inside the desktop.');
  await writeConfiguration(process.env['HOME'] ?? '');
  return withBackground(process.env, startXvfb, (onDisplay) =>
    withBackground(onDisplay, startSessionBus, (onBus) =>
      withBackground(onBus, startDesktop, (env) => runInForeground(command, args, { env })),
    ),
  );
});

/** @param {string} home */
async function writeConfiguration(home) {
  const settings = path.join(home, '.config', 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  const runtime = process.env['XDG_RUNTIME_DIR'];
  await mkdir(settings, { recursive: true });
  if (runtime !== undefined) {
    await mkdir(runtime, { recursive: true, mode: 0o700 });
    await hideKeyring(path.join(runtime, 'dbus-1', 'services'));
  }
  for (const name of ['xfce4-panel.xml', 'xfwm4.xml']) {
    await copyFile(path.join(configFolder, name), path.join(settings, name));
  }
}

/**
 * An installed keyring would be started by the bus, and ask for a password that nobody types: the app would wait for ever.
 * What stands here comes before what the system has. A test that wants a keyring has one on a bus of its own.
 * @param {string} folder
 */
async function hideKeyring(folder) {
  await mkdir(folder, { recursive: true });
  const name = 'org.freedesktop.secrets';
  await writeFile(path.join(folder, `${name}.service`), `[D-BUS Service]\nName=${name}\nExec=/bin/false\n`);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('../runtime/display.mjs').Background>}
 */
async function startDesktop(env) {
  await run('xsetroot', ['-solid', '#3b4a59'], { env });
  const quiet = /** @type {const} */ (['ignore', 'ignore', 'ignore']);
  const programs = [
    startTied('xfwm4', [], [...quiet], env),
    startTied('dunst', ['-config', path.join(configFolder, 'dunstrc')], [...quiet], env),
    startTied('xfce4-panel', ['--disable-wm-check'], [...quiet], env),
  ];
  const stopAll = async () => {
    await Promise.all(programs.map(stop));
  };
  try {
    await waitForOwner('org.freedesktop.Notifications', env);
    await waitForOwner('org.kde.StatusNotifierWatcher', env);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return { env: {}, stop: stopAll };
}

/**
 * @param {string} name a name on the session bus
 * @param {NodeJS.ProcessEnv} env
 */
async function waitForOwner(name, env) {
  const bus = ['--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
  const startedAt = performance.now();
  while (performance.now() - startedAt < readyWithinMs) {
    const answer = await run('gdbus', ['call', ...bus, '--method', 'org.freedesktop.DBus.NameHasOwner', name], { env });
    if (answer.stdout.includes('true')) return;
    await sleep(100);
  }
  throw new Failure(`The desktop for the tests did not come up: nobody offers ${name}.`);
}
