import { describe, expect, it } from 'vitest';
import { httpCheckDefaults } from '../../../src/core/checks/http-check';
import type { ProbeResult } from '../../../src/core/check';
import { createBench, publicPoints, refused, sitesOf, up } from './watch-bench';
import { sampleOf, sampleSite } from '../../support/site-sample';

const second = 1000;
const minute = 60 * second;

type Bench = ReturnType<typeof createBench>;

/** A bench whose sites and line are well, after the first pass. */
async function runningBench(...args: Parameters<typeof createBench>): Promise<Bench> {
  const bench = createBench(...args);
  bench.watch.start();
  await bench.clock.advance(minute);
  bench.pointsAsked.length = 0;
  return bench;
}
const fails =
  (...ids: string[]) =>
  ({ id }: { id: string }) => ({
    afterMs: 10,
    result: ids.includes(id) ? refused : up,
  });
const allFail = () => ({ afterMs: 10, result: refused });
const lineKinds = (bench: Bench, scope = 'public') =>
  bench.state.lines.filter((change) => change.scope === scope).map(({ line }) => line.kind);
const wasDown = (bench: Bench): boolean =>
  bench.state.transitions.some(({ transition }) => transition.kind === 'confirmed-down');
function loseLine(bench: Bench): void {
  bench.livingPoints.clear();
  bench.answers = allFail;
}

describe('is it us?', () => {
  it('a failure is the site’s while a reference point answers', async () => {
    const bench = await runningBench(sitesOf(3));
    bench.answers = fails('s0');
    await bench.clock.advance(2 * minute);
    expect(wasDown(bench)).toBe(true);
    expect(bench.state.verdictOf('s0').state).toBe('down');
    expect(lineKinds(bench)).toEqual(['up']);
    await bench.watch.stop();
  });

  it('nothing is asked while everybody is well', async () => {
    const bench = await runningBench(sitesOf(3));
    await bench.clock.advance(5 * minute);
    expect(bench.pointsAsked).toEqual([]);
    await bench.watch.stop();
  });

  it('the own line down: nothing counts as a failure, the line says since when', async () => {
    const bench = await runningBench(sitesOf(30));
    loseLine(bench);
    const lostAt = bench.clock.now();
    await bench.clock.advance(10 * minute);
    expect(bench.state.commits.some(({ result }) => result.kind === 'down')).toBe(false);
    expect(wasDown(bench)).toBe(false);
    expect(lineKinds(bench)).toEqual(['up', 'down']);
    const line = bench.state.lines.at(-1)?.line;
    const since = line?.kind === 'down' ? line.since : 0;
    expect(since).toBeGreaterThanOrEqual(lostAt);
    expect(since).toBeLessThan(lostAt + 10 * second);
    const skipped = bench.state.commits.filter(({ result }) => result.kind === 'skipped');
    expect(new Set(skipped.map(({ siteId }) => siteId)).size).toBe(30);
    await bench.watch.stop();
  });

  it('a suspicion from before the line was found dead is forgotten', async () => {
    const bench = await runningBench(sitesOf(3));
    bench.answers = fails('s0');
    bench.watch.checkNow('s0');
    await bench.clock.advance(10.5 * second);
    const { state, failures } = bench.state.verdictOf('s0');
    expect([state, failures]).toEqual(['suspect', 2]);
    loseLine(bench);
    await bench.clock.advance(5 * minute);
    expect(wasDown(bench)).toBe(false);
    expect(bench.state.verdictOf('s0').state).toBe('unknown');
    await bench.watch.stop();
  });

  it('one reference point lost: watching goes on', async () => {
    const bench = await runningBench(sitesOf(3));
    bench.livingPoints.delete('http://one.example/');
    bench.deadPointMs = 5000;
    bench.answers = fails('s0');
    await bench.clock.advance(2 * minute);
    expect(bench.state.verdictOf('s0').state).toBe('down');
    expect(lineKinds(bench)).toEqual(['up']);
    await bench.watch.stop();
  });

  it('all reference points lost, but another site answers: the failure is the site’s', async () => {
    const bench = await runningBench(sitesOf(6));
    bench.livingPoints.clear();
    bench.answers = fails('s0');
    await bench.clock.advance(2 * minute);
    expect(bench.state.verdictOf('s0').state).toBe('down');
    expect(lineKinds(bench)).toEqual(['up']);
    expect(bench.state.commits.some(({ result }) => result.kind === 'skipped')).toBe(false);
    await bench.watch.stop();
  });

  it('a proof that took long may be of a line that came back meanwhile: the failure is none, the next one is', async () => {
    const bench = await runningBench(sitesOf(6, { failuresToConfirm: 1 }));
    bench.livingPoints.clear();
    bench.deadPointMs = 5000;
    bench.answers = allFail;
    bench.watch.checkNow('s0');
    await bench.clock.advance(4 * second);
    bench.answers = fails('s0');
    await bench.clock.advance(2 * second);
    expect(bench.state.kindsOf('s0').at(-1)).toBe('skipped');
    // Reference points that stay silent on this network must not excuse an outage for ever.
    await bench.clock.advance(2 * minute);
    expect(bench.state.verdictOf('s0').state).toBe('down');
    await bench.watch.stop();
  });

  it('all reference points lost and no other site there: it cannot be told, so it is no outage', async () => {
    const bench = await runningBench(sitesOf(1));
    loseLine(bench);
    bench.starts.length = 0;
    bench.watch.checkNow('s0');
    await bench.clock.advance(second);
    // The site that fails is not asked whether the line works.
    expect(bench.starts).toHaveLength(1);
    await bench.clock.advance(5 * minute);
    expect(wasDown(bench)).toBe(false);
    expect(lineKinds(bench)).toEqual(['up', 'down']);
    await bench.watch.stop();
  });

  it('without reference points every failure is the site’s', async () => {
    const bench = await runningBench(sitesOf(3));
    bench.points = [];
    bench.answers = allFail;
    await bench.clock.advance(2 * minute);
    for (const { id } of bench.state.sites) expect(bench.state.verdictOf(id).state).toBe('down');
    await bench.watch.stop();
  });

  it('at most three other sites are asked, those seen well last, and on different hosts', async () => {
    const shared = sitesOf(5, { url: 'https://shared.example.org/' }).map((site) => ({
      ...site,
      id: `shared-${site.id}`,
    }));
    const bench = await runningBench([...sitesOf(6), ...shared]);
    for (const { id } of shared) bench.watch.checkNow(id);
    await bench.clock.advance(second);
    bench.livingPoints.clear();
    bench.starts.length = 0;
    bench.answers = allFail;
    bench.watch.checkNow('s0');
    await bench.clock.advance(100);
    const [failing, ...asked] = bench.starts.map(({ url }) => new URL(url).host);
    expect(failing).toBe('s0.example.org');
    expect(asked).toHaveLength(3);
    expect(new Set(asked).size).toBe(3);
    expect(asked).toContain('shared.example.org');
    await bench.watch.stop();
  });

  it('other sites that hang hold the answer up for 5 s at most', async () => {
    const bench = await runningBench(sitesOf(4));
    bench.livingPoints.clear();
    bench.answers = ({ id }) => ({ afterMs: id === 's0' ? 10 : 15_000, result: refused });
    bench.watch.checkNow('s0');
    await bench.clock.advance(5.5 * second);
    expect(bench.state.kindsOf('s0').at(-1)).toBe('skipped');
    await bench.watch.stop();
  });
});

