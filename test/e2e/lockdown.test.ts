import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWords } from '../../src/main/words';
import { launchApp, makeDataFolder } from '../support/app-launch';
import type { DataFolder, LaunchedApp } from '../support/app-launch';
import { installMailProgram } from '../support/desktop-mail';
import type { MailProgram } from '../support/desktop-mail';
import { askFor, readIncidents, say } from '../support/e2e-bridge';
import { createEndings } from '../support/e2e-endings';
import { startSurroundings, writeImport } from '../support/e2e-sites';
import { freePort, startSite } from '../support/site-server';
import type { SiteServer } from '../support/site-server';

const soon = { timeout: 20_000, interval: 100 };
const pageAddress = 'app://nachtwache/index.html';
const words = createWords();
words.setLanguage('en');

const endings = createEndings();
let data: DataFolder;
let app: LaunchedApp;
let page: Page;
let mailProgram: MailProgram;
/** Somebody else's server: nothing of the window may ever ask it. */
let outside: SiteServer;
const asked: string[] = [];

beforeAll(async () => {
  data = endings.add(makeDataFolder(), ({ remove }) => remove());
  mailProgram = endings.add(installMailProgram(), ({ remove }) => remove());
  const surroundings = endings.add(await startSurroundings([]), ({ dispose }) => dispose());
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    asked.push(request.url ?? '');
    response
      .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
      .end('<h1>outside</h1>');
  };
  outside = endings.add(await startSite(answer), ({ close }) => close());
  const file = writeImport(data.folder, {
    version: 1,
    settings: { language: 'en', referencePoints: surroundings.referencePoints },
    clients: [{ id: 'm', name: 'Miller', contact: 'Ms Miller', language: 'en', email: 'm@miller.example' }],
    // Down from the first check on, so that there is an incident to look at.
    sites: [{ url: `http://127.0.0.1:${await freePort()}/`, name: 'Dead', client: 'm', failuresToConfirm: 1 }],
  });
  app = endings.add(await launchApp(data, { args: ['--import', file] }), ({ quit }) => quit());
  page = await app.window();
  await askFor(page, 'sites.checkNow', { id: null });
  await page.getByRole('heading', { level: 1, name: words.t('window.overview.down', { count: 1 }) }).waitFor();
});
afterAll(() => endings.run());

/** Every page, and what opens on it: menus, lists, dialogs, a calendar. */
describe('the window', () => {
  const go = (section: string): Promise<void> =>
    page
      .getByRole('navigation')
      .getByRole('button', { name: words.t(`window.nav.${section}`) })
      .click();
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).first().click();
  /** Waits for what a press has opened, and closes it by keyboard. */
  const look = async (role: 'menuitem'): Promise<void> => {
    const opened = page.getByRole(role).first();
    await opened.waitFor();
    await page.keyboard.press('Escape');
    await opened.waitFor({ state: 'hidden' });
  };

  it('shows all its pages without a single complaint, of its policy or otherwise', async () => {
    await press(words.t('window.pause.watch'));
    await look('menuitem');
    await press(words.t('window.named', { label: words.t('window.sites.more'), name: 'Dead' }));
    await page.getByRole('menuitem', { name: words.t('window.sites.delete') }).click();
    await page.getByRole('dialog').waitFor();
    await press(words.t('window.cancel'));
    await press('Dead');
    await page.getByLabel(words.t('window.site.name'), { exact: true }).waitFor();

    await go('incidents');
    await press(words.t('window.incidents.export'));
    await look('menuitem');
    await page.getByRole('combobox', { name: words.t('window.incidents.period') }).click();
    await page.getByRole('option', { name: words.t('window.period.own') }).click();
    await page.getByLabel(words.t('window.period.from')).click();
    await page.getByRole('table').first().waitFor();
    await page.keyboard.press('Escape');
    await press('Dead');
    await page.getByRole('region', { name: words.t('window.message.title') }).waitFor();
    await page.getByRole('combobox', { name: words.t('window.message.phase') }).click();
    await page.getByRole('option', { name: words.t('phase.afterwards') }).click();

    await go('templates');
    await press(words.t('window.template.add'));
    await page.getByLabel(words.t('window.template.name'), { exact: true }).waitFor();
    await go('clients');
    await press('Miller');
    await page.getByLabel(words.t('window.client.lastName')).waitFor();
    await go('settings');
    await page.getByLabel(words.t('window.settings.checksKept')).waitFor();
    for (const theme of ['dark', 'light'] as const) {
      await page.getByText(words.t(`window.theme.${theme}`), { exact: true }).click();
      await expect
        .poll(() => page.evaluate(() => document.documentElement.dataset['mantineColorScheme']), soon)
        .toBe(theme);
    }
    await go('sites');
    expect(app.complaints).toEqual([]);
  });

  it('lives in a sandbox', async () => {
    const metrics = await app.electron.evaluate(({ app: electronApp }) => electronApp.getAppMetrics());
    const renderers = metrics.filter(({ type }) => type === 'Tab');
    expect(renderers).toHaveLength(1);
    for (const { pid } of renderers) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      // 2: a seccomp filter decides about every system call.
      expect(status).toMatch(/^Seccomp:\t2$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    }
  });

  it('has no Node, no Electron and of main two verbs', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'];
    expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([]);
    const verbs = await page.evaluate(() => Object.keys((globalThis as unknown as { nachtwache: object }).nachtwache));
    expect(verbs.sort()).toEqual(['invoke', 'subscribe']);
  });
});

