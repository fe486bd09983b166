import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createConnection } from '../../../src/main/probes/connection';
import { createLookup } from '../../../src/main/probes/lookup';
import { createTcpProbe } from '../../../src/main/probes/tcp';
import { startFullBacklog } from '../../support/full-backlog';
import { freePort, startMute, startSocketServer } from '../../support/site-server';
import { sampleOf } from '../../support/site-sample';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function opened<Server extends { close: () => Promise<void> }>(server: Promise<Server>): Promise<Server> {
  const started = await server;
  closers.push(started.close);
  return started;
}

const siteOf = (url: string, timeoutSeconds: number) => sampleOf('tcp', {}, { url, timeoutSeconds });
const check = (url: string, { timeoutSeconds = 5, lookup = createLookup() } = {}) =>
  createTcpProbe(createConnection({ version: '1', lookup }))(siteOf(url, timeoutSeconds), new AbortController().signal);

/** A name with these addresses. */
const leadingTo =
  (...addresses: string[]): LookupFunction =>
  (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('a port that takes connections', () => {
  it('is up, whatever it says then, and is left at once', async () => {
    const server = await opened(startMute());
    expect(await check(`tcp://127.0.0.1:${server.port}`)).toEqual({
      kind: 'up',
      title: null,
      status: null,
      isTruncated: false,
      aboutDate: null,
      remoteAddress: '127.0.0.1',
      ms: expect.any(Number) as number,
    });
    await expect.poll(server.connections).toBe(1);
    await expect.poll(server.openSockets).toBe(0);
  });

  it('is up where it greets and hangs up', async () => {
    const server = await opened(startSocketServer((socket) => socket.end('220 mail.example ESMTP\r\n')));
    expect(await check(`tcp://127.0.0.1:${server.port}`)).toMatchObject({ kind: 'up' });
  });

  it('is up over IPv6', async () => {
    const server = await opened(startMute({ host: '::1' }));
    expect(await check(`tcp://[::1]:${server.port}`)).toMatchObject({ kind: 'up', remoteAddress: '::1' });
  });

  it('is up by its name, when ::1 refuses and 127.0.0.1 answers', async () => {
    const server = await opened(startMute());
    expect(await check(`tcp://localhost:${server.port}`)).toMatchObject({ kind: 'up', remoteAddress: '127.0.0.1' });
  });

  it('is up when its IPv6 address is silent and 127.0.0.1 answers', async () => {
    const server = await opened(startMute());
    // 100::/64 is the discard prefix (RFC 6666): silence, or unreachable where the machine has no IPv6.
    const lookup = leadingTo('100::1', '127.0.0.1');
    const result = await check(`tcp://two-ways.example:${server.port}`, { lookup });
    expect(result).toMatchObject({ kind: 'up', remoteAddress: '127.0.0.1' });
  });
});

describe('a port that does not', () => {
  it('refuses', async () => {
    expect(await check(`tcp://127.0.0.1:${await freePort()}`)).toMatchObject({
      kind: 'down',
      cause: 'refused',
      status: null,
      remoteAddress: '127.0.0.1',
    });
  });

  it('refuses at every address of its name', async () => {
    expect(await check(`tcp://localhost:${await freePort()}`)).toMatchObject({ kind: 'down', cause: 'refused' });
  });

  it('has a name that is nowhere', async () => {
    expect(await check('tcp://nirgends.invalid:25')).toMatchObject({ kind: 'down', cause: 'dns', remoteAddress: null });
  });

  it('cannot be reached', async () => {
    // A broadcast address cannot be connected to; which code the kernel answers with differs, not what it means.
    expect(await check('tcp://255.255.255.255:25')).toMatchObject({ kind: 'down', cause: 'unreachable' });
  });

  it('is silent until the limit', async () => {
    const { port } = await opened(startFullBacklog());
    const result = await check(`tcp://127.0.0.1:${port}`, { timeoutSeconds: 1 });
    expect(result).toMatchObject({ kind: 'down', cause: 'connect-timeout', remoteAddress: '127.0.0.1' });
    expect(result.ms).toBeLessThan(2000);
  });

  it('has a name server that never answers', async () => {
    const result = await check('tcp://silent.example:25', { timeoutSeconds: 1, lookup: () => undefined });
    expect(result).toMatchObject({ kind: 'down', cause: 'dns', remoteAddress: null });
  });
});

it('ends early on abort', async () => {
  const { port } = await opened(startFullBacklog());
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  const probe = createTcpProbe(createConnection({ version: '1' }));
  const startedAt = performance.now();
  await expect(probe(siteOf(`tcp://127.0.0.1:${port}`, 30), stop.signal)).rejects.toThrow();
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});
