/** Memory over as many checks as a watch of 20 sites makes in a week. */
import { atMost, figure } from '../harness/figure';
import type { Row } from '../harness/row';
import { median } from '../harness/statistics';
import { sleep } from '../harness/time';
import type { Memory } from '../processes/watch';
import { openStage } from '../stage';

const siteCount = 400;
const samplesWanted = 90;

const inMb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

export const memory: Row = {
  name: 'memory',
  about: '200,000 checks of 400 sites as fast as the limits allow; the heap after full garbage collections on the way.',
  whyMissed: 'Something grows.',
  run: async ({ isQuick, folder, say }) => {
    const checksWanted = isQuick ? 10_000 : 200_000;
    const stage = await openStage({ folder, count: siteCount });
    // As fast as the limits allow: every site is due again before its turn comes.
    const watch = await stage.startWatch({ sites: { intervalSeconds: 0.2 }, nodeArguments: ['--expose-gc'] });
    await watch.ask('start', null);
    const samples: Memory[] = [];
    let checks = 0;
    while (checks < checksWanted) {
      await sleep(100);
      checks += (await stage.fixture.ask('takeArrivals', null)).length;
      if (checks < ((samples.length + 1) * checksWanted) / samplesWanted) continue;
      samples.push(await watch.ask('memory', null));
      if (samples.length % 10 === 0) say(`${checks} checks`);
    }
    await stage.end();
    const third = Math.floor(samples.length / 3);
    const heap = samples.map(({ heapBytes }) => heapBytes);
    const [first, middle, last] = [heap.slice(0, third), heap.slice(third, 2 * third), heap.slice(2 * third)].map(
      median,
    );
    const resident = samples.map(({ residentBytes }) => residentBytes);
    return [
      figure(
        'Heap after 200,000 accelerated checks, last third against the middle third',
        [(last ?? 0) / (middle ?? 1)],
        {
          unit: '×',
          digits: 3,
          reach: atMost(1.02),
          notes: [
            `medians of the thirds, after full garbage collections: ${[first, middle, last].map((bytes) => inMb(bytes ?? 0)).join(', ')}; ${checks} checks of ${siteCount} sites; resident at the end ${inMb(resident.at(-1) ?? 0)}`,
          ],
        },
      ),
    ];
  },
};
