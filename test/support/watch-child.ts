/**
 * The watch in a process of its own, on the real clocks, so that it can be stopped and its clock be set. Says what happens
 * as JSON, a line each, and ends when it is told to by the end of its input.
 */
import { writeSync } from 'node:fs';
import { get } from 'node:http';
import type { ProbeResult } from '../../src/core/check';
import type { Site } from '../../src/core/site';
import { systemClock } from '../../src/main/system-clock';
import { ownAddresses } from '../../src/main/watch/own-addresses';
import { createWatch } from '../../src/main/watch/watch';
import { sampleSite } from './site-sample';
import { createRecordingState } from './watched-state';

/** What the child is told in its first argument. */
export interface ChildOrder {
  /** With a slash at the end; the sites lie below it. */
  url: string;
  referenceUrl: string;
  sites: number;
  intervalSeconds: number;
  timeoutSeconds: number;
  beatMs: number;
  standstillMs: number;
}

const order = JSON.parse(process.argv[2] ?? '') as ChildOrder;
// Straight to the pipe: a process that is stopped has said all it did.
const say = (what: string, about: object): void => void writeSync(1, `${JSON.stringify({ what, ...about })}\n`);

const sites = Array.from({ length: order.sites }, (_, index) =>
  sampleSite({
    ...{ id: `s${index}`, url: `${order.url}s${index}`, failuresToConfirm: 1 },
    ...{ intervalSeconds: order.intervalSeconds, timeoutSeconds: order.timeoutSeconds },
  }),
);

/** A whole check in few words; what probes can do has tests of its own. */
function ask(url: string, limitMs: number, signal: AbortSignal): Promise<{ status: number | null; cause: string }> {
  return new Promise((resolve) => {
    let cause = 'refused';
    const request = get(url, { agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve({ status: response.statusCode ?? null, cause: '' }));
      response.once('error', () => resolve({ status: null, cause: 'reset' }));
    });
    // No `AbortSignal.any`: Node 20 may collect a limit that nothing but such a signal holds, and it never comes.
    const give = (why: string) => (): void => {
      cause = why;
      request.destroy();
    };
    const timer = setTimeout(give('timeout'), limitMs);
    const callOff = give('called off');
    signal.addEventListener('abort', callOff, { once: true });
    request.once('error', () => resolve({ status: null, cause }));
    request.once('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', callOff);
      resolve({ status: null, cause });
    });
  });
}

async function probe(site: Site, signal: AbortSignal): Promise<ProbeResult> {
  const startedMs = systemClock.monotonicMs();
  say('start', { siteId: site.id, ms: startedMs });
  const { status, cause } = await ask(site.url, site.timeoutSeconds * 1000, signal);
  const seen = { ms: systemClock.monotonicMs() - startedMs, remoteAddress: '127.0.0.1' };
  if (status === 200) return { kind: 'up', ...seen, status, title: null, isTruncated: false, aboutDate: null };
  return { kind: 'down', ...seen, cause: cause === 'timeout' ? cause : 'refused', status, detail: cause };
}

const state = createRecordingState(sites);
const watch = createWatch({
  clock: systemClock,
  log: {
    info: (sentence) => say('log', { sentence }),
    warn: (sentence) => say('log', { sentence }),
    error: (sentence, error) => say('error', { sentence, error: String(error) }),
  },
  state: {
    ...state,
    commit: (site, result, evidence) => {
      const known = state.transitions.length;
      state.commit(site, result, evidence);
      say('commit', { siteId: site.id, result });
      for (const { transition } of state.transitions.slice(known)) say('transition', { siteId: site.id, transition });
    },
    noteGap: (gap) => {
      state.noteGap(gap);
      say('gap', { gap, ms: systemClock.monotonicMs() });
    },
  },
  probe,
  probeReference: async ({ url }, signal) => (await ask(url, 5000, signal)).status === 200,
  referencePoints: () => [{ url: order.referenceUrl, expectText: 'success' }],
  ownAddresses,
  gaps: { beatMs: order.beatMs, standstillMs: order.standstillMs },
});
watch.start();
process.stdin.once('end', () => void watch.stop());
process.stdin.resume();
