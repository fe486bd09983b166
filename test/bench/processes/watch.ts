/** The subject: a process with the pipeline in it. */
import { memoryUsage } from 'node:process';
import { aboutOf } from '../../../src/core/alert';
import { siteOf } from '../addresses';
import { answerCalls } from '../harness/calls';
import { ownCpuMs } from '../harness/cpu';
import { sharedNowMs, sleep } from '../harness/time';
import { openPipeline } from '../pipeline';
import type { Pipeline, SiteSettings } from '../pipeline';
import type { PeerCheck } from '../peers';
import { createTrace } from '../trace';
import type { ProbeTrace } from '../trace';

export interface WatchOptions {
  folder: string;
  urls: readonly string[];
  sites: SiteSettings;
  referenceUrls: readonly string[];
  /** Whether each check is noted, which costs a little. */
  isTraced: boolean;
}

/** A notification, in shared milliseconds. */
export interface Handed {
  /** The site's number at the fixture. */
  site: number;
  kind: 'down' | 'recovered';
  atMs: number;
  /** Whether incident and alert could be read from the database when the notification was handed over. */
  wasStored: boolean;
}

export interface Memory {
  heapBytes: number;
  residentBytes: number;
}

export type WatchCalls = {
  open: (options: WatchOptions) => void;
  /** Hands back when, in shared milliseconds. */
  start: (nothing: null) => number;
  /** Pauses the watch; `start` goes on with it. */
  pause: (nothing: null) => void;
  /**
   * Lets the watch run on these sites at a much shorter interval, so that what is measured afterwards is compiled code.
   * Hands back how many sites were up.
   */
  warmUp: (run: { intervalSeconds: number; forMs: number; thenSeconds: number }) => Promise<number>;
  /**
   * Goes on after a pause and lets the watch get into its stride: the first look at a site after a pause costs more than
   * those of the day that follows, since it changes what is known of it. Sees every site once at the short interval, and
   * hands back how many are well when each has its place in the long one.
   */
  settle: (run: { intervalSeconds: number; thenSeconds: number }) => Promise<number>;
  cpuMs: (nothing: null) => number;
  checkNow: (site: number) => void;
  takeTrace: (nothing: null) => ProbeTrace[];
  takeHanded: (nothing: null) => Handed[];
  /** One check by the probe alone, beside whatever is open; `said` is a cause, or a status. */
  probeOnce: (check: PeerCheck & { folder: string }) => Promise<{ verdict: 'up' | 'down'; said: string }>;
  /** After a full garbage collection; the process wants `--expose-gc`. */
  memory: (nothing: null) => Memory;
  /** Ends it and writes what is to be written. */
  close: (nothing: null) => Promise<void>;
};

let pipeline: Pipeline | null = null;
let handed: Handed[] = [];
let trace = createTrace(() => 0, 0);

const opened = (): Pipeline => {
  if (pipeline === null) throw new Error('Nothing is open.');
  return pipeline;
};

const siteNumber = (url: string): number => siteOf(new URL(url).pathname) ?? -1;

function open(options: WatchOptions): void {
  trace = createTrace(siteNumber, options.urls.length);
  pipeline = openPipeline({
    ...options,
    around: options.isTraced ? trace.around : (probe) => probe,
    notify: ({ about, isUrgent }) => {
      const atMs = sharedNowMs();
      const incident = opened().history.incident(about);
      const isPending = opened()
        .history.pendingAlerts()
        .some((alert) => aboutOf(alert) === about);
      const site = incident === undefined ? -1 : siteNumber(incident.url);
      const wasStored = incident !== undefined && isPending;
      handed.push({ site, kind: isUrgent ? 'down' : 'recovered', atMs, wasStored });
    },
  });
}

/** Places are given anew after each pause, in the order of the sites. */
function start(): number {
  const atMs = sharedNowMs();
  trace.startedAnew();
  opened().start();
  return atMs;
}

const lookMs = 500;

async function settle({ intervalSeconds, thenSeconds }: Parameters<WatchCalls['settle']>[0]): Promise<number> {
  opened().setInterval(intervalSeconds);
  start();
  await untilAllChecked(0);
  opened().setInterval(thenSeconds);
  // Each has its place in the long interval only after one more check in the short one.
  await untilAllChecked(Date.now());
  return sitesWell();
}

/** Until all sites are well by checks begun since then; on a busy machine that takes longer than an interval. */
async function untilAllChecked(sinceMs: number): Promise<void> {
  const isLacking = (): boolean =>
    opened()
      .state.snapshot()
      .sites.some(({ state, lastCheck }) => state !== 'up' || (lastCheck?.at ?? 0) < sinceMs);
  for (let looks = 0; looks < 120 && isLacking(); looks += 1) await sleep(lookMs);
}

const sitesWell = (): number =>
  opened()
    .state.snapshot()
    .sites.filter(({ state }) => state === 'up').length;

async function warmUp({ intervalSeconds, forMs, thenSeconds }: Parameters<WatchCalls['warmUp']>[0]): Promise<number> {
  opened().setInterval(intervalSeconds);
  start();
  await sleep(forMs);
  const well = sitesWell();
  opened().pause();
  opened().setInterval(thenSeconds);
  return well;
}

async function probeOnce({ url, folder, timeoutSeconds, keyword }: Parameters<WatchCalls['probeOnce']>[0]) {
  const single = openPipeline({
    folder,
    urls: [url],
    sites: { intervalSeconds: 60, timeoutSeconds, ...(keyword !== null && { keyword }) },
    referenceUrls: [],
    around: (probe) => probe,
    notify: () => undefined,
  });
  try {
    const [site] = single.state.config().sites;
    if (site === undefined) throw new Error('There is no site.');
    const result = await single.probe(site, new AbortController().signal);
    return result.kind === 'down'
      ? { verdict: 'down' as const, said: result.cause }
      : { verdict: 'up' as const, said: result.kind };
  } finally {
    await single.close();
  }
}

function memory(): Memory {
  if (globalThis.gc === undefined) throw new Error('This process was started without --expose-gc.');
  globalThis.gc();
  const { heapUsed, rss } = memoryUsage();
  return { heapBytes: heapUsed, residentBytes: rss };
}

answerCalls(
  {
    open,
    start,
    pause: () => opened().pause(),
    warmUp,
    settle,
    probeOnce,
    cpuMs: ownCpuMs,
    checkNow: (site) => {
      const found = opened()
        .state.config()
        .sites.find(({ url }) => siteNumber(url) === site);
      if (found !== undefined) opened().checkNow(found.id);
    },
    takeTrace: () => trace.take(),
    takeHanded: () => {
      const taken = handed;
      handed = [];
      return taken;
    },
    memory,
    close: async () => {
      await pipeline?.close();
      pipeline = null;
    },
  } satisfies WatchCalls,
  () => pipeline?.close(),
);
