import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from './project.mjs';
import { makeTemporaryFolder, removeFolder } from './temporary.mjs';

/**
 * @typedef {object} Background
 * @property {NodeJS.ProcessEnv} env what programs need to reach it
 * @property {() => Promise<void>} stop ends it and waits for its end
 */

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Does something while a program runs in the background; ends that program in any case.
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {(env: NodeJS.ProcessEnv) => Promise<Background>} start
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withBackground(env, start, action) {
  const background = await start(env);
  try {
    return await action({ ...env, ...background.env });
  } finally {
    await background.stop();
  }
}

/**
 * Starts a screen that nobody sees. Not by xvfb-run: the one of older Debian and Ubuntu releases sends the program's
 * standard error to its standard output, and none of them hands a signal on.
 * @returns {Promise<Background>}
 */
export async function startXvfb() {
  const folder = await makeTemporaryFolder(tmpdir(), 'nachtwache-display-');
  const cookieFile = path.join(folder, 'Xauthority');
  await writeFile(cookieFile, xauthority(randomBytes(16)), { mode: 0o600 });
  const screen = ['-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset', '-auth', cookieFile];
  const server = startTied('Xvfb', ['-displayfd', '3', ...screen], ['ignore', 'ignore', 'pipe', 'pipe']);
  const number = await firstLine(server, 3, 'Xvfb');
  return {
    env: { DISPLAY: `:${number}`, XAUTHORITY: cookieFile },
    stop: async () => {
      await stop(server);
      await removeFolder(folder);
    },
  };
}

/**
 * Starts a message bus of one's own: what dbus-run-session does, with an end by pid.
 * @param {NodeJS.ProcessEnv} [env] what the services that the bus starts will find
 * @returns {Promise<Background>}
 */
export async function startSessionBus(env = process.env) {
  const bus = startTied(
    'dbus-daemon',
    ['--session', '--nofork', '--print-address=3'],
    ['ignore', 'ignore', 'pipe', 'pipe'],
    env,
  );
  const address = await firstLine(bus, 3, 'dbus-daemon');
  return { env: { DBUS_SESSION_BUS_ADDRESS: address }, stop: () => stop(bus) };
}

/**
 * One entry that fits every display: family "wild", no address, no number, the cookie (see Xau's Xauth.h).
 * The display's number is not known before the server has started, and the server wants the file before.
 * @param {Buffer} cookie
 */
function xauthority(cookie) {
  const name = Buffer.from('MIT-MAGIC-COOKIE-1');
  return Buffer.concat([
    uint16(0xffff),
    uint16(0),
    uint16(0),
    uint16(name.length),
    name,
    uint16(cookie.length),
    cookie,
  ]);
}

/** @param {number} value */
function uint16(value) {
  return Buffer.from([value >> 8, value & 0xff]);
}

/**
 * Starts a program that ends when this script does, even when the script is killed, and that a Ctrl-C at the terminal
 * does not reach before the app has ended.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {NodeJS.ProcessEnv} [env]
 */
export function startTied(command, args, stdio, env = process.env) {
  const tie = ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => existsSync(file));
  const [program, ...rest] = tie === undefined ? [command, ...args] : [tie, '--pdeathsig', 'TERM', command, ...args];
  return spawn(program ?? command, rest, { stdio, env, detached: true });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} fd
 * @param {string} name
 * @returns {Promise<string>}
 */
function firstLine(child, fd, name) {
  return new Promise((resolve, reject) => {
    let text = '';
    let complaint = '';
    /** @param {string} reason */
    const fail = (reason) => {
      child.kill('SIGKILL');
      reject(new Failure(`${name} did not start: ${reason} ${complaint.trim()}`.trim()));
    };
    const timer = setTimeout(fail, 20_000, 'no answer within 20 s.');
    child.stderr?.on('data', (chunk) => (complaint = (complaint + String(chunk)).slice(-2_000)));
    child.on('error', (error) => fail(error.message));
    child.on('exit', (code) => fail(`it ended with ${String(code)}.`));
    child.stdio[fd]?.on('data', (chunk) => {
      text += String(chunk);
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve(text.split('\n', 1)[0] ?? '');
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
export function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
