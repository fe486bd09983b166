/** What the pipeline is measured against: the same requests by node:http or node:https alone. Also asks blackbox_exporter. */
import http from 'node:http';
import https from 'node:https';
import { answerCalls } from '../harness/calls';
import { ownCpuMs } from '../harness/cpu';
import { atPace } from '../harness/pace';
import { sleep } from '../harness/time';

export type PacedCalls = {
  open: (options: { urls: readonly string[]; intervalMs: number; keepsConnections?: boolean }) => void;
  start: (nothing: null) => void;
  stop: (nothing: null) => void;
  warmUp: (run: { intervalMs: number; forMs: number }) => Promise<void>;
  cpuMs: (nothing: null) => number;
  /** What starting others costs, on top. */
  startingCpuMs: (nothing: null) => number;
};

/** As the probe sends them. */
const headers = {
  'user-agent': 'Nachtwache/0 (+site monitoring)',
  accept: 'text/html,*/*;q=0.8',
  'cache-control': 'no-cache',
  'accept-encoding': 'gzip, deflate, br',
};
// A connection and, with TLS, a full handshake for each request, as for the probe.
let httpAgent = new http.Agent({ keepAlive: false });
const httpsAgent = new https.Agent({ keepAlive: false, maxCachedSessions: 0 });

let urls: readonly string[] = [];
let intervalMs = 60_000;
let end = (): void => undefined;

function request(index: number): void {
  const url = urls[index] ?? '';
  const heard = (response: http.IncomingMessage): void => void response.resume();
  const sent = url.startsWith('https:')
    ? https.get(url, { agent: httpsAgent, headers }, heard)
    : http.get(url, { agent: httpAgent, headers }, heard);
  sent.on('error', (error) => process.stderr.write(`the bare loop failed: ${error.message}\n`));
}

answerCalls({
  open: (options) => {
    ({ urls, intervalMs } = options);
    httpAgent = new http.Agent({ keepAlive: options.keepsConnections ?? false });
  },
  start: () => {
    end = atPace(urls.length, intervalMs, request);
  },
  stop: () => end(),
  warmUp: async (run) => {
    const endWarmUp = atPace(urls.length, run.intervalMs, request);
    await sleep(run.forMs);
    endWarmUp();
  },
  cpuMs: ownCpuMs,
  startingCpuMs: () => 0,
} satisfies PacedCalls);
