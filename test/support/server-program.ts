import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';

/** A server that stands in the foreground, ended by the id of its process. */
export interface ServerProgram {
  /** Resolves when it answers. Does nothing while it runs. */
  start: () => Promise<void>;
  /** Resolves when the process is gone. */
  stop: () => Promise<void>;
  /** Ends it for good. */
  dispose: () => Promise<void>;
}

interface HowToStart {
  /** Its name, and the packages of Debian that it comes with. */
  program: string;
  packages: string;
  args: readonly string[];
  /** Where it answers once it is there, on loopback. */
  port: number;
}

/** Where a program is; undefined where it is not installed. An ordinary user's PATH has no sbin. */
export function findProgram(program: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next folder may have it.
    return false;
  }
}

export function createServerProgram({ program, packages, args, port }: HowToStart): ServerProgram {
  const binary = findProgram(program);
  if (binary === undefined) throw new Error(`${program} is missing: install it with "apt-get install ${packages}".`);
  let child: ChildProcess | null = null;
  // A test run that is broken off calls nobody's `dispose`.
  const endWithUs = (): void => void child?.kill('SIGTERM');
  process.once('exit', endWithUs);
  const stop = async (): Promise<void> => {
    const stopping = child;
    child = null;
    if (stopping === null || stopping.exitCode !== null || stopping.signalCode !== null) return;
    const exited = once(stopping, 'exit');
    stopping.kill('SIGTERM');
    await exited;
  };
  return {
    start: async () => {
      if (child !== null) return;
      const started = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'] });
      let complaint = '';
      started.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
      child = started;
      await untilAnswering(program, port, () => {
        if (started.exitCode !== null) throw new Error(`${program} did not start: ${complaint}`);
      });
    },
    stop,
    dispose: async () => {
      await stop();
      process.off('exit', endWithUs);
    },
  };
}

async function untilAnswering(program: string, port: number, check: () => void): Promise<void> {
  for (const deadline = performance.now() + 20_000; performance.now() < deadline;) {
    check();
    if (await doesAccept(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${program} did not answer on port ${port} within 20 s.`);
}

function doesAccept(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
