import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Within the project, so that the built child finds the packages that stay outside the bundle. */
const cache = resolve('.cache');
let dir = '';
beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  dir = mkdtempSync(join(cache, 'outbox-kill-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/support/outbox-child.ts',
      outDir: dir,
      rolldownOptions: { output: { entryFileNames: 'outbox-child.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Starts a child, kills it once it has said so many lines (null: waits for its end), and returns what it said. */
async function run(number: number, mode: string, killAfterLines: number | null): Promise<string[]> {
  const child = spawn(process.execPath, [join(dir, 'outbox-child.mjs'), join(dir, 'history.db'), `${number}`, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8');
  const ended = once(child, 'close');
  child.stdout.on('data', (text: string) => {
    said += text;
    if (killAfterLines !== null && said.split('\n').length > killAfterLines) child.kill('SIGKILL');
  });
  const [code, signal] = (await ended) as [code: number | null, signal: string | null];
  expect(killAfterLines === null ? code : signal).toBe(killAfterLines === null ? 0 : 'SIGKILL');
  return said.split('\n').slice(0, -1);
}

it('every alert on disk reaches every channel, killed 20 times at random moments, over nights and mornings', async () => {
  const written = new Set<string>();
  const sent = { desktop: new Map<string, number>(), mail: new Map<string, number>() };
  const hear = (lines: readonly string[]): void => {
    for (const line of lines) {
      const [what, first = '', id = ''] = line.split(' ');
      if (what === 'written') written.add(first);
      if (what === 'sent' && (first === 'desktop' || first === 'mail'))
        sent[first].set(id, (sent[first].get(id) ?? 0) + 1);
    }
  };
  for (let number = 0; number < 20; number += 1) {
    hear(await run(number, number % 3 === 1 ? 'night' : 'day', 1 + Math.random() * 60));
  }
  hear(await run(20, 'drain', null));
  expect(written.size).toBeGreaterThan(20);
  for (const told of [sent.desktop, sent.mail]) {
    expect([...written].filter((id) => !told.has(id))).toEqual([]);
    // At least once: again only where the app died between the sending and its record. A kill finds few of them under way.
    const times = [...told.values()].reduce((sum, count) => sum + count, 0);
    expect(times).toBeGreaterThanOrEqual(told.size);
  }
}, 180_000);
