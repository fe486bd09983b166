/**
 * A status page in the real app, as it is bundled: set up in the window, uploaded to Debian's OpenSSH server, written anew by
 * itself when a site fails, and with what was published about it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWords } from '../../src/main/words';
import { launchApp, makeDataFolder } from '../support/app-launch';
import type { LaunchedApp } from '../support/app-launch';
import { askFor, readIncidents } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { writeImport } from '../support/e2e-sites';
import { checkSiteUntil, patience } from '../support/e2e-watch';
import { startNginx } from '../support/nginx';
import type { NginxSite } from '../support/nginx';
import { html, startSite } from '../support/site-server';
import { startSshServer } from '../support/sshd';
import type { SshServer } from '../support/sshd';

const { t, ...words } = createWords();
words.setLanguage('de');
const proof = 'nachtwache-e2e-reference';
const slowly = { timeout: 150_000, interval: 500 };

describe('a status page', () => {
  const endings = createEndings();
  let nginx: NginxSite;
  let server: SshServer;
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    const data = endings.add(makeDataFolder(), ({ remove }) => remove());
    nginx = endings.add(await startNginx({ title: 'Bäckerei' }), ({ dispose }) => dispose());
    server = endings.add(await startSshServer(), ({ dispose }) => dispose());
    const reference = endings.add(await startSite(html(proof)), ({ close }) => close());
    const file = writeImport(data.folder, {
      version: 1,
      settings: { language: 'de', referencePoints: [{ url: reference.url, expectText: proof }] },
      clients: [{ id: 'c', name: 'Bäckerei Müller', language: 'de' }],
      sites: [{ url: nginx.url, name: 'Bäckerei', client: 'c', failuresToConfirm: 2 }],
    });
    app = endings.add(await launchApp(data, { args: ['--import', file] }), ({ quit }) => quit());
    page = await app.window();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }, 180_000);
  afterAll(endings.run);

  const picture = (name: string): Promise<unknown> => {
    const folder = process.env['NACHTWACHE_RESULTS_DIR'];
    return folder === undefined ? Promise.resolve() : page.screenshot({ path: join(folder, `${name}.png`) });
  };
  const shown = (): string => {
    const file = join(server.folder, 'index.html');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const press = (name: string): Promise<void> =>
    page.getByRole('main').getByRole('button', { name, exact: true }).click();
  const fill = (label: string, text: string): Promise<void> => page.getByLabel(label, { exact: true }).fill(text);

  it('is set up in the window; nothing is sent before the server’s key was confirmed', async () => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: t('window.nav.settings') })
      .first()
      .click();
    await press(t('window.settings.part.status'));
    await press(t('window.statusPage.add'));
    await fill(t('window.statusPage.name'), 'Status Bäckerei Müller');
    await fill(t('window.statusPage.publicUrl'), 'https://status.example/mueller/');
    await fill(t('window.statusPage.host'), '127.0.0.1');
    await fill(t('window.statusPage.port'), String(server.port));
    await fill(t('window.statusPage.user'), server.user);
    await fill(t('window.statusPage.directory'), server.folder);
    await page.getByRole('combobox', { name: t('window.statusPage.signIn') }).click();
    await page.getByRole('option', { name: t('window.statusPage.signInOf.key') }).click();
    await picture('status-page-new');
    await press(t('window.statusPage.add'));
    await page.getByText(t('window.statusPage.none.key'), { exact: true }).waitFor();
    // The system's dialog is no part of the window.
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, server.keyFile);
    await press(t('window.statusPage.choose.key'));
    await page.getByText(server.fingerprint).waitFor({ timeout: slowly.timeout });
    expect(shown()).toBe('');
    await picture('status-page-key');
  });

  it('is uploaded once it was, and then at each change by itself', async () => {
    await press(t('window.statusPage.confirmKey'));
    await expect.poll(shown, slowly).toContain('Alles ist erreichbar.');
    await page.getByText(t('window.statusPage.serverKey')).waitFor({ state: 'detached' });
    await picture('status-page-written');
    await nginx.stop();
    await checkSiteUntil(page, 'Bäckerei', 'down');
    await expect.poll(shown, slowly).toContain('Eine Seite ist nicht erreichbar.');
    expect(shown()).not.toContain(nginx.url);
  });

  it('shows what is published from the incident, and no longer once that is withdrawn', async () => {
    const [incident] = await readIncidents(page);
    const text = 'Die Website der Bäckerei ist nicht erreichbar. Der Hoster sucht die Ursache.';
    await page
      .getByRole('navigation')
      .getByRole('button', { name: t('window.nav.incidents') })
      .first()
      .click();
    await page.getByRole('main').getByText('Bäckerei', { exact: true }).first().click();
    const section = page.getByRole('region', { name: t('window.publish.title') });
    await section.getByText(t('window.publish.write')).click();
    await section.getByLabel(t('window.publish.heading')).fill('Website nicht erreichbar');
    await section.getByLabel(t('window.message.body'), { exact: true }).fill(text);
    await section.getByRole('button', { name: t('window.publish.publish'), exact: true }).click();
    await section.getByRole('button', { name: t('window.publish.anyway') }).waitFor();
    await picture('status-page-publish');
    await section.getByRole('button', { name: t('window.publish.anyway') }).click();
    await expect.poll(shown, slowly).toContain(text);
    await section.getByRole('button', { name: t('window.publish.withdraw') }).click();
    await expect.poll(shown, slowly).not.toContain(text);
    const { timeline } = await askFor(page, 'incidents.get', { id: incident?.id ?? '' });
    expect(timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['published', 'publication-withdrawn']));
    expect(app.complaints).toEqual([]);
    await expect.poll(async () => (await askFor(page, 'snapshot.get', {})).troubles, patience).toEqual([]);
  });
});
