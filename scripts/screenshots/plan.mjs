// The pictures of a drill, and of what comes in and goes out.
import { inStudio } from './studio.mjs';
import { sampleTitles } from './sample.mjs';

const [bakery = ''] = sampleTitles;

/** @type {Record<'de' | 'en', string[]>} */
const steps = {
  de: ['Statusseite des Hosters ansehen', 'Beim Hoster anrufen, Kundennummer nennen', 'Wartungsseite einschalten'],
  en: ['Look at the host’s status page', 'Call the host, give the customer number', 'Switch on the maintenance page'],
};

/**
 * @param {'de' | 'en'} language
 * @param {import('./studio.mjs').Where} where
 */
export async function takePlan(language, where) {
  await inStudio(language, where, async (scene) => {
    await walkDrill(scene, language);
    await walkExchange(scene);
  });
}

/**
 * @param {import('./studio.mjs').Scene} scene
 * @param {'de' | 'en'} language
 */
async function walkDrill({ page, words, picture, sites }, language) {
  const { window } = words;
  const main = page.getByRole('main');
  await main.getByRole('button', { name: window.sites.checkAll }).click();
  await page
    .getByRole('heading', { name: window.overview.well_other.replace('{{count}}', String(sites.length)) })
    .waitFor();
  // The form of a card has its own picture: here the bridge does what it would.
  await page.evaluate(
    async ({ name, doable }) => {
      const { invoke } = /** @type {any} */ (globalThis).nachtwache;
      const { clients, sites: known } = (await invoke('snapshot.get', {})).value;
      const byName = (/** @type {any} */ each) => each.name === name;
      const card = {
        ...{ responsible: 'Jana Brandt', standIn: { name: 'Timo Brandt', phone: '+49 30 5550188' }, steps: doable },
        host: {
          name: 'Hetzner',
          phone: '+49 30 5550177',
          customerNumber: 'K1234567',
          statusPage: 'status.example.org',
        },
        ...{ registrar: 'INWX', backupPlace: 'Storage Box', restoreTestedOn: '2026-08-14' },
      };
      const written = await invoke('cards.set', { for: 'client', id: clients.find(byName).id, card });
      const siteId = known.find((/** @type {any} */ { site }) => byName(site)).site.id;
      const begun = await invoke('drill.begin', { siteId });
      if (!written.ok || !begun.ok) throw new Error(JSON.stringify([written, begun]));
    },
    { name: bakery, doable: steps[language] },
  );
  await page.getByRole('region', { name: window.drill.label }).getByText(window.drill.show).click();
  await page.getByRole('heading', { name: window.incident.facts }).waitFor();
  await page.getByLabel(window.message.body, { exact: true }).waitFor();
  await picture('drill');
  const named = window.named.replace('{{label}}', window.informed.call).replace('{{name}}', bakery);
  await main.getByRole('button', { name: named, exact: true }).click();
  await page.getByText(window.calls.drill).waitFor();
  await picture('drill-calls');
  await page.getByRole('button', { name: window.drill.end }).click();
  await page.getByRole('region', { name: window.drill.label }).waitFor({ state: 'detached' });
  const ended = page.getByText(new RegExp(`^${window.drill.ended.split('.')[0]}`));
  await ended.waitFor();
  await ended.waitFor({ state: 'detached' });
}

/** @param {import('./studio.mjs').Scene} scene */
async function walkExchange({ page, words, picture, sites }) {
  const known = sites[0]?.url ?? '';
  const { window } = words;
  const main = page.getByRole('main');
  await page.getByRole('navigation').getByRole('button', { name: window.nav.settings }).click();
  await page.getByText(window.settings.exchangeOpen).click();
  await page.getByRole('heading', { name: window.exchange.in, exact: true }).waitFor();
  await main.getByLabel(window.exchange.fill).check();
  await main.getByLabel(window.exchange.fill).blur();
  await picture('exchange');
  const rows = ['Name;Adresse;Kunde', 'Fahrrad Krause;fahrrad-krause.example;Fahrrad Krause', `${bakery};${known};`];
  await main.getByLabel(window.exchange.text).fill(rows.join('\n'));
  await main.getByRole('button', { name: window.exchange.look, exact: true }).click();
  await main.getByRole('button', { name: window.exchange.leave }).waitFor();
  await picture('exchange-preview');
}
