import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyConfig } from '../../../src/core/config';
import { everyIncident } from '../../../src/core/incident';
import { createReadingThread } from '../../../src/main/reading-thread';
import { createReporting } from '../../../src/main/reports/reporting';
import { removeDraftsOf } from '../../../src/main/reports/whole-file';
import { openHistory } from '../../../src/main/storage/history';
import { createWords } from '../../../src/main/words';
import { createFakeClock } from '../../support/fake-clock';
import { nightMs, recordingLog } from '../../support/history-samples';
import { writeLongLog } from '../../support/long-log';

/** Within the project, so that the built thread finds the packages that stay outside the bundle. */
const cache = resolve('.cache');
let dir = '';
const log = recordingLog();

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  dir = mkdtempSync(join(cache, 'cut-off-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'src/main/reading-worker.ts',
      outDir: dir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const never = (): never => {
  throw new Error('Nobody asks for this here.');
};

// Seen to fail: `.log.json.<some id>.tmp` stayed beside the file, of up to all of the log.
it('an export that the end of the app cuts off leaves the old file as it was, and nothing beside it', async () => {
  const clock = createFakeClock(nightMs);
  const file = join(dir, 'history.db');
  const { history } = openHistory({ file, clock, log, onTrouble: () => undefined });
  writeLongLog(file, 40_000);
  const target = join(dir, 'out');
  mkdirSync(target);
  const path = join(target, 'log.json');
  writeFileSync(path, 'old');
  const thread = createReadingThread({ workerPath: join(dir, 'worker.mjs'), file, clock, log });
  const reporting = createReporting({
    ...{ clock, words: createWords(), timeZone: () => 'UTC', config: () => emptyConfig, setConfig: never },
    ...{ incident: history.incident, readLog: thread.read, recordNow: () => null, printPdf: never },
    ...{ askSavePath: never, askFolder: never, askPicture: never, onProgress: never },
  });
  const written = reporting.writeIncidents(path, 'json', { kind: 'filter', filter: everyIncident });
  await expect.poll(() => readdirSync(target), { timeout: 60_000, interval: 1 }).toHaveLength(2);
  // As `night-watch.ts` does at the end.
  const ended = thread.stop();
  reporting.stop();
  expect(readdirSync(target)).toEqual(['log.json']);
  expect((await written).ok).toBe(false);
  await ended;
  expect(readdirSync(target)).toEqual(['log.json']);
  expect(readFileSync(path, 'utf8')).toBe('old');
  history.close();
}, 120_000);

it('only drafts of that very file are removed, and a folder that is gone is no fault', () => {
  const folder = mkdtempSync(join(dir, 'drafts-'));
  const id = '1b4e28ba-2fa1-11d2-883f-0016d3cca427';
  const others = [`.b.log.json.${id}.tmp`, '.log.json.mine.tmp', `.log.json.${id}.tmp.txt`, 'log.json'];
  for (const name of [...others, `.log.json.${id}.tmp`]) writeFileSync(join(folder, name), '');
  removeDraftsOf(join(folder, 'log.json'));
  expect(readdirSync(folder).toSorted()).toEqual(others.toSorted());
  expect(() => removeDraftsOf(join(folder, 'gone', 'log.json'))).not.toThrow();
});