describe('how often it is asked', () => {
  it('a hundred sites that fail together ask once', async () => {
    const bench = await runningBench(sitesOf(100), 100);
    bench.answers = allFail;
    bench.watch.checkNow(null);
    await bench.clock.advance(2 * second);
    expect(bench.state.commits.filter(({ result }) => result.kind === 'down').length).toBeGreaterThanOrEqual(100);
    expect(bench.pointsAsked).toHaveLength(publicPoints.length);
    await bench.watch.stop();
  });

  it('a hundred confirmations together ask at most once a second, but for a few that ask sooner', async () => {
    const bench = await runningBench(sitesOf(100, { failuresToConfirm: 1 }), 100);
    bench.answers = ({ id }) => ({ afterMs: Number(id.slice(1)) * 20, result: refused });
    bench.watch.checkNow(null);
    await bench.clock.advance(4 * second);
    expect(bench.state.transitions.filter(({ transition }) => transition.kind === 'confirmed-down')).toHaveLength(100);
    expect(bench.pointsAsked.length).toBeLessThanOrEqual((4 + 4) * publicPoints.length);
    await bench.clock.advance(20 * second);
    const before = bench.pointsAsked.length;
    bench.answers = ({ id }) => ({ afterMs: Number(id.slice(1)) * 20, result: up });
    bench.watch.checkNow(null);
    await bench.clock.advance(20 * second);
    expect(bench.pointsAsked).toHaveLength(before);
    await bench.watch.stop();
  });

  // Seen to fail: with whole seconds alone counted as rest every second one waits 400 ms from the ninth on.
  it('confirmations that come about once a second never wait for one another', async () => {
    const bench = await runningBench(sitesOf(30, { failuresToConfirm: 1 }));
    for (let index = 0; index < 30; index += 1) {
      bench.answers = fails(`s${index}`);
      bench.watch.checkNow(`s${index}`);
      await bench.clock.advance(100);
      expect(bench.state.verdictOf(`s${index}`).state).toBe('down');
      await bench.clock.advance(index % 2 === 0 ? 500 : 1300);
    }
    await bench.watch.stop();
  });

  it('a failure that would make a site down wants an answer from after it', async () => {
    const bench = await runningBench(sitesOf(2, { failuresToConfirm: 1 }));
    bench.answers = fails('s0');
    bench.watch.checkNow('s0');
    await bench.clock.advance(100);
    expect(bench.state.verdictOf('s0').state).toBe('down');
    // The line dies; the answer of a moment ago would still say that it lives.
    loseLine(bench);
    bench.watch.checkNow('s1');
    await bench.clock.advance(2 * second);
    expect(bench.state.kindsOf('s1').at(-1)).toBe('skipped');
    await bench.watch.stop();
  });
});

