/**
 * A process of its own that lives through an hour a turn: it writes the hour's checks, and then the log packs, rolls up
 * and deletes, until the process is killed. It says what is on disk after the call has returned: `flushed HOUR`.
 */
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { openHistory } from '../../src/main/storage/history';
import { recordingLog } from './history-samples';
import { recordHour, sealStartMs } from './history-seal-hours';

const hourMs = 3_600_000;
const [file = '', from = ''] = process.argv.slice(2);
let hour = Number(from);
const clock = { now: () => sealStartMs + hour * hourMs, after: () => () => undefined };
const log = recordingLog();
const { history, trouble } = openHistory({ file, clock, log, onTrouble: () => undefined });
// Straight to the pipe: a buffered line would die with the process.
const say = (line: string): void => void writeSync(1, `${line}\n`);
if (trouble !== null) say(`trouble ${trouble.key}`);

for (;;) {
  recordHour(history, hour);
  // The next hour has begun, and with it the packing of this one.
  hour += 1;
  history.flush();
  say(`flushed ${hour - 1}`);
  if (hour % 5 === 0) await history.forgetChecksBefore(clock.now() - 10 * hourMs);
  else for (let turn = 0; turn < hour % 7; turn += 1) await setImmediate();
  for (const sentence of log.sentences.splice(0)) say(`log ${sentence}`);
}
