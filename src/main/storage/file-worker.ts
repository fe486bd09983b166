/** A thread of its own: a large log or a slow folder takes seconds, and the main process has a watch to keep. */
import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../../core/reason';
import { carryOutFileTask } from './file-tasks';
import type { FileTask } from './file-tasks';
import type { FileAnswer } from './file-thread';

const answer = (said: FileAnswer): void => parentPort?.postMessage(said);

carryOutFileTask(workerData as FileTask)
  .then((report) => answer({ ok: true, value: report }))
  .catch((error: unknown) => answer({ ok: false, error: reasonOf(error) }));
