/** A thread of its own: to read through a log of many years takes longer than a frame, and the main process has a watch to keep. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../core/reason';
import type { Log } from './ports';
import { createReadingDesk } from './reading-desk';
import { createReadingThread } from './reading-thread';
import { openLogReaders } from './storage/log-readers';
import type { FromReader, ReadingThread, ToReader } from './reading-thread';
import { systemClock } from './system-clock';

/** Bytes are handed over, all else is copied. */
const say = (said: FromReader, bytes: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(said, [...bytes]);
const logged =
  (level: keyof Log) =>
  (sentence: string, error?: unknown): void =>
    say({ kind: 'log', level, sentence: error === undefined ? sentence : `${sentence} ${reasonOf(error)}` });
const log: Log = { info: logged('info'), warn: logged('warn'), error: logged('error') };
const { file } = workerData as { file: string };
/** More would make a long file no sooner: the disk, and the one who writes, are the same. */
const mostThreads = 4;
const moreThreads = (): ReadingThread[] =>
  Array.from({ length: Math.min(availableParallelism(), mostThreads) - 1 }, () =>
    createReadingThread({ workerPath: fileURLToPath(import.meta.url), file, clock: systemClock, log }),
  );
const read = createReadingDesk(() => openLogReaders(file, log), moreThreads);

parentPort?.on('message', ({ id, kind, asked }: ToReader) => {
  read(kind, asked)
    .then((value) => say({ kind: 'answer', id, result: { ok: true, value } }, bytesIn(value)))
    .catch((error: unknown) => say({ kind: 'answer', id, result: { ok: false, error: reasonOf(error) } }));
});

/** Of what is answered, not of what is in it. */
function bytesIn(value: object): ArrayBuffer[] {
  return Object.values(value).flatMap((each: unknown) =>
    each instanceof Uint8Array && each.buffer instanceof ArrayBuffer ? [each.buffer] : [],
  );
}
