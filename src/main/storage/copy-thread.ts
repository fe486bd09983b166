import { Worker } from 'node:worker_threads';
import { reasonOf } from '../../core/reason';
import type { Result } from '../../core/result';
import type { CopyReport, CopyTask } from './backup-copy';

export type CopyAnswer = Result<CopyReport, string>;

/** Carries out what has to be done to copies. Rejects with a sentence. */
export type RunCopy = (task: CopyTask) => Promise<CopyReport>;

/** Each task in a thread of its own; `workerPath` is the built `copy-worker`. */
export function createCopyThread(workerPath: string): RunCopy {
  return (task) =>
    new Promise((resolve, reject) => {
      let answer: CopyAnswer = { ok: false, error: 'The thread that copies ended without an answer.' };
      const worker = new Worker(workerPath, { workerData: task });
      worker.once('message', (said: CopyAnswer) => (answer = said));
      worker.once('error', (error) => (answer = { ok: false, error: reasonOf(error) }));
      // Not before: with the thread goes whatever holds a file open, and Windows moves no file that is.
      worker.once('exit', () => {
        if (answer.ok) resolve(answer.value);
        else reject(new Error(answer.error));
      });
    });
}
