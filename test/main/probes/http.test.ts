import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HttpCheck } from '../../../src/core/checks/http-check';
import { createHttpProbe } from '../../../src/main/probes/http';
import { makeCertificates } from '../../support/certificates';
import type { Certificates } from '../../support/certificates';
import { startNginx } from '../../support/nginx';
import {
  freePort,
  html,
  page,
  startBreakingOff,
  startDrip,
  startEndless,
  startMute,
  startSite,
  startSocketServer,
  startTlsSite,
} from '../../support/site-server';
import { sampleHttp } from '../../support/site-sample';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Closes it after the test. */
async function opened<Server extends { close: () => Promise<void> }>(server: Promise<Server>): Promise<Server> {
  const started = await server;
  closers.push(started.close);
  return started;
}

const probe = createHttpProbe({ version: '1.2.3' });
const check = (url: string, over: Partial<HttpCheck> = {}, timeoutSeconds = 5) =>
  probe(sampleHttp(over, { url, timeoutSeconds }), new AbortController().signal);

describe('a site that answers', () => {
  it('is up, with status, address, title and time', async () => {
    const site = await opened(startSite(html(page('Tischlerei &amp; Söhne'))));
    const result = await check(site.url);
    expect(result).toEqual({
      kind: 'up',
      status: 200,
      remoteAddress: '127.0.0.1',
      isTruncated: false,
      aboutDate: null,
      title: 'Tischlerei & Söhne',
      ms: expect.any(Number) as number,
      // Over plain HTTP to an address nothing is looked up, and nothing encrypted.
      phases: Object.fromEntries(['connect', 'firstByte', 'transfer'].map((phase) => [phase, expect.any(Number)])),
    });
    expect(result.ms).toBeGreaterThanOrEqual(0);
  });

  it('is asked with the method that is set, our own user agent and no cookie', async () => {
    const seen: (string | undefined)[] = [];
    const site = await opened(
      startSite((request, response) => {
        seen.push(request.method, request.headers['user-agent'], request.headers.cookie);
        response.setHeader('set-cookie', 'a=b').end();
      }),
    );
    await check(site.url);
    const result = await check(site.url, { method: 'HEAD' });
    const agent = 'Nachtwache/1.2.3 (+site monitoring)';
    expect(seen).toEqual(['GET', agent, undefined, 'HEAD', agent, undefined]);
    expect(result).toMatchObject({ kind: 'up', status: 200, title: null });
  });

  it('is connected to anew by every check, and left without an open connection', async () => {
    const site = await opened(startSite(html(page('a'))));
    await check(site.url);
    await check(site.url);
    expect(site.connections()).toBe(2);
    await expect.poll(site.openSockets).toBe(0);
  });

  /** A name with these addresses, the first one first. */
  const nameOf = (...addresses: [string, 4 | 6][]) =>
    createHttpProbe({
      version: '1',
      lookup: (_hostname, _options, callback) =>
        callback(
          null,
          addresses.map(([address, family]) => ({ address, family })),
        ),
    });

  // Seen to fail: with `autoSelectFamily: false` in connection.ts both are down.
  it.each([
    ['refuses', '::1'],
    // 100::/64 is the discard prefix (RFC 6666): silence, or unreachable where the machine has no IPv6.
    ['is silent', '100::1'],
  ])('fault 13: is up when its IPv6 address %s and 127.0.0.1 answers', async (_what, six) => {
    const site = await opened(startSite(html(page('a'))));
    const result = await nameOf([six, 6], ['127.0.0.1', 4])(
      sampleHttp({}, { url: `http://two-ways.example:${site.port}/`, timeoutSeconds: 5 }),
      new AbortController().signal,
    );
    expect(result).toMatchObject({ kind: 'up', remoteAddress: '127.0.0.1' });
  });
});

describe('status', () => {
  it.each([
    [200, ['200-399'], 'up'],
    [404, ['200-399'], 'down'],
    [404, ['200', '404'], 'up'],
    [204, ['200'], 'down'],
    [500, ['200-399'], 'down'],
  ] as const)('%d with %j expected is %s', async (status, expectStatus, kind) => {
    const site = await opened(startSite(html('', status)));
    const result = await check(site.url, { expectStatus: [...expectStatus] });
    expect(result.kind).toBe(kind);
    expect(result).toMatchObject({ status });
    if (result.kind === 'down') expect(result).toMatchObject({ cause: 'status', detail: `HTTP ${status}` });
  });

  it('wins over a forbidden word and over a body that never ends', async () => {
    const site = await opened(
      startSite((_request, response) => {
        response.writeHead(503, { 'content-type': 'text/html' }).write('Fehler');
      }),
    );
    const keyword = { text: 'Fehler', mustOccur: false };
    expect(await check(site.url, { keyword })).toMatchObject({ kind: 'down', cause: 'status', status: 503 });
  });
});

