import { join } from 'node:path';
import { app } from 'electron';
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
    finish({ exitCode: 0, out: usage, err: '' });
    break;
  case 'usage':
    finish({ exitCode: 2, out: '', err: `${launch.sentence}\n` });
    break;
  case 'check':
    checkOnce(launch.url, createProbes({ version: app.getVersion() }).http).then(finish, giveUp);
    break;
  case 'run':
    run(launch.request).catch(giveUp);
    break;
}

/** Main is built to out/main; window and preload lie beside it, the pictures beside `out`. */
function paths(): { outDir: string; assetsDir: string } {
  const outDir = join(import.meta.dirname, '..');
  return { outDir, assetsDir: join(outDir, '..', 'assets') };
}

/** The arguments meant for us: behind the program and, in development, behind the app's folder. */
function ownArguments(): string[] {
  const behindProgram = process.argv.slice(1);
  if (app.isPackaged) return behindProgram;
  const folder = behindProgram.findIndex((argument) => !argument.startsWith('-'));
  return behindProgram.filter((_argument, index) => index !== folder);
}

async function run(request: StartRequest): Promise<void> {
  const dataDir = settleDataDir();
  const ear = await openReplyEar();
  const handover: Handover = { request, directory: process.cwd(), replyTo: ear.address };
  if (!app.requestSingleInstanceLock(handover)) {
    const outcome = await ear.outcome;
    await ear.close();
    finish(outcome);
    return;
  }
  await ear.close();

  const log = openLogFile(dataDir);
  process.on('uncaughtException', (error) => log.error('Uncaught exception.', error));
  process.on('unhandledRejection', (reason) => log.error('Unhandled rejection.', reason));
  lockDown(log);

  const started = app.whenReady().then(() => startNightWatch({ ...paths(), dataDir, version: app.getVersion(), log }));
  app.on('second-instance', (_event, _argv, _directory, data) => {
    const asked = data as Handover;
    started
      .then((nightWatch) => obey(nightWatch, asked.request, asked.directory, true))
      .then((outcome) => sendOutcome(asked.replyTo, outcome))
      .then(() => (asked.request.isQuit ? app.quit() : undefined))
      .catch((error: unknown) => log.error('A second start could not be served.', error));
  });

  const outcome = await obey(await started, request, process.cwd(), false);
  if (outcome.exitCode !== 0 || request.isQuit) finish(outcome);
  else await print(outcome);
}

/** Does what a start asks; one that asks for nothing wants to see the window. */
async function obey(
  nightWatch: NightWatch,
  request: StartRequest,
  directory: string,
  isSecond: boolean,
): Promise<Outcome> {
  const outcome = await nightWatch.carryOut(request, directory);
  const isErrand = request.importFile !== null || request.exportIncidents !== null || request.isQuit;
  if (outcome.exitCode !== 0 || request.isQuit) return outcome;
  nightWatch.watch();
  if (!request.isHidden && !(isSecond && isErrand)) nightWatch.openWindow();
  return outcome;
}

async function print({ out, err }: Outcome): Promise<void> {
  const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
    new Promise((resolve) => (text === '' ? resolve() : stream.write(text, () => resolve())));
  await write(process.stdout, out);
  await write(process.stderr, err);
}

/** Prints and ends with the exit code; `app.quit` would end with 0. */
function finish(outcome: Outcome): void {
  void print(outcome).finally(() => app.exit(outcome.exitCode));
}

function giveUp(error: unknown): void {
  finish({
    exitCode: 1,
    out: '',
    err: `Nachtwache could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  });
}
