/**
 * A process of its own that writes a status page into a folder whenever it says something else, as fast as it can, until it
 * is killed; told to drain, it changes nothing and ends once all that was wanted is written. It says, line by line:
 * `wanted N` once that is on disk, `wrote TEXT` once the page is in its place.
 */
import { writeSync } from 'node:fs';
import { writeWholeFile } from '../../src/main/reports/whole-file';
import { createFolderPlace } from '../../src/main/status-page/folder-place';
import { createPageWriter } from '../../src/main/status-page/page-writer';
import { openHistory } from '../../src/main/storage/history';
import { systemClock } from '../../src/main/system-clock';
import { createWords } from '../../src/main/words';
import { recordingLog } from './history-samples';
import { samplePage } from './status-sample';

const [file = '', folder = '', run = '', mode = ''] = process.argv.slice(2);
// Straight to the pipe: a buffered line would die with the process.
const say = (line: string): void => void writeSync(1, `${line}\n`);
const isDraining = mode === 'drain';
// A thousand times as fast: the pauses between two writes are of seconds.
const clock = { ...systemClock, after: (ms: number, callback: () => void) => systemClock.after(ms / 1000, callback) };
const log = recordingLog();
const { history, statusOutbox: outbox } = openHistory({ file, clock, log, onTrouble: () => undefined });
const words = createWords();
const place = createFolderPlace({ words, writeText: (path, text) => writeWholeFile(path, text, words) });

const page = samplePage({ folder });
let count = 0;
const text = (): string => (isDraining ? 'drained' : `${run}-${count}`);
const writer = createPageWriter({
  ...{ clock, log, pages: () => [page], isReady: () => true, digestOf: text },
  outbox: {
    ...outbox,
    want: (id) => {
      const number = outbox.want(id);
      say(`wanted ${number}`);
      return number;
    },
  },
  filesOf: () => Promise.resolve([{ name: 'index.html', text: text() }]),
  writeToPlace: async (to, files) => {
    // Some places are slow.
    await new Promise((done) => setTimeout(done, Math.random() * 5));
    const written = await place(to, files);
    say(`wrote ${files[0]?.text ?? ''}`);
    return written;
  },
  ...{ onChange: () => undefined, onGone: () => undefined, settleMs: 0 },
});

say('began');
writer.start();
setInterval(() => {
  if (!isDraining) {
    count += 1;
    writer.look();
    return;
  }
  const [order] = outbox.orders();
  if (order === undefined || order.wanted > order.written) return;
  history.close();
  process.exit(0);
}, 3);
