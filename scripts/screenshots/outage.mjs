// The pictures of an outage that concerns several clients: who of them is informed, one message, calling through.
import { sampleTitles } from './sample.mjs';
import { inStudio } from './studio.mjs';

/**
 * @param {'de' | 'en'} language
 * @param {import('./studio.mjs').Where} where
 */
export async function takeOutage(language, where) {
  await inStudio(language, where, walk, (sample) => ({
    ...sample,
    maintenance: [],
    sites: sample.sites.map((site) => ({ ...site, hosting: 'Hetzner' })),
  }));
}

/** @param {import('./studio.mjs').Scene} scene */
async function walk({ page, words, picture, sites }) {
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
