/** The incident log as a working document, in the real app and by keyboard, over a power cut. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWords } from '../../src/main/words';
import { launchApp, makeDataFolder } from '../support/app-launch';
import type { DataFolder, LaunchedApp } from '../support/app-launch';
import { takeDesktopPicture } from '../support/desktop-picture';
import { readIncidents } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { startSurroundings, writeImport } from '../support/e2e-sites';
import { patience } from '../support/e2e-watch';

const words = createWords();
words.setLanguage('de');
const { t } = words;

describe('an incident that a client told of on the phone', () => {
  const endings = createEndings();
  let data: DataFolder;
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    data = endings.add(makeDataFolder(), ({ remove }) => remove());
    const surroundings = endings.add(await startSurroundings(['Bäckerei Müller']), ({ dispose }) => dispose());
    const file = writeImport(data.folder, {
      version: 1,
      settings: { language: 'de', referencePoints: surroundings.referencePoints },
      clients: [{ id: 'k-1', name: 'Müller GmbH', contact: 'Frau Müller', email: 'mueller@clients.example' }],
      sites: surroundings.sites.map(({ url }) => ({ url, name: 'Bäckerei Müller', client: 'k-1' })),
    });
    await start(['--import', file]);
  });
  afterAll(() => endings.run());

  async function start(args: readonly string[] = []): Promise<void> {
    app = endings.add(await launchApp(data, { args }), ({ quit }) => quit());
    page = await app.window();
  }
  const button = (key: string) => page.getByRole('button', { name: t(key), exact: true });
  const field = (key: string) => page.getByRole('textbox', { name: t(key), exact: true });
  const openList = () =>
    page
      .getByRole('button', { name: new RegExp(`^${t('window.nav.incidents')}`) })
      .first()
      .click();

  it('is entered by hand, and says so', async () => {
    await openList();
    await button('window.byHand.open').click(patience);
    await page
      .getByRole('combobox', { name: t('window.incidents.column.site') })
      .first()
      .fill('Bäck');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await field('window.byHand.seen').fill('Das Bestellformular blieb weiß.');
    await field('window.byHand.startTime').fill('00:00');
    await takeDesktopPicture('log-by-hand');
    await button('window.byHand.add').click();
    await page.getByRole('heading', { name: 'Bäckerei Müller: von Hand eingetragene Störung' }).waitFor(patience);
    await page.getByText(/Von Hand eingetragen, Beginn 00:00: Das Bestellformular blieb weiß\./).waitFor(patience);
  });

  it('takes what was done, and a correction beside what it corrects, by keyboard alone', async () => {
    await button('window.log.add').press('Enter');
    await page.keyboard.type('Den Cache geleert.');
    await button('window.log.write').press('Enter');
    await page.getByText('Notiz: Den Cache geleert.', { exact: true }).waitFor(patience);
    await page.getByRole('button', { name: /^Berichtigen: / }).press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Den Cache des Formulars geleert.');
    await button('window.log.write').press('Enter');
    await page.getByText('Notiz: Den Cache des Formulars geleert. (Berichtigung)', { exact: true }).waitFor(patience);
    expect(await page.locator('s', { hasText: 'Den Cache geleert. (später berichtigt)' }).count()).toBe(1);
    await page.getByRole('combobox', { name: t('window.tags.label') }).fill('Formular');
    await page.keyboard.press('Enter');
    await takeDesktopPicture('log-incident');
  });

  it('is there after a power cut, is found by a word of its note, and makes no site down', async () => {
    await app.kill();
    await start();
    const [incident] = await readIncidents(page);
    expect(incident?.timeline.map(({ kind }) => kind).toSorted()).toEqual(['added-by-hand', 'corrected', 'note']);
    expect(incident?.tags).toEqual(['Formular']);
    await openList();
    await page.getByRole('searchbox', { name: t('window.incidents.search') }).fill('cache leer');
    await page.getByText(t('window.incidents.notFound')).waitFor(patience);
    await page.getByRole('searchbox', { name: t('window.incidents.search') }).fill('cache geleert');
    await page.getByRole('row', { name: /Bäckerei Müller/ }).waitFor(patience);
    await takeDesktopPicture('log-search');
    expect(app.complaints).toEqual([]);
  });
});
