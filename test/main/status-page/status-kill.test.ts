import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Within the project, so that the built child finds the packages that stay outside the bundle. */
const cache = resolve('.cache');
let dir = '';
beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  dir = mkdtempSync(join(cache, 'status-kill-'));
  mkdirSync(join(dir, 'www'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/support/status-child.ts',
      outDir: join(dir, 'out'),
      rolldownOptions: { output: { entryFileNames: 'status-child.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Starts a child, kills it once it has said so many lines (null: waits for its end), and returns what it said. */
async function run(number: number, mode: string, killAfterLines: number | null): Promise<string[]> {
  const program = join(dir, 'out', 'status-child.mjs');
  const args = [program, join(dir, 'history.db'), join(dir, 'www'), `${number}`, mode];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
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

const shown = (): string | null => {
  try {
    return readFileSync(join(dir, 'www', 'index.html'), 'utf8');
  } catch {
    // Before the first one was written.
    return null;
  }
};

it('a page that was wanted is written after a kill -9, and is whole at every moment: 20 times at random', async () => {
  let lastWanted = 0;
  let cutBetween = 0;
  for (let number = 0; number < 20; number += 1) {
    const lines = await run(number, 'day', 2 + Math.floor(Math.random() * 12));
    const wanted = lines.filter((line) => line.startsWith('wanted ')).map((line) => Number(line.slice(7)));
    // What was wanted before is still known: the count goes on.
    if (wanted[0] !== undefined) expect(wanted[0]).toBeGreaterThan(lastWanted);
    lastWanted = wanted.at(-1) ?? lastWanted;
    if (lines.at(-1)?.startsWith('wanted ') === true) cutBetween += 1;
    expect(shown() ?? '0-0').toMatch(/^\d+-\d+$/);
  }
  expect(cutBetween).toBeGreaterThan(0);
  const lines = await run(20, 'drain', null);
  expect(lines).toContain('wrote drained');
  expect(shown()).toBe('drained');
  // A draft that a kill left behind is hidden, and never read as the page.
  expect(readdirSync(join(dir, 'www')).filter((name) => !name.startsWith('.'))).toEqual(['index.html']);
}, 180_000);
