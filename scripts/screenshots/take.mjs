// Runs inside the tests' desktop: walks through the app and takes a picture of every page the documents show.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { takeOutage } from './outage.mjs';
import { takePlan } from './plan.mjs';
import { sampleTitles } from './sample.mjs';
import { inStudio } from './studio.mjs';

/** @typedef {import('./studio.mjs').Language} Language */
/** @typedef {import('./studio.mjs').DemoSite} DemoSite */

const run = promisify(execFile);
const results = /** @type {string} */ (process.env['NACHTWACHE_RESULTS_DIR']);
const electron = /** @type {string} */ (process.env['NACHTWACHE_ELECTRON']);

/** What one writes at 01:32, and regrets at 02:03. */
const hasty = {
  de: 'Vermutlich ist der Server überlastet. In 30 Minuten läuft alles wieder.',
  en: 'The server is probably overloaded. Everything will be back in 30 minutes.',
};

/** Each with sites and data of its own. Named as arguments, only these are taken. */
const rounds = {
  sites: (/** @type {Language} */ language) =>
    inStudio(language, { results, electron }, (scene) => walk(scene, language)),
  outage: (/** @type {Language} */ language) => takeOutage(language, { results, electron }),
  plan: (/** @type {Language} */ language) => takePlan(language, { results, electron }),
};

const wanted = process.argv.slice(2);
for (const language of /** @type {const} */ (['de', 'en'])) {
  for (const [name, take] of Object.entries(rounds)) {
    if (wanted.length === 0 || wanted.includes(name)) await take(language);
  }
}

/**
 * @param {import('./studio.mjs').Scene} scene
 * @param {Language} language
 */
async function walk({ page, words, picture, sites }, language) {
  const { window } = words;
  const [bakery, , pottery] = sites;
  if (bakery === undefined || pottery === undefined) throw new Error('the sample has too few sites');
  const checkAll = () => page.getByRole('button', { name: window.sites.checkAll }).click();
  /** @param {string} name */
  const go = (name) =>
    page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
  /** @param {string} name */
  const desktop = async (name) => {
    await sleep(1500);
    await run('import', ['-window', 'root', path.join(results, `${name}-${language}.png`)]);
  };

  const allUp = window.overview.well_other.replace('{{count}}', String(sites.length));
  /** @param {string} sentence */
  const headline = (sentence) => page.getByRole('heading', { name: sentence }).waitFor();
  await checkAll();
  await headline(allUp);
  // An outage that is over already, for the log.
  await pottery.close();
  await checkAll();
  await headline(window.overview.down_one);
  // Long enough to be told in minutes.
  await sleep(61_000);
  await pottery.open();
  await checkAll();
  await headline(allUp);
  await run('dunstctl', ['close-all']);
  await picture('sites-well');

  await bakery.close();
  await checkAll();
  await headline(window.overview.down_one);
  await desktop('desktop');
  await run('dunstctl', ['close-all']);
  await picture('sites');

  await page.getByRole('button', { name: window.overview.write }).click();
  await page.getByRole('heading', { name: window.message.title }).waitFor();
  await page.getByLabel(window.message.body, { exact: true }).waitFor();
  await picture('message');
  // What the guard points at, underlined and listed; then the text as it was.
  const body = page.getByLabel(window.message.body, { exact: true });
  const text = await body.inputValue();
  await body.fill(`${hasty[language]} ${text}`);
  await page.getByText(words.guard.title_other.replace('{{count}}', '2')).waitFor();
  await body.blur();
  await picture('message-hints');
  await body.fill(text);
  await page.getByRole('button', { name: window.message.send.copy }).click();
  await page.getByText(window.message.sent.copy).waitFor();
  await go(window.nav.incidents);
  await picture('incidents');
  await page
    .getByRole('main')
    .getByText(sampleTitles[2] ?? '')
    .first()
    .click();
  await page.getByRole('heading', { name: window.incident.facts }).waitFor();
  await picture('incident');
  await go(window.nav.templates);
  await picture('templates');
  await go(window.nav.clients);
  await picture('clients');
  await page
    .getByRole('main')
    .getByRole('button', { name: sampleTitles[2] ?? '' })
    .first()
    .click();
  await page.getByLabel(window.client.name, { exact: true }).waitFor();
  await picture('client');
  await go(window.nav.reports);
  await picture('reports');
  await go(window.nav.settings);
  await picture('settings');
  for (const part of /** @type {const} */ (['alerts', 'mail', 'status', 'plan'])) {
    await go(window.settings.part[part]);
    await picture(`settings-${part}`);
  }
  await walkForms(page, words, picture, new URL(pottery.url).port);
  await bakery.open();
  await go(window.nav.sites);
  await walkStates(page, words, picture, sites);
}

