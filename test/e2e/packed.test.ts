import { listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyIncident } from '../../src/core/incident';
import { exportFileSchema } from '../../src/core/incident-export-schema';
import { createWords } from '../../src/main/words';
import { makeDataFolder } from '../support/app-launch';
import type { DataFolder } from '../support/app-launch';
import { endProcess } from '../support/desktop-bus';
import { takeDesktopPicture } from '../support/desktop-picture';
import { clickNotice, closeNotices, watchNotices } from '../support/dunst';
import type { NoticeWatch } from '../support/dunst';
import { ask, askFor, readIncidents } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { startSurroundings, writeImport } from '../support/e2e-sites';
import type { Surroundings } from '../support/e2e-sites';
import { writeLongLog } from '../support/long-log';
import { awaitTrayItem, checkUntil } from '../support/tray-item';
import type { TrayItemView } from '../support/tray-item';
import { nameTrayIcon } from '../support/tray-picture';

const soon = { timeout: 30_000, interval: 200 };
const words = createWords();
words.setLanguage('de');

const endings = createEndings();
let executable: string;
let resources: string;
let data: DataFolder;

beforeAll(() => {
  const packed = process.env['NACHTWACHE_PACKED_APP'];
  if (packed === undefined) throw new Error('There is no packed app. "npm test -- e2e" packs it and tries it.');
  executable = packed;
  resources = join(dirname(packed), 'resources');
  data = endings.add(makeDataFolder(), ({ remove }) => remove());
});
afterAll(() => endings.run());

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the packed app to its end. */
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const all = { ...process.env, NACHTWACHE_DATA_DIR: data.dataDir, ...env };
    const child = execFile(executable, [...args], { env: all, timeout: 30_000 }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });

describe('the packed app’s files', () => {
  it('have every fuse set as it is meant', async () => {
    const wire = await getCurrentFuseWire(executable);
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
    for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
  });

  it('hold the built app and nothing else: no sources, no other system’s binaries, no way to run another app', () => {
    expect(existsSync(join(resources, 'default_app.asar'))).toBe(false);
    expect(existsSync(join(resources, 'app'))).toBe(false);
    const archive = join(resources, 'app.asar');
    const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
    expect(files).toEqual(expect.arrayContaining(['/out/main/index.js', '/out/preload/index.cjs', '/package.json']));
    const top = new Set(files.map((file) => file.split('/')[1]));
    expect([...top].sort()).toEqual(['assets', 'node_modules', 'out', 'package.json']);
    expect(files.filter((file) => /\.(ts|tsx|map|c|cc|h|gyp)$/.test(file))).toEqual([]);
    const binaries = files.filter((file) => /\.(node|exe|dll|so|dylib)$|\.app\//.test(file));
    expect(binaries).toEqual([
      `/node_modules/@photostructure/sqlite/prebuilds/linux-${process.arch}/@photostructure+sqlite.glibc.node`,
    ]);
    const mebibyte = 1024 * 1024;
    // 5.3 since mail is sent (nodemailer) and phone numbers are read (libphonenumber-js), 7.2 since pages are rendered (React)
    // and uploaded (ssh2).
    expect(statSync(archive).size).toBeLessThan(8 * mebibyte);
    const unpacked = files.map((file) => statFile(archive, file.slice(1))).filter((entry) => 'unpacked' in entry);
    const sizes = unpacked.map((entry) => ('size' in entry ? entry.size : 0));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4 * mebibyte);
  });
});

