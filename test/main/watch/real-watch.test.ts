/** The watch on the real clock, with the real probe, against real servers. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ReferencePoint } from '../../../src/core/settings';
import type { Site } from '../../../src/core/site';
import { createProbes } from '../../../src/main/probes';
import { systemClock } from '../../../src/main/system-clock';
import { createWatch } from '../../../src/main/watch/watch';
import { startNginx } from '../../support/nginx';
import { html, page, startMute, startSite } from '../../support/site-server';
import { sampleSite } from '../../support/site-sample';
import { createRecordingState } from '../../support/watched-state';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A watch that looks every second, faster than a person may set it. */
function startWatch(sites: Site[], points: ReferencePoint[] = []) {
  const state = createRecordingState(sites.map((site) => ({ ...site, intervalSeconds: 1 })));
  const probes = createProbes({ version: '1' });
  const errors: unknown[] = [];
  const watch = createWatch({
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined, error: (sentence, error) => errors.push(sentence, error) },
    state,
    probe: probes.probe,
    probeReference: probes.reference,
    referencePoints: () => points,
  });
  watch.start();
  closers.push(() => watch.stop());
  const statesOf = (): string[] => sites.map(({ id }) => state.verdictOf(id).state);
  return { state, watch, errors, statesOf };
}
const soon = { timeout: 10_000, interval: 20 };
const quick = { failuresToConfirm: 1, successesToRecover: 2, timeoutSeconds: 2 };

describe('a real outage', () => {
  it('of one of three nginx sites is seen, named, and its end too', async () => {
    const names = ['eins', 'zwei', 'drei'];
    const servers = await Promise.all(names.map((title) => startNginx({ title })));
    closers.push(...servers.map((server) => server.dispose));
    const sites = servers.map(({ url }, index) => sampleSite({ ...quick, id: names[index] ?? '', url }));
    const { state, watch, errors, statesOf } = startWatch(sites);
    await expect.poll(statesOf, soon).toEqual(['up', 'up', 'up']);
    expect(state.commits.find(({ siteId }) => siteId === 'eins')?.evidence).toEqual({
      remoteAddress: '127.0.0.1',
      title: 'eins',
      opinions: [],
    });

    const stoppedAt = Date.now();
    await servers[1]?.stop();
    await expect.poll(statesOf, soon).toEqual(['up', 'down', 'up']);
    expect(state.verdictOf('zwei')).toMatchObject({ failure: { cause: 'refused' } });

    await servers[1]?.start();
    // The second good check comes 10 s after the first; nobody has to wait for that here.
    await expect.poll(() => state.verdictOf('zwei').successes, soon).toBe(1);
    watch.checkNow('zwei');
    await expect.poll(statesOf, soon).toEqual(['up', 'up', 'up']);

    const told = state.transitions.filter(({ siteId }) => siteId === 'zwei').map(({ transition }) => transition);
    expect(told.map(({ kind }) => kind)).toEqual(['went-up', 'confirmed-down', 'recovered']);
    const [, down, recovered] = told;
    if (down?.kind !== 'confirmed-down' || recovered?.kind !== 'recovered') throw new Error('not told as expected');
    expect(down.startedAt).toBeGreaterThanOrEqual(stoppedAt - 1100);
    expect(recovered.endedAt).toBeGreaterThanOrEqual(down.startedAt);
    expect(errors).toEqual([]);
  });
});

describe('a real line', () => {
  // Seen to fail with `isLines` in connectivity.ts always false.
  it('fault 4: lost together with all sites is no outage, and is found back', async () => {
    const open = async (text: string, port = 0) => {
      const server = await startSite(html(text), { port });
      closers.push(server.close);
      return server;
    };
    const servers = [await open(page('a')), await open(page('a'))];
    const [one, two] = [await open('success'), await open('success')];
    const points = [one, two].map(({ url }) => ({ url, expectText: 'success' }));
    const { state, errors, statesOf } = startWatch(
      servers.map(({ url }, index) => sampleSite({ ...quick, id: `s${index}`, url })),
      points,
    );
    await expect.poll(statesOf, soon).toEqual(['up', 'up']);

    // All in one turn: while one site still answers, a failure would be the other site's.
    await Promise.all([one, two, ...servers].map((server) => server.close()));
    await expect.poll(() => state.lines.at(-1)?.line.kind, soon).toBe('down');
    await expect.poll(() => state.kindsOf('s0').at(-1), soon).toBe('skipped');

    await Promise.all(servers.map(({ port }) => open(page('a'), port)));
    await expect.poll(() => state.lines.at(-1)?.line.kind, soon).toBe('up');
    await expect.poll(() => state.kindsOf('s0').at(-1), soon).toBe('up');
    expect(state.commits.some(({ result }) => result.kind === 'down')).toBe(false);
    expect(errors).toEqual([]);
  });
});

describe('a real reference point', () => {
  // Seen to fail with `Promise.any` in connectivity.ts made `Promise.all`.
  it('fault 5: that is lost stops nothing while another one answers', async () => {
    const servers = await Promise.all(
      [page('a'), page('b'), 'success', 'success'].map((text) => startSite(html(text))),
    );
    closers.push(...servers.map((server) => server.close));
    const [first, second, lost, living] = servers;
    const points = [lost, living].map((server) => ({ url: server?.url ?? '', expectText: 'success' }));
    const { state, errors, statesOf } = startWatch(
      [first, second].map((server, index) => sampleSite({ ...quick, id: `s${index}`, url: server?.url ?? '' })),
      points,
    );
    await expect.poll(statesOf, soon).toEqual(['up', 'up']);
    await lost?.close();
    await first?.close();
    await expect.poll(statesOf, soon).toEqual(['down', 'up']);
    expect(state.commits.some(({ result }) => result.kind === 'skipped')).toBe(false);
    expect(state.lines.some(({ line }) => line.kind === 'down')).toBe(false);
    expect(errors).toEqual([]);
  });
});

describe('real sites that hang', () => {
  it('hold up none of the others', async () => {
    const mute = await startMute();
    const good = await startSite(html(page('a')));
    closers.push(mute.close, good.close);
    const hanging = Array.from({ length: 40 }, (_, index) =>
      sampleSite({ id: `h${index}`, url: `${mute.url}${index}`, timeoutSeconds: 4 }),
    );
    const { state } = startWatch([...hanging, sampleSite({ id: 'good', url: good.url })]);
    await expect.poll(() => state.kindsOf('good').length, { timeout: 15_000, interval: 50 }).toBeGreaterThanOrEqual(6);
    const begun = state.commits.filter(({ siteId }) => siteId === 'good').map(({ result }) => result.at);
    // Once all places are taken by sites that hang, the next round comes when these have given them up.
    for (const gap of begun.slice(1).map((at, index) => at - (begun[index] ?? 0))) expect(gap).toBeLessThan(3500);
    const causes = state.commits.flatMap(({ result }) => (result.kind === 'down' ? [result.cause] : []));
    expect(new Set(causes)).toEqual(new Set(['timeout']));
  });
});
