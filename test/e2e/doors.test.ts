import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knock, launchApp, makeDataFolder } from '../support/app-launch';
import type { DataFolder, LaunchedApp } from '../support/app-launch';
import { askFor } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { startSurroundings, writeImport } from '../support/e2e-sites';
import type { Surroundings } from '../support/e2e-sites';
import { freePort, html, startSite } from '../support/site-server';
import { awaitTrayItem, findTrayItem } from '../support/tray-item';

const run = promisify(execFile);
const soon = { timeout: 20_000, interval: 100 };

const endings = createEndings();
let data: DataFolder;
let surroundings: Surroundings;

beforeAll(async () => {
  data = endings.add(makeDataFolder(), ({ remove }) => remove());
  surroundings = endings.add(await startSurroundings(['Bäckerei Müller']), ({ dispose }) => dispose());
});
afterAll(() => endings.run());

const siteUrl = (): string => surroundings.sites[0]?.url ?? '';

describe('--check', () => {
  it('says up, with exit code 0 and nothing but JSON on standard output', async () => {
    const { code, stdout } = await knock(data, ['--check', siteUrl()]);
    expect(stdout).toMatch(/^\{.*\}\n$/);
    const ms = expect.any(Number) as unknown;
    expect(JSON.parse(stdout)).toEqual({ url: siteUrl(), state: 'up', cause: null, status: 200, ms });
    expect(code).toBe(0);
  });

  it('says down and why, with exit code 1', async () => {
    const url = `http://127.0.0.1:${await freePort()}/`;
    const refused = await knock(data, ['--check', url]);
    expect(JSON.parse(refused.stdout)).toMatchObject({ url, state: 'down', cause: 'refused', status: null });
    expect(refused.code).toBe(1);

    const broken = await startSite(html('out of order', 503));
    const failing = await knock(data, ['--check', broken.url]).finally(broken.close);
    expect(JSON.parse(failing.stdout)).toMatchObject({ state: 'down', cause: 'status', status: 503 });
    expect(failing.code).toBe(1);
  });

  it('refuses what is no address with exit code 2 and a sentence', async () => {
    for (const args of [['--check'], ['--check', 'no address'], ['--check', 'ftp://example.org/'], ['example.org']]) {
      const { code, stdout, stderr } = await knock(data, args);
      expect(code, args.join(' ')).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/“no address”|“ftp:|needs a value|“example.org”/);
    }
  });

  it('does the same through npm run app', async () => {
    const { stdout } = await run('npm', ['run', '--silent', 'app', '--', '--check', siteUrl()]);
    expect(JSON.parse(stdout)).toMatchObject({ url: siteUrl(), state: 'up' });
    const usage = run('npm', ['run', '--silent', 'app', '--', '--check', 'no address']);
    await expect(usage).rejects.toMatchObject({ code: 2, stdout: '' });
  });

  it('leaves nothing behind', () => {
    expect(existsSync(data.dataDir)).toBe(false);
  });
});

/** Four faults of different kinds. */
const badImport = {
  version: 1,
  clients: [{ id: 'a', name: 'A', email: 'no-address' }],
  sites: [
    { url: 'http://127.0.0.1:9/', intervalSeconds: 5 },
    { name: 'Without address' },
    { url: 'http://127.0.0.1:10/', colour: 'red' },
  ],
};
const badPlaces = ['clients[0].email', 'sites[0].intervalSeconds', 'sites[1].url', 'sites[2].colour'];

/** Each fault has a line of its own: where, then a sentence. */
function expectFaults(stderr: string): void {
  for (const place of badPlaces) {
    const line = stderr.split('\n').find((each) => each.includes(place));
    expect(line, place).toMatch(/: \S.+\.$/);
  }
  expect(stderr).toContain('must be at least 30');
}

