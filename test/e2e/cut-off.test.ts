/** The app is quit while a long export is being written. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { knock, launchApp, makeDataFolder } from '../support/app-launch';
import { createEndings } from '../support/e2e-endings';
import { writeLongLog } from '../support/long-log';

const endings = createEndings();
afterAll(() => endings.run());

// Seen to fail: `.log.json.<some id>.tmp` stayed beside the file.
it('an app that is quit during an export leaves the old file as it was, and no draft beside it', async () => {
  const data = endings.add(makeDataFolder(), ({ remove }) => remove());
  mkdirSync(data.dataDir, { recursive: true });
  writeLongLog(join(data.dataDir, 'history.db'), 200_000);
  const folder = join(data.folder, 'out');
  mkdirSync(folder);
  const file = join(folder, 'log.json');
  writeFileSync(file, 'old');
  const app = endings.add(await launchApp(data, { args: ['--hidden'] }), ({ kill }) => kill());
  const errand = knock(data, ['--export-incidents', file]);
  await expect.poll(() => readdirSync(folder), { timeout: 40_000, interval: 5 }).toHaveLength(2);
  await app.quit();
  expect(readdirSync(folder)).toEqual(['log.json']);
  expect(readFileSync(file, 'utf8')).toBe('old');
  // Whoever ordered it is told that it came to nothing.
  expect((await errand).code).toBe(1);
});