describe('the line coming back', () => {
  it('is found within 15 s, and the sites are looked at afresh without a burst', async () => {
    const bench = await runningBench(sitesOf(300, { intervalSeconds: 3600 }));
    loseLine(bench);
    bench.watch.checkNow('s0');
    await bench.clock.advance(5 * minute);
    expect(lineKinds(bench)).toEqual(['up', 'down']);
    bench.livingPoints = new Set(publicPoints.map(({ url }) => url));
    bench.answers = () => ({ afterMs: 10, result: up });
    bench.starts.length = 0;
    await bench.clock.advance(16 * second);
    expect(lineKinds(bench)).toEqual(['up', 'down', 'up']);
    await bench.clock.advance(minute);
    expect(new Set(bench.starts.map(({ siteId }) => siteId)).size).toBe(300);
    const instants = bench.starts.map(({ atMs }) => atMs);
    const fullest = Math.max(
      ...instants.map((from) => instants.filter((at) => at >= from && at < from + second).length),
    );
    expect(fullest).toBeLessThanOrEqual((2 * 300) / 60);
    expect(bench.state.transitions.some(({ transition }) => transition.kind === 'recovered')).toBe(false);
    await bench.watch.stop();
  });

  it('is proven by any site that answers, too', async () => {
    const bench = await runningBench(sitesOf(3));
    loseLine(bench);
    await bench.clock.advance(minute);
    expect(lineKinds(bench)).toEqual(['up', 'down']);
    bench.answers = fails('s1', 's2');
    bench.watch.checkNow('s0');
    await bench.clock.advance(100);
    expect(lineKinds(bench)).toEqual(['up', 'down', 'up']);
    await bench.watch.stop();
  });

  it('an outage from before goes on, and is not recovered by the gap', async () => {
    const bench = await runningBench(sitesOf(3));
    bench.answers = fails('s0');
    await bench.clock.advance(2 * minute);
    expect(bench.state.verdictOf('s0').state).toBe('down');
    loseLine(bench);
    await bench.clock.advance(5 * minute);
    expect(bench.state.verdictOf('s0').state).toBe('down');
    expect(bench.state.transitions.some(({ transition }) => transition.kind === 'recovered')).toBe(false);
    await bench.watch.stop();
  });

  it('is not waited for any more when the reference points are taken out of the settings', async () => {
    const bench = await runningBench(sitesOf(2));
    loseLine(bench);
    await bench.clock.advance(minute);
    bench.points = [];
    await bench.clock.advance(15 * second);
    expect(lineKinds(bench).at(-1)).toBe('unknown');
    await bench.clock.advance(2 * minute);
    expect(wasDown(bench)).toBe(true);
    await bench.watch.stop();
  });
});