describe('word', () => {
  const latin1 = Buffer.from('<p>Geöffnet für Sie</p>', 'latin1');
  const bodies: Record<string, [contentType: string, body: string | Buffer]> = {
    utf8: ['text/html; charset=utf-8', '<p>Geöffnet für Sie</p>'],
    'latin1 by header': ['text/html; charset=ISO-8859-1', latin1],
    'latin1 by meta': ['text/html', Buffer.concat([Buffer.from('<meta charset="iso-8859-1">'), latin1])],
    'latin1 by http-equiv': [
      'text/html',
      Buffer.concat([
        Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
        latin1,
      ]),
    ],
    entities: ['text/html', '<p>Ge&ouml;ffnet f&#252;r Sie</p>'],
    'tags between': ['text/html', '<p>Geöffnet <b>für</b>\n  Sie</p>'],
    decomposed: ['text/plain', 'Geöffnet für Sie'.normalize('NFD')],
    'unknown charset': ['text/html; charset=klingon', '<p>Geöffnet für Sie</p>'],
    'at the end of a long page': ['text/html', `${' x'.repeat(300_000)}<p>Geöffnet für Sie</p>`],
  };
  it.each(Object.keys(bodies))('is found: %s', async (name) => {
    const [contentType, body] = bodies[name] ?? ['', ''];
    const site = await opened(
      startSite((_request, response) => response.writeHead(200, { 'content-type': contentType }).end(body)),
    );
    const keyword = { text: 'Geöffnet für Sie', mustOccur: true };
    expect(await check(site.url, { keyword })).toMatchObject({ kind: 'up' });
    expect(await check(site.url, { keyword: { ...keyword, mustOccur: false } })).toMatchObject({
      kind: 'down',
      cause: 'keyword-present',
      status: 200,
    });
  });

  it('is found where it is cut between two pieces', async () => {
    const site = await opened(
      startSite((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        response.write(`${'x'.repeat(2000)}Geöff`);
        setTimeout(() => response.end('net'), 50);
      }),
    );
    expect(await check(site.url, { keyword: { text: 'Geöffnet', mustOccur: true } })).toMatchObject({ kind: 'up' });
  });

  it('is missing', async () => {
    const site = await opened(startSite(html(page('Kasse', 'Warenkorb'))));
    const keyword = { text: 'warenkorb', mustOccur: true };
    expect(await check(site.url, { keyword })).toMatchObject({ kind: 'down', cause: 'keyword-missing', status: 200 });
    expect(await check(site.url, { keyword: { ...keyword, mustOccur: false } })).toMatchObject({ kind: 'up' });
  });

  it('is looked for in a compressed page', async () => {
    const text = page('a', 'Geöffnet');
    for (const [encoding, body] of [
      ['gzip', gzipSync(text)],
      ['br', brotliCompressSync(text)],
      ['deflate', deflateSync(text)],
      // As some servers understand the word.
      ['deflate', deflateRawSync(text)],
    ] as const) {
      const site = await opened(
        startSite((_request, response) =>
          response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(body),
        ),
      );
      expect(await check(site.url, { keyword: { text: 'Geöffnet', mustOccur: true } })).toMatchObject({ kind: 'up' });
    }
  });
});

it.each([
  ['HEAD', 200],
  ['GET', 204],
  ['GET', 200],
] as const)('%s with %d and no body is well, though the head says how it is packed', async (method, status) => {
  const site = await opened(
    startSite((_request, response) => response.writeHead(status, { 'content-encoding': 'gzip' }).end()),
  );
  expect(await check(site.url, { method })).toMatchObject({ kind: 'up', status });
});

