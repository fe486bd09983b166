/** From the check that confirms an outage to the notification handed over, with incident and alert on disk before. */
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

const reachMs = 20;
const siteCount = 500;
const alertsARun = 20;
/** The own line is asked at most once a second, so that is how often an outage can be confirmed without waiting for it. */
const gapMs = 1100;

/** Lets sites fail one after the other; hands back how long each alert took. */
async function alertDelays(stage: Stage, watch: Worker<WatchCalls>, first: number): Promise<number[]> {
  const sites = Array.from({ length: alertsARun }, (_, index) => first + index);
  for (const site of sites) {
    await stage.fixture.ask('behave', { sites: [site], behaviour: 'down' });
    await watch.ask('checkNow', site);
    await sleep(gapMs);
  }
  const traces = await watch.ask('takeTrace', null);
  const handed = await watch.ask('takeHanded', null);
  await stage.fixture.ask('behave', { sites, behaviour: 'ok' });
  return sites.map((site) => {
    const alert = handed.find((each) => each.site === site && each.kind === 'down');
    if (alert === undefined) throw new Error(`No alert came for site ${site}.`);
    if (!alert.wasStored) throw new Error(`The alert for site ${site} was not on disk when it was handed over.`);
    // The first failure confirms, and it is the last check of the site before the alert.
    const ends = traces.filter((each) => each.site === site && each.endedAtMs <= alert.atMs);
    return alert.atMs - (ends.at(-1)?.endedAtMs ?? Number.NaN);
  });
}

export const alert: Row = {
  name: 'alert',
  about:
    '100 outages, one after the other, each confirmed by one check. From the end of that check at the door of the probe until the notification is handed over, with incident and alert read back from the database at that moment. A reference point is asked over the net and the disk has to confirm (fsync) in between.',
  whyMissed: `A question to a reference point and a write that the disk confirms lie in between, so of a hundred alerts the slowest shows the machine's and the disk's own hiccups; the notes say how late a process was that does nothing.`,
  run: async ({ isQuick, folder, say }) => {
    const stage = await openStage({ folder, count: siteCount });
    const endNoise = listenToNoise();
    const watch = await stage.startWatch({ sites: { intervalSeconds: 60, failuresToConfirm: 1 }, isTraced: true });
    await watch.ask('warmUp', { intervalSeconds: 5, forMs: 6000, thenSeconds: 60 });
    await watch.ask('start', null);
    let first = 0;
    const round = async (): Promise<number[]> => {
      const delays = await alertDelays(stage, watch, first);
      first += alertsARun;
      return delays;
    };
    const { watch: runs = [] } = await inTurn(isQuick ? 1 : 5, { watch: round }, say);
    const noise = await endNoise();
    await stage.end();
    const all = runs.flat();
    return [
      figure('Confirming check to alert handed over, stored first, p99', runs.map(p99), {
        value: p99(all),
        unit: ' ms',
        digits: 1,
        reach: atMost(reachMs),
        isDrowned: noise.p99Ms > reachMs,
        notes: [
          `${all.length} alerts, the reference point asked for each; median ${percentile(all, 50).toFixed(1)} ms; the value is the p99 of all`,
          noise.sentence,
        ],
      }),
    ];
  },
};
