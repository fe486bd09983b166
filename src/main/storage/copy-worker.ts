/** A thread of its own: a large log or a slow folder takes seconds, and the main process has a watch to keep. */
import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../../core/reason';
import { carryOutCopy } from './backup-copy';
import type { CopyTask } from './backup-copy';
import type { CopyAnswer } from './copy-thread';

const answer = (said: CopyAnswer): void => parentPort?.postMessage(said);

carryOutCopy(workerData as CopyTask)
  .then((report) => answer({ ok: true, value: report }))
  .catch((error: unknown) => answer({ ok: false, error: reasonOf(error) }));
