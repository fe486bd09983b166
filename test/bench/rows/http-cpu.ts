/** CPU per check: the whole pipeline against the bare requests, and beside what others would take for the same. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, figure } from '../harness/figure';
import type { Figure } from '../harness/figure';
import { inTurn } from '../harness/row';
import type { Row } from '../harness/row';
import { median, ratios } from '../harness/statistics';
import { threadsCpuMs } from '../harness/cpu';
import { sleep } from '../harness/time';
import { startWorker } from '../harness/worker';
import { startBlackbox } from '../peers';
import type { PacedCalls } from '../processes/bare';
import { openStage } from '../stage';
import type { Stage } from '../stage';

export const siteCount = 500;
export const intervalMs = 60_000;

/** The engine compiles what runs often; a watch that has run for a day is measured, not its first minute. */
export interface WarmUp {
  intervalMs: number;
  forMs: number;
}
const longWarmUp: WarmUp = { intervalMs: 2000, forMs: 15_000 };
/** Within this all sites are looked at once before a run of the watch. */
const settleMs = 5000;
/** For what is compiled already, or is another process each time. */
const shortWarmUp: WarmUp = { intervalMs, forMs: 3000 };

/** What is measured: something that can be let run at the pace, and whose CPU time is known. */
export interface Arm {
  start: () => Promise<unknown>;
  stop: () => Promise<unknown>;
  cpuMs: () => Promise<number>;
  /** What starting others costs, on top. */
  startingCpuMs: () => Promise<number>;
}

export interface PacedArm extends Arm {
  end: () => Promise<void>;
}

/** CPU milliseconds a check. */
export interface CheckCost {
  ms: number;
  startingMs: number;
}

const attempts = 4;

/**
 * Lets an arm run for a while, once it is in its stride, and hands back what a check costs that came in at the sites. A
 * run in which somebody else kept it from its pace says nothing, and is made again.
 */
export async function cpuPerCheck(stage: Stage, arm: Arm, forMs: number): Promise<CheckCost> {
  const expected = (forMs * siteCount) / intervalMs;
  for (let attempt = 1; ; attempt += 1) {
    const { checks, ...cost } = await runAtPace(stage, arm, forMs);
    if (Math.abs(checks - expected) <= 0.1 * expected) return cost;
    if (attempt === attempts) throw new Error(`${checks} checks came in, and not ${expected}.`);
  }
}

async function runAtPace(stage: Stage, arm: Arm, forMs: number): Promise<CheckCost & { checks: number }> {
  await quiet(stage);
  await arm.start();
  await atThePace(stage);
  const spent = async (): Promise<number[]> => [await arm.cpuMs(), await arm.startingCpuMs()];
  await stage.fixture.ask('takeArrivals', null);
  const before = await spent();
  await sleep(forMs);
  const after = await spent();
  const checks = (await stage.fixture.ask('takeArrivals', null)).length;
  await arm.stop();
  const [ms = Number.NaN, startingMs = Number.NaN] = after.map(
    (value, index) => (value - (before[index] ?? 0)) / checks,
  );
  return { ms, startingMs, checks };
}

/** Waits until what comes in in a second is about what is to come in. */
async function atThePace({ fixture }: Stage): Promise<void> {
  const most = (1.6 * 1000 * siteCount) / intervalMs;
  do {
    await fixture.ask('takeArrivals', null);
    await sleep(1000);
  } while ((await fixture.ask('takeArrivals', null)).length > most);
}

/** Waits until nobody asks any more: on a busy machine a warm-up may have left a queue. */
async function quiet({ fixture }: Stage): Promise<void> {
  do await sleep(500);
  while ((await fixture.ask('takeArrivals', null)).length > 0);
}

export async function watchArm(stage: Stage, warmUp: WarmUp, env: NodeJS.ProcessEnv = {}): Promise<Arm> {
  const watch = await stage.startWatch({ sites: { intervalSeconds: intervalMs / 1000 }, env });
  const thenSeconds = intervalMs / 1000;
  await watch.ask('warmUp', { intervalSeconds: warmUp.intervalMs / 1000, forMs: warmUp.forMs, thenSeconds });
  return {
    start: async () => {
      const well = await watch.ask('settle', { intervalSeconds: settleMs / 1000, thenSeconds });
      if (well < siteCount) throw new Error(`Only ${well} of ${siteCount} sites were found well: no fair comparison.`);
    },
    stop: () => watch.ask('pause', null),
    cpuMs: () => watch.ask('cpuMs', null),
    startingCpuMs: () => Promise.resolve(0),
  };
}

