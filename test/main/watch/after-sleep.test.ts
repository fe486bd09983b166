import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/core/check';
import { sampleSite } from '../../support/site-sample';
import { createBench, publicPoints, refused, sitesOf, up } from './watch-bench';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

type Bench = ReturnType<typeof createBench>;

const allFail = () => ({ afterMs: 10, result: refused });
const allWell = () => ({ afterMs: 10, result: up });
const told = (bench: Bench): string[] =>
  bench.state.transitions.map(({ transition }) => transition.kind).filter((kind) => kind !== 'went-up');

async function running(bench: Bench): Promise<Bench> {
  bench.watch.start();
  await bench.clock.advance(2 * minute);
  bench.starts.length = 0;
  bench.pointsAsked.length = 0;
  return bench;
}
async function sleepFor(bench: Bench, ms: number): Promise<void> {
  bench.watch.suspended();
  await bench.clock.advance(100);
  bench.clock.sleep(ms);
  bench.watch.resumed();
}

describe('after a sleep', () => {
  it('nothing fails before the line has come up, and nothing has recovered afterwards', async () => {
    const bench = await running(createBench(sitesOf(100, { failuresToConfirm: 1 })));
    bench.livingPoints.clear();
    bench.answers = allFail;
    await sleepFor(bench, 8 * hour);
    await bench.clock.advance(20 * second);
    bench.livingPoints = new Set(publicPoints.map(({ url }) => url));
    bench.answers = allWell;
    await bench.clock.advance(3 * minute);
    expect(told(bench)).toEqual([]);
    expect(bench.state.commits.some(({ result }) => result.kind === 'down')).toBe(false);
    expect(bench.state.lines.map(({ line }) => line.kind)).toEqual(['up', 'down', 'up']);
    expect(bench.state.gaps).toHaveLength(1);
    await bench.watch.stop();
  });

  it('the line is found back within seconds, not only with the next regular question', async () => {
    const bench = await running(createBench(sitesOf(5)));
    bench.livingPoints.clear();
    bench.answers = allFail;
    await sleepFor(bench, hour);
    await bench.clock.advance(7 * second);
    bench.livingPoints = new Set(publicPoints.map(({ url }) => url));
    await bench.clock.advance(3.1 * second);
    expect(bench.state.lines.at(-1)?.line.kind).toBe('up');
    await bench.watch.stop();
  });

  it('without reference points a failure counts after a minute, not before', async () => {
    const bench = createBench(sitesOf(30, { failuresToConfirm: 1 }));
    bench.points = [];
    await running(bench);
    bench.answers = allFail;
    await sleepFor(bench, hour);
    await bench.clock.advance(minute - second);
    expect(told(bench)).toEqual([]);
    await bench.clock.advance(2 * minute);
    // Never silent: the outage is real, and found.
    expect(told(bench).filter((kind) => kind === 'confirmed-down')).toHaveLength(30);
    await bench.watch.stop();
  });

  it('without reference points another site that answers ends the waiting', async () => {
    const bench = createBench(sitesOf(30, { failuresToConfirm: 1 }));
    bench.points = [];
    await running(bench);
    bench.answers = ({ id }) => ({ afterMs: 10, result: id === 's7' ? refused : up });
    await sleepFor(bench, hour);
    bench.watch.checkNow('s1');
    await bench.clock.advance(second);
    bench.watch.checkNow('s7');
    await bench.clock.advance(second);
    expect(told(bench)).toEqual(['confirmed-down']);
    await bench.watch.stop();
  });

  it('a failure of a check that began before the line was seen working is no failure, and is looked at again soon', async () => {
    const bench = await running(createBench(sitesOf(1, { intervalSeconds: 3600, failuresToConfirm: 1 })));
    // The point answers late, the site fails at once.
    bench.answers = allFail;
    await sleepFor(bench, hour);
    bench.watch.checkNow('s0');
    await bench.clock.advance(20);
    bench.answers = allWell;
    await bench.clock.advance(2 * minute);
    expect(bench.state.kindsOf('s0').slice(-2)).toEqual(['skipped', 'up']);
    await bench.watch.stop();
  });

  it('an outage that is real is alerted by as many fresh failures as it takes, and with no delay', async () => {
    const bench = await running(createBench(sitesOf(20)));
    bench.answers = ({ id }) => ({ afterMs: 10, result: id === 's3' ? refused : up });
    bench.watch.checkNow('s3');
    await bench.clock.advance(11 * second);
    expect(bench.state.verdictOf('s3').failures).toBe(2);
    await sleepFor(bench, 8 * hour);
    const wokenAt = bench.clock.now();
    await bench.clock.advance(minute + 31 * second);
    const down = bench.state.transitions.find(({ transition }) => transition.kind === 'confirmed-down');
    expect(down?.siteId).toBe('s3');
    const fresh = bench.state.commits.filter(
      ({ siteId, result }) => siteId === 's3' && result.kind === 'down' && result.at >= wokenAt,
    );
    expect(fresh).toHaveLength(3);
    expect(down?.transition).toMatchObject({ startedAt: fresh[0]?.result.at });
    await bench.watch.stop();
  });

  it.each(['told of by the system', 'found by the clocks'])(
    '%s, a site with a long interval whose turn came meanwhile is looked at within a minute',
    async (how) => {
      const bench = await running(createBench(sitesOf(5, { intervalSeconds: 3600 })));
      await bench.clock.advance(10 * minute);
      bench.starts.length = 0;
      if (how === 'told of by the system') await sleepFor(bench, 8 * hour);
      else bench.clock.sleep(8 * hour);
      await bench.clock.advance(minute + 5 * second);
      expect(bench.starts).toHaveLength(5);
      await bench.watch.stop();
    },
  );

  it('what was under way when it began is called off and done again, were it good or not', async () => {
    const bench = await running(createBench(sitesOf(1)));
    bench.answers = () => ({ afterMs: 4000, result: up });
    bench.watch.checkNow('s0');
    await bench.clock.advance(second);
    const before = bench.state.commits.length;
    await bench.clock.standStill(20 * second);
    expect(bench.state.commits).toHaveLength(before);
    await bench.clock.advance(minute + 5 * second);
    expect(bench.state.kindsOf('s0').at(-1)).toBe('up');
    await bench.watch.stop();
  });

  it('nothing begins while the computer is asleep, even where it runs on for a moment', async () => {
    const bench = await running(createBench(sitesOf(60)));
    bench.watch.suspended();
    bench.watch.checkNow(null);
    await bench.clock.advance(30 * second);
    expect(bench.starts).toEqual([]);
    bench.watch.resumed();
    await bench.clock.advance(minute);
    expect(new Set(bench.starts.map(({ siteId }) => siteId)).size).toBe(60);
    await bench.watch.stop();
  });
});