describe('a hostile page in the window', () => {
  const stays = async (): Promise<void> => {
    // What is going to happen happens at once; what does not cannot be waited for.
    await sleep(400);
    expect(page.url()).toBe(pageAddress);
    expect(app.electron.windows()).toHaveLength(1);
    const contents = await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    expect(contents).toBe(1);
    expect(asked).toEqual([]);
    expect(mailProgram.opened()).toEqual([]);
  };

  it('cannot navigate away', async () => {
    const targets = [
      outside.url,
      'file:///etc/passwd',
      'https://wa.me/4930123456',
      'mailto:x@y.example',
      'data:text/html,x',
    ];
    for (const target of [...targets, 'app://elsewhere/index.html', 'chrome://version']) {
      await page.evaluate((url) => void (location.href = url), target);
      await stays();
    }
    expect(data.log()).toContain('The window tried to leave the app; that was denied.');
  });

  it('is led back from an empty page, before which Chromium asks nobody', async () => {
    await page.evaluate(() => void (location.href = 'about:blank'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await stays();
    expect(data.log()).toContain('The window went to an empty page; it was led back.');
  });

  it('cannot open windows, web views or downloads', async () => {
    for (const target of [outside.url, pageAddress, 'about:blank', 'mailto:x@y.example']) {
      expect(await page.evaluate((url) => window.open(url) === null, target), target).toBe(true);
    }
    await page.evaluate((url) => {
      const add = (tag: string, attributes: Record<string, string>): HTMLElement => {
        const element = document.body.appendChild(document.createElement(tag));
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        return element;
      };
      add('webview', { src: url, nodeintegration: 'true' });
      add('a', { href: url, target: '_blank' }).click();
      add('a', { href: 'data:text/plain,x', download: 'x.txt' }).click();
      (add('form', { action: url, method: 'post' }) as HTMLFormElement).submit();
    }, outside.url);
    await stays();
  });

  it('gets no permission', async () => {
    const answers = await page.evaluate(async () => {
      const refusal = (wanted: Promise<unknown>): Promise<string> =>
        wanted.then(
          () => 'granted',
          (error: unknown) => (error instanceof Error ? error.name : 'refused'),
        );
      const place = new Promise((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, () => reject(new Error('refused'))),
      );
      const named = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
      return {
        notification: await Notification.requestPermission(),
        place: await refusal(place),
        camera: await refusal(navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await refusal(navigator.mediaDevices.getDisplayMedia()),
        clipboard: await refusal(navigator.clipboard.readText()),
        states: await Promise.all(
          named.map((name) => navigator.permissions.query({ name }).then(({ state }) => state)),
        ),
      };
    });
    expect(answers.notification).toBe('denied');
    expect([answers.place, answers.camera, answers.screen, answers.clipboard]).not.toContain('granted');
    expect(new Set(answers.states)).toEqual(new Set(['denied']));
  });

  it('reaches no server and runs no script that is not ours', async () => {
    const complaintsBefore = app.complaints.length;
    const outcome = await page.evaluate(async (url) => {
      const isRefused = (wanted: Promise<unknown>): Promise<boolean> =>
        wanted.then(
          () => false,
          () => true,
        );
      const load = (tag: 'img' | 'script' | 'link', attributes: Record<string, string>): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const element = document.createElement(tag);
          element.addEventListener('load', resolve);
          element.addEventListener('error', () => reject(new Error('not loaded')));
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          document.head.append(element);
        });
      const doesRun = (code: string): boolean => {
        const script = document.createElement('script');
        script.textContent = `document.documentElement.dataset.ran = 'yes'; ${code}`;
        document.head.append(script);
        return document.documentElement.dataset['ran'] === 'yes';
      };
      const doesEvaluate = (): boolean => {
        try {
          return globalThis.eval('1 + 1') === 2;
        } catch {
          // That is what the policy is for.
          return false;
        }
      };
      return {
        fetch: await isRefused(fetch(url, { mode: 'no-cors' })),
        image: await isRefused(load('img', { src: `${url}x.png` })),
        script: await isRefused(load('script', { src: `${url}x.js` })),
        style: await isRefused(load('link', { href: `${url}x.css`, rel: 'stylesheet' })),
        beacon: navigator.sendBeacon(url, 'x'),
        inline: doesRun(''),
        eval: doesEvaluate(),
      };
    }, outside.url);
    // As text: vitest would rewrite an import that it sees.
    const isModuleRefused = `import('${outside.url}x.mjs').then(() => false, () => true)`;
    expect(await page.evaluate<boolean>(isModuleRefused)).toBe(true);
    expect(outcome).toMatchObject({ fetch: true, image: true, script: true, style: true });
    expect(outcome).toMatchObject({ inline: false, eval: false });
    expect(asked).toEqual([]);
    // It would have been seen, had one of our own pages tried the like.
    expect(app.complaints.slice(complaintsBefore).join('\n')).toContain('Content Security Policy');
  });

  it('reads nothing but the window’s own files, each answer with the policy', async () => {
    const steps = ['../../etc/passwd', '..%2f..%2f..%2fetc/passwd', '..%5cmain/index.js', '%2e%2e%2fmain/index.js'];
    const answers = await page.evaluate(
      (paths) =>
        Promise.all(
          paths.map(async (path) => {
            const { status, headers } = await fetch(`app://nachtwache/${path}`);
            return [path, status, headers.get('content-security-policy')?.split(';')[0] ?? null];
          }),
        ),
      ['index.html', 'nowhere.js', '%', 'a%00.html', ...steps],
    );
    const policy = "default-src 'none'";
    expect(answers).toEqual([
      ['index.html', 200, policy],
      ...['nowhere.js', '%', 'a%00.html', ...steps].map((path) => [path, 404, policy]),
    ]);
  });

  it('reaches main from no frame', async () => {
    const frames = await page.evaluate(async (url) => {
      const looks = [url, location.href, 'about:blank', 'srcdoc'].map(async (source) => {
        const frame = document.createElement('iframe');
        if (source === 'srcdoc') frame.srcdoc = '<h1>x</h1>';
        else frame.src = source;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        try {
          return 'nachtwache' in (frame.contentWindow ?? {});
        } catch {
          // Of another origin: it cannot be looked into, and shows an error page.
          return 'foreign';
        }
      });
      return Promise.all(looks);
    }, outside.url);
    expect(frames).not.toContain(true);
    expect(asked).toEqual([]);
  });

  it('is not heard in a window that is not the app’s own', async () => {
    const error = { kind: 'invalid', issues: [{ path: '', message: 'foreign-sender' }] };
    const reply = await app.electron.evaluate(
      async ({ BrowserWindow }, { preload, address }) => {
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await stranger.loadURL(address);
        const heard: unknown = await stranger.webContents.executeJavaScript("nachtwache.invoke('snapshot.get', {})");
        stranger.destroy();
        return heard;
      },
      { preload: join(process.cwd(), 'out', 'preload', 'index.cjs'), address: pageAddress },
    );
    expect(reply).toEqual({ ok: false, error });
  });
});

describe('main', () => {
  it('refuses calls that do not fit, and nothing has changed', async () => {
    const before = await askFor(page, 'snapshot.get', {});
    const [incident] = await readIncidents(page);
    const deliver = { incidentId: incident?.id, clientId: 'm', phase: 'first-notice', subject: 's', body: 'b' };
    const site = before.sites[0]?.site;
    const calls: [name: unknown, input: unknown][] = [
      ['constructor', {}],
      ['__proto__', {}],
      ['toString', {}],
      ['sites', {}],
      [null, {}],
      [{ toString: 'sites.add' }, {}],
      ['snapshot.get', null],
      ['sites.add', { url: 5, clientId: null }],
      ['sites.add', { url: 'file:///etc/passwd', clientId: null }],
      ['sites.add', { url: 'javascript:alert(1)', clientId: null }],
      ['sites.add', { url: `http://example.org/${'x'.repeat(5000)}`, clientId: null }],
      ['sites.update', { id: site?.id, edit: { ...site, intervalSeconds: 1 } }],
      ['sites.update', { id: site?.id, edit: { ...site, url: 'mailto:x@y.example' } }],
      ['sites.pause', { id: site?.id, length: { minutes: -1 } }],
      ['sites.open', { id: 'https://example.org/' }],
      ['sites.delete', { id: '' }],
      ['clients.add', { name: '', email: 'x' }],
      ['messages.deliver', { ...deliver, transport: 'shell' }],
      ['messages.deliver', { ...deliver, transport: 'mail', clientId: 'nobody' }],
      ['messages.deliver', { ...deliver, transport: 'mail', body: 'x'.repeat(60_000) }],
      [
        'templates.add',
        { name: 'x', phase: 'update', language: 'en', subject: '{{ nope }}', body: '{% include "x" %}' },
      ],
      ['settings.update', { ...before.settings, referencePoints: [{ url: 'file:///', expectText: 'x' }] }],
      ['settings.update', { ...before.settings, checksKeptDays: 1e9 }],
      ['incidents.export', { filter: {}, format: 'exe' }],
    ];
    for (const [name, input] of calls) {
      const reply = await say(page, name, input);
      expect(reply, JSON.stringify([name, input]).slice(0, 120)).toMatchObject({ ok: false });
    }
    const after = await askFor(page, 'snapshot.get', {});
    const lasting = ({ settings, clients, templates, openIncidents }: typeof before) => {
      return { settings, clients, templates, openIncidents };
    };
    expect(lasting(after)).toEqual(lasting(before));
    expect(after.sites.map((view) => view.site)).toEqual(before.sites.map((view) => view.site));
    expect(mailProgram.opened()).toEqual([]);
  });

  it('has written no error into its log', () => {
    expect(data.log()).not.toMatch(/\[error\]/);
  });
});
