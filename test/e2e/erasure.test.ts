/** A client taken out for good in the real app: the file is rebuilt in a thread of its own, while the watch goes on. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, makeDataFolder } from '../support/app-launch';
import type { DataFolder, LaunchedApp } from '../support/app-launch';
import { askFor } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { startSurroundings, writeImport } from '../support/e2e-sites';
import { checkSite, checkSiteUntil } from '../support/e2e-watch';

const endings = createEndings();
let data: DataFolder;
let app: LaunchedApp;
let page: Page;
let stop: () => Promise<void>;

beforeAll(async () => {
  data = endings.add(makeDataFolder(), ({ remove }) => remove());
  const titles = ['Laden', 'Verein'];
  const { sites, referencePoints } = endings.add(await startSurroundings(titles), ({ dispose }) => dispose());
  stop = () => sites[0]?.stop() ?? Promise.reject(new Error('No site.'));
  const file = writeImport(data.folder, {
    version: 1,
    settings: { language: 'de', referencePoints },
    clients: [{ id: 'k', name: 'Kanarienvogel GmbH' }],
    sites: [
      { name: 'Kanarienvogel', url: sites[0]?.url, client: 'k', failuresToConfirm: 1 },
      { name: 'Verein', url: sites[1]?.url },
    ],
  });
  app = endings.add(await launchApp(data, { args: ['--import', file] }), ({ quit }) => quit());
  page = await app.window();
});
afterAll(() => endings.run());

/** The files of the log that hold his name. */
const holders = (): string[] =>
  readdirSync(data.dataDir).filter(
    (name) =>
      name.startsWith('history.db') && readFileSync(join(data.dataDir, name), 'latin1').includes('Kanarienvogel'),
  );

it('leaves nothing of him in the files of the log, and everybody else is watched on', async () => {
  await stop();
  await checkSiteUntil(page, 'Kanarienvogel', 'down');
  const { clients } = await askFor(page, 'snapshot.get', {});
  expect(holders()).not.toEqual([]);
  const id = clients[0]?.id ?? '';
  expect(await askFor(page, 'clients.erasePreview', { id })).toMatchObject({ incidents: 1, sites: ['Kanarienvogel'] });
  await askFor(page, 'clients.erase', { id, mode: 'anonymise', keepsSites: false });
  expect(holders()).toEqual([]);
  const now = await askFor(page, 'snapshot.get', {});
  expect(now.clients).toEqual([]);
  expect(now.sites.map(({ site }) => site.name)).toEqual(['Verein']);
  expect(now.troubles).toEqual([]);
  expect((await checkSite(page, 'Verein')).state).toBe('up');
  expect(app.complaints).toEqual([]);
});