describe('a start', () => {
  it('refuses a bad file, ends with 1 and has changed nothing', async () => {
    const file = writeImport(data.folder, badImport, 'bad.json');
    const { code, stdout, stderr } = await knock(data, ['--hidden', '--import', file]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expectFaults(stderr);
  });

  it('says what it has imported', async () => {
    const file = writeImport(data.folder, { version: 1, sites: [{ url: siteUrl() }] });
    const { code, stdout } = await knock(data, ['--import', file, '--quit']);
    expect(stdout).toBe(
      'Imported. Sites: 1 new, 0 changed. Clients: 0 new, 0 changed. Maintenance: 0 new, 0 changed.\n',
    );
    expect(code).toBe(0);
  });

  it('keeps all data in NACHTWACHE_DATA_DIR, for the user alone', () => {
    expect(readdirSync(data.dataDir)).toEqual(expect.arrayContaining(['config.json', 'history.db']));
    expect(statSync(data.dataDir).mode & 0o777).toBe(0o700);
    // A `--check` lets Chromium set up its crash reports where the data would lie; none of ours must be there.
    const usual = join(homedir(), '.config', 'Nachtwache');
    const elsewhere = existsSync(usual) ? readdirSync(usual) : [];
    expect(elsewhere.filter((name) => name !== 'Crashpad')).toEqual([]);
  });
});

describe('a second start', () => {
  let app: LaunchedApp;
  const countWindows = (): Promise<number> =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const readConfig = (): string => readFileSync(join(data.dataDir, 'config.json'), 'utf8');

  beforeAll(async () => {
    app = endings.add(await launchApp(data, { args: ['--hidden'] }), ({ quit }) => quit());
    await awaitTrayItem(app.pid);
  });

  it('finds no window where the first one was started with --hidden', async () => {
    expect(await countWindows()).toBe(0);
  });

  it('hands a bad file to the first one, gets every fault back, and nothing has changed', async () => {
    const before = readConfig();
    const { code, stdout, stderr } = await knock(data, ['--import', join(data.folder, 'bad.json')]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expectFaults(stderr);
    expect(readConfig()).toBe(before);
    const missing = await knock(data, ['--import', join(data.folder, 'none.json')]);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('none.json');
    expect(await countWindows()).toBe(0);
  });

  it('changes what a first import brought, doubles nothing, and takes paths from where it was started', async () => {
    const clients = [{ id: 'm', name: 'Müller' }];
    writeImport(
      data.folder,
      { version: 1, clients, sites: [{ url: siteUrl(), name: 'Neu', client: 'm' }] },
      'again.json',
    );
    for (const said of [
      'Sites: 0 new, 1 changed. Clients: 1 new, 0 changed.',
      'Sites: 0 new, 0 changed. Clients: 0 new, 0 changed.',
    ]) {
      const { code, stdout } = await knock(data, ['--import', 'again.json'], { cwd: data.folder });
      expect(stdout).toContain(said);
      expect(code).toBe(0);
    }
  });

  it('shows the window of the first one, and brings it back when it is minimised', async () => {
    const opened = app.electron.waitForEvent('window');
    expect(await knock(data, [])).toMatchObject({ code: 0, stdout: '' });
    const page = await opened;
    const { sites, clients } = await askFor(page, 'snapshot.get', {});
    expect(sites.map(({ site }) => [site.name, site.url])).toEqual([['Neu', siteUrl()]]);
    expect(clients.map(({ name }) => name)).toEqual(['Müller']);

    // The page can answer before its window is on the screen, and showing it would undo a minimising that came before.
    const isVisible = (): Promise<boolean> =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true);
    await expect.poll(isVisible, soon).toBe(true);
    const isMinimised = (): Promise<boolean> =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() === true);
    const minimise = async (): Promise<boolean> => {
      // Asked again, since a window manager that has not taken over the window yet may not hear it.
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
      return isMinimised();
    };
    await expect.poll(minimise, { ...soon, interval: 500 }).toBe(true);
    expect((await knock(data, [])).code).toBe(0);
    await expect.poll(isMinimised, soon).toBe(false);
    expect(await countWindows()).toBe(1);
  });

  it('writes an export in each format, and says why where it cannot', async () => {
    for (const format of ['csv', 'json', 'md']) {
      const file = join(data.folder, `log.${format}`);
      expect((await knock(data, ['--export-incidents', file, '--from', '2026-01-01'])).code).toBe(0);
      expect(statSync(file).size).toBeGreaterThan(0);
    }
    const nowhere = await knock(data, ['--export-incidents', join(data.folder, 'none', 'log.csv')]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain(join(data.folder, 'none'));
    expect((await knock(data, ['--export-incidents', 'log.txt'])).code).toBe(2);
  });

  it('ends the first one with --quit', async () => {
    const ended = new Promise((resolve) => app.electron.process().once('exit', resolve));
    expect((await knock(data, ['--quit'])).code).toBe(0);
    expect(await ended).toBe(0);
    expect(await findTrayItem(app.pid)).toBeUndefined();
    expect(data.log()).not.toMatch(/\[error\]/);
  });
});
