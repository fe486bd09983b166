import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/core/check';
import { createPrometheusProbe } from '../../../src/main/probes/prometheus';
import { startBlackbox } from '../../support/blackbox';
import type { Blackbox } from '../../support/blackbox';
import { startPrometheus } from '../../support/prometheus';
import type { Prometheus } from '../../support/prometheus';
import { sampleOf } from '../../support/site-sample';
import { html, startSite } from '../../support/site-server';
import type { SiteServer } from '../../support/site-server';

const oldSeconds = 200;

let client: SiteServer;
let other: SiteServer;
let shown: SiteServer;
let blackbox: Blackbox;
let prometheus: Prometheus;
/** Others are known to Prometheus as well: a query names its site. */
beforeAll(async () => {
  client = await startSite(html('da'));
  other = await startSite(html('da'));
  // Tells the time of its values itself, as somebody does who hands on what others measured a while ago.
  shown = await startSite((_request, response) => {
    const old = Date.now() - oldSeconds * 1000;
    response.end(`old_probe_success{site="a"} 1 ${old}\nstrange_probe_success NaN\n`);
  });
  blackbox = await startBlackbox();
  prometheus = await startPrometheus({
    blackbox: { port: blackbox.port, targets: [client.url, other.url] },
    shownPort: shown.port,
  });
}, 90_000);
afterAll(async () => {
  await prometheus.dispose();
  await blackbox.dispose();
  for (const site of [client, other, shown]) await site.close();
});

const probe = createPrometheusProbe({ version: '1' });
const read = (query: string, over = {}): Promise<ProbeResult> =>
  probe(sampleOf('prometheus', { server: prometheus.url, query }, over), new AbortController().signal);
const ofClient = (): string => `probe_success{instance="${client.url}"}`;
const kindOf = async (query: string): Promise<string> => (await read(query)).kind;
/** Prometheus asks once a second. */
const patiently = { timeout: 20_000, interval: 200 };

describe("reading a site from Debian's prometheus", () => {
  it('is up while the exporter sees it up, by a value, several, a calculation and a number', async () => {
    await expect.poll(() => kindOf(ofClient()), patiently).toBe('up');
    await expect.poll(() => kindOf('probe_success'), patiently).toBe('up');
    expect(await read(`min(${ofClient()}) # who is slowest`)).toMatchObject({ kind: 'up' });
    expect(await read(`scalar(${ofClient()})`)).toMatchObject({ kind: 'up' });
    expect(await read(`avg(${ofClient()}) > bool 0.5`)).toMatchObject({ kind: 'up' });
    await expect.poll(() => kindOf('up{job="shown"}'), patiently).toBe('up');
  });

  it('knows nothing of a site that Prometheus does not know, and hears its words about a query it refuses', async () => {
    expect(await read('probe_success{instance="https://example.org/"}')).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringContaining('does not know the site') as string,
    });
    expect(await read('probe_success{')).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringMatching(/refuses the query: .*parse error/) as string,
    });
    expect(await read(`${ofClient()}[1m]`)).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringContaining('gives a matrix') as string,
    });
  });

  it('does not take an old value for one of now, nor something for a number that is none', async () => {
    await expect.poll(() => kindOf('strange_probe_success'), patiently).toBe('unmeasured');
    expect(await read('strange_probe_success')).toMatchObject({
      detail: expect.stringContaining('no number') as string,
    });
    expect(await read('old_probe_success')).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringContaining('nobody measures any more') as string,
    });
    // Whoever looks every five minutes only may well take one of three minutes ago.
    expect(await read('old_probe_success', { intervalSeconds: 300 })).toMatchObject({ kind: 'up' });
  });

  it('is down when the site is stopped, and up again when it is back', async () => {
    const { port } = client;
    await client.close();
    await expect.poll(() => kindOf(ofClient()), patiently).toBe('down');
    expect(await read('probe_success')).toMatchObject({
      kind: 'down',
      cause: 'probe-failed',
      detail: `0 for ${client.url}`,
    });
    expect(await read(`avg(${ofClient()}) > bool 0.5`)).toMatchObject({ kind: 'down', detail: '0 for the site' });
    expect(await read('max(probe_success)')).toMatchObject({ kind: 'up' });
    client = await startSite(html('da'), { port });
    await expect.poll(() => kindOf(ofClient()), patiently).toBe('up');
  });

  it('knows nothing when the exporter is stopped: nobody looks at the site then', async () => {
    await blackbox.stop();
    await expect.poll(() => kindOf(ofClient()), patiently).toBe('unmeasured');
    await blackbox.start();
    await expect.poll(() => kindOf(ofClient()), patiently).toBe('up');
  });

  it('knows nothing when Prometheus is stopped, and knows again when it is back', async () => {
    await prometheus.stop();
    expect(await read(ofClient())).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringContaining('ECONNREFUSED') as string,
    });
    await prometheus.start();
    await expect.poll(() => kindOf(ofClient()), patiently).toBe('up');
  });
});
