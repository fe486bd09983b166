import type { ProbeResult } from '../../../src/core/check';
import type { ReferencePoint } from '../../../src/core/settings';
import type { Site } from '../../../src/core/site';
import type { Log, Probe } from '../../../src/main/ports';
import { createWatch } from '../../../src/main/watch/watch';
import { createFakeClock } from '../../support/fake-clock';
import { sampleSite } from '../../support/site-sample';
import { createRecordingState } from '../../support/watched-state';

export const up: ProbeResult = {
  kind: 'up',
  ms: 20,
  status: 200,
  remoteAddress: null,
  isTruncated: false,
  title: null,
  aboutDate: null,
};
export const refused: Extract<ProbeResult, { kind: 'down' }> = {
  kind: 'down',
  ms: 1,
  cause: 'refused',
  status: null,
  detail: 'ECONNREFUSED',
  remoteAddress: null,
};

export const publicPoints: ReferencePoint[] = [
  { url: 'http://one.example/', expectText: 'success' },
  { url: 'http://two.example/', expectText: 'success' },
];

/** `count` sites `s0`, `s1`, … in public, each on a host of its own. */
export const sitesOf = (count: number, over: Partial<Site> = {}): Site[] =>
  Array.from({ length: count }, (_, index) =>
    sampleSite({ id: `s${index}`, url: `https://s${index}.example.org/`, ...over }),
  );

/** A watch on a clock that the test holds. What a site does is decided by `answers`, which may be changed at any time. */
export function createBench(sites: Site[], concurrency = 32) {
  const clock = createFakeClock();
  const state = createRecordingState(sites);
  const errors: unknown[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: (_sentence, error) => errors.push(error) };
  const starts: { siteId: string; atMs: number; url: string }[] = [];
  const running = new Map<string, number>();
  const bench = {
    clock,
    state,
    errors,
    starts,
    /** What a site answers after how long; a number alone is an `up` after so many milliseconds. */
    answers: (_site: Site): { afterMs: number; result: ProbeResult } => ({ afterMs: 20, result: up }),
    points: publicPoints,
    /** Which reference points answer, and how long the others are silent. */
    livingPoints: new Set(publicPoints.map(({ url }) => url)),
    deadPointMs: 0,
    pointsAsked: [] as string[],
    /** The addresses by which the computer is on a network. */
    network: 'eth0 192.168.1.20',
    mostRunning: 0,
    mostOfOneSite: 0,
    aborted: [] as string[],
    /** Whoever is asked does not hear that he is called off. */
    isDeaf: false,
    startsOf: (siteId: string) => starts.filter((start) => start.siteId === siteId).map(({ atMs }) => atMs),
  };
  const after = <Value>(ms: number, value: Value, signal: AbortSignal, aborted: () => void): Promise<Value> =>
    new Promise((resolve, reject) => {
      const abort = (): void => {
        callOff();
        aborted();
        reject(new Error('aborted'));
      };
      const callOff = clock.after(ms, () => {
        signal.removeEventListener('abort', abort);
        resolve(value);
      });
      if (!bench.isDeaf) signal.addEventListener('abort', abort, { once: true });
    });
  const probe: Probe = async (site, signal) => {
    starts.push({ siteId: site.id, atMs: clock.monotonicMs(), url: site.url });
    running.set(site.id, (running.get(site.id) ?? 0) + 1);
    bench.mostRunning = Math.max(
      bench.mostRunning,
      [...running.values()].reduce((sum, count) => sum + count, 0),
    );
    bench.mostOfOneSite = Math.max(bench.mostOfOneSite, running.get(site.id) ?? 0);
    try {
      const { afterMs, result } = bench.answers(site);
      return await after(afterMs, result, signal, () => bench.aborted.push(site.id));
    } finally {
      running.set(site.id, (running.get(site.id) ?? 0) - 1);
    }
  };
  const watch = createWatch({
    clock,
    log,
    state,
    probe,
    concurrency,
    probeReference: async ({ url }, signal) => {
      bench.pointsAsked.push(url);
      const lives = bench.livingPoints.has(url);
      return after(lives ? 30 : bench.deadPointMs, lives, signal, () => undefined);
    },
    referencePoints: () => bench.points,
    ownAddresses: () => bench.network,
  });
  return Object.assign(bench, { watch });
}
