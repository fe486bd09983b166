/**
 * The faults that are the watch's own business, on a clock that the test holds; `fault-process.test.ts` has those that want
 * a process. Each was seen to fail with its control taken out, as its comment says.
 */
import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/core/check';
import { placeOf } from '../../../src/core/schedule';
import type { Site } from '../../../src/core/site';
import { createBench, publicPoints, refused, sitesOf, up } from './watch-bench';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const timeout: ProbeResult = { ...refused, cause: 'timeout', ms: 15_000 };

type Bench = ReturnType<typeof createBench>;

const kinds = (bench: Bench): Set<string> => new Set(bench.state.transitions.map(({ transition }) => transition.kind));

/** By how much each check of these sites began after its place in the minute, and the 99th of a hundred. */
function latenessOf(bench: Bench, isMeant: (site: Site) => boolean): { p99: number; most: number } {
  const late = bench.state.sites.flatMap((site, index) =>
    isMeant(site) ? bench.startsOf(site.id).map((atMs) => (atMs - placeOf(index) * minute + 10 * hour) % minute) : [],
  );
  // What began a hair before its place, by rounding, is not a minute late.
  const sorted = late.map((ms) => (ms > minute - 1 ? 0 : ms)).sort((left, right) => left - right);
  return { p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, most: sorted.at(-1) ?? 0 };
}

function mostInOneSecond(bench: Bench, fromMs: number): number {
  const instants = bench.starts.map(({ atMs }) => atMs).filter((atMs) => atMs >= fromMs);
  return Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + second).length));
}

// Seen to fail with `isLines` in connectivity.ts always false.
it('fault 4: the own line lost with all sites, and back: not measured, no incident, nothing has recovered', async () => {
  const bench = createBench(sitesOf(200));
  bench.watch.start();
  await bench.clock.advance(2 * minute);
  bench.livingPoints.clear();
  bench.answers = () => ({ afterMs: 10, result: refused });
  await bench.clock.advance(20 * minute);
  expect(bench.state.lines.at(-1)?.line.kind).toBe('down');
  bench.livingPoints = new Set(publicPoints.map(({ url }) => url));
  bench.answers = () => ({ afterMs: 10, result: up });
  await bench.clock.advance(5 * minute);
  expect(bench.state.lines.map(({ line }) => line.kind)).toEqual(['up', 'down', 'up']);
  expect(bench.state.commits.some(({ result }) => result.kind === 'down')).toBe(false);
  expect(kinds(bench)).toEqual(new Set(['went-up']));
  for (const { id } of bench.state.sites) expect(bench.state.kindsOf(id)).toContain('skipped');
  await bench.watch.stop();
});

// Seen to fail with `Promise.any` in connectivity.ts made `Promise.all`.
it('fault 5: one reference point lost: what is up is measured, what is down is an outage', async () => {
  const bench = createBench(sitesOf(50));
  bench.livingPoints.delete('http://one.example/');
  bench.deadPointMs = 5000;
  bench.watch.start();
  await bench.clock.advance(2 * minute);
  bench.answers = ({ id }) => ({ afterMs: 10, result: id === 's0' ? refused : up });
  await bench.clock.advance(3 * minute);
  expect(bench.state.verdictOf('s0').state).toBe('down');
  expect(bench.state.commits.some(({ result }) => result.kind === 'skipped')).toBe(false);
  expect(bench.state.lines.map(({ line }) => line.kind)).toEqual(['up']);
  for (const { id } of bench.state.sites.slice(1)) expect(bench.startsOf(id)).toHaveLength(5);
  await bench.watch.stop();
});

describe('fault 14: 20 of 500 sites hang, and the others come at most 100 ms late', () => {
  /** All within a few seconds of the minute, with as many others between them: together they could fill all places. */
  const together = sitesOf(500).filter((_site, index) => placeOf(index) >= 0.3 && placeOf(index) < 0.38);
  const hanging = new Set(together.filter((_site, index) => index % 2 === 0).map(({ id }) => id));
  const hangs = ({ id }: Site): boolean => hanging.has(id);
  const answers = (site: Site) => (hangs(site) ? { afterMs: 15_000, result: timeout } : { afterMs: 20, result: up });
  const isWell = (site: Site): boolean => !hangs(site);

  // Seen to fail with places given back at the end of a check only (`giveUp` in places.ts doing nothing).
  it('each at an address of its own, even where there are fewer places than sites that hang', async () => {
    expect(hanging.size).toBe(20);
    const bench = createBench(sitesOf(500, { timeoutSeconds: 15 }), 16);
    bench.answers = answers;
    bench.watch.start();
    await bench.clock.advance(5 * minute);
    expect(latenessOf(bench, isWell).p99).toBeLessThanOrEqual(100);
    for (const site of bench.state.sites.filter(isWell)) expect(bench.startsOf(site.id)).toHaveLength(5);
    await bench.watch.stop();
  });

  // Seen to fail with `isSlow` in watch.ts always false, and with `patienceOf` in places.ts always two seconds.
  it('all at one address: who hung once takes no place there again', async () => {
    const shared = sitesOf(500, { timeoutSeconds: 15 }).map((site) => ({
      ...site,
      url: `https://shared.example.org/${site.id}`,
    }));
    const bench = createBench(shared);
    bench.watch.start();
    bench.answers = () => ({ afterMs: 20, result: up });
    await bench.clock.advance(2 * minute);
    bench.starts.length = 0;
    bench.answers = answers;
    await bench.clock.advance(5 * minute);
    const first = latenessOf(bench, isWell);
    expect(first.p99).toBeLessThanOrEqual(100);
    bench.starts.length = 0;
    await bench.clock.advance(5 * minute);
    // Once they are known they delay nobody at all.
    expect(latenessOf(bench, isWell).most).toBeLessThanOrEqual(20);
    await bench.watch.stop();
  });
});

