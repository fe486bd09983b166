import { createServer } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createConnection } from '../../../src/main/probes/connection';
import { createTlsProbe } from '../../../src/main/probes/tls';
import { makeCertificates } from '../../support/certificates';
import type { Certificates, KeyPair } from '../../support/certificates';
import { freePort, startMute, startSocketServer, startTlsSite } from '../../support/site-server';
import type { SiteServer } from '../../support/site-server';
import { sampleOf } from '../../support/site-sample';

const dayMs = 86_400_000;
let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function opened(server: Promise<SiteServer>): Promise<SiteServer> {
  const started = await server;
  closers.push(started.close);
  return started;
}

const serve = (pair: KeyPair): Promise<SiteServer> =>
  opened(startTlsSite(pair, (_request, response) => response.end()));
const siteOf = (url: string, timeoutSeconds: number) => sampleOf('tls', {}, { url, timeoutSeconds });
const check = (url: string, { now = Date.now, timeoutSeconds = 5 } = {}) =>
  createTlsProbe(createConnection({ version: '1', certificateAuthorities: [certificates.authority] }), now)(
    siteOf(url, timeoutSeconds),
    new AbortController().signal,
  );
const validTo = (pair: KeyPair): number => Date.parse(new X509Certificate(pair.cert).validTo);

describe('a certificate that is valid', () => {
  it('is up while there is time, and says until when', async () => {
    const server = await serve(certificates.good);
    const end = validTo(certificates.good);
    expect(await check(`tls://127.0.0.1:${server.port}`, { now: () => end - 22 * dayMs })).toEqual({
      kind: 'up',
      title: null,
      status: null,
      isTruncated: false,
      aboutDate: end,
      remoteAddress: '127.0.0.1',
      ms: expect.any(Number) as number,
    });
    await expect.poll(server.openSockets).toBe(0);
  });

  it('is looked at by the name of its server too', async () => {
    const server = await serve(certificates.good);
    const result = await check(`tls://localhost:${server.port}`);
    expect(result).toMatchObject({ kind: 'degraded', remoteAddress: '127.0.0.1' });
  });

  it.each([
    [21, 21],
    [8, 21],
    [7, 7],
    [1, 1],
    [0, 1],
  ])('is degraded %d days before its end, at the step of %d', async (days, step) => {
    const server = await serve(certificates.good);
    const end = validTo(certificates.good);
    expect(await check(`tls://127.0.0.1:${server.port}`, { now: () => end - days * dayMs - 1000 })).toMatchObject({
      kind: 'degraded',
      aboutDate: end,
      concern: { cause: 'certificate-expiring', amount: days, step },
    });
  });

  it('of a server that is no web server is looked at in the same way', async () => {
    const server = createServer({ ...certificates.good, ALPNProtocols: ['imap'] }, (socket) =>
      socket.end('* OK IMAP4rev1\r\n'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(async () => {
      const closed = once(server, 'close');
      server.close();
      await closed;
    });
    const { port } = server.address() as AddressInfo;
    expect(await check(`tls://127.0.0.1:${port}`)).toMatchObject({ aboutDate: validTo(certificates.good) });
  });
});

describe('a certificate that is not', () => {
  it.each([
    ['expired', 'tls-expired'],
    ['otherName', 'tls-name'],
    ['selfSigned', 'tls-untrusted'],
    ['unknownIssuer', 'tls-untrusted'],
  ] as const)('%s is %s', async (which, cause) => {
    const server = await serve(certificates[which]);
    expect(await check(`tls://127.0.0.1:${server.port}`)).toMatchObject({
      kind: 'down',
      cause,
      remoteAddress: '127.0.0.1',
    });
    await expect.poll(server.openSockets).toBe(0);
  });

  it('for another name is told by the name of the server', async () => {
    const server = await serve(certificates.otherName);
    expect(await check(`tls://localhost:${server.port}`)).toMatchObject({ kind: 'down', cause: 'tls-name' });
  });
});

describe('a server without a handshake', () => {
  it('speaks no TLS', async () => {
    const server = await opened(startSocketServer((socket) => socket.end('220 mail.example ESMTP\r\n')));
    expect(await check(`tls://127.0.0.1:${server.port}`)).toMatchObject({ kind: 'down', cause: 'tls-other' });
  });

  it('hangs up', async () => {
    const server = await opened(startSocketServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect(await check(`tls://127.0.0.1:${server.port}`)).toMatchObject({ kind: 'down', cause: 'reset' });
  });

  it('refuses', async () => {
    expect(await check(`tls://127.0.0.1:${await freePort()}`)).toMatchObject({ kind: 'down', cause: 'refused' });
  });

  it('is nowhere', async () => {
    expect(await check('tls://nirgends.invalid:443')).toMatchObject({ kind: 'down', cause: 'dns' });
  });

  it('is silent until the limit', async () => {
    const server = await opened(startMute());
    const result = await check(`tls://127.0.0.1:${server.port}`, { timeoutSeconds: 1 });
    expect(result).toMatchObject({ kind: 'down', cause: 'timeout', remoteAddress: '127.0.0.1' });
    expect(result.ms).toBeLessThan(2000);
    await expect.poll(server.openSockets).toBe(0);
  });

  it('is silent until the abort', async () => {
    const server = await opened(startMute());
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const probe = createTlsProbe(createConnection({ version: '1' }));
    await expect(probe(siteOf(`tls://127.0.0.1:${server.port}`, 30), stop.signal)).rejects.toThrow();
    await expect.poll(server.openSockets).toBe(0);
  });
});
