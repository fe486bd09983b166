/** The emergency cards as somebody prints them for the night: by the button and the system's dialog, in both languages. */
import { copyFileSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SaveDialogOptions } from 'electron';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyCard } from '../../src/core/emergency-card';
import type { EmergencyCard } from '../../src/core/emergency-card';
import type { Language } from '../../src/core/language';
import { createWords } from '../../src/main/words';
import { launchApp, makeDataFolder } from '../support/app-launch';
import type { DataFolder, LaunchedApp } from '../support/app-launch';
import { askFor } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { startSurroundings, writeImport } from '../support/e2e-sites';
import { patience, speak } from '../support/e2e-watch';
import { bare, expectInsidePages, infoOf, textOf, textOfPage } from '../support/pdf';
import { hostile } from '../support/report-sample';

const endings = createEndings();
let data: DataFolder;
let app: LaunchedApp;
let page: Page;

const card: EmergencyCard = {
  responsible: 'Jana Brandt',
  standIn: { name: 'Timo Brandt', phone: '+491719876543' },
  steps: ['Statusseite des Hosters ansehen', 'Beim Hoster anrufen, Kundennummer nennen', hostile],
  host: {
    ...{ name: 'Hetzner', phone: '+4998315050', customerNumber: 'K1234567' },
    statusPage: `https://status.hetzner.example/${'ordner/'.repeat(40)}`,
  },
  registrar: 'INWX',
  backupPlace: 'Storage Box, Ordner baeckerei-mueller',
  restoreTestedOn: '2026-08-14',
};
/** As much as a card takes, so that it is longer than a page. */
const longSteps = Array.from(
  { length: 30 },
  (_, index) => `Schritt Nummer ${index}: ${'prüfen und notieren, '.repeat(22)}`,
);
const shopSteps = ['Shop zuerst abschalten'];
/** As long as a name may be, with nothing in it where it could be broken. */
const longName = `Aalener Donaudampfschifffahrtsgesellschaft${'w'.repeat(150)}ende`;

beforeAll(async () => {
  data = endings.add(makeDataFolder(), ({ remove }) => remove());
  const titles = ['Bäckerei', 'Laden', 'Verein'];
  const { sites, referencePoints } = endings.add(await startSurroundings(titles), ({ dispose }) => dispose());
  const file = writeImport(data.folder, {
    version: 1,
    settings: { language: 'de', theme: 'light', referencePoints },
    clients: [
      { id: 'z', name: 'Zum Löwen' },
      { id: 'm', name: 'Müller & Söhne' },
      { id: 'a', name: longName },
      { id: 'n', name: 'Ohne Karte' },
    ],
    sites: [
      { name: 'Bäckerei', url: sites[0]?.url, client: 'm' },
      { name: 'Laden der Bäckerei', url: sites[1]?.url, client: 'm' },
      { name: 'Verein ohne Kunden', url: sites[2]?.url },
    ],
  });
  app = endings.add(await launchApp(data, { args: ['--import', file] }), ({ quit }) => quit());
  page = await app.window();
  const { sites: known } = await askFor(page, 'snapshot.get', {});
  const idOf = (name: string): string => known.find(({ site }) => site.name === name)?.site.id ?? '';
  await askFor(page, 'cards.set', { for: 'client', id: 'm', card });
  await askFor(page, 'cards.set', { for: 'client', id: 'z', card: { ...card, steps: longSteps } });
  await askFor(page, 'cards.set', { for: 'client', id: 'a', card: { ...card, host: emptyCard.host, steps: [] } });
  const ofShop = { ...emptyCard, steps: shopSteps };
  await askFor(page, 'cards.set', { for: 'site', id: idOf('Laden der Bäckerei'), card: ofShop });
  await askFor(page, 'cards.set', { for: 'site', id: idOf('Verein ohne Kunden'), card: { ...card, steps: [] } });
});
afterAll(() => endings.run());