describe('another network', () => {
  const plain = sampleSite({ id: 'plain', url: 'http://plain.example.org/' });

  it('makes the line be looked at once, though everybody is well', async () => {
    const bench = await running(createBench(sitesOf(3)));
    bench.network = 'wlan0 10.1.2.3';
    await bench.clock.advance(6 * second);
    expect(bench.pointsAsked).toHaveLength(publicPoints.length);
    await bench.clock.advance(5 * minute);
    expect(bench.pointsAsked).toHaveLength(publicPoints.length);
    expect(bench.state.gaps).toEqual([]);
    await bench.watch.stop();
  });

  it('with a captive portal: its page does not pass for a plain site’s, though nobody fails', async () => {
    const bench = await running(createBench([plain]));
    bench.network = 'wlan0 10.1.2.3';
    bench.livingPoints.clear();
    bench.deadPointMs = 5000;
    await bench.clock.advance(5 * second);
    const before = bench.state.commits.length;
    // Its page comes at once, long before the reference points have been given up.
    bench.watch.checkNow('plain');
    await bench.clock.advance(3 * minute);
    const after = bench.state.commits.slice(before).map(({ result }) => result.kind);
    expect(new Set(after)).toEqual(new Set(['skipped']));
    expect(bench.state.lines.at(-1)?.line.kind).toBe('down');
    await bench.watch.stop();
  });

  it('that changes all the time does not silence a watch without reference points', async () => {
    const bench = createBench([...sitesOf(1), plain]);
    bench.points = [];
    await running(bench);
    bench.answers = allFail;
    for (let change = 0; change < 50; change += 1) {
      bench.network = `tun0 10.8.0.${change}`;
      await bench.clock.advance(5 * second);
    }
    expect(told(bench)).toContain('confirmed-down');
    await bench.watch.stop();
  });
});

describe('a time limit that is overrun', () => {
  const late: ProbeResult = { ...refused, cause: 'timeout', ms: 19_000 };

  it('is no failure of the site: the process stood still, and the check is done again', async () => {
    const bench = await running(createBench(sitesOf(1, { failuresToConfirm: 1 })));
    let checks = 0;
    bench.answers = () => ((checks += 1) === 1 ? { afterMs: 19_000, result: late } : { afterMs: 10, result: up });
    await bench.clock.advance(3 * minute);
    expect(told(bench)).toEqual([]);
    await bench.watch.stop();
  });

  it('time after time is believed, since a watch on a slow computer must not fall silent', async () => {
    const bench = await running(createBench(sitesOf(1, { failuresToConfirm: 1 })));
    bench.answers = () => ({ afterMs: 19_000, result: late });
    await bench.clock.advance(5 * minute);
    expect(told(bench)).toEqual(['confirmed-down']);
    await bench.watch.stop();
  });
});