describe('a captive portal', () => {
  const plain = sampleSite({ id: 'plain', url: 'http://plain.example.org/' });
  const secure = sampleSite({ id: 'secure', url: 'https://secure.example.org/' });
  const withWord = sampleSite({
    id: 'word',
    url: 'http://word.example.org/',
    check: { ...httpCheckDefaults, keyword: { text: 'Impressum', mustOccur: true } },
  });

  it('that answers for a plain site neither proves the line nor counts as a measurement', async () => {
    const bench = await runningBench([plain, secure]);
    bench.livingPoints.clear();
    bench.answers = fails('secure');
    await bench.clock.advance(5 * minute);
    expect(wasDown(bench)).toBe(false);
    expect(lineKinds(bench)).toEqual(['up', 'down']);
    const whileDown = bench.state.kindsOf('plain').slice(-3);
    expect(whileDown).toEqual(['skipped', 'skipped', 'skipped']);
    await bench.watch.stop();
  });

  it.each([secure, withWord])('cannot imitate a certificate or an expected word (%#)', async (proof) => {
    const bench = await runningBench([plain, proof]);
    bench.livingPoints.clear();
    bench.answers = fails('plain');
    await bench.clock.advance(2 * minute);
    expect(bench.state.verdictOf('plain').state).toBe('down');
    await bench.watch.stop();
  });
});

describe('a check that learns nothing', () => {
  const backup = sampleOf('backup', {}, { id: 'backup', url: 'https://backup.example.org/latest.tar' });
  const concern = { cause: 'backup-unknown', amount: null, step: null, detail: 'No answer.' } as const;
  const unknownAge: ProbeResult = { ...up, kind: 'degraded', concern } as ProbeResult;
  const silent: ProbeResult = { kind: 'unmeasured', ms: 5, remoteAddress: null, detail: 'Nobody there.' };

  it.each([unknownAge, silent])(
    'is the line’s where that is dead, and neither proves nor blames it else (%#)',
    async (result) => {
      const bench = await runningBench([backup, ...sitesOf(2)]);
      bench.answers = ({ id }) => ({ afterMs: 10, result: id === 'backup' ? result : up });
      await bench.clock.advance(2 * minute);
      expect(bench.state.kindsOf('backup').at(-1)).toBe(result.kind === 'unmeasured' ? 'skipped' : result.kind);
      expect(lineKinds(bench)).toEqual(['up']);
      bench.livingPoints.clear();
      bench.answers = ({ id }) => ({ afterMs: 10, result: id === 'backup' ? result : refused });
      await bench.clock.advance(5 * minute);
      expect(lineKinds(bench)).toEqual(['up', 'down']);
      const last = bench.state.commits.findLast(({ siteId }) => siteId === 'backup')?.result;
      expect(last).toMatchObject({ kind: 'skipped', why: 'offline' });
      await bench.watch.stop();
    },
  );
});

describe('the own network', () => {
  const nas = sampleSite({ id: 'nas', url: 'http://192.168.1.5/' });

  it('is judged without the public reference points', async () => {
    const bench = await runningBench([nas]);
    bench.livingPoints.clear();
    bench.answers = allFail;
    await bench.clock.advance(2 * minute);
    expect(bench.state.verdictOf('nas').state).toBe('down');
    expect(bench.pointsAsked).toEqual([]);
    await bench.watch.stop();
  });

  it('is not what a dead line to the world is proven alive by', async () => {
    const bench = await runningBench([nas, ...sitesOf(2)]);
    bench.livingPoints.clear();
    bench.answers = fails('s0', 's1');
    await bench.clock.advance(5 * minute);
    expect(bench.state.verdictOf('nas').state).toBe('up');
    expect(wasDown(bench)).toBe(false);
    expect(lineKinds(bench)).toEqual(['up', 'down']);
    await bench.watch.stop();
  });

  it('has a line of its own where reference points of its own are set', async () => {
    const bench = createBench([nas, ...sitesOf(2)]);
    const router = { url: 'http://192.168.1.1/', expectText: 'success' };
    bench.points = [...publicPoints, router];
    bench.livingPoints.add(router.url);
    bench.watch.start();
    await bench.clock.advance(minute);
    bench.livingPoints.delete(router.url);
    bench.answers = fails('nas');
    await bench.clock.advance(2 * minute);
    expect(lineKinds(bench, 'private')).toEqual(['up', 'down']);
    expect(lineKinds(bench, 'public')).toEqual(['up']);
    expect(wasDown(bench)).toBe(false);
    await bench.watch.stop();
  });

  it('holds a site whose name leads into it, even when it does not answer', async () => {
    const bench = createBench([sampleSite({ id: 'wiki', url: 'https://wiki.example.org/' })]);
    bench.livingPoints.clear();
    bench.answers = () => ({ afterMs: 10, result: { ...refused, remoteAddress: '10.0.0.7' } });
    bench.watch.start();
    await bench.clock.advance(3 * minute);
    expect(bench.state.verdictOf('wiki').state).toBe('down');
    expect(bench.pointsAsked).toEqual([]);
    await bench.watch.stop();
  });
});
