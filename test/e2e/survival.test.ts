import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWords } from '../../src/main/words';
import { electronExecutable, launchApp, makeDataFolder } from '../support/app-launch';
import type { DataFolder, LaunchOptions, LaunchedApp } from '../support/app-launch';
import { endProcess, startPrivateBus } from '../support/desktop-bus';
import { takeDesktopPicture } from '../support/desktop-picture';
import { closeNotices, listClosedNotices, startDunst, watchNotices } from '../support/dunst';
import type { NoticeWatch } from '../support/dunst';
import { askFor, readIncidents } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { startSurroundings, writeImport } from '../support/e2e-sites';
import type { Surroundings } from '../support/e2e-sites';
import { html, startSite } from '../support/site-server';
import { awaitTrayItem, checkUntil, flatten } from '../support/tray-item';
import type { TrayItemView } from '../support/tray-item';
import { nameTrayIcon } from '../support/tray-picture';

const soon = { timeout: 30_000, interval: 200 };
const words = createWords();
words.setLanguage('en');
const checkAll = words.t('tray.checkAll');

const endings = createEndings();
let data: DataFolder;
let notices: NoticeWatch;

beforeEach(async () => {
  data = endings.add(makeDataFolder(), ({ remove }) => remove());
  await closeNotices();
  notices = endings.add(await watchNotices(), ({ stop }) => stop());
});
afterEach(() => endings.run());

const start = async (options: LaunchOptions): Promise<LaunchedApp> =>
  endings.add(await launchApp(data, options), ({ quit }) => quit());

const surround = async (...titles: string[]): Promise<Surroundings> =>
  endings.add(await startSurroundings(titles), ({ dispose }) => dispose());

/** Sites that are down after two failures; `more` goes for all of them. */
const importOf = ({ sites, referencePoints }: Surroundings, more: object = {}): string =>
  writeImport(data.folder, {
    version: 1,
    settings: { language: 'en', referencePoints },
    sites: sites.map(({ url }) => ({ url, failuresToConfirm: 2, ...more })),
  });

const titles = (): string[] => notices.sent().map(({ title }) => title);

/** What the tray says without opening the window. */
const awaitTooltip = (tray: TrayItemView, text: string): Promise<void> =>
  expect.poll(() => tray.tooltip(), soon).toBe(`Nachtwache: ${text}`);

describe('kill -9 during an outage', () => {
  it('loses no incident, opens none twice, alerts nothing again and the end once', async () => {
    const surroundings = await surround('Mill', 'Bakery');
    const first = await start({ args: ['--hidden', '--import', importOf(surroundings)] });
    const tray = await awaitTrayItem(first.pid);
    await checkUntil(tray, checkAll, async () => (await tray.tooltip()).endsWith(words.t('tray.well', { count: 2 })));
    await surroundings.sites[0]?.stop();
    await checkUntil(tray, checkAll, () => notices.sent().length > 0);
    expect(titles()).toEqual(['Mill is down']);
    await first.kill();

    const second = await start({});
    const again = await awaitTrayItem(second.pid);
    await expect.poll(() => nameTrayIcon(), soon).toBe('down-1');
    const page = await second.window();
    const [restored, ...others] = await readIncidents(page);
    expect(others).toEqual([]);
    expect(restored).toMatchObject({ siteName: 'Mill', endedAt: null });
    for (let round = 0; round < 3; round += 1) await checkOnce(again, surroundings.sites[1]?.url ?? '', second);
    expect(titles()).toEqual(['Mill is down']);

    await surroundings.sites[0]?.start();
    await checkUntil(again, checkAll, () => notices.sent().length > 1);
    await awaitTooltip(again, words.t('tray.well', { count: 2 }));
    await checkOnce(again, surroundings.sites[1]?.url ?? '', second);
    expect(titles()).toEqual(['Mill is down', 'Mill is up again']);
    const [ended, ...more] = await readIncidents(page);
    expect(more).toEqual([]);
    expect(ended?.id).toBe(restored?.id);
    expect(ended?.timeline.map(({ kind }) => kind)).toEqual([
      ...['detected', 'confirmed', 'notified', 'recovered', 'notified'],
    ]);
    expect(data.log()).not.toMatch(/unhandled|uncaught/i);
  });
});

