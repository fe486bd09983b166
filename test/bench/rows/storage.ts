/** What a month of checks takes on the disk. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { atMost, figure } from '../harness/figure';
import type { Row } from '../harness/row';
import { measureStorage } from '../storage-size';

export const storage: Row = {
  name: 'storage',
  about:
    'Thirty days of 20 sites at 60 s by a clock that runs faster, with packing and rollups as in the app; the whole file.',
  whyMissed: 'The file has grown.',
  run: async ({ isQuick, folder, say }) => {
    const [sites, days] = isQuick ? [10, 3] : [20, 30];
    say(`${sites} sites, ${days} days`);
    // Two million seconds pass, each with its write: in memory the file becomes just as large, and sooner.
    const dir = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/nachtwache-bench-') : folder;
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    const size = await measureStorage({ sites, days, intervalSeconds: 60, dir });
    const file = `${(size.fileBytes / 2 ** 20).toFixed(1)} MB for ${size.checks.toLocaleString('en-GB')} checks of ${sites} sites in ${days} days, one in 200 of them failed; the whole file is counted`;
    return [
      figure('Database bytes per raw check', [size.bytesPerCheck], { digits: 1, reach: atMost(60), notes: [file] }),
      figure('Database KB per site and day at 60 s', [size.bytesPerSiteDay / 1024], { digits: 1, reach: atMost(30) }),
    ];
  },
};
