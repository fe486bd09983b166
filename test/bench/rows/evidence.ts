/** What is looked up, reported and exported of a year of 500 sites, and whether the watch is held up by it. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { everyIncident } from '../../../src/core/incident';
import { noLetterhead } from '../../../src/core/letterhead';
import { createReadingThread } from '../../../src/main/reading-thread';
import type { ReadingThread } from '../../../src/main/reading-thread';
import { createSiteRecords } from '../../../src/main/site-records';
import { systemClock as clock } from '../../../src/main/system-clock';
import { atMost, figure } from '../harness/figure';
import type { Figure } from '../harness/figure';
import type { Row } from '../harness/row';
import { percentile } from '../harness/statistics';
import { sleep } from '../harness/time';
import type { Evidence } from '../year-of-evidence';

const timeZone = 'Europe/Berlin';
const log = { info: () => undefined, warn: fail, error: fail };
function fail(sentence: string): never {
  throw new Error(sentence);
}

export const evidence: Row = {
  name: 'evidence',
  about:
    'A year of 500 sites with 100,000 incidents, of which the largest client has 20 sites: searches by words that stand in one, in some, in a tenth and in all incidents; the report of the largest client; the whole log as a file. All through the threads of the app, while this process, like the main process, only asks: how long it works without a turn for others.',
  whyMissed:
    'Each incident is read, checked against what this version knows (zod), said in sentences and written; on so few cores that takes its time in the threads, and holds up nobody.',
  run: async ({ isQuick, folder, say }) => {
    const size = isQuick ? { sites: 50, incidents: 5000 } : { sites: 500, incidents: 100_000 };
    const rounds = isQuick ? 1 : 5;
    // What is measured is reading; the disk of the machine has its say in other rows.
    const dir = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/nachtwache-bench-') : folder;
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    const file = join(dir, 'history.db');
    say(`writing ${size.incidents} incidents of ${size.sites} sites`);
    const built = dirname(fileURLToPath(import.meta.url));
    const [year] = (await once(new Worker(join(built, 'year.js'), { workerData: { file, ...size } }), 'message')) as [
      Evidence,
    ];
    const workerPath = join(built, 'reading-worker.js');
    const lookUps = createReadingThread({ workerPath, file, clock, log });
    const papers = createReadingThread({ workerPath, file, clock, log });
    const quiet = await turns(() => sleep(isQuick ? 1000 : 10_000));
    try {
      return await measure({ year, lookUps, papers, dir, rounds, say, quiet });
    } finally {
      await lookUps.stop();
      await papers.stop();
    }
  },
};

interface Room {
  year: Evidence;
  lookUps: ReadingThread;
  papers: ReadingThread;
  dir: string;
  rounds: number;
  say: (sentence: string) => void;
  quiet: { lateMs: number }[];
}

async function measure({ year, lookUps, papers, dir, rounds, say, quiet }: Room): Promise<Figure[]> {
  const path = join(dir, 'log.json');
  const [searches, reports, exports]: [number[], number[], number[]] = [[], [], []];
  const busy = await turns(async () => {
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`);
      searches.push(percentile(await search(lookUps, year), 95));
      reports.push((await timed(() => report(papers, year))) / 1000);
      exports.push((await timed(() => exportAll(papers, path))) / 1000);
      await records(lookUps, year);
    }
  });
  const latest = (taken: { lateMs: number }[]): string => longest(taken.map(({ lateMs }) => lateMs)).toFixed(1);
  const bytes = `${(statSync(path).size / 2 ** 20).toFixed(0)} MB of JSON`;
  return [
    figure('Search in 100,000 incidents, p95', searches, { unit: ' ms', digits: 0, reach: atMost(50) }),
    figure('Report of a year of 20 sites, as a page', reports, {
      ...{ unit: ' s', digits: 2, reach: atMost(3) },
      notes: ['Chromium, which prints it, is a process of its own and not in it'],
    }),
    figure('Export of 100,000 incidents', exports, { unit: ' s', digits: 2, reach: atMost(2), notes: [bytes] }),
    figure('Longest turn of the main process meanwhile', [longest(busy.map((turn) => turn.workedMs))], {
      ...{ unit: ' ms', digits: 1, reach: atMost(16) },
      notes: [
        `CPU time of its own thread; threads and machine included, its timers were at most ${latest(busy)} ms late, and ${latest(quiet)} ms while nothing was read`,
      ],
    }),
  ];
}

/** Of too many to be arguments of one call. */
const longest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);

async function timed(action: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await action();
  return performance.now() - startedMs;
}

async function search({ read }: ReadingThread, { words }: Evidence): Promise<number[]> {
  const typed = [...Object.values(words), 'fest', 'seite', 'gateway', 'müller hotel', 'service 503'];
  // The first one starts the thread, as opening the list does.
  await read('incident-page', { filter: everyIncident, after: null });
  const tookMs: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    for (const text of typed) {
      tookMs.push(await timed(() => read('incident-page', { filter: { ...everyIncident, text }, after: null })));
    }
  }
  return tookMs;
}

async function report({ read }: ReadingThread, { config, period }: Evidence): Promise<void> {
  const [client] = config.clients;
  if (client === undefined) throw new Error('There is no client.');
  const sites = config.sites.filter(({ clientId }) => clientId === client.id);
  const { html } = await read('client-report', {
    ...{ client, period, nowMs: period.toMs, timeZone, windows: [], letterhead: noLetterhead },
    sites: sites.map((site) => ({ site, record: null })),
  });
  if (!Buffer.from(html.slice(-20)).includes('</html>')) throw new Error('The report is not whole.');
}

async function exportAll({ read }: ReadingThread, path: string): Promise<void> {
  const choice = { kind: 'filter', filter: everyIncident } as const;
  const written = await read('incident-file', { choice, path, format: 'json', language: 'de' });
  if (!written.ok) throw new Error(written.error);
}

/** How all sites of the largest client stand, as the window shows it. */
async function records({ read }: ReadingThread, { config, period }: Evidence): Promise<void> {
  const { ofClient } = createSiteRecords({
    ...{ clock: { now: () => period.toMs }, config: () => config, timeZone: () => timeZone },
    ...{ recordNow: () => null, readLog: read },
  });
  await ofClient(config.clients[0]?.id ?? '');
}

/** Of every turn that this process got while the action went on: how late it was, and how long it had worked for it. */
async function turns(action: () => Promise<unknown>): Promise<{ lateMs: number; workedMs: number }[]> {
  const everyMs = 2;
  const taken: { lateMs: number; workedMs: number }[] = [];
  let [lastMs, lastWorkedMs] = [performance.now(), workedMs()];
  const timer = setInterval(() => {
    const [nowMs, nowWorkedMs] = [performance.now(), workedMs()];
    taken.push({ lateMs: nowMs - lastMs - everyMs, workedMs: nowWorkedMs - lastWorkedMs });
    [lastMs, lastWorkedMs] = [nowMs, nowWorkedMs];
  }, everyMs);
  await action();
  clearInterval(timer);
  return taken;
}

/** The CPU time of this process's first thread, which is what runs here (Linux, Documentation/scheduler/sched-stats.rst). */
const workedMs = (): number =>
  Number(readFileSync(`/proc/${process.pid}/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