/** One of the processes that do no more than what they are asked at a pace. */
export async function pacedArm(
  name: 'bare' | 'check-http',
  urls: readonly string[],
  warmUp: WarmUp,
  options: { core?: 'subject' | 'fixture'; env?: NodeJS.ProcessEnv; keepsConnections?: boolean } = {},
): Promise<PacedArm> {
  const { core = 'subject', env = {}, keepsConnections = false } = options;
  const worker = startWorker<PacedCalls>(name, { core, env });
  await worker.ask('open', { urls, intervalMs, keepsConnections });
  await worker.ask('warmUp', warmUp);
  return {
    start: () => worker.ask('start', null),
    stop: () => worker.ask('stop', null),
    cpuMs: () => worker.ask('cpuMs', null),
    startingCpuMs: () => worker.ask('startingCpuMs', null),
    end: worker.end,
  };
}

const inMs = (values: readonly number[]): string => `${median(values).toFixed(2)} ms`;

export const httpCpu: Row = {
  name: 'http-cpu',
  about:
    '500 sites at 60 s, so 8.3 checks a second, each with a connection of its own for a page of 4 KB. The CPU time of all threads of the process, over the checks that came in at the sites in 12 s, once every site was seen well and has its place in the interval. In turn with the same requests by bare `node:http`, with a `check_http` process a check, and with `blackbox_exporter` asked for each; all at the same pace, since a check costs several times more at 8 a second than in a hot loop.',
  whyMissed:
    'A process that wakes up eight times a second finds its code and data gone from the caches each time. Bare `node:http` pays for that as well, and its own share of a `check_http` process stands in the notes: what is left for the whole pipeline is small, and on a machine that others use it is smaller still.',
  run: async ({ isQuick, folder, say }): Promise<Figure[]> => {
    const runMs = isQuick ? 5000 : 12_000;
    const stage = await openStage({ folder, count: siteCount });
    const blackboxFolder = join(folder, 'blackbox');
    mkdirSync(blackboxFolder);
    const blackbox = await startBlackbox(blackboxFolder, { timeoutSeconds: 15, keyword: null });
    say('warming up');
    const watch = await watchArm(stage, longWarmUp);
    const bare = await pacedArm('bare', stage.urls, longWarmUp);
    const checkHttp = await pacedArm('check-http', stage.urls, shortWarmUp);
    const probes = stage.urls.map((url) => blackbox.probeUrl({ url, timeoutSeconds: 15, keyword: null }));
    const driver = await pacedArm('bare', probes, shortWarmUp, { core: 'fixture', keepsConnections: true });
    const exporter: Arm = { ...driver, cpuMs: () => Promise.resolve(threadsCpuMs(blackbox.pid)) };
    const arms = { watch, bare, checkHttp, exporter };
    const runs = await inTurn(
      isQuick ? 1 : 5,
      Object.fromEntries(Object.entries(arms).map(([name, arm]) => [name, () => cpuPerCheck(stage, arm, runMs)])),
      say,
    );
    await Promise.all([bare.end(), checkHttp.end(), driver.end(), blackbox.end(), stage.end()]);
    const costs = (name: keyof typeof arms): number[] => (runs[name] ?? []).map(({ ms }) => ms);
    const [ours, least, plugin, probed] = [costs('watch'), costs('bare'), costs('checkHttp'), costs('exporter')];
    // Node starts it here; a monitor in C would spend less on that.
    const withStart = (runs['checkHttp'] ?? []).map(({ ms, startingMs }) => ms + startingMs);
    const checks = `${siteCount} sites at ${intervalMs / 1000} s, a page of 4 KB, fresh connections`;
    return [
      figure('CPU per HTTP check, against bare node:http', ratios(ours, least), {
        unit: '×',
        reach: atMost(2.2),
        notes: [`${inMs(ours)} against ${inMs(least)} a check; ${checks}`],
      }),
      figure('CPU per HTTP check, against a check_http process each', ratios(ours, plugin), {
        unit: '×',
        reach: atMost(0.4),
        notes: [
          `check_http: ${inMs(plugin)} a check for the plugin alone, ${inMs(withStart)} with its start by Node`,
          `bare node:http against the same: ${median(ratios(least, plugin)).toFixed(2)}×`,
        ],
      }),
      figure('CPU per HTTP check, against blackbox_exporter', ratios(ours, probed), {
        unit: '×',
        notes: [`blackbox_exporter: ${inMs(probed)} a check, whoever asks it not counted`],
      }),
    ];
  },
};
