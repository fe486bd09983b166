import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Opinion } from '../../../src/core/check';
import type { Site } from '../../../src/core/site';
import { createConnection } from '../../../src/main/probes/connection';
import { createSecondOpinions } from '../../../src/main/probes/second-opinion';
import { startBlackbox } from '../../support/blackbox';
import type { Blackbox } from '../../support/blackbox';
import { sampleHttp, sampleOf } from '../../support/site-sample';
import { freePort, html, startMute, startSite, startSocketServer } from '../../support/site-server';
import type { SiteServer } from '../../support/site-server';

let blackbox: Blackbox;
beforeAll(async () => {
  blackbox = await startBlackbox();
}, 60_000);
afterAll(() => blackbox.dispose());

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
async function opened(server: Promise<SiteServer>): Promise<SiteServer> {
  const started = await server;
  closers.push(started.close);
  return started;
}

const said: string[] = [];
const log = { info: (text: string) => void said.push(text), warn: (text: string) => void said.push(text) };
afterEach(() => void said.splice(0));

async function answer(site: Site, module = 'http_2xx'): Promise<Opinion['answer'] | undefined> {
  const ask = createSecondOpinions({
    connection: createConnection({ version: '1' }),
    log,
    opinions: () => [{ url: blackbox.url, module }],
    lastAddressOf: () => null,
  });
  const opinions = await ask(site, new AbortController().signal);
  return opinions[0]?.answer;
}

const web = (url: string, timeoutSeconds = 10): Site => sampleHttp({}, { url, timeoutSeconds });
const connectionTo = (port: number): Site => sampleOf('tcp', {}, { url: `tcp://127.0.0.1:${port}` });

describe("the opinion of Debian's blackbox_exporter", () => {
  it('about a page that answers: up', async () => {
    const site = await opened(startSite(html('da')));
    expect(await answer(web(`${site.url}shop?a=1&b=%C3%BC`))).toBe('up');
  });

  it('about a page with an error: down', async () => {
    const site = await opened(startSite(html('weg', 503)));
    expect(await answer(web(site.url))).toBe('down');
  });

  it('about a closed port: down', async () => {
    expect(await answer(web(`http://127.0.0.1:${await freePort()}/`))).toBe('down');
    expect(said).toEqual([]);
  });

  it('about a page that never answers: down, in time to be heard', async () => {
    const site = await opened(startMute());
    expect(await answer(web(site.url, 1))).toBe('down');
  });

  it('about a port: up while it takes connections, else down', async () => {
    const server = await startSocketServer((socket) => socket.end());
    closers.push(server.close);
    expect(await answer(connectionTo(server.port), 'tcp_connect')).toBe('up');
    await server.close();
    expect(await answer(connectionTo(server.port), 'tcp_connect')).toBe('down');
  });

  it('is silent by a module that looks at something else, and says so', async () => {
    const site = await opened(startSite(html('da')));
    expect(await answer(connectionTo(site.port), 'http_2xx')).toBe('silent');
    expect(await answer(web(site.url), 'tcp_connect')).toBe('silent');
    expect(said.join()).toContain('makes no tcp check');
    expect(said.join()).toContain('makes no http check');
  });

  it('is silent by a module that it does not have, and by a stopped exporter', async () => {
    const site = await opened(startSite(html('da')));
    expect(await answer(web(site.url), 'gibt-es-nicht')).toBe('silent');
    expect(said.join()).toContain('Unknown module');
    await blackbox.stop();
    expect(await answer(web(site.url))).toBe('silent');
    await blackbox.start();
    expect(await answer(web(site.url))).toBe('up');
  });
});
