import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWholeFile } from '../../../src/main/reports/whole-file';
import { createFolderPlace } from '../../../src/main/status-page/folder-place';
import { createWords } from '../../../src/main/words';
import { samplePage } from '../../support/status-sample';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nachtwache-status-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const words = createWords();
const write = createFolderPlace({ words, writeText: (path, text) => writeWholeFile(path, text, words) });
const files = [
  { name: 'status.json', text: '{}' },
  { name: 'index.html', text: 'new' },
];

it('each file takes its place whole, and nothing else is left in the folder', async () => {
  writeFileSync(join(folder, 'index.html'), 'old');
  expect(await write(samplePage({ folder }), files)).toEqual({ ok: true, value: null });
  expect(readdirSync(folder).toSorted()).toEqual(['index.html', 'status.json']);
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('new');
});

// Seen to fail: the app's own files are for the user alone, and so were these: a web server could not read them.
it('each file can be read by everybody, as no other file of the app can', async () => {
  const before = process.umask(0o077);
  try {
    expect(await write(samplePage({ folder }), files)).toEqual({ ok: true, value: null });
  } finally {
    process.umask(before);
  }
  for (const { name } of files) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o644);
});

it('a folder that is gone, or was never chosen, is a failure in a sentence', async () => {
  const gone = join(folder, 'gone');
  expect(await write(samplePage({ folder: gone }), files)).toEqual({
    ok: false,
    error: { kind: 'failed', reason: words.t('export.fault.no-folder', { folder: gone }) },
  });
  expect(await write(samplePage({ folder: null }), files)).toMatchObject({ ok: false, error: { kind: 'failed' } });
});

it('the page that people read stays as it was where what belongs to it cannot be written', async () => {
  writeFileSync(join(folder, 'index.html'), 'old');
  const failing = createFolderPlace({
    words,
    writeText: (path, text) =>
      path.endsWith('feed.xml')
        ? Promise.resolve({ ok: false, error: 'No.' } as const)
        : writeWholeFile(path, text, words),
  });
  const three = [
    { name: 'status.json', text: '{}' },
    { name: 'feed.xml', text: '' },
    { name: 'index.html', text: 'new' },
  ];
  expect(await failing(samplePage({ folder }), three)).toMatchObject({ ok: false });
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('old');
});
