import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckOf } from '../../../src/core/checks/check-kinds';
import { createBackupProbe } from '../../../src/main/probes/backup';
import type { BackupDeps } from '../../../src/main/probes/backup';
import { createConnection } from '../../../src/main/probes/connection';
import { findNewestFile } from '../../../src/main/probes/newest-file';
import { goDirectly } from '../../../src/main/probes/proxy-choice';
import { freePort, startMute, startSite } from '../../support/site-server';
import type { SiteServer } from '../../support/site-server';
import { sampleOf } from '../../support/site-sample';

const hourMs = 3_600_000;
const now = Date.parse('2026-06-01T12:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now - hours * hourMs);

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<SiteServer> {
  const server = await startSite(handle);
  closers.push(server.close);
  return server;
}

const fetching = { connection: createConnection({ version: '1.2.3' }), chooseWays: goDirectly };
const createProbe = (over: Partial<BackupDeps> = {}) => createBackupProbe({ fetching, now: () => now, ...over });
const siteOf = (url: string, check: Partial<CheckOf<'backup'>>, timeoutSeconds = 5) =>
  sampleOf('backup', check, { url, timeoutSeconds });
const check = (url: string, over: Partial<CheckOf<'backup'>> = {}, timeoutSeconds?: number) =>
  createProbe()(siteOf(url, over, timeoutSeconds), new AbortController().signal);

const unknown = (detail: RegExp) => ({
  kind: 'degraded',
  aboutDate: null,
  concern: { cause: 'backup-unknown', amount: null, step: null, detail: expect.stringMatching(detail) as string },
});
const stale = (hours: number) => ({
  kind: 'degraded',
  aboutDate: hoursAgo(hours).getTime(),
  concern: { cause: 'backup-stale', amount: hours, step: null },
});

describe('by Last-Modified', () => {
  const withDate = (date: string, seen: (string | undefined)[] = []) =>
    serve((request, response) => {
      seen.push(request.method, request.headers['user-agent']);
      response.writeHead(200, { 'last-modified': date }).end(request.method === 'HEAD' ? undefined : 'x');
    });

  it('is up while young enough, by the head alone', async () => {
    const seen: (string | undefined)[] = [];
    const { url } = await withDate(hoursAgo(26).toUTCString(), seen);
    expect(await check(url)).toEqual({
      kind: 'up',
      title: null,
      status: null,
      isTruncated: false,
      aboutDate: hoursAgo(26).getTime(),
      remoteAddress: '127.0.0.1',
      ms: expect.any(Number) as number,
    });
    expect(seen).toEqual(['HEAD', 'Nachtwache/1.2.3 (+site monitoring)']);
  });

  it('is stale an hour later', async () => {
    const { url } = await withDate(hoursAgo(27).toUTCString());
    expect(await check(url)).toMatchObject(stale(27));
  });

  it.each([405, 403, 501, 200])('is asked for by GET where HEAD is answered with %d and no date', async (status) => {
    const server = await serve((request, response) => {
      if (request.method === 'HEAD') response.writeHead(status).end();
      else response.writeHead(200, { 'last-modified': hoursAgo(1).toUTCString() }).write('an endless backup');
    });
    expect(await check(server.url)).toMatchObject({ kind: 'up', aboutDate: hoursAgo(1).getTime() });
    await expect.poll(server.openSockets).toBe(0);
  });

  it('is looked for where the server sends us on', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/latest.zip' }).end();
      else response.writeHead(200, { 'last-modified': hoursAgo(2).toUTCString() }).end();
    });
    expect(await check(url)).toMatchObject({ kind: 'up', aboutDate: hoursAgo(2).getTime() });
  });

  it('counts as now where clocks are a little off', async () => {
    const { url } = await withDate(hoursAgo(-3).toUTCString());
    expect(await check(url)).toMatchObject({ kind: 'up', aboutDate: now });
  });

  it('is not learnt from a date of next year, which would be fresh for ever', async () => {
    const { url } = await withDate(hoursAgo(-9000).toUTCString());
    expect(await check(url)).toMatchObject(unknown(/future/));
  });

  it.each([404, 401, 500])('is not learnt from HTTP %d', async (status) => {
    const { url } = await serve((_request, response) => response.writeHead(status).end());
    expect(await check(url)).toMatchObject({ ...unknown(new RegExp(`HTTP ${status}`)), remoteAddress: '127.0.0.1' });
  });

  it('is not learnt where there is none', async () => {
    const { url } = await serve((_request, response) => response.end('x'));
    expect(await check(url)).toMatchObject(unknown(/no date/));
  });

  it('is not learnt where nobody listens, or answers in time', async () => {
    const refused = await check(`http://127.0.0.1:${await freePort()}/`);
    expect(refused).toMatchObject({ ...unknown(/ECONNREFUSED/), remoteAddress: null });
    const mute = await startMute();
    closers.push(mute.close);
    const late = await check(mute.url, {}, 1);
    expect(late).toMatchObject(unknown(/no full answer within 1000 ms/));
    expect(late.ms).toBeLessThan(2000);
    await expect.poll(mute.openSockets).toBe(0);
  });

  it('ends early on abort', async () => {
    const mute = await startMute();
    closers.push(mute.close);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await expect(createProbe()(siteOf(mute.url, {}, 30), stop.signal)).rejects.toThrow();
    await expect.poll(mute.openSockets).toBe(0);
  });
});

