/**
 * The watch in a process of its own, with the system's clocks: stopped, and with its clock set. Each fault was seen to
 * fail with its control taken out, as its comment says.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CheckResult, Gap } from '../../../src/core/check';
import type { Transition } from '../../../src/core/verdict';
import { startSite } from '../../support/site-server';
import type { ChildOrder } from '../../support/watch-child';

type Said =
  | { what: 'start'; siteId: string; ms: number }
  | { what: 'commit'; siteId: string; result: CheckResult }
  | { what: 'transition'; siteId: string; transition: Transition }
  | { what: 'gap'; gap: Gap; ms: number }
  | { what: 'log' | 'error'; sentence: string };

let dir = '';
beforeAll(async () => {
  mkdirSync(resolve('.cache'), { recursive: true });
  dir = mkdtempSync(join(resolve('.cache'), 'watch-child-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/support/watch-child.ts',
      outDir: dir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A server for all sites of the child, which can be told to answer nobody, and to let those who wait go unanswered. */
async function startSites() {
  const held: ServerResponse[] = [];
  let isHolding = false;
  const server = await startSite((request, response) => {
    if (isHolding && request.url !== '/reference') held.push(response);
    else response.end('success');
  });
  closers.push(server.close);
  const hold = (): void => void (isHolding = true);
  const release = (): void => {
    isHolding = false;
    for (const response of held.splice(0)) response.destroy();
  };
  return { url: server.url, hold, release, heldCount: () => held.length };
}

function startChild(url: string, order: Partial<ChildOrder>, env: NodeJS.ProcessEnv = {}, through: string[] = []) {
  const whole: ChildOrder = {
    ...{ url, referenceUrl: `${url}reference`, sites: 10, intervalSeconds: 1, timeoutSeconds: 2 },
    ...{ beatMs: 500, standstillMs: 2000, ...order },
  };
  const [program, ...args] = [...through, process.execPath, join(dir, 'child.mjs'), JSON.stringify(whole)] as const;
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const closed = once(child, 'close');
  closers.push(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const said = (): Said[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Said);
  const all = <What extends Said['what']>(what: What) =>
    said().filter((line): line is Extract<Said, { what: What }> => line.what === what);
  const startsOf = (siteId: string): number[] =>
    all('start')
      .filter((start) => start.siteId === siteId)
      .map(({ ms }) => ms);
  /** Lets it end by itself: whatever it still held would keep it alive. */
  const end = async (): Promise<unknown> => {
    child.stdin.end();
    return (await closed)[0] as unknown;
  };
  return { child, all, startsOf, end };
}

/** In a folder that Debian names by the machine. */
function findFaketime(): string {
  const folders = readdirSync('/usr/lib').map((folder) => join('/usr/lib', folder, 'faketime/libfaketimeMT.so.1'));
  const library = folders.find((file) => existsSync(file));
  if (library === undefined) throw new Error('libfaketime is not there. Install it: apt-get install faketime');
  return library;
}

const soon = { timeout: 30_000, interval: 50 };

// Seen to fail with `isEven` in gaps.ts always true (no gap) and with `catchUp` in watch.ts doing nothing (all at once).
it('fault 15: a process that is stopped and goes on: one gap, no failure of those who were being asked, no burst', async () => {
  const server = await startSites();
  const sites = 40;
  const { child, all, startsOf, end } = startChild(server.url, { sites, intervalSeconds: 4, timeoutSeconds: 2 });
  await expect.poll(() => new Set(all('commit').map(({ siteId }) => siteId)).size, soon).toBe(sites);
  server.hold();
  await expect.poll(server.heldCount, soon).toBeGreaterThan(0);
  const stoppedAt = Date.now();
  child.kill('SIGSTOP');
  await wait(6000);
  server.release();
  const wentOnAt = Date.now();
  child.kill('SIGCONT');
  await expect.poll(() => all('gap').length, soon).toBe(1);
  const [found] = all('gap');
  const before = all('start').length;
  await expect
    .poll(
      () =>
        new Set(
          all('start')
            .slice(before)
            .map(({ siteId }) => siteId),
        ).size,
      soon,
    )
    .toBe(sites);
  // What comes late comes now: a second gap, a burst. Only then it is enough that the rhythm goes on.
  await wait(2000);
  await expect.poll(() => startsOf('s0').length, soon).toBeGreaterThan(2);
  expect(await end()).toBe(0);

  const gaps = all('gap').map(({ gap }) => gap);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]?.why).toBe('stalled');
  expect(gaps[0]?.fromMs).toBeGreaterThan(stoppedAt - 1000);
  expect(gaps[0]?.fromMs).toBeLessThanOrEqual(stoppedAt + 1000);
  expect(gaps[0]?.toMs).toBeGreaterThanOrEqual(wentOnAt);
  expect(new Set(all('transition').map(({ transition }) => transition.kind))).toEqual(new Set(['went-up']));
  expect(all('commit').filter(({ result }) => result.kind === 'down')).toEqual([]);
  // All 40 are overdue; a quarter of them belongs to each second.
  const wokenMs = found?.ms ?? 0;
  const atOnce = all('start').filter(({ ms }) => ms >= wokenMs && ms < wokenMs + 500);
  expect(atOnce.length).toBeLessThan(sites / 2);
  expect(all('error')).toEqual([]);
});

