import { spawn } from 'node:child_process';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 + n after signal n, 127 when the program could not be started
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a program to its end and keeps what it wrote. Never throws: a program that is missing ends with 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, signal?: AbortSignal }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { timeoutMs, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, stdout, stderr: stderr + error.message });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: exitCodeOf(code, signal), stdout, stderr });
    });
  });
}

const signalNumbers = /** @type {Record<string, number>} */ ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 });

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOf(code, signal) {
  if (code !== null) return code;
  return 128 + (signal === null ? 0 : (signalNumbers[signal] ?? 0));
}

/**
 * @typedef {object} ForegroundOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {import('node:child_process').StdioOptions} [stdio] default: all three inherited
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {number} [timeoutMs] after this the program is ended, and the exit code is 124
 * @property {number} [graceMs] how long a program may take to end after a signal before it is killed
 */

/**
 * Runs a program in place of this script: it gets the terminal and the signals, and its exit code is handed back.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ForegroundOptions} [options]
 * @returns {Promise<number>}
 */
export function runInForeground(command, args, { timeoutMs, graceMs = 10_000, stdio = 'inherit', ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio });
    let isOverdue = false;
    /** @type {NodeJS.Timeout | undefined} */
    let killTimer;
    /** @param {NodeJS.Signals} signal */
    const end = (signal) => {
      child.kill(signal);
      killTimer ??= setTimeout(() => child.kill('SIGKILL'), graceMs);
    };
    const limit =
      timeoutMs === undefined ? undefined : setTimeout(() => ((isOverdue = true), end('SIGTERM')), timeoutMs);
    const stopListening = onSignals(end);
    const settle = () => {
      clearTimeout(limit);
      clearTimeout(killTimer);
      stopListening();
    };
    child.on('error', (error) => (settle(), reject(error)));
    child.on('exit', (code, signal) => (settle(), resolve(isOverdue ? 124 : exitCodeOf(code, signal))));
  });
}

/** @type {readonly NodeJS.Signals[]} */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @param {(signal: NodeJS.Signals) => void} listener
 * @returns {() => void} stops listening
 */
export function onSignals(listener) {
  for (const signal of endingSignals) process.on(signal, listener);
  return () => {
    for (const signal of endingSignals) process.off(signal, listener);
  };
}