describe('by a date in a JSON', () => {
  const json = async (body: string) => (await serve((_request, response) => response.end(body))).url;

  it.each([
    ['jobs[1].finished', JSON.stringify({ jobs: [{}, { finished: hoursAgo(5).toISOString() }] })],
    ['at', JSON.stringify({ at: hoursAgo(5).getTime() })],
    ['at', JSON.stringify({ at: hoursAgo(5).getTime() / 1000 })],
    ['', JSON.stringify(hoursAgo(5).toISOString())],
    ['at', `\ufeff${JSON.stringify({ at: hoursAgo(5).toISOString() })}`],
  ])('at %j in %s', async (jsonPath, body) => {
    const url = await json(body);
    expect(await check(url, { source: 'json', jsonPath, maxAgeHours: 5 })).toMatchObject({ kind: 'up' });
    expect(await check(url, { source: 'json', jsonPath, maxAgeHours: 4 })).toMatchObject(stale(5));
  });

  it.each<[string, string, RegExp]>([
    ['another place', JSON.stringify({ end: 1 }), /no date/],
    ['a word', JSON.stringify({ at: 'gestern' }), /no date/],
    ['a page', '<html><p>geheim</p></html>', /^the answer is no JSON$/],
    ['too much', `"${'x'.repeat(3_000_000)}"`, /longer than/],
  ])('is not learnt from %s', async (_what, body, detail) => {
    expect(await check(await json(body), { source: 'json', jsonPath: 'at' })).toMatchObject(unknown(detail));
  });
});

