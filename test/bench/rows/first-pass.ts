/** The first minute after a start: everybody is asked once, and nobody's server or line sees a burst. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, figure } from '../harness/figure';
import { listenToNoise } from '../harness/noise';
import type { Row } from '../harness/row';
import { median } from '../harness/statistics';
import { sleep } from '../harness/time';
import type { Worker } from '../harness/worker';
import type { Arrival } from '../processes/fixture';
import type { WatchCalls } from '../processes/watch';
import { openStage } from '../stage';
import type { Stage } from '../stage';

const siteCount = 500;
const intervalMs = 60_000;
/** The last places lie so close to the end of the interval. */
const restlessMs = 60;
/** What stands still for so long has a burst to catch up with. */
const standstillMs = 200;

interface FirstPass {
  /** From the start of the watch until the last site was asked. */
  passMs: number;
  /** The most requests within any one second, however it lies, by the mean of the whole pass. */
  burst: number;
}

const sitesIn = (arrivals: readonly Arrival[]): number => new Set(arrivals.map(({ site }) => site)).size;

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
  about:
    'Five watches start cold at the same time, each with 500 sites of its own. When each site was asked for the first time, as the sites saw it.',
  whyMissed:
    'Five cold watches that compile their code on one core hold each other up, and whoever was held up catches up in a burst; one alone is not measured.',
  run: async ({ isQuick, folder, say }) => {
    const count = isQuick ? 1 : 5;
    say(`${count} watches side by side`);
    const opened: { stage: Stage; watch: Worker<WatchCalls> }[] = [];
    for (let index = 0; index < count; index += 1) {
      const own = join(folder, `${index}`);
      mkdirSync(own);
      const stage = await openStage({ folder: own, count: siteCount });
      const watch = await stage.startWatch({ sites: { intervalSeconds: intervalMs / 1000 } });
      opened.push({ stage, watch });
    }
    const endNoise = listenToNoise();
    const runs = await Promise.all(
      opened.map(async ({ stage, watch }): Promise<FirstPass> => {
        await stage.fixture.ask('takeArrivals', null);
        const startedAtMs = await watch.ask('start', null);
        await sleep(intervalMs);
        const arrivals: Arrival[] = [];
        // On a busy machine the last ones come late, which is what is measured.
        for (let seconds = 0; seconds < 30 && sitesIn(arrivals) < siteCount; seconds += 1) {
          await sleep(1000);
          arrivals.push(...(await stage.fixture.ask('takeArrivals', null)));
        }
        await stage.end();
        return firstPassOf(arrivals, startedAtMs);
      }),
    );
    const noise = await endNoise();
    const bursts = runs.map(({ burst }) => burst);
    return [
      figure(
        'First full pass of 500 sites at 60 s after a cold start, in intervals',
        runs.map(({ passMs }) => Math.round((1000 * passMs) / intervalMs) / 1000),
        {
          digits: 3,
          reach: atMost(1),
          isDrowned: noise.p99Ms > restlessMs,
          notes: [
            `in whole thousandths (60 ms), since what a check takes to arrive comes on top of the last place; ${runs.map(({ passMs }) => (passMs / 1000).toFixed(3)).join(', ')} s`,
          ],
        },
      ),
      figure('Most checks in any second of it, against the mean', bursts, {
        unit: '×',
        reach: atMost(2),
        isDrowned: noise.mostMs > standstillMs,
        value: Math.max(...bursts),
        notes: [`the value is the worst run; median ${median(bursts).toFixed(2)}`, noise.sentence],
      }),
    ];
  },
};