describe('redirects', () => {
  const redirectTo = (location: string, status = 302) =>
    opened(startSite((_request, response) => response.writeHead(status, { location }).end()));

  it.each([301, 302, 303, 307, 308])('%d is followed', async (status) => {
    const target = await opened(startSite(html(page('Ziel'))));
    const site = await redirectTo(target.url, status);
    expect(await check(site.url)).toMatchObject({ kind: 'up', status: 200, title: 'Ziel' });
  });

  // Seen to fail: without the limit in http-way.ts it ended with the time limit, as `timeout`.
  it('fault 10: to itself ends at the limit, after one request and as many more as are allowed', async () => {
    let requests = 0;
    const site = await opened(
      startSite((_request, response) => {
        requests += 1;
        response.writeHead(302, { location: '/' }).end();
      }),
    );
    const result = await check(site.url, { maxRedirects: 3 });
    expect(result).toMatchObject({
      kind: 'down',
      cause: 'redirect-loop',
      status: 302,
      detail: 'more than 3 redirects',
    });
    expect(requests).toBe(4);
    await expect.poll(site.openSockets).toBe(0);
  });

  it('are judged by their own status where none is to be followed', async () => {
    const site = await redirectTo('/');
    expect(await check(site.url, { maxRedirects: 0 })).toMatchObject({ kind: 'up', status: 302 });
    expect(await check(site.url, { maxRedirects: 0, expectStatus: ['301'] })).toMatchObject({ cause: 'status' });
  });

  it.each([
    ['mailto:a@example.org', 'redirect to mailto:'],
    ['file:///etc/passwd', 'redirect to file:'],
    ['http://[nonsense/?token=secret', 'redirect to an unreadable address'],
  ])('to %s lead nowhere', async (location, detail) => {
    const site = await redirectTo(location);
    expect(await check(site.url)).toMatchObject({ kind: 'down', cause: 'protocol', detail });
  });

  it('carry no credentials along', async () => {
    const seen: (string | undefined)[] = [];
    const target = await opened(
      startSite((request, response) => {
        seen.push(request.headers.authorization);
        response.end();
      }),
    );
    const site = await redirectTo(`http://user:secret@127.0.0.1:${target.port}/`);
    expect(await check(site.url)).toMatchObject({ kind: 'up' });
    expect(seen).toEqual([undefined]);
  });

  it('leave nothing open, however endless the body that comes with one', async () => {
    const target = await opened(startSite(html(page('Ziel'))));
    const site = await opened(
      startSite((_request, response) => {
        response.writeHead(302, { location: target.url });
        const timer = setInterval(() => response.write('x'.repeat(1000)), 5);
        response.once('close', () => clearInterval(timer));
      }),
    );
    expect(await check(site.url)).toMatchObject({ kind: 'up', title: 'Ziel' });
    await expect.poll(site.openSockets).toBe(0);
  });
});

