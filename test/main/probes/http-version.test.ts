import { once } from 'node:events';
import { constants } from 'node:http2';
import { createServer } from 'node:tls';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { LookupFunction } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpCheck } from '../../../src/core/checks/http-check';
import { createHttpProbe } from '../../../src/main/probes/http';
import { makeCertificates } from '../../support/certificates';
import type { Certificates } from '../../support/certificates';
import { closeAfterEach } from '../../support/opened';
import { html, page, startHttp2Site, startSite, startTlsSite } from '../../support/site-server';
import type { SiteServer } from '../../support/site-server';
import { sampleHttp } from '../../support/site-sample';

const opened = closeAfterEach();
let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});

const check = (url: string, over: Partial<HttpCheck>, timeoutSeconds = 5, signal = new AbortController().signal) =>
  createHttpProbe({ version: '1', certificateAuthorities: [certificates.authority] })(
    sampleHttp({ watchCertificate: false, ...over }, { url, timeoutSeconds }),
    signal,
  );

type OnStream = Parameters<typeof startHttp2Site>[1];
const http2Site = (onStream: OnStream, hasHttp1 = true): Promise<SiteServer> =>
  opened(startHttp2Site(certificates.good, onStream, hasHttp1));
const answer =
  (text: string | Buffer, headers: Record<string, string | number> = {}): OnStream =>
  (stream) => {
    stream.respond({ ':status': 200, 'content-type': 'text/html', ...headers });
    stream.end(text);
  };

describe('HTTP/2 that is demanded', () => {
  it('is spoken, anew by every check, and left without an open connection', async () => {
    const site = await http2Site(answer(page('Zwei')));
    for (let round = 0; round < 2; round += 1) {
      expect(await check(site.url, { httpVersion: '2' })).toMatchObject({
        kind: 'up',
        status: 200,
        title: 'Zwei',
        remoteAddress: '127.0.0.1',
        isTruncated: false,
      });
    }
    expect(site.connections()).toBe(2);
    await expect.poll(site.openSockets).toBe(0);
  });

  it('carries method, headers and body', async () => {
    const seen: unknown[] = [];
    const site = await http2Site((stream, headers) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        seen.push([headers[':method'], headers[':path'], headers['x-own'], headers['user-agent'], text]);
        stream.respond({ ':status': 201 });
        stream.end();
      });
    });
    const own = { headers: [{ name: 'X-Own', value: 'ja' }], body: '{"a":1}', method: 'PUT' } as const;
    const result = await check(`${site.url}pfad?x=1`, { httpVersion: '2', ...own, headers: [...own.headers] });
    expect(result).toMatchObject({ kind: 'up', status: 201 });
    expect(seen).toEqual([['PUT', '/pfad?x=1', 'ja', 'Nachtwache/1 (+site monitoring)', '{"a":1}']]);
    expect(await check(site.url, { httpVersion: '2', method: 'HEAD' })).toMatchObject({ kind: 'up', status: 201 });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ] as const)('unpacks %s', async (encoding, pack) => {
    const site = await http2Site(answer(pack(page('Zwei', 'Geöffnet')), { 'content-encoding': encoding }));
    const keyword = { text: 'Geöffnet', mustOccur: true };
    expect(await check(site.url, { httpVersion: '2', keyword })).toMatchObject({ kind: 'up', title: 'Zwei' });
  });

  it('is missing: a server with HTTP/1.1 alone, one without ALPN, and one without TLS', async () => {
    const one = await opened(startTlsSite(certificates.good, html(page('a'))));
    const two = { httpVersion: '2' } as const;
    const detail = 'HTTP/2 is demanded, and the server does not offer it';
    expect(await check(one.url, two)).toMatchObject({ kind: 'down', cause: 'protocol', detail });
    const server = createServer({ ...certificates.good }, (socket) => socket.on('error', () => undefined));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const silent = await check(`https://127.0.0.1:${port}/`, two);
    server.close();
    expect(silent).toMatchObject({ kind: 'down', cause: 'protocol', detail });
    const plain = await opened(startSite(html(page('a'))));
    expect(await check(plain.url, two)).toMatchObject({ kind: 'down', cause: 'protocol', status: 200 });
  });

  it('is fulfilled by a redirect into TLS', async () => {
    const site = await http2Site(answer(page('Zwei')));
    const plain = await opened(
      startSite((_request, response) => response.writeHead(301, { location: site.url }).end()),
    );
    expect(await check(plain.url, { httpVersion: '2' })).toMatchObject({ kind: 'up', title: 'Zwei' });
  });

  it('keeps the time limit in head and body, and hangs up', async () => {
    const silent = await http2Site(() => undefined);
    expect(await check(silent.url, { httpVersion: '2' }, 1)).toMatchObject({
      kind: 'down',
      cause: 'timeout',
      status: null,
    });
    await expect.poll(silent.openSockets).toBe(0);
    const half = await http2Site((stream) => {
      stream.respond({ ':status': 200 });
      stream.write('halb');
    });
    expect(await check(half.url, { httpVersion: '2' }, 1)).toMatchObject({ kind: 'down', cause: 'timeout' });
    await expect.poll(half.openSockets).toBe(0);
  });

  it('ends with an abort', async () => {
    const silent = await http2Site(() => undefined);
    const controller = new AbortController();
    const result = check(silent.url, { httpVersion: '2' }, 60, controller.signal);
    await expect.poll(silent.openSockets).toBe(1);
    controller.abort(new Error('stopped'));
    await expect(result).rejects.toThrow('stopped');
    await expect.poll(silent.openSockets).toBe(0);
  });

  it('names a reset before and within the body', async () => {
    const two = { httpVersion: '2' } as const;
    const before = await http2Site((stream) => stream.session?.destroy());
    expect(await check(before.url, two)).toMatchObject({ kind: 'down', cause: 'reset', status: null });
    for (const breakOff of ['session', 'stream'] as const) {
      const within = await http2Site((stream) => {
        stream.respond({ ':status': 200, 'content-length': 100 });
        const end = (): void =>
          breakOff === 'session' ? stream.session?.destroy() : stream.close(constants.NGHTTP2_INTERNAL_ERROR);
        stream.write('halb', () => setTimeout(end, 50));
      });
      expect(await check(within.url, two)).toMatchObject({ kind: 'down', cause: 'reset', status: 200 });
    }
  });

  it.each(['plain', 'gzipped'] as const)('reads an endless body (%s) to the cap', async (kind) => {
    const piece = kind === 'plain' ? Buffer.alloc(65_536, 'x') : gzipSync(Buffer.alloc(16 * 1024 * 1024));
    const site = await http2Site((stream) => {
      stream.respond({ ':status': 200, ...(kind === 'plain' ? {} : { 'content-encoding': 'gzip' }) });
      const pour = (): void => {
        while (!stream.destroyed) if (!stream.write(piece)) return;
      };
      stream.on('drain', pour);
      pour();
    });
    expect(await check(site.url, { httpVersion: '2' })).toMatchObject({ kind: 'up', isTruncated: true });
    await expect.poll(site.openSockets).toBe(0);
  });
});