describe('by a sitemap', () => {
  const entry = (tag: string, address: string, date: Date | null): string =>
    `<${tag}><loc>${address}</loc>${date === null ? '' : `<lastmod>${date.toISOString()}</lastmod>`}</${tag}>`;
  const pages = (...dates: (Date | null)[]): string =>
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${dates
      .map((date) => entry('url', 'https://kunde.example/', date))
      .join('\n')}</urlset>`;
  const index = (entries: [string, Date | null][]): string =>
    `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries
      .map(([address, date]) => entry('sitemap', address, date))
      .join('\n')}</sitemapindex>`;

  /** A server with these files, and what was asked of it. */
  async function files(contents: Record<string, string | Buffer>): Promise<{ url: string; asked: string[] }> {
    const asked: string[] = [];
    const server = await serve((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const body = contents[path];
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    return { url: `${server.url}sitemap.xml`, asked };
  }
  const checkMap = (url: string, maxAgeHours = 26) => check(url, { source: 'sitemap', maxAgeHours });

  it('the newest date counts', async () => {
    const { url } = await files({ '/sitemap.xml': pages(hoursAgo(90), hoursAgo(30), null, hoursAgo(50)) });
    expect(await checkMap(url, 30)).toMatchObject({ kind: 'up', aboutDate: hoursAgo(30).getTime() });
    expect(await checkMap(url, 29)).toMatchObject(stale(30));
  });

  it('a date far ahead does not', async () => {
    const { url } = await files({ '/sitemap.xml': pages(hoursAgo(-9000), hoursAgo(30)) });
    expect(await checkMap(url)).toMatchObject(stale(30));
  });

  it('dates of images, comments and other things do not', async () => {
    const others = `<url><loc>a</loc><!-- <lastmod>${hoursAgo(1).toISOString()}</lastmod> -->
      <news:news><news:lastmod>${hoursAgo(1).toISOString()}</news:lastmod></news:news></url>`;
    const { url } = await files({ '/sitemap.xml': pages(hoursAgo(30)).replace('</urlset>', `${others}</urlset>`) });
    expect(await checkMap(url)).toMatchObject(stale(30));
  });

  it('may be packed', async () => {
    const { url } = await files({ '/sitemap.xml': gzipSync(pages(hoursAgo(3))) });
    expect(await checkMap(url)).toMatchObject({ kind: 'up', aboutDate: hoursAgo(3).getTime() });
  });

  it('with a prefix is read in the same way', async () => {
    const text = pages(hoursAgo(3)).replace(/<(\/?)(urlset|url|loc|lastmod)/g, '<$1sm:$2');
    const { url } = await files({ '/sitemap.xml': text });
    expect(await checkMap(url)).toMatchObject({ kind: 'up', aboutDate: hoursAgo(3).getTime() });
  });

  it('an index is believed where it gives dates', async () => {
    const { url, asked } = await files({
      '/sitemap.xml': index([
        ['/a.xml', hoursAgo(9)],
        ['/b.xml', hoursAgo(4)],
      ]),
    });
    expect(await checkMap(url)).toMatchObject({ kind: 'up', aboutDate: hoursAgo(4).getTime() });
    expect(asked).toEqual(['/sitemap.xml']);
  });

  it('an index without dates is followed', async () => {
    const { url, asked } = await files({
      '/sitemap.xml': index([
        ['/a.xml', null],
        ['/b.xml', null],
        ['/old.xml', hoursAgo(99)],
      ]),
      '/a.xml': pages(hoursAgo(40)),
      '/b.xml': pages(hoursAgo(30)),
    });
    expect(await checkMap(url)).toMatchObject(stale(30));
    expect(asked).toEqual(['/sitemap.xml', '/a.xml', '/b.xml']);
  });

  it('a long index is followed a little, and not taken for stale then', async () => {
    const names = Array.from({ length: 9 }, (_, at) => `/${at}.xml`);
    const contents = Object.fromEntries(names.map((name) => [name, pages(hoursAgo(30))]));
    const { url, asked } = await files({ ...contents, '/sitemap.xml': index(names.map((name) => [name, null])) });
    expect(await checkMap(url)).toMatchObject(unknown(/not all could be looked at/));
    expect(asked).toHaveLength(6);
  });

  it('a sitemap of an index that is missing may be the newest', async () => {
    const { url } = await files({
      '/sitemap.xml': index([
        ['/a.xml', null],
        ['/b.xml', null],
      ]),
      '/b.xml': pages(hoursAgo(30)),
    });
    expect(await checkMap(url)).toMatchObject(unknown(/not all could be looked at/));
    expect(await checkMap(url, 30)).toMatchObject({ kind: 'up' });
  });

  it('an index leads nowhere else', async () => {
    const other = await serve((_request, response) => response.end(pages(hoursAgo(1))));
    const { url } = await files({
      '/sitemap.xml': index([
        [`${other.url}a.xml`, null],
        ['file:///etc/passwd', null],
      ]),
    });
    expect(await checkMap(url)).toMatchObject(unknown(/there is none/));
    expect(other.connections()).toBe(0);
  });

  it('that is too long is not taken for stale', async () => {
    const long = `${pages(hoursAgo(30)).replace('</urlset>', '')}${' '.repeat(2_200_000)}</urlset>`;
    const { url } = await files({ '/sitemap.xml': long });
    expect(await checkMap(url)).toMatchObject(unknown(/not all could be looked at/));
    expect(await checkMap(url, 30)).toMatchObject({ kind: 'up' });
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['a page', '<!doctype html><html><p>x</p></html>', /no sitemap/],
    ['nothing', '', /no sitemap/],
    ['no dates', pages(null, null), /there is none/],
    ['damaged packing', gzipSync(pages(hoursAgo(1))).subarray(0, 40), /cannot be unpacked/],
    ['a bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024)), /cannot be unpacked/],
  ])('is not learnt from %s', async (_what, body, detail) => {
    const { url } = await files({ '/sitemap.xml': body });
    expect(await checkMap(url)).toMatchObject(unknown(detail));
  });
});

describe('by a path', () => {
  /** A folder with these files; a date for each. */
  async function folder(files: Record<string, Date>): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'nachtwache-backup ü#-'));
    closers.push(() => rm(path, { recursive: true }));
    for (const [name, date] of Object.entries(files)) {
      const file = join(path, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, 'x');
      await utimes(file, date, date);
    }
    return path;
  }
  const checkPath = (path: string, maxAgeHours = 26) =>
    check(pathToFileURL(path).href, { source: 'path', maxAgeHours });

  it('the newest file in a folder counts, however deep', async () => {
    const path = await folder({ 'a.zip': hoursAgo(90), 'b/c/d.zip': hoursAgo(30), 'b/e.zip': hoursAgo(60) });
    expect(await checkPath(path, 30)).toMatchObject({
      kind: 'up',
      aboutDate: hoursAgo(30).getTime(),
      remoteAddress: null,
    });
    expect(await checkPath(path, 29)).toMatchObject(stale(30));
  });

  it('may be a file, and a link to one', async () => {
    const path = await folder({ 'a.zip': hoursAgo(30), 'b.zip': hoursAgo(2) });
    expect(await checkPath(join(path, 'a.zip'))).toMatchObject(stale(30));
    await symlink(join(path, 'a.zip'), join(path, 'latest'));
    expect(await checkPath(join(path, 'latest'))).toMatchObject(stale(30));
  });

  it('links within lead nowhere', async () => {
    const outside = await folder({ 'fresh.zip': hoursAgo(1) });
    const path = await folder({ 'a.zip': hoursAgo(30) });
    await symlink(outside, join(path, 'out'));
    await symlink(join(outside, 'fresh.zip'), join(path, 'fresh.zip'));
    await symlink(path, join(path, 'circle'));
    expect(await checkPath(path)).toMatchObject(stale(30));
  });

  it('what a look into the folder leaves behind does not count, nor what comes from the future', async () => {
    const path = await folder({
      'a.zip': hoursAgo(30),
      '.DS_Store': hoursAgo(1),
      'Thumbs.db': hoursAgo(1),
      'b/desktop.ini': hoursAgo(1),
      'c.zip': hoursAgo(-9000),
    });
    expect(await checkPath(path)).toMatchObject(stale(30));
  });

  it('an empty folder has none, a missing one cannot be looked at', async () => {
    const path = await folder({});
    expect(await checkPath(path)).toMatchObject(unknown(/there is none/));
    expect(await checkPath(join(path, 'fehlt'))).toMatchObject(unknown(/ENOENT/));
  });

  it.runIf(process.platform !== 'win32')('a share of Windows cannot be looked at here', async () => {
    expect(await check('file://nas/freigabe', { source: 'path' })).toMatchObject(unknown(/host/));
  });

  it('too many files are not taken for stale, and the folder that changed last comes first', async () => {
    const path = await folder({ 'old/a': hoursAgo(90), 'old/b': hoursAgo(90), 'new/c': hoursAgo(30) });
    await utimes(join(path, 'old'), hoursAgo(90), hoursAgo(90));
    await utimes(join(path, 'new'), hoursAgo(30), hoursAgo(30));
    const few = createProbe({ findNewest: (root, options) => findNewestFile(root, { ...options, most: 3 }) });
    const look = (maxAgeHours: number) =>
      few(siteOf(pathToFileURL(path).href, { source: 'path', maxAgeHours }), new AbortController().signal);
    expect(await look(30)).toMatchObject({ kind: 'up', aboutDate: hoursAgo(30).getTime() });
    expect(await look(29)).toMatchObject(unknown(/not all could be looked at/));
  });

  it('a folder that is very deep is not taken for stale', async () => {
    const path = await folder({ 'a.zip': hoursAgo(30), '1/2/3/4/5/6/7/8/9/b.zip': hoursAgo(1) });
    expect(await checkPath(path)).toMatchObject(unknown(/not all could be looked at/));
  });

  it('a thousand files let others have their turn', async () => {
    const path = await folder(Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`${at}`, hoursAgo(30)])));
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    expect(await checkPath(path)).toMatchObject(stale(30));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });
});

describe('a path that hangs', () => {
  const hanging = () => {
    const looks: { path: string; answer: (atMs: number) => void }[] = [];
    const findNewest: BackupDeps['findNewest'] = (path) =>
      path.startsWith('/dead')
        ? new Promise((resolve) => {
            looks.push({ path, answer: (changedAtMs) => resolve({ changedAtMs, isPartial: false }) });
          })
        : Promise.resolve({ changedAtMs: now, isPartial: false });
    const probe = createProbe({ findNewest });
    const look = (path: string) => probe(siteOf(`file://${path}`, { source: 'path' }, 1), new AbortController().signal);
    return { looks, look };
  };

  it('is told at the limit, and not looked at again before it has answered', async () => {
    const { looks, look } = hanging();
    const result = await look('/dead/a');
    expect(result).toMatchObject(unknown(/no answer within 1000 ms/));
    expect(result.ms).toBeLessThan(2000);
    expect(await look('/dead/a')).toMatchObject(unknown(/no answer/));
    expect(looks).toHaveLength(1);
    looks[0]?.answer(now);
    const again = look('/dead/a');
    await expect.poll(() => looks.length).toBe(2);
    looks[1]?.answer(now);
    expect(await again).toMatchObject({ kind: 'up' });
  });

  it('holds up no other', async () => {
    const { look } = hanging();
    await look('/dead/a');
    expect(await look('/living')).toMatchObject({ kind: 'up' });
  });

  it('of two that hang a third one learns nothing, and no third thread is blocked', async () => {
    const { looks, look } = hanging();
    await Promise.all([look('/dead/a'), look('/dead/b')]);
    expect(await look('/living')).toMatchObject({ kind: 'unmeasured' });
    expect(await look('/dead/c')).toMatchObject({ kind: 'unmeasured' });
    expect(looks.map(({ path }) => path)).toEqual(['/dead/a', '/dead/b']);
    looks[1]?.answer(now);
    expect(await look('/living')).toMatchObject({ kind: 'up' });
  });

  it('ends early on abort', async () => {
    const probe = createProbe({ findNewest: () => new Promise(() => undefined) });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await expect(probe(siteOf('file:///dead', { source: 'path' }, 30), stop.signal)).rejects.toThrow();
  });
});