describe('the total limit', () => {
  /** Real time, within 5 % and a little for a busy machine; never early. */
  async function expectLimit(url: string, cause: string, timeoutSeconds = 2): Promise<void> {
    const startedAt = performance.now();
    const result = await check(url, {}, timeoutSeconds);
    const tookMs = performance.now() - startedAt;
    expect(result).toMatchObject({ kind: 'down', cause });
    expect(tookMs).toBeGreaterThan(timeoutSeconds * 1000 * 0.99);
    expect(tookMs).toBeLessThan(timeoutSeconds * 1000 * 1.05 + 100);
  }

  // Seen to fail: without the timer in http.ts none of these ends.
  it('fault 7: holds for a server that accepts and then says nothing', async () => {
    const site = await opened(startMute());
    await expectLimit(site.url, 'timeout');
    await expect.poll(site.openSockets).toBe(0);
  });

  it('holds for a TLS handshake that is never answered', async () => {
    const site = await opened(startMute());
    await expectLimit(`https://127.0.0.1:${site.port}/`, 'timeout');
  });

  it.each(['head', 'body'] as const)('fault 8: holds for one byte of the %s a second', async (what) => {
    const site = await opened(startDrip(what));
    await expectLimit(site.url, 'timeout', 3);
    await expect.poll(site.openSockets).toBe(0);
  });

  it('holds over all redirects together', async () => {
    const site = await opened(
      startSite((_request, response) => {
        setTimeout(() => response.writeHead(302, { location: '/' }).end(), 600);
      }),
    );
    await expectLimit(site.url, 'timeout');
  });

  it('names a connection that never comes about', async () => {
    // A server whose queue of connections is full: the kernel drops what comes further.
    const script = `
      const server = require('node:net').createServer();
      server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
        require('node:fs').writeSync(1, String(server.address().port));
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
      });`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const port = Number(line.toString());
    const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    closers.push(async () => {
      for (const filler of fillers) filler.destroy();
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expectLimit(`http://127.0.0.1:${port}/`, 'connect-timeout');
  });

  it('fault 6: names a name server that never answers', async () => {
    const deaf = createHttpProbe({ version: '1', lookup: () => undefined });
    const site = sampleHttp({}, { url: 'http://silent.example/', timeoutSeconds: 1 });
    expect(await deaf(site, new AbortController().signal)).toMatchObject({ kind: 'down', cause: 'dns' });
  });
});

describe('failures', () => {
  it('refused', async () => {
    const url = `http://127.0.0.1:${await freePort()}/`;
    expect(await check(url)).toMatchObject({
      kind: 'down',
      cause: 'refused',
      status: null,
      remoteAddress: '127.0.0.1',
    });
  });

  it('refused by every address of a name', async () => {
    expect(await check(`http://localhost:${await freePort()}/`)).toMatchObject({ kind: 'down', cause: 'refused' });
  });

  // Seen to fail: without the look-up's own rule in failure-cause.ts this is `protocol`.
  it('fault 6: no such name', async () => {
    expect(await check('http://nirgends.invalid/')).toMatchObject({ kind: 'down', cause: 'dns', remoteAddress: null });
  });

  it('unreachable', async () => {
    // A broadcast address cannot be connected to; which code the kernel answers with differs, not what it means.
    const result = await check('http://255.255.255.255/');
    expect(result).toMatchObject({ kind: 'down', cause: 'unreachable' });
  });

  it('reset at once', async () => {
    const site = await opened(
      startSocketServer((socket) => {
        socket.once('data', () => socket.resetAndDestroy());
      }),
    );
    expect(await check(site.url)).toMatchObject({ kind: 'down', cause: 'reset', status: null });
  });

  it('closed without an answer', async () => {
    const site = await opened(
      startSocketServer((socket) => {
        socket.once('data', () => socket.end());
      }),
    );
    expect(await check(site.url)).toMatchObject({ kind: 'down', cause: 'reset' });
  });

  // Seen to fail: when an error within the body is swallowed both are up.
  it.each([
    ['plain', false],
    ['gzipped', true],
  ])('fault 12: reset in the middle of a %s body', async (_name, isGzipped) => {
    const site = await opened(startBreakingOff(isGzipped));
    expect(await check(site.url)).toMatchObject({ kind: 'down', cause: 'reset', status: 200 });
  });

  it('closed before the promised length', async () => {
    const site = await opened(
      startSocketServer((socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'));
      }),
    );
    expect(await check(site.url)).toMatchObject({ kind: 'down', cause: 'reset' });
  });

  it('something that is not HTTP', async () => {
    const site = await opened(
      startSocketServer((socket) => {
        socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
      }),
    );
    expect(await check(site.url)).toMatchObject({ kind: 'down', cause: 'protocol' });
  });

  it('a body that is not compressed as it says', async () => {
    const site = await opened(
      startSite((_request, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('this is no gzip at all'),
      ),
    );
    expect(await check(site.url)).toMatchObject({ kind: 'down', cause: 'protocol' });
  });

  it('rejects with the reason on abort, at once, and hangs up', async () => {
    const site = await opened(startMute());
    const controller = new AbortController();
    const result = probe(sampleHttp({}, { url: site.url, timeoutSeconds: 60 }), controller.signal);
    await expect.poll(site.openSockets).toBe(1);
    controller.abort(new Error('stopped'));
    await expect(result).rejects.toThrow('stopped');
    await expect.poll(site.openSockets).toBe(0);
  });
});

describe('TLS', () => {
  let certificates: Certificates;
  beforeAll(() => {
    certificates = makeCertificates();
  });
  /** The good certificate is young enough a month before. */
  const monthAgo = (): number => Date.now() - 30 * 86_400_000;
  const checkTls = (url: string) =>
    createHttpProbe({ version: '1', certificateAuthorities: [certificates.authority] }, { now: monthAgo })(
      sampleHttp({}, { url, timeoutSeconds: 5 }),
      new AbortController().signal,
    );

  it('good', async () => {
    const site = await opened(startTlsSite(certificates.good, html(page('Sicher'))));
    expect(await checkTls(site.url)).toMatchObject({ kind: 'up', title: 'Sicher' });
  });

  // Seen to fail: with `rejectUnauthorized: false` in dial.ts all of them are up.
  it.each([
    ['expired', 'tls-expired'],
    ['otherName', 'tls-name'],
    ['selfSigned', 'tls-untrusted'],
    ['unknownIssuer', 'tls-untrusted'],
  ] as const)('fault 11: %s is %s', async (which, cause) => {
    const site = await opened(startTlsSite(certificates[which], html(page('a'))));
    const result = await checkTls(site.url);
    expect(result).toMatchObject({ kind: 'down', cause, status: null });
    if (result.kind === 'down') expect(result.detail.length).toBeLessThanOrEqual(200);
  });

  it('a server without TLS is tls-other', async () => {
    const site = await opened(startSite(html(page('a'))));
    expect(await check(`https://127.0.0.1:${site.port}/`)).toMatchObject({ kind: 'down', cause: 'tls-other' });
  });

  it('the certificate is looked at by every check anew', async () => {
    const server = createServer({ ...certificates.good }, html(page('a'))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });
    const resumed: boolean[] = [];
    server.on('secureConnection', (socket) => resumed.push(socket.isSessionReused()));
    const { port } = server.address() as { port: number };
    const tlsProbe = createHttpProbe({ version: '1', certificateAuthorities: [certificates.authority] });
    const site = sampleHttp({}, { url: `https://127.0.0.1:${port}/`, timeoutSeconds: 5 });
    for (let round = 0; round < 3; round += 1) await tlsProbe(site, new AbortController().signal);
    expect(resumed).toEqual([false, false, false]);
  });
});

describe('too many bytes', () => {
  // Seen to fail: without the cap in http-answer.ts neither ends before the time limit.
  it.each(['plain', 'gzipped'] as const)('fault 9: %s without end: reading stops, memory stays', async (kind) => {
    const site = await opened(startEndless(kind));
    await check(site.url);
    const usedBytes = (): number => process.memoryUsage().rss;
    const before = usedBytes();
    let most = before;
    const sampler = setInterval(() => (most = Math.max(most, usedBytes())), 2);
    const result = await check(site.url, { keyword: { text: 'niemals', mustOccur: false } });
    clearInterval(sampler);
    most = Math.max(most, usedBytes());
    expect(result).toMatchObject({ kind: 'up', isTruncated: true });
    expect(most - before).toBeLessThan(10 * 1024 * 1024);
    expect(site.bytesSent()).toBeLessThan(32 * 1024 * 1024);
    await expect.poll(site.openSockets).toBe(0);
  });

  it('a word behind the limit is not found, and the failure says where was looked', async () => {
    const site = await opened(startSite(html(`${'x'.repeat(2 * 1024 * 1024)} Warenkorb`)));
    expect(await check(site.url, { keyword: { text: 'Warenkorb', mustOccur: true } })).toMatchObject({
      cause: 'keyword-missing',
      detail: 'searched the first 2097152 bytes',
    });
  });

  it('exactly the limit is not too much', async () => {
    const site = await opened(startSite(html('x'.repeat(2 * 1024 * 1024))));
    expect(await check(site.url)).toMatchObject({ kind: 'up', isTruncated: false });
  });
});

describe('title', () => {
  it.each([
    ['<title>  Tischlerei\n  Nordlicht </title>', 'Tischlerei Nordlicht'],
    ['<TITLE>B&uuml;ro &lt;b&gt;</TITLE>', 'Büro <b>'],
    ['<title>a\u0000b\u202Ec\u200Bd</title>', 'abcd'],
    ['<title></title>', null],
    ['<body><svg><title>Logo</title></svg>', null],
    ['<svg><title>Logo</title></svg><title>Seite</title>', 'Seite'],
    [`<title>${'ä'.repeat(300)}</title>`, 'ä'.repeat(200)],
    [`<title>${'x'.repeat(199)}🦉🦉</title>`, `${'x'.repeat(199)}🦉`],
    ['<!-- <title>Nein</title> --><title>Ja</title>', 'Ja'],
    ['kein Titel', null],
  ])('%j is %j', async (source, title) => {
    const site = await opened(startSite(html(source)));
    expect(await check(site.url)).toMatchObject({ kind: 'up', title });
  });

  it('is not read from what is no page', async () => {
    const site = await opened(
      startSite((_request, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":"<title>x</title>"}'),
      ),
    );
    expect(await check(site.url)).toMatchObject({ kind: 'up', title: null });
  });
});

describe('a client site on nginx', () => {
  it('is up, refused when stopped, and up again', async () => {
    const site = await startNginx({ title: 'Bäckerei Morgenrot' });
    closers.push(site.dispose);
    expect(await check(site.url)).toMatchObject({ kind: 'up', title: 'Bäckerei Morgenrot' });
    await site.stop();
    expect(await check(site.url)).toMatchObject({ kind: 'down', cause: 'refused' });
    await site.start();
    expect(await check(site.url)).toMatchObject({ kind: 'up' });
    expect(await check(`${site.url}nirgends`)).toMatchObject({ kind: 'down', cause: 'status', status: 404 });
  });
});
