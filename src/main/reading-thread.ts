import { Worker } from 'node:worker_threads';
import { reasonOf } from '../core/reason';
import type { Result } from '../core/result';
import type { Clock, Log } from './ports';
import type { Answer, Asked, ReadingKind, ReadLog } from './reading-tasks';

export interface ToReader {
  id: number;
  kind: ReadingKind;
  asked: Asked<ReadingKind>;
}
export type FromReader =
  | { kind: 'answer'; id: number; result: Result<Answer<ReadingKind>, string> }
  | { kind: 'log'; level: keyof Log; sentence: string };

export interface ReadingThreadOptions {
  /** The built `reading-worker`. */
  workerPath: string;
  /** The log's file. */
  file: string;
  clock: Pick<Clock, 'after'>;
  log: Log;
}

export interface ReadingThread {
  read: ReadLog;
  /** Resolves once nothing is being read. Never rejects. */
  whenIdle: () => Promise<void>;
  /** Whatever is being read is given up, and the file is let go of. */
  stop: () => Promise<void>;
}

/** So long it waits for the next question: then it gives back its memory. */
const idleMs = 60_000;

/** Reads through the log in a thread that is there from the first question on, and ends when nobody asks any more. */
export function createReadingThread({ workerPath, file, clock, log }: ReadingThreadOptions): ReadingThread {
  type Settle = (result: Result<Answer<ReadingKind>, string>) => void;
  const asking = new Map<number, Settle>();
  const idle = new Set<() => void>();
  let worker: Worker | null = null;
  let callOff = (): void => undefined;
  let lastId = 0;

  function settle(id: number, result: Parameters<Settle>[0]): void {
    asking.get(id)?.(result);
    asking.delete(id);
    if (asking.size > 0) return;
    callOff();
    callOff = clock.after(idleMs, () => void end(''));
    for (const tell of idle) tell();
    idle.clear();
  }

  function running(): Worker {
    if (worker !== null) return worker;
    const made = new Worker(workerPath, { workerData: { file } });
    let why = 'The thread that reads the log ended.';
    made.on('message', (said: FromReader) => {
      if (said.kind === 'log') log[said.level](said.sentence);
      else settle(said.id, said.result);
    });
    made.on('error', (error) => (why = reasonOf(error)));
    made.on('exit', () => {
      if (worker === made) giveUp(why);
    });
    return (worker = made);
  }

  function giveUp(why: string): void {
    worker = null;
    for (const id of asking.keys()) settle(id, { ok: false, error: why });
    callOff();
  }

  async function end(why: string): Promise<void> {
    const ended = worker;
    giveUp(why);
    await ended?.terminate();
  }

  return {
    read: <Kind extends ReadingKind>(kind: Kind, asked: Asked<Kind>) =>
      new Promise<Answer<Kind>>((resolve, reject) => {
        callOff();
        const id = (lastId += 1);
        // First: what cannot be asked rejects, and nobody waits for its answer.
        running().postMessage({ id, kind, asked } satisfies ToReader);
        asking.set(id, (result) => {
          if (result.ok) resolve(result.value);
          else reject(new Error(result.error));
        });
      }),
    whenIdle: () => (asking.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.add(resolve))),
    stop: () => end('The app ended meanwhile.'),
  };
}
