import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer, Calls, Question } from './calls';
import { fixtureCore, pinned, subjectCore } from './cores';

export interface Worker<C extends Calls> {
  pid: number;
  ask: <Name extends keyof C & string>(
    name: Name,
    argument: Parameters<C[Name]>[0],
  ) => Promise<Awaited<ReturnType<C[Name]>>>;
  /** Closes the channel, on which the process ends, and waits for that. */
  end: () => Promise<void>;
}

/** All that run, to be ended by their numbers whatever happens. */
const running = new Set<ChildProcess>();

/** Ends what still runs, at once: for Ctrl+C and for a bench that failed. */
export function endAllProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}

export interface WorkerOptions {
  core: 'subject' | 'fixture';
  nodeArguments?: readonly string[];
  env?: NodeJS.ProcessEnv;
}

/** Starts one of the bench's own processes (`processes/NAME.ts`) on a core. */
export function startWorker<C extends Calls>(name: string, options: WorkerOptions): Worker<C> {
  const file = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  // Without source maps: every error would cost much more than in the app, which has none either.
  const node = [process.execPath, ...profiling(), ...(options.nodeArguments ?? []), file];
  const child = startProcess(node, options);
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>();
  let questions = 0;
  child.on('message', (answer: Answer) => {
    const question = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) question?.reject(new Error(`${name}: ${answer.error}`));
    else question?.resolve(answer.value as never);
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended (${signal ?? code ?? ''}).`));
  });
  return {
    pid: child.pid ?? 0,
    ask: (question, argument) =>
      new Promise((resolve, reject) => {
        const id = (questions += 1);
        waiting.set(id, { resolve, reject });
        child.send({ id, name: question, argument } satisfies Question, (error) => error && reject(error));
      }),
    end: () => endProcess(child, () => child.disconnect()),
  };
}

/** With this variable set to a folder, every process leaves a CPU profile there, to be opened in a browser's tools. */
function profiling(): string[] {
  const folder = process.env['NACHTWACHE_BENCH_PROFILES'];
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

export interface Program {
  pid: number;
  end: () => Promise<void>;
}

/** Starts a program that is not the bench's own; it ends with the bench in any case. */
export function startProgram(command: readonly string[], core: WorkerOptions['core']): Program {
  const child = startProcess(command, { core });
  return { pid: child.pid ?? 0, end: () => endProcess(child, () => child.kill('SIGTERM')) };
}

function startProcess(command: readonly string[], { core, env = {} }: WorkerOptions): ChildProcess {
  const [program = '', ...args] = pinned(command, core === 'subject' ? subjectCore : fixtureCore);
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
    // Lists of thousands of instants go over the channel.
    serialization: 'advanced',
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  child.on('error', (error) => {
    throw new Error(`${command.join(' ')} could not be started.`, { cause: error });
  });
  return child;
}

async function endProcess(child: ChildProcess, ask: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  ask();
  await exited;
  clearTimeout(timer);
}
