import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of the system that serves on loopback, run by the test itself; nothing of Debian's services. */
export interface ServiceProgram {
  /** Resolves when it is ready. Does nothing while it runs. */
  start: () => Promise<void>;
  /** Resolves when the process is gone and nobody listens any more. */
  stop: () => Promise<void>;
  /** Stops it and removes its folder. */
  dispose: () => Promise<void>;
}

export interface ProgramOptions {
  /** Its name on the PATH, which is that of its Debian package, too. */
  program: string;
  /** By name; they lie in a folder of its own. */
  files: Record<string, string>;
  arguments: (folder: string) => string[];
  /** Answers with 200 when the program is ready. */
  readyUrl: string;
}

export async function startProgram(options: ProgramOptions): Promise<ServiceProgram> {
  const folder = mkdtempSync(join(tmpdir(), `nachtwache-${options.program}-`));
  for (const [name, text] of Object.entries(options.files)) writeFileSync(join(folder, name), text);
  let child: ChildProcess | null = null;
  // A test run that is broken off calls nobody's `dispose`.
  const endWithUs = (): void => void child?.kill('SIGKILL');
  process.once('exit', endWithUs);

  const stop = async (): Promise<void> => {
    const stopping = child;
    child = null;
    if (stopping === null || stopping.exitCode !== null || stopping.signalCode !== null) return;
    const exited = once(stopping, 'exit');
    stopping.kill('SIGTERM');
    await exited;
  };
  const start = async (): Promise<void> => {
    if (child !== null) return;
    const started = spawn(options.program, options.arguments(folder), { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    started.stderr.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-4000)));
    started.once('error', (error) => (complaint = `${error.message}: apt-get install ${options.program}`));
    child = started;
    await untilReady(options.readyUrl, () => {
      if (started.exitCode === null && started.pid !== undefined) return;
      throw new Error(`${options.program} did not start: ${complaint}`);
    });
  };
  const dispose = async (): Promise<void> => {
    await stop();
    process.off('exit', endWithUs);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await dispose();
    throw error;
  }
  return { start, stop, dispose };
}

async function untilReady(url: string, check: () => void): Promise<void> {
  for (const deadline = performance.now() + 30_000; performance.now() < deadline;) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    check();
    const isReady = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
  }
  throw new Error(`nobody was ready at ${url} within 30 s.`);
}
