import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { availabilityOf } from '../../../src/core/availability';
import { openHistory } from '../../../src/main/storage/history';
import { recordingLog } from '../../support/history-samples';

/** Within the project, so that the built child finds the packages that stay outside the bundle. */
const cache = resolve('.cache');
let dir = '';
beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  dir = mkdtempSync(join(cache, 'time-kill-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/support/time-child.ts',
      outDir: dir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Starts the child, kills it that long after its first word, and returns how far each site's time was on disk then. */
async function runAndKill(file: string, firstMs: number, afterMs: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [join(dir, 'child.mjs'), file, String(firstMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8');
  const ended = once(child, 'close');
  await new Promise<void>((done) => {
    child.stdout.on('data', (text: string) => {
      said += text;
      done();
    });
    void ended.then(() => done());
  });
  await wait(afterMs);
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [code: number | null, signal: string | null];
  expect(signal).toBe('SIGKILL');
  const lines = said.split('\n').slice(0, -1);
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]));
}

// Seen to fail: with `openAccount` beginning now instead of where the log ends, with the time log written without the checks.
it('is an exact partition up to what was on disk, killed 15 times at random moments, and every kill is a gap', async () => {
  const file = join(dir, 'history.db');
  const firstMs = Date.now();
  const clock = { now: () => Date.now(), after: () => () => undefined };
  for (let run = 0; run < 15; run += 1) {
    const onDisk = await runAndKill(file, firstMs, Math.random() * 80);
    const { history, trouble } = openHistory({ file, clock, log: recordingLog(), onTrouble: () => undefined });
    expect(trouble).toBeNull();
    expect([...onDisk.keys()].toSorted()).toEqual(['a', 'b', 'c']);
    for (const [siteId, untilMs] of onDisk) {
      const spans = history.spansOf(siteId, 0, Number.MAX_SAFE_INTEGER);
      const lastMs = spans.at(-1)?.toMs ?? 0;
      expect(spans[0]?.fromMs).toBe(firstMs);
      expect(lastMs).toBeGreaterThanOrEqual(untilMs);
      spans.forEach((span, place) => {
        expect(span.toMs).toBeGreaterThan(span.fromMs);
        if (place > 0) expect(span.fromMs).toBe(spans[place - 1]?.toMs);
      });
      const question = { fromMs: firstMs, toMs: lastMs, nowMs: lastMs, createdAtMs: firstMs, maintenance: [] };
      const { ms, elapsedMs } = availabilityOf(spans, question);
      expect(ms.up + ms.degraded + ms.down + ms.notMeasured).toBe(elapsedMs);
      // The first start found no log, each further one the end of the one before.
      expect(spans.filter(({ why }) => why === 'closed')).toHaveLength(run);
      expect(history.lastSpans().get(siteId)).toEqual(spans.at(-1));
    }
    history.close();
  }
}, 120_000);