/**
 * Three sites of one host down together, one slow, one in maintenance; and the page of each.
 * @param {import('playwright-core').Page} page
 * @param {any} words the locale's texts
 * @param {(name: string) => Promise<void>} picture
 * @param {DemoSite[]} sites
 */
async function walkStates(page, words, picture, sites) {
  const { window } = words;
  const main = page.getByRole('main');
  const checkAll = () => main.getByRole('button', { name: window.sites.checkAll }).click();
  const [, chambers, , , , wine] = sampleTitles;
  // The forms have their own pictures: here the bridge does what they would.
  await page.evaluate(
    async ({ slow, maintained }) => {
      const { invoke } = /** @type {any} */ (globalThis).nachtwache;
      const known = (await invoke('snapshot.get', {})).value.sites;
      const siteOf = (/** @type {string | undefined} */ name) =>
        known.find((/** @type {any} */ { site }) => site.name === name).site;
      const site = siteOf(slow);
      await invoke('sites.update', { id: site.id, edit: { ...site, check: { ...site.check, slowMs: 50 } } });
      const now = Date.now();
      await invoke('maintenance.add', {
        name: 'Umzug',
        covers: { kind: 'site', siteId: siteOf(maintained).id },
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        schedule: { kind: 'once', fromMs: now - 60_000, toMs: now + 3_600_000 },
      });
    },
    { slow: wine, maintained: chambers },
  );
  await checkAll();
  await main.getByText(words.concern.slow.word).first().waitFor();
  await Promise.all([0, 2, 4].map((index) => sites[index]?.close()));
  await checkAll();
  const together = words.alert['host-down'].title_other.replace('{{count}}', '3').replace('{{site}}', 'Hetzner');
  await main.getByText(together).waitFor({ timeout: 90_000 });
  await run('dunstctl', ['close-all']);
  await picture('sites-together');
  await main
    .getByRole('button', { name: sampleTitles[4] ?? '', exact: true })
    .first()
    .click();
  await page.getByRole('heading', { name: window.incident.host.title }).waitFor();
  await picture('incident-together');
  await page.getByRole('navigation').getByRole('button', { name: window.nav.sites, exact: true }).click();
  await main.getByRole('button', { name: wine ?? '', exact: true }).click();
  await page.getByText(window.sites.time.up, { exact: true }).first().waitFor();
  await picture('site-slow');
}

/**
 * What is set of a page, of a port, and of maintenance.
 * @param {import('playwright-core').Page} page
 * @param {any} words the locale's texts
 * @param {(name: string) => Promise<void>} picture
 * @param {string} port one that is open
 */
async function walkForms(page, { window }, picture, port) {
  const main = page.getByRole('main');
  /** @param {string} name */
  const go = (name) =>
    page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
  await go(window.nav.sites);
  await main.getByRole('button', { name: sampleTitles[1] ?? '', exact: true }).click();
  await page.getByLabel(window.site.what, { exact: true }).first().waitFor();
  await picture('site');
  // The form's own: what was agreed and the emergency card come after it.
  const more = main.locator('form').first().locator('summary').last();
  await more.click();
  await page.getByLabel(window.site.auth, { exact: true }).first().click();
  await page.getByRole('option', { name: window.site.authBasic }).click();
  await more.evaluate((summary) => summary.scrollIntoView());
  await picture('site-more');

  await go(window.nav.sites);
  await page.getByLabel(window.site.what, { exact: true }).first().click();
  await page.getByRole('option', { name: window.site.kind.tcp }).click();
  await page.getByLabel(window.sites.addLabel).fill(`Mailserver;127.0.0.1:${port}`);
  await page.getByRole('button', { name: window.sites.add, exact: true }).click();
  await page.getByText(window.sites.added_one).waitFor();
  await page.getByText(window.sites.added_one).waitFor({ state: 'detached' });
  await main.getByRole('button', { name: 'Mailserver', exact: true }).click();
  await page.getByLabel(window.site.what, { exact: true }).first().waitFor();
  await picture('port');

  await go(window.nav.maintenance);
  await page.getByRole('heading', { name: window.nav.maintenance }).waitFor();
  await picture('maintenance');
  await main.getByRole('button', { name: 'Updates', exact: true }).click();
  await page.getByLabel(window.maintenance.start, { exact: true }).waitFor();
  await picture('maintenance-window');
}
