import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { endProcess } from './desktop-bus';

/** The app's folder: in it the tests are started. */
const appFolder = process.cwd();

/** The Electron of the desktop session; see scripts/desktop/run-in-desktop.mjs. */
export function electronExecutable(): string {
  const executable = process.env['NACHTWACHE_ELECTRON'];
  if (executable === undefined) throw new Error('Start these tests with "npm test -- e2e": they need a desktop.');
  return executable;
}

/** A place for the data of one app, and files beside it. Whoever made it removes it. */
export interface DataFolder {
  folder: string;
  dataDir: string;
  /** What the app has written into its log file. */
  log: () => string;
  remove: () => void;
}

export function makeDataFolder(): DataFolder {
  const folder = mkdtempSync(join(tmpdir(), 'nachtwache-e2e-'));
  const dataDir = join(folder, 'data');
  const logFile = join(dataDir, 'logs', 'nachtwache.log');
  return {
    folder,
    dataDir,
    log: () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : ''),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

export interface LaunchedApp {
  electron: ElectronApplication;
  pid: number;
  /** What its pages wrote to the console, and what they threw. */
  complaints: string[];
  /** The window that is open, or the next one to be opened. */
  window: () => Promise<Page>;
  /** Asks it to quit and waits for its end; kills it when it does not listen. */
  quit: () => Promise<void>;
  /** As a power cut: no goodbye. */
  kill: () => Promise<void>;
}

export interface LaunchOptions {
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
}

/** Starts the app from its built sources, in its sandbox. */
export async function launchApp(data: DataFolder, { args = [], env = {} }: LaunchOptions = {}): Promise<LaunchedApp> {
  const electron = await _electron.launch({
    executablePath: electronExecutable(),
    args: [appFolder, ...args],
    chromiumSandbox: true,
    env: environment(data, env),
  });
  const child = electron.process();
  const complaints: string[] = [];
  electron.context().on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  electron.context().on('weberror', (error) => complaints.push(String(error.error())));
  return {
    electron,
    pid: child.pid ?? 0,
    complaints,
    window: async () => electron.windows().find((page) => !page.isClosed()) ?? electron.waitForEvent('window'),
    quit: async () => {
      // Its answer is lost with it; what counts is that it ends.
      electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
      await endWithin(child, 10_000);
    },
    kill: () => endProcess(child, 'SIGKILL'),
  };
}

export interface Door {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the app as a script would, waits for its end and gives what it said. Killed when it stays: `code` is null. */
export function knock(data: DataFolder, args: readonly string[], options: { cwd?: string } = {}): Promise<Door> {
  return new Promise((resolve, reject) => {
    const child = spawn(electronExecutable(), [appFolder, ...args], {
      ...options,
      env: environment(data, {}),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const impatience = setTimeout(() => child.kill('SIGKILL'), 45_000);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(impatience);
      resolve({ code, stdout, stderr });
    });
  });
}

function environment(data: DataFolder, env: NodeJS.ProcessEnv): Record<string, string> {
  // vitest's own settings must not reach the app, but what a test sets for it does.
  const ours = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_|TEST$|DEV$|PROD$|MODE$)/.test(name));
  const all: NodeJS.ProcessEnv = { ...Object.fromEntries(ours), NACHTWACHE_DATA_DIR: data.dataDir, ...env };
  // A variable set to undefined is one that shall not be there.
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function endWithin(child: ReturnType<ElectronApplication['process']>, limitMs: number): Promise<void> {
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const deadline = performance.now() + limitMs;
  while (!hasEnded() && performance.now() < deadline) await sleep(50);
  await endProcess(child, 'SIGKILL');
}
