// The pictures of an outage that concerns several clients: who of them is informed, one message, calling through.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import { startSite } from '../demo/site.mjs';
import { projectFolder } from '../runtime/project.mjs';
import { sampleImport, sampleTitles } from './sample.mjs';

/**
 * @param {'de' | 'en'} language
 * @param {{ results: string; electron: string }} where the pictures go, and Electron's binary
 */
export async function takeOutage(language, { results, electron }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'nachtwache-pictures-'));
  const reference = await startSite({ title: 'The line works' });
  const sites = await Promise.all(sampleTitles.map((title) => startSite({ title })));
  const words = JSON.parse(await readFile(path.join(projectFolder, 'src', 'locales', `${language}.json`), 'utf8'));
  const file = path.join(folder, 'import.json');
  const addresses = sites.map(({ url }) => url);
  const sample = sampleImport(language, reference.url, addresses);
  const together = { ...sample, maintenance: [], sites: sample.sites.map((site) => ({ ...site, hosting: 'Hetzner' })) };
  await writeFile(file, JSON.stringify(together));
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
    await walk(page, words, picture, sites);
  } finally {
    await app.close();
    for (const site of [reference, ...sites]) await site.end();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {any} words the locale's texts
 * @param {(name: string) => Promise<void>} picture
 * @param {import('../demo/site.mjs').DemoSite[]} sites
 */
async function walk(page, words, picture, sites) {
  const { window } = words;
  const main = page.getByRole('main');
  const checkAll = () => main.getByRole('button', { name: window.sites.checkAll }).click();
  await checkAll();
  await page
    .getByRole('heading', { name: window.overview.well_other.replace('{{count}}', String(sites.length)) })
    .waitFor();
  await Promise.all(sites.map((site) => site.close()));
  await checkAll();
  const count = String(sites.length);
  await main
    .getByText(words.alert['host-down'].title_other.replace('{{count}}', count).replace('{{site}}', 'Hetzner'))
    .waitFor();
  await setMailAccount(page);
  await main
    .getByRole('button', { name: sampleTitles[0] ?? '', exact: true })
    .first()
    .click();
  await page.getByRole('heading', { name: window.informed.title }).waitFor();
  await main.getByRole('button', { name: window.informed.incoming }).click();
  await page.getByRole('heading', { name: window.calls.whoCalls }).waitFor();
  await page.getByRole('combobox', { name: window.calls.incoming }).fill('Lind');
  await page.keyboard.press('Enter');
  await main.getByRole('button', { name: window.calls.toldCaller }).click();
  await page.getByText(window.calls.dial).waitFor();
  await page.getByText('Jana Brandt').first().waitFor();
  await picture('calls');
  await main.getByRole('button', { name: window.review.back }).click();
  await page.getByRole('heading', { name: window.informed.title }).waitFor();
  await picture('informed');
  await main.getByRole('button', { name: window.informed.prepareSome_other.replace('{{count}}', '4') }).click();
  await main.getByRole('button', { name: window.informed.sendAll_other.replace('{{count}}', '4') }).waitFor();
  await picture('informed-ready');
  await main.getByRole('button', { name: window.informed.review }).click();
  await page.getByLabel(window.message.body, { exact: true }).waitFor();
  await picture('review');
}

/**
 * One that the pictures show and nothing is sent through.
 * @param {import('playwright-core').Page} page
 */
async function setMailAccount(page) {
  await page.evaluate(async () => {
    const { invoke } = /** @type {any} */ (globalThis).nachtwache;
    const mailAccount = {
      ...{ host: 'mail.example.org', port: 465, security: 'tls', user: 'jana' },
      ...{ fromName: 'Jana Brandt', fromAddress: 'jana@example.org' },
    };
    const reply = await invoke('settings.update', { mailAccount });
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  });
}
