/**
 * A status page by FTPS in the real app, as it is bundled and with the TLS that Electron has: set up in the window,
 * uploaded to Debian's ProFTPD once its certificate was confirmed, and replaced there.
 */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWords } from '../../src/main/words';
import { launchApp, makeDataFolder } from '../support/app-launch';
import type { LaunchedApp } from '../support/app-launch';
import { makeCertificates } from '../support/certificates';
import { createEndings } from '../support/e2e-endings';
import { writeImport } from '../support/e2e-sites';
import { startFtpServer } from '../support/ftpd';
import type { FtpServer } from '../support/ftpd';
import { html, startSite } from '../support/site-server';

const { t, ...words } = createWords();
words.setLanguage('de');
const slowly = { timeout: 150_000, interval: 500 };
const certificate = makeCertificates().selfSigned;
const { fingerprint256 } = new X509Certificate(certificate.cert);

describe('a status page by FTPS', () => {
  const endings = createEndings();
  let server: FtpServer;
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    const data = endings.add(makeDataFolder(), ({ remove }) => remove());
    const setup = { certificate, besides: ['AllowOverwrite on'] };
    server = endings.add(await startFtpServer(setup), ({ dispose }) => dispose());
    const site = endings.add(await startSite(html('Bäckerei')), ({ close }) => close());
    const file = writeImport(data.folder, {
      version: 1,
      settings: { language: 'de', referencePoints: [] },
      sites: [{ url: site.url, name: 'Bäckerei' }],
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

  it('is set up in the window; nobody signs in before the certificate was confirmed', async () => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: t('window.nav.settings') })
      .first()
      .click();
    await press(t('window.settings.part.status'));
    await press(t('window.statusPage.add'));
    await fill(t('window.statusPage.name'), 'Status Bäckerei Müller');
    await fill(t('window.statusPage.publicUrl'), 'https://status.example/mueller/');
    await page.getByRole('combobox', { name: t('window.statusPage.place') }).click();
    await page.getByRole('option', { name: t('window.statusPage.placeOf.ftps') }).click();
    await fill(t('window.statusPage.host'), '127.0.0.1');
    await fill(t('window.statusPage.port'), String(server.port));
    await fill(t('window.statusPage.user'), server.user);
    await fill(t('window.statusPage.directory'), 'www');
    await picture('status-page-ftps-new');
    await press(t('window.statusPage.add'));
    await fill(t('window.statusPage.secretLabel.password'), server.password);
    await page.keyboard.press('Enter');
    await press(t('window.statusPage.writeNow'));
    await page.getByText(fingerprint256).waitFor({ timeout: slowly.timeout });
    await picture('status-page-ftps-certificate');
    expect(server.commands().filter((command) => /^(USER|PASS)/.test(command))).toEqual([]);
  });

  it('is uploaded once it was, and replaces the one before', async () => {
    await press(t('window.statusPage.confirmCertificate'));
    await page.getByText(t('window.statusPage.certificateConfirmed')).waitFor();
    await press(t('window.statusPage.writeNow'));
    await expect.poll(shown, slowly).toContain('Status Bäckerei Müller');
    await page.getByText(t('window.statusPage.serverCertificate')).waitFor({ state: 'detached' });
    await fill(t('window.statusPage.name'), 'Status der Bäckerei');
    await press(t('window.save'));
    await page.getByRole('heading', { level: 1, name: 'Status der Bäckerei' }).waitFor();
    await press(t('window.statusPage.writeNow'));
    await expect.poll(shown, slowly).toContain('Status der Bäckerei');
    await picture('status-page-ftps-written');
    expect(app.complaints).toEqual([]);
  });
});