/** A whole round of checks: resolves when the site with this address was checked anew. */
async function checkOnce(tray: TrayItemView, url: string, app: LaunchedApp): Promise<void> {
  const page = await app.window();
  const lastCheck = async (): Promise<number> => {
    const { sites } = await askFor(page, 'snapshot.get', {});
    return sites.find(({ site }) => site.url === url)?.lastCheck?.at ?? 0;
  };
  const before = await lastCheck();
  await tray.choose(checkAll);
  await expect.poll(lastCheck, soon).toBeGreaterThan(before);
}

describe('the window', () => {
  it('may be closed and opened again while the watch goes on; the menu pauses and quits it', async () => {
    let requests = 0;
    const answer = html('<title>Counted</title>');
    const site = await startSite((request, response) => {
      requests += 1;
      answer(request, response);
    });
    endings.add(site, ({ close }) => close());
    const surroundings = await surround();
    const file = importOf({ ...surroundings, sites: [] });
    const app = await start({ args: ['--import', file] });
    const tray = await awaitTrayItem(app.pid);
    const isWatching = async (): Promise<void> => {
      const before = requests;
      await tray.choose(checkAll);
      await expect.poll(() => requests, soon).toBeGreaterThan(before);
    };
    const countWindows = (): Promise<number> =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    const openByClick = async (): Promise<void> => {
      const opened = app.electron.waitForEvent('window');
      await tray.click();
      await (
        await opened
      )
        .getByRole('heading', { level: 1, name: words.t('window.overview.well', { count: 1 }) })
        .waitFor();
    };
    const closeWindow = async (): Promise<void> => {
      // As the window manager does when somebody clicks on the cross.
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await expect.poll(countWindows, soon).toBe(0);
    };

    const page = await app.window();
    expect(await tray.tooltip()).toBe(`Nachtwache: ${words.t('tray.empty')}`);
    await askFor(page, 'sites.add', { url: site.url, clientId: null });
    await awaitTooltip(tray, words.t('tray.well', { count: 1 }));

    await page.getByRole('button', { name: words.t('window.nav.settings') }).click();
    const autostart = join(homedir(), '.config', 'autostart', 'nachtwache.desktop');
    await page.getByRole('switch', { name: words.t('window.settings.startAtLogin') }).click();
    await expect.poll(() => existsSync(autostart), soon).toBe(true);
    expect(readFileSync(autostart, 'utf8')).toContain(`Exec="${electronExecutable()}" "${process.cwd()}" "--hidden"\n`);
    await page.getByRole('switch', { name: words.t('window.settings.startAtLogin') }).click();
    await expect.poll(() => existsSync(autostart), soon).toBe(false);

    await closeWindow();
    await expect.poll(titles, soon).toEqual([words.t('alert.tray.title')]);
    await takeDesktopPicture('window-closed');
    await isWatching();
    await openByClick();
    await closeWindow();
    await isWatching();
    await openByClick();
    expect(titles()).toEqual([words.t('alert.tray.title')]);

    await tray.choose(words.t('tray.pause30'));
    await expect.poll(() => nameTrayIcon(), soon).toBe('paused');
    expect(await tray.tooltip()).toMatch(/^Nachtwache: Paused until \d\d/);
    expect(flatten(await tray.menu()).map(({ label }) => label)).not.toContain(words.t('tray.pause30'));
    await tray.choose(words.t('tray.resume'));
    await isWatching();
    await expect.poll(() => nameTrayIcon(), soon).toBe('well');

    const ended = new Promise((resolve) => app.electron.process().once('exit', resolve));
    await tray.choose(words.t('tray.quit'));
    expect(await ended).toBe(0);
    expect(titles()).toEqual([words.t('alert.tray.title')]);
    expect(data.log()).not.toMatch(/\[error\]/);
  });
});