describe('the packed app’s executable', () => {
  it('checks an address', async () => {
    const surroundings = endings.add(await startSurroundings(['Mühle']), ({ dispose }) => dispose());
    const { code, stdout } = await run(['--check', surroundings.sites[0]?.url ?? '']);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'up', status: 200 });
    expect(code).toBe(0);
  });

  it('writes out a log of thousands with the help of further threads that lie in the archive', async () => {
    const count = 5000;
    const long = endings.add(makeDataFolder(), ({ remove }) => remove());
    mkdirSync(long.dataDir, { recursive: true });
    writeLongLog(join(long.dataDir, 'history.db'), count);
    const file = join(long.folder, 'log.json');
    const { code } = await run(['--export-incidents', file, '--quit'], { NACHTWACHE_DATA_DIR: long.dataDir });
    expect(code).toBe(0);
    const { incidents } = exportFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(incidents.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, index) => `id-${index + 1}`));
  });

  it('is no Node and takes no orders from Node’s variables and options', async () => {
    const trace = join(data.folder, 'trace');
    const script = join(data.folder, 'script.cjs');
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'x')`);
    const asNode = await run([script], { ELECTRON_RUN_AS_NODE: '1' });
    // It is the app, to which a file says nothing.
    expect(asNode).toMatchObject({ code: 2, stdout: '' });
    const withOptions = await run(['--help'], { NODE_OPTIONS: `--require ${script}` });
    expect(withOptions.code).toBe(0);
    const inspected = await run(['--inspect=0', '--help']);
    expect(inspected.stderr).not.toContain('Debugger listening');
    expect(inspected.stdout).toContain('nachtwache --check URL');
    expect(existsSync(trace)).toBe(false);
  });
});

describe('the packed app', () => {
  let surroundings: Surroundings;
  let notices: NoticeWatch;
  let child: ChildProcess;
  let tray: TrayItemView;
  let page: Page;

  beforeAll(async () => {
    surroundings = endings.add(await startSurroundings(['Mühle', 'Bäckerei', 'Praxis']), ({ dispose }) => dispose());
    await closeNotices();
    notices = endings.add(await watchNotices(), ({ stop }) => stop());
    const { sites, referencePoints } = surroundings;
    const file = writeImport(data.folder, {
      version: 1,
      settings: { language: 'de', referencePoints },
      sites: sites.map(({ url }) => ({ url, intervalSeconds: 30, failuresToConfirm: 2 })),
    });
    // No inspector of Node's: the window alone is looked at, by Chromium's own way.
    child = spawn(executable, ['--import', file, '--remote-debugging-port=0'], {
      env: { ...process.env, NACHTWACHE_DATA_DIR: data.dataDir },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    endings.add(child, (started) => endProcess(started));
    const browser = endings.add(await connect(child), (connected) => connected.close());
    tray = await awaitTrayItem(child.pid ?? 0);
    page = await firstPage(browser);
  });

  it('runs its window in the sandbox', () => {
    const renderers = findRenderers();
    expect(renderers.length).toBeGreaterThan(0);
    for (const pid of renderers) {
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    }
  });

  it('goes the first steps: three sites well, one down, one notification, the incident by a click', async () => {
    const checkAll = words.t('tray.checkAll');
    await checkUntil(tray, checkAll, async () => (await tray.tooltip()) === 'Nachtwache: Alle 3 Seiten erreichbar');
    await expect.poll(() => nameTrayIcon(), soon).toBe('well');
    await surroundings.sites[0]?.stop();
    await checkUntil(tray, checkAll, () => notices.sent().length > 0);
    await expect.poll(() => nameTrayIcon(), soon).toBe('down-1');
    const [incident] = await readIncidents(page);
    const title = 'Mühle nicht erreichbar';
    expect(notices.sent()).toEqual([
      { app: 'Nachtwache', replaces: 0, title, body: expect.stringMatching(/^seit \d/) as unknown, urgency: 2 },
    ]);
    expect(incident).toMatchObject({ siteName: 'Mühle', cause: 'refused', endedAt: null });
    await clickNotice(0);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await takeDesktopPicture('packed-down');

    await surroundings.sites[0]?.start();
    await checkUntil(tray, checkAll, () => notices.sent().length > 1);
    expect(notices.sent()[1]).toMatchObject({ title: 'Mühle wieder erreichbar' });
    await expect.poll(() => nameTrayIcon(), soon).toBe('well');
  });

  it('reads its log, prints it and copies its data by threads that lie in the archive', async () => {
    const filter = { ...everyIncident, text: 'mühle' };
    expect(await askFor(page, 'incidents.page', { filter, after: null })).toMatchObject({ total: 1 });
    for (const format of ['json', 'pdf']) {
      const { code } = await run(['--export-incidents', join(data.folder, `log.${format}`)]);
      expect(code).toBe(0);
    }
    const exported = JSON.parse(readFileSync(join(data.folder, 'log.json'), 'utf8')) as { incidents: unknown[] };
    expect(exported.incidents).toMatchObject([{ site: 'Mühle', cause: 'refused' }]);
    expect(readFileSync(join(data.folder, 'log.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await askFor(page, 'backups.makeNow', {})).toMatchObject({ fault: null, content: { incidents: 1 } });
  });

  it('ends from its menu, without complaint', async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await tray.choose(words.t('tray.quit'));
    expect(await ended).toBe(0);
    expect(notices.sent()).toHaveLength(2);
    expect(data.log()).toBe('');
  });

  it('goes back to a copy, and is there again by itself', async () => {
    const first = spawn(executable, ['--remote-debugging-port=0'], {
      env: { ...process.env, NACHTWACHE_DATA_DIR: data.dataDir },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    endings.add(first, (started) => endProcess(started));
    const window = await firstPage(endings.add(await connect(first), (connected) => connected.close()));
    const ended = new Promise((resolve) => first.once('exit', resolve));
    const [copy] = (await askFor(window, 'backups.list', {})).copies;
    // Its own end may come before its answer.
    void ask(window, 'backups.restore', { id: copy?.id ?? expect.fail() }).catch(() => undefined);
    expect(await ended).toBe(0);
    await expect.poll(findMain, soon).toHaveLength(1);
    // Nobody else ends it where this test fails.
    endings.add(findMain(), (pids) =>
      pids.filter((pid) => findMain().includes(pid)).forEach((pid) => process.kill(Number(pid))),
    );
    const isSetAside = (): boolean => readdirSync(data.dataDir).some((name) => /^history\.before-restore-/.test(name));
    await expect.poll(isSetAside, soon).toBe(true);
    // Nobody here started it, so it is asked to end as anybody would.
    const askToEnd = async (): Promise<string[]> => {
      await run(['--quit']);
      return findMain();
    };
    await expect.poll(askToEnd, soon).toEqual([]);
  });

  /** The renderers among the processes of the packed app. */
  const findRenderers = (): string[] => findProcesses((words) => words.includes('--type=renderer'));
  /** Its main process: the others say what they are for. */
  const findMain = (): string[] =>
    findProcesses((words) => words.every((word) => !word.startsWith('--type=')) && !words.includes('--quit'));

  function findProcesses(isWanted: (commandLine: string[]) => boolean): string[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        const commandLine = readCommandLine(pid);
        return commandLine[0] === executable && isWanted(commandLine);
      });
  }
});

/** Empty where the process has ended meanwhile, or is somebody else's. */
function readCommandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
  } catch {
    return [];
  }
}

/** Chromium says on standard error where its pages can be reached. */
function connect(child: ChildProcess): Promise<Browser> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`The packed app ended at once: ${said}`)));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /^DevTools listening on (ws:\S+)/m.exec(said)?.[1];
      if (address !== undefined) chromium.connectOverCDP(address).then(resolve, reject);
    });
  });
}

async function firstPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('Chromium showed no place for pages.');
  return context.pages()[0] ?? context.waitForEvent('page');
}
