// What each round of pictures needs: sites of its own, the app on fresh data, and a camera for both themes.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import { startSite } from '../demo/site.mjs';
import { projectFolder } from '../runtime/project.mjs';
import { sampleImport, sampleTitles } from './sample.mjs';

/** @typedef {'de' | 'en'} Language */
/** @typedef {import('../demo/site.mjs').DemoSite} DemoSite */
/** @typedef {{ results: string; electron: string }} Where the pictures go, and Electron's binary */
/**
 * @typedef {object} Scene
 * @property {import('playwright-core').Page} page
 * @property {any} words the locale's texts
 * @property {(name: string) => Promise<void>} picture of the window, light and dark
 * @property {DemoSite[]} sites those of the sample, in its order
 */

/**
 * @param {Language} language
 * @param {Where} where
 * @param {(scene: Scene) => Promise<void>} walk
 * @param {(sample: ReturnType<typeof sampleImport>) => object} arrange what is imported, where it is not the sample as it is
 */
export async function inStudio(language, { results, electron }, walk, arrange = (sample) => sample) {
  const folder = await mkdtemp(path.join(tmpdir(), 'nachtwache-pictures-'));
  const reference = await startSite({ title: 'The line works' });
  /** @type {DemoSite[]} */
  const sites = [];
  for (const title of sampleTitles) sites.push(await startSite({ title, answersAfterMs: 20 * (sites.length + 1) }));
  const words = JSON.parse(await readFile(path.join(projectFolder, 'src', 'locales', `${language}.json`), 'utf8'));
  const addresses = sites.map(({ url }) => url);
  const file = path.join(folder, 'import.json');
  await writeFile(file, JSON.stringify(arrange(sampleImport(language, reference.url, addresses))));
  const app = await _electron.launch({
    executablePath: electron,
    args: ['.', '--import', file],
    chromiumSandbox: true,
    env: { ...process.env, NACHTWACHE_DATA_DIR: path.join(folder, 'data') },
  });
  try {
    const page = await app.firstWindow();
    /** @param {string} name */
    const picture = async (name) => {
      for (const theme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await sleep(400);
        await page.screenshot({ path: path.join(results, `${name}-${language}-${theme}.png`) });
      }
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    };
    await walk({ page, words, picture, sites });
  } finally {
    await app.close();
    for (const site of [reference, ...sites]) await site.end();
    await rm(folder, { recursive: true, force: true });
  }
}