describe('the own line', () => {
  it('is not taken for the sites’ fault, neither when it goes nor when it comes back', async () => {
    const surroundings = await surround('Mill', 'Bakery', 'Dental');
    const app = await start({ args: ['--import', importOf(surroundings)] });
    const tray = await awaitTrayItem(app.pid);
    const well = words.t('tray.well', { count: 3 });
    await checkUntil(tray, checkAll, async () => (await tray.tooltip()).endsWith(well));

    await Promise.all(surroundings.references.map(({ close }) => close()));
    await Promise.all(surroundings.sites.map((site) => site.stop()));
    await checkUntil(tray, checkAll, async () => (await nameTrayIcon()) === 'unmeasured');
    // Loopback is the own network: that the internet is gone would be a claim.
    await awaitTooltip(tray, '3 sites are not measured');
    const page = await app.window();
    for (let round = 0; round < 4; round += 1) await checkOnce(tray, surroundings.sites[0]?.url ?? '', app);
    const notMeasured = page.getByRole('row').getByText(words.t('state.notMeasured'), { exact: true });
    await expect.poll(() => notMeasured.count(), soon).toBe(3);
    await takeDesktopPicture('own-line-down');

    for (const { port } of surroundings.references) {
      endings.add(await startSite(html(surroundings.referencePoints[0]?.expectText ?? ''), { port }), ({ close }) =>
        close(),
      );
    }
    for (const site of surroundings.sites) await site.start();
    await checkUntil(tray, checkAll, async () => (await tray.tooltip()).endsWith(well));
    await expect.poll(() => nameTrayIcon(), soon).toBe('well');
    await checkOnce(tray, surroundings.sites[0]?.url ?? '', app);
    expect(await readIncidents(page)).toEqual([]);
    expect(titles()).toEqual([]);
  });
});

describe('notifications', () => {
  it('show a hostile name as it is, on either way', async () => {
    const name = '--help $(touch x) `touch x` <b>fett</b> & Söhne';
    // Some services read markup, others show it: what looks like a tag is written with look-alikes.
    const shown = '--help $(touch x) `touch x` ‹b›fett‹/b› & Söhne';
    const surroundings = await surround('Mill');
    const app = await start({ args: ['--import', importOf(surroundings, { name })] });
    const tray = await awaitTrayItem(app.pid);
    await checkUntil(tray, checkAll, async () => (await tray.tooltip()).endsWith(words.t('tray.well', { count: 1 })));
    await surroundings.sites[0]?.stop();
    await checkUntil(tray, checkAll, () => notices.sent().length > 0);

    await app.electron.evaluate(({ Notification }) => {
      Notification.isSupported = () => false;
    });
    await surroundings.sites[0]?.start();
    await checkUntil(tray, checkAll, () => notices.sent().length > 1);
    const down = { app: 'Nachtwache', title: `${shown} is down`, urgency: 2 };
    const recovered = { app: 'Nachtwache', title: `${shown} is up again`, urgency: 1 };
    expect(notices.sent()).toEqual([expect.objectContaining(down), expect.objectContaining(recovered)]);
    await takeDesktopPicture('hostile-name');
    await closeNotices();
    const inDunst = (await listClosedNotices()).slice(0, 2).map(({ title }) => title);
    expect(inDunst).toEqual([recovered.title, down.title]);

    const [incident] = await readIncidents(await app.window());
    const ways = incident?.timeline.flatMap((entry) => (entry.kind === 'notified' ? [entry.via] : []));
    expect(ways).toEqual(['electron', 'node-notifier']);
    for (const folder of [process.cwd(), homedir(), data.folder]) expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it('are tried again where nobody shows them, and the window says so meanwhile', async () => {
    const bus = endings.add(await startPrivateBus(), ({ stop }) => stop());
    const surroundings = await surround('Mill');
    const env = { DBUS_SESSION_BUS_ADDRESS: bus.address };
    const app = await start({ args: ['--import', importOf(surroundings, { failuresToConfirm: 1 })], env });
    const page = await app.window();
    await askFor(page, 'sites.checkNow', { id: null });
    await page.getByRole('heading', { level: 1, name: words.t('window.overview.well', { count: 1 }) }).waitFor();
    await surroundings.sites[0]?.stop();
    await askFor(page, 'sites.checkNow', { id: null });

    const troubles = page.getByRole('list', { name: words.t('window.troubles') });
    await troubles.getByText('The last alert could not be shown').waitFor();
    const [incident] = await readIncidents(page);
    expect(incident?.timeline.map(({ kind }) => kind)).toEqual(['detected', 'confirmed']);

    endings.add(await startDunst(bus.address), (child) => endProcess(child));
    await troubles.waitFor({ state: 'hidden', timeout: 60_000 });
    await closeNotices(bus.address);
    expect((await listClosedNotices(bus.address)).map(({ title }) => title)).toEqual(['Mill is down']);
    const [told] = await readIncidents(page);
    expect(told?.timeline.map(({ kind }) => kind)).toEqual(['detected', 'confirmed', 'notified']);
    // The session's own service, on the other bus, was not asked.
    expect(titles()).toEqual([]);
  });
});
