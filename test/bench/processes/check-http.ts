/**
 * Debian's check_http, one process a check as Nagios and its heirs run it. What the plugin costs and what
 * starting it costs are counted apart.
 */
import { spawn } from 'node:child_process';
import { answerCalls } from '../harness/calls';
import { endedChildrenCpuMs, ownCpuMs } from '../harness/cpu';
import { atPace } from '../harness/pace';
import { sleep } from '../harness/time';
import { checkHttpCommand } from '../peers';
import type { PacedCalls } from './bare';

let urls: readonly string[] = [];
let intervalMs = 60_000;
let end = (): void => undefined;

/** On a machine that cannot keep the pace they would pile up by the thousands and take it from everybody. */
const mostAtOnce = 16;
let running = 0;

function check(index: number): void {
  if (running >= mostAtOnce) {
    process.stderr.write('check_http does not keep the pace: a check was left out.\n');
    return;
  }
  running += 1;
  const [program = '', ...args] = checkHttpCommand({ url: urls[index] ?? '', timeoutSeconds: 15, keyword: null });
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  child.on('error', (error) => {
    running -= 1;
    process.stderr.write(`check_http could not be started: ${error.message}\n`);
  });
  child.on('exit', (code) => {
    running -= 1;
    if (code !== 0) process.stderr.write(`check_http ended with ${code ?? 'a signal'}.\n`);
  });
}

answerCalls({
  open: (options) => {
    ({ urls, intervalMs } = options);
  },
  start: () => {
    end = atPace(urls.length, intervalMs, check);
  },
  stop: () => end(),
  warmUp: async (run) => {
    const endWarmUp = atPace(urls.length, run.intervalMs, check);
    await sleep(run.forMs);
    endWarmUp();
  },
  cpuMs: endedChildrenCpuMs,
  startingCpuMs: ownCpuMs,
} satisfies PacedCalls);
