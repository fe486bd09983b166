/** How many sites one watch can bear. */
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { atLeast, figure } from '../harness/figure';
import type { Row } from '../harness/row';
import { p99 } from '../harness/statistics';
import { sleep } from '../harness/time';
import { openStage } from '../stage';

const leastCount = 8000;
/** Tried in this order until one is too many. */
const counts = [leastCount, 12_000, 16_000, 24_000, 32_000, 48_000];
const limitMs = 1000;
/** Whoever comes late without having used so much of the core was kept from it by somebody else. */
const ownCorePercent = 80;

interface Load {
  lateP99Ms: number;
  /** Of what was due, how much was checked. */
  share: number;
  cpuPercent: number;
}

async function load(folder: string, count: number, runMs: number): Promise<Load> {
  const stage = await openStage({ folder, count });
  const watch = await stage.startWatch({ sites: { intervalSeconds: 60 }, isTraced: true });
  const before = await watch.ask('cpuMs', null);
  await watch.ask('start', null);
  await sleep(runMs);
  const traces = await watch.ask('takeTrace', null);
  const cpuPercent = (100 * ((await watch.ask('cpuMs', null)) - before)) / runMs;
  await stage.end();
  const due = (count * runMs) / 60_000;
  return { lateP99Ms: p99(traces.map(({ lateMs }) => lateMs)), share: traces.length / due, cpuPercent };
}

export const mostSites: Row = {
  name: 'most-sites',
  about: 'More and more sites at 60 s, for half a minute each, until the checks begin late.',
  whyMissed: 'The watch has one core, and here it shares it.',
  run: async ({ isQuick, folder, say }) => {
    const runMs = isQuick ? 15_000 : 30_000;
    const notes: string[] = [];
    let borne = 0;
    let isDrowned = false;
    for (const count of isQuick ? counts.slice(0, 1) : counts) {
      say(`${count} sites`);
      const own = join(folder, `${count}`);
      mkdirSync(own);
      const { lateP99Ms, share, cpuPercent } = await load(own, count, runMs);
      // Somebody who is far behind may look punctual on what is done at all.
      const isBorne = lateP99Ms < limitMs && share > 0.97;
      notes.push(
        `${count} sites: lateness p99 ${lateP99Ms.toFixed(0)} ms, ${(100 * share).toFixed(1)} % of what was due was checked, ${cpuPercent.toFixed(0)} % of a core${isBorne ? '' : ': too many'}`,
      );
      isDrowned = !isBorne && borne < leastCount && cpuPercent < ownCorePercent;
      if (!isBorne) break;
      borne = count;
    }
    return [
      figure('Most sites at 60 s with a lateness p99 under 1 s', [borne], {
        digits: 0,
        reach: atLeast(leastCount),
        isDrowned,
        notes,
      }),
    ];
  },
};
