/** Sites that hang must hold up no other. */
import { atMost, figure } from '../harness/figure';
import { listenToNoise } from '../harness/noise';
import { inTurn } from '../harness/row';
import type { Row } from '../harness/row';
import { p99 } from '../harness/statistics';
import { sleep } from '../harness/time';
import { openStage } from '../stage';

const reachMs = 10;
const siteCount = 500;
/** Every 25th, so that they lie all over the interval. */
const hanging = Array.from({ length: 20 }, (_, index) => index * 25);
const isHanging = new Set(hanging);

export const hangingSites: Row = {
  name: 'hanging',
  about:
    '500 sites at 60 s; every 25th takes the request and never answers. How late the checks of the others begin, in turn with all sites well.',
  whyMissed: `The difference of two tails: the slowest hundredth of each shows the machine's own hiccups; the notes say how late a process was that does nothing.`,
  run: async ({ isQuick, folder, say }) => {
    const runMs = isQuick ? 10_000 : 20_000;
    const stage = await openStage({ folder, count: siteCount });
    const endNoise = listenToNoise();
    const watch = await stage.startWatch({ sites: { intervalSeconds: 60 }, isTraced: true });
    await watch.ask('warmUp', { intervalSeconds: 2, forMs: 8000, thenSeconds: 60 });
    const lateness = async (): Promise<number[]> => {
      await watch.ask('takeTrace', null);
      await watch.ask('start', null);
      await sleep(runMs);
      const traces = await watch.ask('takeTrace', null);
      await watch.ask('pause', null);
      return traces.filter(({ site }) => !isHanging.has(site)).map(({ lateMs }) => lateMs);
    };
    const arms = {
      without: lateness,
      with: async () => {
        await stage.fixture.ask('behave', { sites: hanging, behaviour: 'hang' });
        const found = await lateness();
        await stage.fixture.ask('behave', { sites: hanging, behaviour: 'ok' });
        return found;
      },
    };
    const { without = [], with: beside = [] } = await inTurn(isQuick ? 1 : 5, arms, say);
    const noise = await endNoise();
    await stage.end();
    const [undisturbed, disturbed] = [p99(without.flat()), p99(beside.flat())];
    return [
      figure(
        'Lateness of the others while 20 of 500 sites hang, p99, above that without',
        beside.map((late, index) => p99(late) - p99(without[index] ?? [])),
        {
          value: disturbed - undisturbed,
          unit: ' ms',
          digits: 1,
          reach: atMost(reachMs),
          isDrowned: noise.p99Ms > reachMs,
          notes: [
            `p99 ${disturbed.toFixed(1)} ms of ${beside.flat().length} checks against ${undisturbed.toFixed(1)} ms of ${without.flat().length}; the value is the difference of these`,
            noise.sentence,
          ],
        },
      ),
    ];
  },
};
