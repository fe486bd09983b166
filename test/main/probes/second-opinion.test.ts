import { afterEach, describe, expect, it } from 'vitest';
import type { Opinion } from '../../../src/core/check';
import type { SecondOpinion } from '../../../src/core/settings';
import type { Site } from '../../../src/core/site';
import { createConnection } from '../../../src/main/probes/connection';
import { createSecondOpinions } from '../../../src/main/probes/second-opinion';
import { sampleHttp, sampleOf, sampleSite } from '../../support/site-sample';
import { freePort, startDrip, startEndless, startMute, startSite } from '../../support/site-server';
import type { SiteServer } from '../../support/site-server';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
async function opened<Server extends SiteServer>(server: Promise<Server>): Promise<Server> {
  const started = await server;
  closers.push(started.close);
  return started;
}

const httpAnswer = (success: string): string => `# TYPE probe_success gauge
probe_failed_due_to_regex 0
probe_http_duration_seconds{phase="connect"} 0.1
probe_http_status_code 200
probe_success ${success}
`;

interface Asked {
  path: string;
  headers: NodeJS.Dict<string | string[]>;
}

/** Somebody who always says the same, and keeps what was asked. */
async function startExporter(text: string, status = 200): Promise<SiteServer & { asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = await opened(
    startSite((request, response) => {
      asked.push({ path: request.url ?? '', headers: request.headers });
      response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4' }).end(text);
    }),
  );
  return { ...server, asked };
}

interface Asking {
  signal?: AbortSignal;
  lastAddress?: string;
}

const connection = createConnection({ version: '1' });
const said: string[] = [];
const log = { info: (text: string) => void said.push(text), warn: (text: string) => void said.push(text) };
afterEach(() => void said.splice(0));

function asking(urls: readonly (string | SecondOpinion)[], { signal, lastAddress }: Asking = {}) {
  const opinions = urls.map((one) => (typeof one === 'string' ? { url: one, module: 'http_2xx' } : one));
  const ask = createSecondOpinions({
    connection,
    log,
    opinions: () => opinions,
    lastAddressOf: () => lastAddress ?? null,
  });
  return (site: Site = publicSite): Promise<Opinion[]> => ask(site, signal ?? new AbortController().signal);
}

const publicSite = sampleSite({ url: 'https://example.org/shop?a=1&b=ü', timeoutSeconds: 1 });

describe('a second opinion', () => {
  it.each([
    ['1', 'up'],
    ['0', 'down'],
  ])('is what probe_success says: %s', async (success, answer) => {
    const { url } = await startExporter(httpAnswer(success));
    expect(await asking([url])()).toEqual([{ from: new URL(url).host, answer }]);
    expect(said).toEqual([]);
  });

  it('asks below the path of the exporter, for the address and the module', async () => {
    const exporter = await startExporter(httpAnswer('1'));
    const opinions = await asking([{ url: `${exporter.url}blackbox/`, module: 'http & mehr' }])();
    const asked = new URL(exporter.asked[0]?.path ?? '', exporter.url);
    expect(asked.pathname).toBe('/blackbox/probe');
    expect(Object.fromEntries(asked.searchParams)).toEqual({ target: publicSite.url, module: 'http & mehr' });
    expect(opinions[0]?.from).toBe(new URL(exporter.url).host);
  });

  it('hands on the time limit of the site, and nothing that the site is asked with', async () => {
    const exporter = await startExporter(httpAnswer('1'));
    const site = sampleHttp(
      {
        method: 'POST',
        body: 'canary-body',
        headers: [{ name: 'X-Canary', value: 'canary-header' }],
        auth: { kind: 'basic', user: 'canary-user' },
      },
      { url: publicSite.url, timeoutSeconds: 7, name: 'canary-name', hosting: 'canary-hosting' },
    );
    await asking([exporter.url])(site);
    expect(exporter.asked[0]?.headers['x-prometheus-scrape-timeout-seconds']).toBe('7.5');
    expect(JSON.stringify(exporter.asked)).not.toContain('canary');
  });

  it('lets nobody try longer than 18 s', async () => {
    const exporter = await startExporter(httpAnswer('1'));
    await asking([exporter.url])({ ...publicSite, timeoutSeconds: 120 });
    expect(exporter.asked[0]?.headers['x-prometheus-scrape-timeout-seconds']).toBe('18.5');
  });

  it('asks all who are set, in their order, one silent one among them', async () => {
    const [up, down] = [await startExporter(httpAnswer('1')), await startExporter(httpAnswer('0'))];
    const closed = `http://127.0.0.1:${await freePort()}/`;
    expect(await asking([down.url, closed, up.url])()).toEqual([
      { from: new URL(down.url).host, answer: 'down' },
      { from: new URL(closed).host, answer: 'silent' },
      { from: new URL(up.url).host, answer: 'up' },
    ]);
  });
});

