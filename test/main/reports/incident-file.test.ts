import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toExportJson, toMarkdown } from '../../../src/core/incident-export';
import { toCsv } from '../../../src/main/reports/incident-csv';
import { writeIncidentFile } from '../../../src/main/reports/incident-file';
import { createWords } from '../../../src/main/words';
import { sampleIncident, sampleTimeline } from '../../support/history-samples';

const words = createWords();
const incidents = [{ ...sampleIncident(), timeline: sampleTimeline() }];
let dir = '';
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'nachtwache-export-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the file of incidents', () => {
  it.each([
    ['csv', toCsv(incidents, words)],
    ['json', toExportJson(incidents, words)],
    ['md', toMarkdown(incidents, words)],
  ] as const)('is written as %s, in UTF-8, in place of what was there', async (format, content) => {
    const path = join(dir, `störungen.${format}`);
    writeFileSync(path, 'old');
    expect(await writeIncidentFile(path, format, incidents, words)).toEqual({ ok: true, value: 1 });
    expect(readFileSync(path).equals(Buffer.from(content, 'utf8'))).toBe(true);
    expect(readdirSync(dir)).toEqual([`störungen.${format}`]);
  });

  it('begins with the byte order mark as CSV', async () => {
    const path = join(dir, 'a.csv');
    await writeIncidentFile(path, 'csv', incidents, words);
    expect([...readFileSync(path).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('is not written into a folder that is not there, which is said', async () => {
    const path = join(dir, 'nowhere', 'a.csv');
    const written = await writeIncidentFile(path, 'csv', incidents, words);
    expect(written).toEqual({ ok: false, error: `There is no folder ${join(dir, 'nowhere')}.` });
  });

  it('is not written below what is no folder, which is said', async () => {
    const file = join(dir, 'file');
    writeFileSync(file, 'mine');
    const written = await writeIncidentFile(join(file, 'a.csv'), 'csv', incidents, words);
    expect(written).toEqual({ ok: false, error: `There is no folder ${file}.` });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('leaves a folder of its name alone, says so, and leaves no draft behind', async () => {
    const path = join(dir, 'a.csv');
    mkdirSync(join(path, 'full'), { recursive: true });
    const written = await writeIncidentFile(path, 'csv', incidents, words);
    expect(written).toEqual({ ok: false, error: 'There is already a folder of this name.' });
    expect(existsSync(join(path, 'full'))).toBe(true);
    expect(readdirSync(dir)).toEqual(['a.csv']);
  });
});