/** The system's dialog is no part of the window: here it answers with a path, or with none. */
async function answerDialog(path: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (...asked: unknown[]) => {
      Object.assign(globalThis, { askedToSave: asked.at(-1) });
      return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
    };
  }, path);
}
const asked = (): Promise<SaveDialogOptions> =>
  app.electron.evaluate(() => (globalThis as unknown as { askedToSave: SaveDialogOptions }).askedToSave);

describe.each<Language>(['de', 'en'])('the emergency cards on paper (%s)', (language) => {
  const words = createWords();
  const { t } = words;
  beforeEach(async () => {
    words.setLanguage(language);
    await speak(page, language);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: t('window.nav.settings') })
      .first()
      .click();
    await page.getByRole('button', { name: t('window.settings.part.plan') }).click();
  });
  const press = (): Promise<void> => page.getByRole('button', { name: t('window.plan.printCards') }).click();

  it('are saved where the dialog says, a page or more for each client, with nothing cut', async () => {
    const file = join(data.folder, `karten-${language}.pdf`);
    await answerDialog(file);
    await press();
    await page.getByText(t('window.plan.printed', { path: file })).waitFor(patience);
    const { title, defaultPath } = await asked();
    expect(title).toBe(t('emergency.printTitle'));
    expect(basename(defaultPath ?? '')).toBe(`${t('emergency.fileName')}.pdf`);
    const results = process.env['NACHTWACHE_RESULTS_DIR'];
    if (results !== undefined) copyFileSync(file, join(results, basename(file)));

    const info = await infoOf(file);
    expect(info).toMatchObject({ Tagged: 'yes', JavaScript: 'no', Title: t('emergency.title') });
    expect(info['Page size']).toMatch(/A4/);
    const pages = Number(info['Pages']);
    const text = await textOf(file);
    const lines = ['responsible', 'standIn', 'customerNumber', 'registrar', 'backupPlace', 'steps'] as const;
    for (const line of lines) expect(text).toContain(bare(t(`emergency.${line}`)));
    for (const value of ['+49 9831 5050', '+49 171 9876543', 'K1234567', 'INWX', card.backupPlace, hostile]) {
      expect(text).toContain(bare(value));
    }
    expect(text).toContain(bare(card.host.statusPage.replace('https://', '')));
    for (const step of [...longSteps, ...shopSteps]) expect(text).toContain(bare(step));
    await expectInsidePages(file);

    // Found by the alphabet, since paper has no search; whoever has no card has no page.
    const all = await Promise.all(Array.from({ length: pages }, (_, index) => textOfPage(file, index + 1)));
    const names = [longName, 'Müller & Söhne', 'Verein ohne Kunden', 'Zum Löwen'];
    // The first page names them all; each begins one of its own, and its name stands on whatever follows.
    const cover = await textOf(file, '-raw', '-l', '1');
    for (const name of names) expect(cover).toContain(bare(name));
    const begunBy = all.slice(1).map((each) => names.findIndex((name) => each.startsWith(bare(name))));
    expect([...new Set(begunBy)]).toEqual([0, 1, 2, 3]);
    expect(begunBy).toEqual(begunBy.toSorted());
    expect(begunBy.filter((owner) => owner === 3).length).toBeGreaterThan(1);
    expect(text).not.toContain(bare('Ohne Karte'));
    // A page that lies alone says how old it is.
    const day = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long' }).format();
    for (const [index, each] of all.entries()) {
      expect(each).toContain(
        bare(
          t('pdf.page')
            .replace('{page}', String(index + 1))
            .replace('{pages}', String(pages)),
        ),
      );
      expect(each).toContain(bare(day));
    }
  });

  it('are not written where the user thinks better of it, and say why where they cannot be', async () => {
    await answerDialog(null);
    await press();
    const folder = join(data.folder, 'no-such-folder');
    await answerDialog(join(folder, 'karten.pdf'));
    await press();
    await page.getByRole('alert').getByText(t('export.fault.no-folder', { folder })).waitFor(patience);
    expect(existsSync(folder)).toBe(false);
    expect(app.complaints).toEqual([]);
  });
});