describe('an opinion is silent', () => {
  it.each([
    ['a server error with the right words', httpAnswer('0'), 500, 'HTTP 500'],
    ['a module that it does not know', 'Unknown module "http_2xx"', 400, 'Unknown module'],
    ['a page', '<html>probe_success 0</html>', 200, 'no probe_success'],
    ['nothing', '', 200, 'no probe_success'],
    ['a value that is neither', httpAnswer('0.5'), 200, 'no probe_success'],
    ['a value that is no number', httpAnswer('NaN'), 200, 'no probe_success'],
    [
      'a value with labels',
      httpAnswer('1').replace('\nprobe_success', '\nprobe_success{a="b"}'),
      200,
      'no probe_success',
    ],
    ['two values', `${httpAnswer('1')}probe_success 0\n`, 200, 'no probe_success'],
    ['only the explanation', '# HELP probe_success 1\n', 200, 'no probe_success'],
    ['the metrics of a ping', 'probe_icmp_reply_hop_limit 0\nprobe_success 0\n', 200, 'no http check'],
    ['the metrics of a port', 'probe_failed_due_to_regex 0\nprobe_success 0\n', 200, 'no http check'],
  ])('with %s', async (_what, text, status, complaint) => {
    const { url } = await startExporter(text, status);
    expect(await asking([url])()).toEqual([{ from: new URL(url).host, answer: 'silent' }]);
    expect(said.join()).toContain(complaint);
    // The log keeps no client's data.
    expect(said.join()).not.toContain('example.org');
  });

  it('with a redirect, even to somebody who knows', async () => {
    const knows = await startExporter(httpAnswer('1'));
    const { url } = await opened(
      startSite((_request, response) => response.writeHead(302, { location: knows.url }).end()),
    );
    expect(await asking([url])()).toEqual([{ from: new URL(url).host, answer: 'silent' }]);
    expect(knows.asked).toEqual([]);
  });

  it('with more than 1 MiB, of which no more is read', async () => {
    const endless = await opened(startEndless('plain'));
    expect(await asking([endless.url])({ ...publicSite, timeoutSeconds: 15 })).toMatchObject([{ answer: 'silent' }]);
    expect(said.join()).toContain('longer than');
    expect(endless.bytesSent()).toBeLessThan(16 * 1024 * 1024);
    await expect.poll(endless.openSockets).toBe(0);
  });

  it.each([
    ['silence', () => startMute()],
    ['a byte a second', () => startDrip('body')],
  ])('with %s, 2 s after the limit of the site', async (_what, start) => {
    const exporter = await opened(start());
    const startedAt = performance.now();
    expect(await asking([exporter.url])()).toMatchObject([{ answer: 'silent' }]);
    expect(performance.now() - startedAt).toBeGreaterThan(2900);
    expect(said.join()).toContain('within 3000 ms');
    await expect.poll(exporter.openSockets).toBe(0);
  });

  it('at once when the question is called off; it does not reject', async () => {
    const exporter = await opened(startMute());
    const controller = new AbortController();
    const asked = asking([exporter.url], { signal: controller.signal })({ ...publicSite, timeoutSeconds: 120 });
    controller.abort();
    expect(await asked).toMatchObject([{ answer: 'silent' }]);
    expect(await asking([exporter.url], { signal: controller.signal })()).toMatchObject([{ answer: 'silent' }]);
    expect(said).toEqual([]);
  });

  it('and the log says so once, until there is an answer again', async () => {
    const port = await freePort();
    const ask = asking([`http://127.0.0.1:${port}/`]);
    await ask();
    await ask();
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('ECONNREFUSED');
    await opened(startSite((_request, response) => void response.end(httpAnswer('0')), { port }));
    expect(await ask()).toMatchObject([{ answer: 'down' }]);
    expect(said[1]).toContain('there again');
  });
});

describe('nobody is asked', () => {
  const far = 'http://exporter.example.net:9/';

  it('about a kind of check that they cannot make', async () => {
    const exporter = await startExporter(httpAnswer('1'));
    const site = sampleOf('dns', {}, { url: 'dns://example.org' });
    expect(await asking([exporter.url])(site)).toEqual([]);
    expect(exporter.asked).toEqual([]);
  });

  it('about a site that they would look for in their own network', async () => {
    const ask = asking([far]);
    expect(await ask({ ...publicSite, url: 'http://192.168.1.7/' })).toEqual([]);
    expect(await ask({ ...publicSite, url: 'http://127.0.0.1:8080/' })).toEqual([]);
    expect(await asking([far], { lastAddress: '10.0.0.7' })()).toEqual([]);
  });

  it('where nobody is set', async () => {
    expect(await asking([])()).toEqual([]);
  });
});
