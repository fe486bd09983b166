/** How long outages go unnoticed beyond what interval and rechecks ask for. */
import { atMost, figure } from '../harness/figure';
import { listenToNoise } from '../harness/noise';
import { inTurn } from '../harness/row';
import type { Row } from '../harness/row';
import { p99, percentile } from '../harness/statistics';
import { sleep } from '../harness/time';
import type { Worker } from '../harness/worker';
import type { WatchCalls } from '../processes/watch';
import { openStage } from '../stage';
import type { Stage } from '../stage';

const reachMs = 250;
const siteCount = 200;
const intervalMs = 20_000;
const flippedARun = 20;
/** Two rechecks, 10 s and 20 s after the failure before (`core/schedule.ts`). */
const recheckMs = 30_000;

/** Lets sites fail at one moment; hands back by how much each was found out later than it could have been. */
async function excesses(stage: Stage, watch: Worker<WatchCalls>, first: number): Promise<number[]> {
  const sites = Array.from({ length: flippedARun }, (_, index) => first + index);
  // What came in before tells when each site is due next.
  await stage.fixture.ask('takeArrivals', null);
  await sleep(intervalMs + 1000);
  const flippedAtMs = await stage.fixture.ask('behave', { sites, behaviour: 'down' });
  await sleep(intervalMs + recheckMs + 3000);
  const arrivals = await stage.fixture.ask('takeArrivals', null);
  const handed = await watch.ask('takeHanded', null);
  await stage.fixture.ask('behave', { sites, behaviour: 'ok' });
  return sites.map((site) => {
    const found = handed.find((each) => each.site === site && each.kind === 'down');
    if (found === undefined) throw new Error(`The outage of site ${site} was not found.`);
    const before = arrivals.filter((each) => each.site === site && each.atMs < flippedAtMs).at(-1);
    if (before === undefined) throw new Error(`Site ${site} was not asked before its outage.`);
    return found.atMs - (before.atMs + intervalMs + recheckMs);
  });
}

export const detection: Row = {
  name: 'detection',
  about:
    '200 sites at 20 s, of which 20 begin to answer 503 at one moment. From the last good check at the site, and what interval and rechecks (10 s, 20 s) ask for, until the notification is handed over.',
  whyMissed: `The slowest of a hundred outages shows the machine's own hiccups over four checks; the notes say how late a process was that does nothing.`,
  run: async ({ isQuick, folder, say }) => {
    const stage = await openStage({ folder, count: siteCount });
    const endNoise = listenToNoise();
    const watch = await stage.startWatch({ sites: { intervalSeconds: intervalMs / 1000 } });
    await watch.ask('start', null);
    await sleep(intervalMs);
    let first = 0;
    const round = async (): Promise<number[]> => {
      const found = await excesses(stage, watch, first);
      first += flippedARun;
      return found;
    };
    const { watch: runs = [] } = await inTurn(isQuick ? 1 : 5, { watch: round }, say);
    const noise = await endNoise();
    await stage.end();
    const all = runs.flat();
    return [
      figure('Detection of 20 of 200 sites at 20 s, beyond interval and rechecks, p99', runs.map(p99), {
        value: p99(all),
        unit: ' ms',
        digits: 0,
        reach: atMost(reachMs),
        isDrowned: noise.p99Ms > reachMs,
        notes: [
          `${all.length} outages; median ${percentile(all, 50).toFixed(0)} ms; the value is the p99 of all`,
          noise.sentence,
        ],
      }),
    ];
  },
};