// Seen to fail with `Date.now` for the monotonic clock in system-clock.ts.
it('fault 16: the clock of the process set by an hour, forward and back: the rhythm goes on, nothing is negative', async () => {
  const library = findFaketime();
  const server = await startSites();
  const clockFile = join(dir, 'clock');
  const setClock = (by: string): void => writeFileSync(clockFile, by);
  setClock('+0');
  const { all, startsOf, end } = startChild(
    server.url,
    {},
    {
      ...{ LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: clockFile, FAKETIME_NO_CACHE: '1' },
      // Only the wall clock is set by people. The name of this option has changed.
      ...{ DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
    },
  );
  await expect.poll(() => startsOf('s1').length, soon).toBeGreaterThan(2);
  setClock('+3600');
  await expect.poll(() => all('gap').length, soon).toBe(1);
  await expect.poll(() => startsOf('s1').length, soon).toBeGreaterThan(5);
  setClock('-3600');
  await expect.poll(() => all('gap').length, soon).toBe(2);
  await expect.poll(() => startsOf('s1').length, soon).toBeGreaterThan(8);
  expect(await end()).toBe(0);

  const jumps = all('gap').map(({ gap }) => [gap.why, Math.round((gap.toMs - gap.fromMs) / 60_000)]);
  expect(jumps).toEqual([
    ['clock', 60],
    ['clock', -120],
  ]);
  for (const { result } of all('commit')) {
    expect(result.kind).toBe('up');
    if (result.kind === 'up') expect(result.ms).toBeGreaterThanOrEqual(0);
  }
  // Whoever had waited for the clock to come back, or run after it, would have had an hour's checks too many or too few.
  const starts = startsOf('s1');
  const rounds = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / 1000;
  expect(Math.abs(starts.length - 1 - rounds)).toBeLessThan(1.5);
  expect(all('error')).toEqual([]);
});

/** Runs a command in the network of a process that has one of its own; the lines it says. */
function runInNetworkOf(pid: number, command: string): { end: () => Promise<number | null> } {
  const args = ['-U', '-n', '--preserve-credentials', '-t', String(pid), 'sh', '-c', command];
  const run = spawn('nsenter', args, { stdio: ['pipe', 'inherit', 'inherit'] });
  const closed = once(run, 'close');
  closers.push(async () => {
    run.kill('SIGKILL');
    await closed;
  });
  return { end: async () => (await closed)[0] as number | null };
}

// Seen to fail with `isLines` in connectivity.ts always false: every site was down.
it('fault 4: a network without a route, then with one, then without: not measured, and nothing has recovered', async () => {
  const port = 8080;
  // A network of its own, in which nothing is up, and every port is free.
  const { child, all, end } = startChild(`http://127.0.0.1:${port}/`, { sites: 5 }, {}, ['unshare', '-r', '-n']);
  const pid = child.pid ?? 0;
  const newest = (): string[] =>
    ['s0', 's1', 's2', 's3', 's4'].map(
      (id) => all('commit').findLast(({ siteId }) => siteId === id)?.result.kind ?? 'none',
    );
  const five = (kind: string): string[] => Array.from({ length: 5 }, () => kind);
  await expect.poll(newest, soon).toEqual(five('skipped'));

  expect(await runInNetworkOf(pid, 'ip link set lo up').end()).toBe(0);
  const answer = "(request, response) => response.end('success')";
  runInNetworkOf(pid, `exec '${process.execPath}' -e "require('http').createServer(${answer}).listen(${port})"`);
  await expect.poll(newest, soon).toEqual(five('up'));

  expect(await runInNetworkOf(pid, 'ip link set lo down').end()).toBe(0);
  await expect.poll(newest, soon).toEqual(five('skipped'));
  expect(await runInNetworkOf(pid, 'ip link set lo up').end()).toBe(0);
  await expect.poll(newest, soon).toEqual(five('up'));
  expect(await end()).toBe(0);

  expect(all('commit').filter(({ result }) => result.kind === 'down')).toEqual([]);
  expect(new Set(all('transition').map(({ transition }) => transition.kind))).toEqual(new Set(['went-up']));
  expect(all('error')).toEqual([]);
});
