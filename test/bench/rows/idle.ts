/** What the watch takes of a laptop while nothing happens. */
import { atMost, figure } from '../harness/figure';
import { inTurn } from '../harness/row';
import type { Row } from '../harness/row';
import { sleep } from '../harness/time';
import { openStage } from '../stage';

const siteCount = 20;

export const idle: Row = {
  name: 'idle',
  about: '20 sites at 60 s. The CPU time of all threads over half a minute, five times.',
  whyMissed: 'Others on the machine make every wake-up dearer.',
  run: async ({ isQuick, folder, say }) => {
    const runMs = isQuick ? 5000 : 30_000;
    const stage = await openStage({ folder, count: siteCount });
    const watch = await stage.startWatch({ sites: { intervalSeconds: 60 } });
    await watch.ask('warmUp', { intervalSeconds: 0.5, forMs: 10_000, thenSeconds: 60 });
    // One watch all along, as on a desk: the rounds only look at it.
    await watch.ask('settle', { intervalSeconds: 5, thenSeconds: 60 });
    const look = async (): Promise<number> => {
      const before = await watch.ask('cpuMs', null);
      const startedMs = performance.now();
      await sleep(runMs);
      return (100 * ((await watch.ask('cpuMs', null)) - before)) / (performance.now() - startedMs);
    };
    const { watch: runs = [] } = await inTurn(isQuick ? 1 : 5, { watch: look }, say);
    await stage.end();
    return [
      figure('CPU of a core with 20 sites at 60 s, no window', runs, {
        unit: ' %',
        digits: 3,
        reach: atMost(0.3),
        notes: ['the watch alone: Electron itself and the tray that the system draws are not in it'],
      }),
    ];
  },
};