describe('fault 15: sleep and resume', () => {
  const suspectFirst = async (bench: Bench): Promise<void> => {
    bench.watch.start();
    await bench.clock.advance(2 * minute);
    bench.answers = () => ({ afterMs: 15_000, result: timeout });
    await bench.clock.advance(20 * second);
    expect(kinds(bench)).toContain('suspected');
    bench.state.transitions.length = 0;
  };

  // Seen to fail with `noteGap` of the state doing nothing, with `catchUp` in watch.ts doing nothing, with `isEven` in
  // gaps.ts always true.
  it.each(['stopped for 90 s', 'asleep for 8 h'])(
    '%s: one gap, no burst, fresh checks before any alert',
    async (how) => {
      const bench = createBench(sitesOf(500, { failuresToConfirm: 2 }));
      await suspectFirst(bench);
      const fromMs = bench.clock.now();
      if (how === 'stopped for 90 s') await bench.clock.standStill(90 * second);
      else {
        bench.watch.suspended();
        bench.clock.setBy(8 * hour);
        bench.watch.resumed();
      }
      const wokenMs = bench.clock.monotonicMs();
      const wokenAt = bench.clock.now();
      bench.answers = ({ id }) => ({ afterMs: 20, result: id === 's1' ? refused : up });
      await bench.clock.advance(3 * minute);

      const [gap, ...more] = bench.state.gaps;
      expect(more).toEqual([]);
      expect(gap?.toMs).toBe(wokenAt);
      expect(Math.abs((gap?.fromMs ?? 0) - fromMs)).toBeLessThanOrEqual(5 * second);
      expect(mostInOneSecond(bench, wokenMs)).toBeLessThanOrEqual((2 * 500) / 60);
      // One failure before and one after are no two in a row.
      const fresh = bench.state.commits.filter(
        ({ siteId, result }) => siteId === 's1' && result.kind === 'down' && result.at >= wokenAt,
      );
      const alerts = bench.state.transitions.filter(({ transition }) => transition.kind === 'confirmed-down');
      expect(alerts.map(({ siteId }) => siteId)).toEqual(['s1']);
      expect(alerts[0]?.transition).toMatchObject({ startedAt: fresh[0]?.result.at });
      await bench.watch.stop();
    },
  );
});

describe('fault 16: the clock set by an hour', () => {
  // Seen to fail with `now` for `monotonicMs` wherever watch.ts reads the time.
  it.each([-hour, hour])('by %i ms: the rhythm goes on, and nothing lasts less than nothing', async (byMs) => {
    const bench = createBench(sitesOf(60));
    bench.answers = ({ id }) => ({ afterMs: 50, result: id === 's0' ? refused : up });
    bench.watch.start();
    await bench.clock.advance(5.5 * minute);
    bench.clock.setBy(byMs);
    bench.answers = () => ({ afterMs: 50, result: up });
    await bench.clock.advance(5 * minute);
    for (const { id } of bench.state.sites.slice(1)) {
      const starts = bench.startsOf(id);
      for (const gap of starts.slice(1).map((at, index) => at - (starts[index] ?? 0)))
        expect(gap).toBeCloseTo(minute, 3);
    }
    for (const { result } of bench.state.commits) if ('ms' in result) expect(result.ms).toBeGreaterThanOrEqual(0);
    for (const { transition } of bench.state.transitions) {
      if (transition.kind === 'recovered') expect(transition.endedAt).toBeGreaterThanOrEqual(transition.startedAt);
    }
    expect(kinds(bench)).toEqual(new Set(['went-up', 'suspected', 'confirmed-down', 'recovered']));
    expect(bench.state.gaps).toHaveLength(1);
    expect(bench.state.gaps[0]).toMatchObject({ why: 'clock' });
    expect((bench.state.gaps[0]?.toMs ?? 0) - (bench.state.gaps[0]?.fromMs ?? 0)).toBeCloseTo(byMs, -1);
    await bench.watch.stop();
  });
});
