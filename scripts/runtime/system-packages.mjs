import { access, rm, writeFile } from 'node:fs/promises';
import { Failure, say } from './project.mjs';
import { run, runInForeground } from './run.mjs';

/**
 * A Debian package, or several names of the same one: the first that this release knows is taken.
 * @typedef {string | readonly string[]} DebianPackage
 */

/** @type {readonly DebianPackage[]} */
const appPackages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnss3',
  ['libasound2t64', 'libasound2'],
  'libgbm1',
  'libxss1',
  'libxtst6',
  ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libsecret-1-0',
  'libnotify-bin',
  'fonts-dejavu-core',
];

/** @type {readonly DebianPackage[]} */
const displayPackages = ['xvfb', 'dbus'];

/** @type {readonly DebianPackage[]} */
const desktopPackages = [
  ...displayPackages,
  'dunst',
  'libglib2.0-bin',
  'xfce4-panel',
  'xfconf',
  'xfwm4',
  'imagemagick',
  'x11-utils',
  'x11-xserver-utils',
  'xdotool',
  // What opens a mail address; XFCE's own part comes with its panel.
  'xdg-utils',
  // Keeps secrets in the tests that want them kept; hidden from the others, see desktop/session.mjs.
  'gnome-keyring',
];

/** @type {readonly DebianPackage[]} */
const serverPackages = [
  ['nginx-light', 'nginx', 'nginx-core', 'nginx-full', 'nginx-extras'],
  'openssl',
  // Takes the uploads of status pages, and makes the keys for that.
  'openssh-server',
  'openssh-client',
  // The same by FTPS.
  'proftpd-core',
  'proftpd-mod-crypto',
  'iputils-ping',
  // What puts a process into a network of its own.
  'iproute2',
  'util-linux',
  // Sets the clock of a single process.
  'faketime',
  // Reads what was printed: pdftotext, pdfinfo, pdftoppm.
  'poppler-utils',
];

/**
 * Others who watch, asked by Nachtwache. The tests run the programs themselves.
 * @type {readonly DebianPackage[]}
 */
const watcherPackages = ['prometheus', 'prometheus-blackbox-exporter'];

/**
 * Whom the bench measures against, and what pins its processes to cores.
 * @type {readonly DebianPackage[]}
 */
const benchPackages = ['monitoring-plugins-basic', 'prometheus-blackbox-exporter', 'util-linux'];

/** What the app needs to run, to run without a display, and what the tests need in addition. */
export const packageSets = {
  app: appPackages,
  display: displayPackages,
  servers: serverPackages,
  watchers: watcherPackages,
  bench: benchPackages,
  desktop: [...desktopPackages, ...serverPackages],
};

/**
 * Sees to it that the packages are there: installs what is missing where that is allowed, and says the command where not.
 * @param {readonly (keyof typeof packageSets)[]} sets
 * @param {string} executable Electron's, to see whether anything is really missing where nothing can be installed
 */
export async function provideSystemPackages(sets, executable) {
  if (process.platform !== 'linux') return;
  const wanted = sets.flatMap((set) => packageSets[set]);
  const missing = await findMissing(wanted);
  if (missing === undefined) return requireLibraries(executable);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && (await isOnPath('apt-get'))) return install(missing);
  // A program that is not there is always in the way; a library only if the linker misses it, too.
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${(await namesFor(missing)).join(' ')}`;
  if (sets.some((set) => set !== 'app') || (await missingLibraries(executable)).length > 0) {
    throw new Failure(`packages of the system are missing. Install them, then start again:\n  ${command}`);
  }
  say(`some packages of the system are missing, part of the app may not work. To install them:\n  ${command}`);
}

/**
 * @param {readonly DebianPackage[]} wanted
 * @returns {Promise<DebianPackage[] | undefined>} undefined where there is no dpkg
 */
async function findMissing(wanted) {
  const listed = await run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\n']);
  if (listed.code !== 0) return undefined;
  const installed = new Set(listed.stdout.split('\n').flatMap((line) => /^.i\S*\s+(\S+)/.exec(line)?.[1] ?? []));
  return wanted.filter((names) => ![names].flat().some((name) => installed.has(name)));
}

/** @param {readonly DebianPackage[]} missing */
async function install(missing) {
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'a' };
  const lockTimeout = ['-o', 'DPkg::Lock::Timeout=300'];
  /** @param {readonly string[]} args */
  // Standard output belongs to the app: what apt says goes to standard error.
  const apt = (args) => runInForeground('apt-get', [...lockTimeout, '-q', ...args], { env, stdio: ['ignore', 2, 2] });
  const installNow = async () => {
    const names = await namesFor(missing);
    say(`installing packages of the system: ${names.join(' ')}`);
    return apt(['install', '-y', '--no-install-recommends', ...names]);
  };
  const isKnown = await Promise.all(missing.map(async (names) => (await chooseName(names)) !== undefined));
  if (isKnown.every(Boolean) && (await withoutServices(installNow)) === 0) return;
  // No package lists yet, or outdated ones.
  await apt(['update']);
  if ((await withoutServices(installNow)) !== 0) {
    throw new Failure('apt-get could not install the packages above; what it said stands before this line.');
  }
}

/**
 * Debian starts a service as soon as it is installed. The tests bring up their own nginx, and nobody asked for another.
 * @template T
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
async function withoutServices(action) {
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' }).then(
    () => true,
    // Somebody has a policy already (images for containers do): then it holds.
    () => false,
  );
  try {
    return await action();
  } finally {
    if (isOurs) await rm(policy, { force: true });
  }
}

/**
 * @param {readonly DebianPackage[]} packages
 * @returns {Promise<string[]>}
 */
function namesFor(packages) {
  return Promise.all(packages.map(async (names) => (await chooseName(names)) ?? [names].flat().at(-1) ?? ''));
}

/**
 * @param {DebianPackage} names
 * @returns {Promise<string | undefined>} the first name that can be installed here
 */
async function chooseName(names) {
  for (const name of [names].flat()) {
    const policy = await run('apt-cache', ['policy', name], { env: { ...process.env, LC_ALL: 'C' } });
    if (/^ {2}Candidate: (?!\(none\))/m.test(policy.stdout)) return name;
  }
  return undefined;
}

/** @param {string} executable */
async function requireLibraries(executable) {
  const missing = await missingLibraries(executable);
  if (missing.length === 0) return;
  throw new Failure(
    `libraries of the system are missing: ${missing.join(', ')}. Install them with your system's package manager, then start again.`,
  );
}

/**
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
async function missingLibraries(executable) {
  const linked = await run('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } });
  return [...linked.stdout.matchAll(/^\s*(\S+) => not found/gm)].flatMap((match) => match[1] ?? []);
}

/** @param {string} program */
async function isOnPath(program) {
  const folders = (process.env['PATH'] ?? '').split(':');
  for (const folder of folders) {
    const isThere = await access(`${folder}/${program}`).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}
