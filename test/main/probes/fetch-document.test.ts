import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProxyWay } from '../../../src/core/proxy-list';
import { createBackupProbe } from '../../../src/main/probes/backup';
import { createConnection } from '../../../src/main/probes/connection';
import { fetchDocument } from '../../../src/main/probes/fetch-document';
import type { DocumentRequest, Fetching } from '../../../src/main/probes/fetch-document';
import { withinTime } from '../../../src/main/probes/lifetime-limit';
import { goDirectly } from '../../../src/main/probes/proxy-choice';
import { freePort, startEndless, startMute, startSite } from '../../support/site-server';
import type { ServerOptions, SiteServer } from '../../support/site-server';
import { sampleOf } from '../../support/site-sample';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  options?: ServerOptions,
): Promise<SiteServer> {
  const server = await startSite(handle, options);
  closers.push(server.close);
  return server;
}

const request: DocumentRequest = { method: 'GET', accept: 'text/plain', maxBytes: 1000 };
const connection = createConnection({ version: '1.2.3' });
const fetchFrom = (url: string, over: Partial<Fetching & DocumentRequest> = {}) =>
  withinTime(5000, (lifetime) =>
    fetchDocument(new URL(url), { ...request, ...over }, { connection, chooseWays: goDirectly, ...over }, lifetime),
  );

describe('a document', () => {
  it('comes whole, with its head and whoever gave it', async () => {
    const { url, openSockets } = await serve((asked, response) =>
      response.end(`${asked.method ?? ''} ${asked.headers.accept ?? ''} ${asked.headers['user-agent'] ?? ''}`),
    );
    const document = await fetchFrom(url);
    expect(document).toMatchObject({ status: 200, isTruncated: false, remoteAddress: '127.0.0.1' });
    expect(document.body.toString()).toBe('GET text/plain Nachtwache/1.2.3 (+site monitoring)');
    await expect.poll(openSockets).toBe(0);
  });

  it('without end is read up to its limit', async () => {
    const endless = await startEndless('plain');
    closers.push(endless.close);
    const { body, isTruncated } = await fetchFrom(endless.url);
    expect([body.length, isTruncated]).toEqual([1000, true]);
    await expect.poll(endless.openSockets).toBe(0);
  });

  it('is not read where the head is enough', async () => {
    const endless = await startEndless('plain');
    closers.push(endless.close);
    expect(await fetchFrom(endless.url, { maxBytes: 0 })).toMatchObject({ status: 200, isTruncated: false });
    await expect.poll(endless.openSockets).toBe(0);
  });

  it('that never comes is given up, and nothing stays open', async () => {
    const mute = await startMute();
    closers.push(mute.close);
    const fetching = { connection, chooseWays: goDirectly };
    const fetched = withinTime(300, (lifetime) => fetchDocument(new URL(mute.url), request, fetching, lifetime));
    await expect(fetched).rejects.toThrow('no full answer within 300 ms');
    await expect.poll(mute.openSockets).toBe(0);
  });
});

describe('a redirect', () => {
  it('is followed five times', async () => {
    const { url } = await serve((asked, response) => {
      const step = Number(asked.url?.slice(1));
      if (step === 0) response.end('there');
      else response.writeHead(302, { location: `/${step - 1}` }).end();
    });
    expect((await fetchFrom(`${url}5`)).body.toString()).toBe('there');
    await expect(fetchFrom(`${url}6`)).rejects.toThrow('more than 5 redirects');
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'http://'])('to %s is not', async (location) => {
    const { url } = await serve((_asked, response) => response.writeHead(302, { location }).end());
    await expect(fetchFrom(url)).rejects.toThrow(/^redirect to/);
  });

  it('from the internet into the own network is not', async () => {
    const router = await serve((_asked, response) => response.end('secret'), { host: '127.0.0.2' });
    const { url } = await serve((_asked, response) => response.writeHead(302, { location: router.url }).end());
    const scopeOfAddress = (address: string) => (address === '127.0.0.2' ? 'private' : 'public');
    await expect(fetchFrom(url, { scopeOfAddress })).rejects.toThrow(/own network/);
    expect(router.connections()).toBe(0);
    expect((await fetchFrom(url)).body.toString()).toBe('secret');
  });
});

describe("the system's proxy", () => {
  const through = (port: number): ProxyWay[] => [{ kind: 'http', host: '127.0.0.1', port }];
  const nowhere: LookupFunction = () => undefined;

  it('is asked for a document on the internet', async () => {
    const asked: (string | undefined)[] = [];
    const proxy = await serve((request_, response) => {
      asked.push(request_.url);
      response.end('by proxy');
    });
    const document = await fetchFrom('http://kunde.example/a', {
      connection: createConnection({ version: '1', lookup: nowhere }),
      chooseWays: () => Promise.resolve(through(proxy.port)),
    });
    expect(document.body.toString()).toBe('by proxy');
    expect(document.remoteAddress).toBeNull();
    expect(asked).toEqual(['http://kunde.example/a']);
  });

  it('is not for the own network', async () => {
    const { url } = await serve((_asked, response) => response.end('inner'));
    const port = await freePort();
    const document = await fetchFrom(url, { chooseWays: () => Promise.resolve(through(port)) });
    expect(document.body.toString()).toBe('inner');
  });

  it.each(['nobody there', 'a sign-in'])('that stands in the way (%s) says nothing about a backup', async (what) => {
    const proxy = await serve((_asked, response) => response.writeHead(407).end());
    const port = what === 'nobody there' ? await freePort() : proxy.port;
    const fetching = { connection, chooseWays: () => Promise.resolve(through(port)) };
    const site = sampleOf('backup', {}, { url: 'http://kunde.example/a.zip', timeoutSeconds: 5 });
    const result = await createBackupProbe({ fetching })(site, new AbortController().signal);
    expect(result).toMatchObject({ kind: 'unmeasured', detail: expect.stringContaining('proxy') as string });
  });
});
