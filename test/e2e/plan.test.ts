/** The plan for the night in the real app: copies made in a thread of its own, cards as a file, the way back, a drill. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientDefaults, clientEditSchema } from '../../src/core/client';
import { emptyCard } from '../../src/core/emergency-card';
import { launchApp, makeDataFolder } from '../support/app-launch';
import type { DataFolder, LaunchedApp } from '../support/app-launch';
import { closeNotices, watchNotices } from '../support/dunst';
import type { NoticeWatch } from '../support/dunst';
import { askFor } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { startSurroundings, writeImport } from '../support/e2e-sites';
import { patience } from '../support/e2e-watch';

const endings = createEndings();
let data: DataFolder;
let notices: NoticeWatch;
let app: LaunchedApp;
let page: Page;
const clientId = 'mueller';

const picture = (name: string): Promise<unknown> =>
  page.screenshot({ path: join(process.env['NACHTWACHE_RESULTS_DIR'] ?? data.folder, `${name}.png`) });

beforeAll(async () => {
  data = endings.add(makeDataFolder(), ({ remove }) => remove());
  await closeNotices();
  notices = endings.add(await watchNotices(), ({ stop }) => stop());
  const { sites, referencePoints } = endings.add(await startSurroundings(['Bäckerei Müller']), ({ dispose }) =>
    dispose(),
  );
  const contact = { addressForm: 'ms', lastName: 'Müller', email: 'info@mueller.example' };
  const file = writeImport(data.folder, {
    version: 1,
    settings: { language: 'de', theme: 'light', referencePoints },
    clients: [{ id: clientId, name: 'Bäckerei Müller', contacts: [contact] }],
    sites: [{ name: 'Bäckerei Müller', url: sites[0]?.url, client: clientId }],
  });
  app = endings.add(await launchApp(data, { args: ['--import', file] }), ({ quit }) => quit());
  page = await app.window();
});
afterAll(() => endings.run());

describe('the plan for the night', () => {
  it('has the cards as a file that opens without the app', async () => {
    const card = {
      ...emptyCard,
      responsible: 'Jana Brandt',
      standIn: { name: 'Timo Brandt', phone: '+49 171 9876543' },
      steps: [
        'Statusseite des Hosters ansehen',
        'Beim Hoster anrufen, Kundennummer nennen',
        'Wartungsseite einschalten',
      ],
      host: {
        name: 'Hetzner',
        phone: '+49 9831 5050',
        customerNumber: 'K1234567',
        statusPage: 'status.hetzner.example',
      },
      registrar: 'INWX',
      backupPlace: 'Storage Box, Ordner baeckerei-mueller',
      restoreTestedOn: '2026-08-14',
    };
    await askFor(page, 'cards.set', { for: 'client', id: clientId, card });
    const file = join(data.dataDir, 'emergency', 'index.html');
    await expect
      .poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : ''), patience)
      .toContain('tel:+4998315050');
  });

  it('rehearses an outage on the desktop alone, and shows the card on top of it', async () => {
    const { sites } = await askFor(page, 'snapshot.get', {});
    const { incidentId } = await askFor(page, 'drill.begin', { siteId: sites[0]?.site.id ?? '' });
    await expect
      .poll(() => notices.sent().map(({ title }) => title), patience)
      .toContain('Übung: Bäckerei Müller nicht erreichbar');
    expect((await askFor(page, 'snapshot.get', {})).openIncidents).toEqual([]);
    await page
      .getByRole('link', { name: 'Zur Störung der Übung' })
      .or(page.getByRole('button', { name: 'Zur Störung der Übung' }))
      .first()
      .click();
    await page.getByRole('heading', { name: 'Notfallkarte: Bäckerei Müller' }).waitFor();
    await picture('plan-incident');
    await page.getByRole('checkbox', { name: /^1\. Statusseite/ }).click();
    await expect
      .poll(
        async () => (await askFor(page, 'incidents.get', { id: incidentId })).timeline.map(({ kind }) => kind),
        patience,
      )
      .toContain('step-done');
    const { noticedAfterMs } = await askFor(page, 'drill.end', {});
    expect(noticedAfterMs).not.toBeNull();
  });

  it('copies its data, and comes back to the copy with what was there set aside', async () => {
    const copy = await askFor(page, 'backups.makeNow', {});
    expect(copy.fault).toBeNull();
    const folder = join(data.dataDir, 'backups', copy.id);
    expect(readdirSync(folder).toSorted()).toEqual(['backup.json', 'config.json', 'history.db']);

    await page.getByRole('navigation').getByRole('button', { name: 'Einstellungen' }).click();
    await page.getByRole('button', { name: 'Notfall und Sicherung' }).click();
    await page.getByRole('button', { name: /^Die Sicherung von/ }).waitFor();
    await picture('plan-settings');
    // Seen to fail: the date stood over the size beside it.
    const cells = await page.getByRole('region', { name: 'Sicherungen von Nachtwache' }).getByRole('cell').all();
    expect(cells.length).toBeGreaterThan(3);
    for (const cell of cells) {
      expect(await cell.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    }

    const client = clientEditSchema.parse({ ...clientDefaults, name: 'Kam später' });
    await askFor(page, 'clients.add', client);
    // Playwright keeps an app from starting anew behind its back, so the tests start it.
    await app.electron.evaluate(({ app: electron }) => {
      electron.relaunch = (options) => void Object.assign(globalThis, { relaunchedWith: options?.args ?? [] });
      electron.quit = () => undefined;
    });
    await page.getByRole('button', { name: /^Die Sicherung von/ }).click();
    await page.getByText(/^Verloren geht, was seither geschah: 0 Störungen/).waitFor();
    await picture('plan-restore');
    await page.getByRole('button', { name: 'Wiederherstellen und neu starten' }).click();
    const relaunchedWith = (): Promise<unknown> =>
      app.electron.evaluate(() => (globalThis as { relaunchedWith?: string[] }).relaunchedWith ?? null);
    await expect.poll(relaunchedWith, patience).not.toBeNull();
    expect(await relaunchedWith()).not.toContain('--import');
    await app.kill();

    const again = endings.add(await launchApp(data), ({ quit }) => quit());
    const next = await again.window();
    const now = await askFor(next, 'snapshot.get', {});
    expect(now.clients.map(({ name }) => name)).toEqual(['Bäckerei Müller']);
    expect(now.troubles.map(({ key }) => key)).toEqual(['backup-restored']);
    expect((await askFor(next, 'drill.list', {})).length).toBe(1);
    const aside = readdirSync(data.dataDir).filter((name) => name.includes('before-restore'));
    expect(aside.some((name) => /^history\.before-restore-.*\.db$/.test(name))).toBe(true);
    expect(aside.some((name) => /^config\.before-restore-.*\.json$/.test(name))).toBe(true);
  });
});
