import { Worker } from 'node:worker_threads';
import { reasonOf } from '../../core/reason';
import type { Result } from '../../core/result';
import type { FileReport, FileTask } from './file-tasks';

export type FileAnswer = Result<FileReport, string>;

/** Carries out what has to be done to whole files of the log and its copies. Rejects with a sentence. */
export type RunFileTask = (task: FileTask) => Promise<FileReport>;

/** Each task in a thread of its own; `workerPath` is the built `file-worker`. */
export function createFileThread(workerPath: string): RunFileTask {
  return (task) =>
    new Promise((resolve, reject) => {
      let answer: FileAnswer = { ok: false, error: 'The thread at work on the files ended without an answer.' };
      const worker = new Worker(workerPath, { workerData: task });
      worker.once('message', (said: FileAnswer) => (answer = said));
      worker.once('error', (error) => (answer = { ok: false, error: reasonOf(error) }));
      // Not before: with the thread goes whatever holds a file open, and Windows moves no file that is.
      worker.once('exit', () => {
        if (answer.ok) resolve(answer.value);
        else reject(new Error(answer.error));
      });
    });
}
