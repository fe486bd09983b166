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
/** After the check before, by `core/schedule.ts`: the first that fails, and two rechecks. */
const pausesMs = [intervalMs, 10_000, 20_000];

/** By how much an outage was found out later than it could have been, and where on the way. */
interface Excess {
  ms: number;
  /** Of each of the three checks, and from the last one to the notification. */
  parts: number[];
}

/** Lets sites fail at one moment; hands back how late each was found out. */
async function excesses(stage: Stage, watch: Worker<WatchCalls>, first: number): Promise<Excess[]> {
  const sites = Array.from({ length: flippedARun }, (_, index) => first + index);
  // What came in before tells when each site is due next.
  await stage.fixture.ask('takeArrivals', null);
  await sleep(intervalMs + 1000);
  const flippedAtMs = await stage.fixture.ask('behave', { sites, behaviour: 'down' });
  await sleep(pausesMs.reduce((sum, each) => sum + each, 0) + 3000);
  const arrivals = await stage.fixture.ask('takeArrivals', null);
  const handed = await watch.ask('takeHanded', null);
  await stage.fixture.ask('behave', { sites, behaviour: 'ok' });
  return sites.map((site) => {
    const found = handed.find((each) => each.site === site && each.kind === 'down');
    if (found === undefined) throw new Error(`The outage of site ${site} was not found.`);
    const asked = arrivals.filter((each) => each.site === site).map(({ atMs }) => atMs);
    const last = asked.findLastIndex((atMs) => atMs < flippedAtMs);
    const way = asked.slice(last, last + 1 + pausesMs.length);
    if (last < 0 || way.length <= pausesMs.length)
      throw new Error(`Site ${site} was not asked as it should have been.`);
    const parts = [...way.slice(1), found.atMs].map((atMs, index) => atMs - (way[index] ?? 0) - (pausesMs[index] ?? 0));
    return { ms: parts.reduce((sum, each) => sum + each, 0), parts };
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
    const round = async (): Promise<Excess[]> => {
      const found = await excesses(stage, watch, first);
      first += flippedARun;
      return found;
    };
    const { watch: runs = [] } = await inTurn(isQuick ? 1 : 5, { watch: round }, say);
    const noise = await endNoise();
    await stage.end();
    const all = runs.flat().sort((left, right) => left.ms - right.ms);
    const excessesMs = all.map(({ ms }) => ms);
    const slowest = all.slice(-3).map(({ parts }) => parts.map((ms) => ms.toFixed(0)).join(' + '));
    return [
      figure(
        'Detection of 20 of 200 sites at 20 s, beyond interval and rechecks, p99',
        runs.map((run) => p99(run.map(({ ms }) => ms))),
        {
          value: p99(excessesMs),
          unit: ' ms',
          digits: 0,
          reach: atMost(reachMs),
          isDrowned: noise.p99Ms > reachMs,
          notes: [
            `${all.length} outages; median ${percentile(excessesMs, 50).toFixed(0)} ms; the value is the p99 of all`,
            `the three slowest, by how late first failing check, two rechecks and notification were: ${slowest.join('; ')} ms`,
            noise.sentence,
          ],
        },
      ),
    ];
  },
};
