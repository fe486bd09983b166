import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Within the project, so that the built child finds the packages that stay outside the bundle. */
let dir = '';
beforeAll(async () => {
  mkdirSync(resolve('.cache'), { recursive: true });
  dir = mkdtempSync(join(resolve('.cache'), 'full-disk-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/support/disk-child.ts',
      outDir: dir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  mkdirSync(join(dir, 'disk'));
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

// Seen to fail with a refused write thrown away in write-queue.ts.
it('fault 18: on a full disk it is watched and told on, the user hears of it, and all is written once there is room', () => {
  const script = 'mount -t tmpfs -o size=3m tmpfs "$1/disk" && exec "$2" "$1/child.mjs" "$1/disk"';
  // A mount namespace of its own; as an ordinary user, a user namespace too, where the system allows it.
  const through = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  const { stdout, stderr, status } = spawnSync(
    'unshare',
    [...through, 'sh', '-c', script, 'sh', dir, process.execPath],
    { encoding: 'utf8', timeout: 110_000 },
  );
  expect(status, stderr).toBe(0);
  const said = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { what: string; value: unknown });
  const valuesOf = (what: string): unknown[] => said.filter((each) => each.what === what).map(({ value }) => value);

  expect(valuesOf('full')).toEqual([
    { state: 'down', open: 1, troubles: expect.arrayContaining(['write-failed']) as unknown },
  ]);
  expect(valuesOf('told')).toEqual(['down', 'recovered']);
  // Before the disk was emptied.
  expect(said.findIndex(({ what }) => what === 'told')).toBeLessThan(said.findIndex(({ what }) => what === 'saved'));
  expect(valuesOf('saved')).toEqual([false]);
  // The copies: one before, one that fails and is told, one after; the good one stays.
  expect(valuesOf('copy')).toEqual([true, false, true]);
  expect(valuesOf('copies')).toEqual([1]);
  expect(valuesOf('troubles')).toEqual([expect.arrayContaining(['write-failed', 'backup-failed'])]);
  expect(valuesOf('empty')).toEqual([
    {
      troubles: [],
      incidents: [{ isOver: true, kinds: expect.arrayContaining(['detected', 'confirmed', 'recovered']) as unknown }],
    },
  ]);
}, 120_000);
