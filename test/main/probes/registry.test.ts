import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { checkKinds } from '../../../src/core/checks/check-kinds';
import type { CheckKind } from '../../../src/core/checks/check-kinds';
import type { Site } from '../../../src/core/site';
import { createProbes } from '../../../src/main/probes';
import { startDnsServer } from '../../support/dns-server';
import { startMute, startSite } from '../../support/site-server';
import { sampleOf } from '../../support/site-sample';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A site of each kind that is up, where that can be had without a certificate or a registry. */
const makers: Record<CheckKind, () => Promise<{ site: Site; kind: string }>> = {
  http: async () => {
    const { url, close } = await startSite((_request, response) => response.end('well'));
    closers.push(close);
    return { site: sampleOf('http', {}, { url }), kind: 'up' };
  },
  tcp: async () => {
    const { port, close } = await startMute();
    closers.push(close);
    return { site: sampleOf('tcp', {}, { url: `tcp://127.0.0.1:${port}` }), kind: 'up' };
  },
  dns: async () => {
    const { resolver, close } = await startDnsServer(({ name }) => [{ type: 'A', name, data: '192.0.2.1' }]);
    closers.push(close);
    return { site: sampleOf('dns', { resolver }, { url: 'dns://kunde.example' }), kind: 'up' };
  },
  tls: async () => {
    const { port, close } = await startSite((_request, response) => response.end());
    closers.push(close);
    return { site: sampleOf('tls', {}, { url: `tls://127.0.0.1:${port}` }), kind: 'down' };
  },
  domain: () => Promise.resolve({ site: sampleOf('domain', {}, { url: 'domain://localhost' }), kind: 'unmeasured' }),
  backup: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nachtwache-registry-'));
    closers.push(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'a'), 'x');
    return { site: sampleOf('backup', { source: 'path' }, { url: pathToFileURL(folder).href }), kind: 'up' };
  },
  ping: () => Promise.resolve({ site: sampleOf('ping', {}, { url: 'ping://127.0.0.1' }), kind: 'up' }),
  prometheus: async () => {
    const data = { resultType: 'scalar', result: [1, '1'] };
    const { url, close } = await startSite((_request, response) =>
      response.end(JSON.stringify({ status: 'success', data })),
    );
    closers.push(close);
    const check = { server: url, query: 'vector(1)' };
    return { site: sampleOf('prometheus', check, { url: 'https://kunde.example/' }), kind: 'up' };
  },
};

it.each(checkKinds)('%s has its probe behind the registry', async (kind) => {
  const { probe } = createProbes({ version: '1' });
  const { site, kind: expected } = await makers[kind]();
  const result = await probe({ ...site, timeoutSeconds: 5 }, new AbortController().signal);
  expect(result).toMatchObject({ kind: expected, ms: expect.any(Number) as number });
});

it('an abort before the start ends each of them', async () => {
  const { probe } = createProbes({ version: '1' });
  for (const kind of checkKinds) {
    const { site } = await makers[kind]();
    await expect(probe(site, AbortSignal.abort())).rejects.toThrow();
  }
});
