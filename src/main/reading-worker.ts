/** A thread of its own: to read through a log of many years takes longer than a frame, and the main process has a watch to keep. */
import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../core/reason';
import type { Log } from './ports';
import { createReadingDesk } from './reading-desk';
import { openLogReaders } from './storage/log-readers';
import type { FromReader, ToReader } from './reading-thread';

/** Bytes are handed over, all else is copied. */
const say = (said: FromReader, bytes: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(said, [...bytes]);
const logged =
  (level: keyof Log) =>
  (sentence: string, error?: unknown): void =>
    say({ kind: 'log', level, sentence: error === undefined ? sentence : `${sentence} ${reasonOf(error)}` });
const log: Log = { info: logged('info'), warn: logged('warn'), error: logged('error') };
const { file } = workerData as { file: string };
const read = createReadingDesk(() => openLogReaders(file, log));

parentPort?.on('message', ({ id, kind, asked }: ToReader) => {
  read(kind, asked)
    .then((value) => say({ kind: 'answer', id, result: { ok: true, value } }, bytesIn(value)))
    .catch((error: unknown) => say({ kind: 'answer', id, result: { ok: false, error: reasonOf(error) } }));
});

function bytesIn(value: object): ArrayBuffer[] {
  const html: unknown = 'html' in value ? value.html : null;
  return html instanceof Uint8Array && html.buffer instanceof ArrayBuffer ? [html.buffer] : [];
}