describe('the version left open', () => {
  it('is HTTP/1.1 where the server speaks both, and HTTP/2 where it speaks nothing else', async () => {
    const both = await http2Site(answer(page('Zwei')));
    expect(await check(both.url, {})).toMatchObject({ kind: 'up', title: 'HTTP/1.1' });
    // Seen to fail: without the second try this is down with `protocol`.
    const alone = await http2Site(answer(page('Zwei')), false);
    expect(await check(alone.url, {})).toMatchObject({ kind: 'up', title: 'Zwei' });
    expect(await check(alone.url, { httpVersion: '1.1' })).toMatchObject({ kind: 'down', cause: 'protocol' });
  });
});

describe('the version of IP', () => {
  const both: LookupFunction = (_hostname, { family, all }, callback) => {
    const found = [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ].filter((entry) => family === 0 || family === undefined || entry.family === family);
    const [first] = found;
    if (all === true || first === undefined) callback(null, found);
    else callback(null, first.address, first.family);
  };
  const checkBoth = (url: string, ipVersion: HttpCheck['ipVersion']) =>
    createHttpProbe({ version: '1', lookup: both })(
      sampleHttp({ ipVersion }, { url, timeoutSeconds: 5 }),
      new AbortController().signal,
    );

  it('is the one that is chosen, though the other would answer', async () => {
    const four = await opened(startSite(html(page('vier'))));
    const six = await opened(startSite(html(page('sechs')), { host: '::1', port: four.port }));
    const url = `http://both.example:${four.port}/`;
    expect(await checkBoth(url, '4')).toMatchObject({ kind: 'up', title: 'vier', remoteAddress: '127.0.0.1' });
    expect(await checkBoth(url, '6')).toMatchObject({ kind: 'up', title: 'sechs', remoteAddress: '::1' });
    await four.close();
    expect(await checkBoth(url, '4')).toMatchObject({ kind: 'down', cause: 'refused' });
    expect(await checkBoth(url, 'auto')).toMatchObject({ kind: 'up', title: 'sechs' });
    await six.close();
  });

  it('that an address does not have is a failure of the name', async () => {
    const site = await opened(startSite(html(page('a'))));
    expect(await checkBoth(site.url, '6')).toMatchObject({ kind: 'down', cause: 'dns' });
    const fourOnly = createHttpProbe({ version: '1' });
    const named = sampleHttp({ ipVersion: '6' }, { url: `http://nirgends.invalid:${site.port}/` });
    expect(await fourOnly(named, new AbortController().signal)).toMatchObject({ kind: 'down', cause: 'dns' });
  });
});
