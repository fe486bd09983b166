import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonText, markdownText } from '../../../src/core/incident-export';
import type { IncidentFileFormat } from '../../../src/core/incident-export';
import { csvText } from '../../../src/main/reports/incident-csv';
import { incidentPart, writeIncidentFile } from '../../../src/main/reports/incident-file';
import { createWords } from '../../../src/main/words';
import { sampleIncident, sampleTimeline } from '../../support/history-samples';
import { wholeText } from '../../support/incident-text';

const words = createWords();
const incident = { ...sampleIncident(), timeline: sampleTimeline() };
const threeOf = [incident, incident, incident];
/** In parts of so many incidents. */
const write = (path: string, format: IncidentFileFormat, parts = [1]): ReturnType<typeof writeIncidentFile> => {
  // eslint-disable-next-line @typescript-eslint/require-await -- they come from other threads, which takes its time
  async function* given() {
    for (const count of parts) yield incidentPart(format, threeOf.slice(0, count), words);
  }
  return writeIncidentFile(path, format, given(), words);
};
let dir = '';
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'nachtwache-export-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the file of incidents', () => {
  it.each([
    ['csv', csvText],
    ['json', jsonText],
    ['md', markdownText],
  ] as const)('is written as %s, in UTF-8, in place of what was there', async (format, text) => {
    const path = join(dir, `störungen.${format}`);
    writeFileSync(path, 'old');
    expect(await write(path, format, [1, 0, 2])).toEqual({ ok: true, value: 3 });
    expect(readFileSync(path).equals(Buffer.from(wholeText(text(words), threeOf)))).toBe(true);
    expect(readdirSync(dir)).toEqual([`störungen.${format}`]);
  });

  it('begins with the byte order mark as CSV', async () => {
    const path = join(dir, 'a.csv');
    await write(path, 'csv');
    expect([...readFileSync(path).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('is not written into a folder that is not there, which is said', async () => {
    const path = join(dir, 'nowhere', 'a.csv');
    const written = await write(path, 'csv');
    expect(written).toEqual({ ok: false, error: `There is no folder ${join(dir, 'nowhere')}.` });
  });

  it('is not written below what is no folder, which is said', async () => {
    const file = join(dir, 'file');
    writeFileSync(file, 'mine');
    const written = await write(join(file, 'a.csv'), 'csv');
    expect(written).toEqual({ ok: false, error: `There is no folder ${file}.` });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('leaves a folder of its name alone, says so, and leaves no draft behind', async () => {
    const path = join(dir, 'a.csv');
    mkdirSync(join(path, 'full'), { recursive: true });
    const written = await write(path, 'csv');
    expect(written).toEqual({ ok: false, error: 'There is already a folder of this name.' });
    expect(existsSync(join(path, 'full'))).toBe(true);
    expect(readdirSync(dir)).toEqual(['a.csv']);
  });
});
