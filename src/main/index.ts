import { join } from 'node:path';
import { app, dialog } from 'electron';
import { settleDataDir } from './desktop/data-dir';
import { registerAppScheme } from './desktop/app-protocol';
import { lockDown } from './desktop/lockdown';
import { readArguments, usage } from './doors/arguments';
import type { StartRequest } from './doors/arguments';
import { openReplyEar, sendOutcome } from './doors/handover';
import type { Outcome } from './doors/handover';
import { checkOnce } from './doors/single-check';
import { openLogFile } from './log-file';
import { createProbes } from './probes';
import { startNightWatch } from './night-watch';
import type { NightWatch } from './night-watch';
import { reasonOf } from '../core/reason';

/** What a second start hands to the running one. */
interface Handover {
  request: StartRequest;
  directory: string;
  replyTo: string;
}

registerAppScheme();
const launch = readArguments(ownArguments());
switch (launch.kind) {
  case 'help':
    void finish({ exitCode: 0, out: usage, err: '' });
    break;
  case 'usage':
    void finish({ exitCode: 2, out: '', err: `${launch.sentence}\n` });
    break;
  case 'check':
    checkOnce(launch.url, createProbes({ version: app.getVersion() }).probe)
      .then(finish)
      .catch(giveUp);
    break;
  case 'run':
    start(atLogin(launch.request)).catch(giveUp);
    break;
}

/** Main is built to out/main; window and preload lie beside it, the pictures beside `out`. */
function paths(): { outDir: string; assetsDir: string } {
  const outDir = join(import.meta.dirname, '..');
  return { outDir, assetsDir: join(outDir, '..', 'assets') };
}

/** macOS starts programs at login without their arguments, and says so in another way. */
function atLogin(request: StartRequest): StartRequest {
  const isAtLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
  return isAtLogin ? { ...request, isHidden: true } : request;
}

/** The arguments meant for us: behind the program and, in development, behind the app's folder. */
function ownArguments(): string[] {
  const behindProgram = process.argv.slice(1);
  if (app.isPackaged) return behindProgram;
  const folder = behindProgram.findIndex((argument) => !argument.startsWith('-'));
  return behindProgram.filter((_argument, index) => index !== folder);
}

async function start(request: StartRequest): Promise<void> {
  try {
    await run(request);
  } catch (error) {
    // Whoever started it by hand sees no terminal; a script must not be kept waiting by a box.
    if (!isErrand(request)) dialog.showErrorBox('Nachtwache', startFailure(error));
    throw error;
  }
}

async function run(request: StartRequest): Promise<void> {
  const dataDir = settleDataDir();
  const ear = await openReplyEar();
  const handover: Handover = { request, directory: process.cwd(), replyTo: ear.address };
  let outcomeOfFirst: Outcome | null;
  try {
    outcomeOfFirst = app.requestSingleInstanceLock(handover) ? null : await ear.outcome;
  } finally {
    await ear.close();
  }
  if (outcomeOfFirst !== null) {
    await finish(outcomeOfFirst);
    return;
  }

  const log = openLogFile(dataDir);
  process.on('uncaughtException', (error) => log.error('Uncaught exception.', error));
  process.on('unhandledRejection', (reason) => log.error('Unhandled rejection.', reason));
  lockDown(log);
  // The watch needs no window, so closing the last one ends nothing.
  app.on('window-all-closed', () => undefined);

  const started = app.whenReady().then(() => startNightWatch({ ...paths(), dataDir, version: app.getVersion(), log }));
  app.on('second-instance', (_event, _argv, _directory, data) => {
    const asked = data as Handover;
    started
      .then((nightWatch) => obey(nightWatch, asked.request, asked.directory, true))
      .catch((error: unknown) => {
        log.error('What a second start asked for failed.', error);
        return failureOf(error);
      })
      .then((outcome) => sendOutcome(asked.replyTo, outcome))
      .then(() => (asked.request.isQuit ? app.quit() : undefined))
      .catch((error: unknown) => log.error('A second start could not be served.', error));
  });

  try {
    const nightWatch = await started;
    app.on('will-quit', nightWatch.stop);
    const outcome = await obey(nightWatch, request, process.cwd(), false);
    const isOver = outcome.exitCode !== 0 || request.isQuit;
    if (isOver) nightWatch.stop();
    await (isOver ? finish(outcome) : print(outcome));
  } catch (error) {
    log.error('Nachtwache could not start.', error);
    throw error;
  }
}

function isErrand({ importFile, exportIncidents, exportEverything, report, handOver, isQuit }: StartRequest): boolean {
  const errands = [importFile, exportIncidents, exportEverything, report, handOver];
  return isQuit || errands.some((errand) => errand !== null);
}

/** Does what a start asks; one that asks for nothing wants to see the window. */
async function obey(
  nightWatch: NightWatch,
  request: StartRequest,
  directory: string,
  isSecond: boolean,
): Promise<Outcome> {
  const outcome = await nightWatch.carryOut(request, directory);
  if (outcome.exitCode !== 0 || request.isQuit) return outcome;
  nightWatch.watch();
  if (!request.isHidden && !(isSecond && isErrand(request))) nightWatch.openWindow();
  return outcome;
}

async function print({ out, err }: Outcome): Promise<void> {
  const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
    new Promise((resolve) => (text === '' ? resolve() : stream.write(text, () => resolve())));
  await write(process.stdout, out);
  await write(process.stderr, err);
}

/** Prints and ends with the exit code; `app.quit` would end with 0. */
async function finish(outcome: Outcome): Promise<void> {
  await print(outcome);
  app.exit(outcome.exitCode);
}

function failureOf(error: unknown): Outcome {
  return { exitCode: 1, out: '', err: `${startFailure(error)}\n` };
}

function giveUp(error: unknown): Promise<void> {
  return finish(failureOf(error));
}

function startFailure(error: unknown): string {
  const words = reasonOf(error);
  const reason = /[.!?]$/.test(words) ? words : `${words}.`;
  return `Nachtwache could not start: ${reason} Look into the log file in its data folder, and check that the folder can be written.`;
}
