/** The first minute after a start: everybody is asked once, and nobody's server or line sees a burst. */
import { atMost, figure } from '../harness/figure';
import { inTurn } from '../harness/row';
import type { Row } from '../harness/row';
import { median } from '../harness/statistics';
import { sleep } from '../harness/time';
import type { Arrival } from '../processes/fixture';
import { openStage } from '../stage';

const siteCount = 500;
const intervalMs = 60_000;

interface FirstPass {
  /** From the start of the watch until the last site was asked. */
  passMs: number;
  /** The most requests within any one second, however it lies, by the mean of the whole pass. */
  burst: number;
}

function firstPassOf(arrivals: readonly Arrival[], startedAtMs: number): FirstPass {
  const firsts = new Map<number, number>();
  for (const { site, atMs } of arrivals) if (!firsts.has(site)) firsts.set(site, atMs);
  if (firsts.size < siteCount) throw new Error(`Only ${firsts.size} of ${siteCount} sites were asked.`);
  const within = (fromMs: number): number =>
    arrivals.filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + 1000).length;
  const most = Math.max(...arrivals.map(({ atMs }) => within(atMs)));
  return { passMs: Math.max(...firsts.values()) - startedAtMs, burst: most / ((siteCount * 1000) / intervalMs) };
}

export const firstPass: Row = {
  name: 'first-pass',
  run: async ({ isQuick, folder, say }) => {
    const stage = await openStage({ folder, count: siteCount });
    const round = async (): Promise<FirstPass> => {
      const watch = await stage.startWatch({ sites: { intervalSeconds: intervalMs / 1000 } });
      await stage.fixture.ask('takeArrivals', null);
      const startedAtMs = await watch.ask('start', null);
      await sleep(intervalMs + 2000);
      const arrivals = await stage.fixture.ask('takeArrivals', null);
      await watch.end();
      return firstPassOf(arrivals, startedAtMs);
    };
    const { watch: runs = [] } = await inTurn(isQuick ? 1 : 5, { watch: round }, say);
    await stage.end();
    const bursts = runs.map(({ burst }) => burst);
    return [
      figure(
        'First full pass of 500 sites at 60 s after a cold start, in intervals',
        runs.map(({ passMs }) => passMs / intervalMs),
        {
          digits: 3,
          // What a check takes to arrive comes on top of the last slot.
          reach: atMost(1),
        },
      ),
      figure('Most checks in any second of it, against the mean', bursts, {
        unit: '×',
        reach: atMost(2),
        value: Math.max(...bursts),
        notes: [`the value is the worst run; median ${median(bursts).toFixed(2)}`],
      }),
    ];
  },
};
