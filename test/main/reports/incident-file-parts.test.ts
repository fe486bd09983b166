import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportFileSchema } from '../../../src/core/incident-export-schema';
import { everyIncident } from '../../../src/core/incident';
import type { LogReaders } from '../../../src/main/ports';
import { partOf, writeIncidents } from '../../../src/main/reports/incident-file-parts';
import type { IncidentFileAsked, MoreThreads, ReadLog } from '../../../src/main/reading-tasks';
import { openLogReaders } from '../../../src/main/storage/log-readers';
import { recordingLog } from '../../support/history-samples';
import { writeLongLog } from '../../support/long-log';

const count = 4100;
const ids = Array.from({ length: count }, (_, index) => `id-${index + 1}`);
let dir = '';
let readers: LogReaders;
let stopped = 0;
let asked = 0;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'nachtwache-parts-'));
  writeLongLog(join(dir, 'history.db'), count);
  readers = openLogReaders(join(dir, 'history.db'), recordingLog());
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(() => ([stopped, asked] = [0, 0]));

/** Two others, who answer as they are told to. */
const others =
  (answer: (part: Parameters<typeof partOf>[1]) => ReturnType<typeof partOf>): MoreThreads =>
  () => {
    const read = ((_kind: string, part: Parameters<typeof partOf>[1]) => {
      asked += 1;
      return new Promise((resolve) => setImmediate(resolve)).then(() => answer(part));
    }) as unknown as ReadLog;
    const stop = (): Promise<void> => {
      stopped += 1;
      return Promise.resolve();
    };
    return [
      { read, stop },
      { read, stop },
    ];
  };
const able = others((part) => partOf(readers, part));
const wanted = (over: Partial<IncidentFileAsked> = {}): IncidentFileAsked => ({
  ...{ choice: { kind: 'filter', filter: everyIncident }, format: 'json', path: join(dir, 'log.json'), language: 'de' },
  ...over,
});
const written = (): string[] =>
  exportFileSchema.parse(JSON.parse(readFileSync(join(dir, 'log.json'), 'utf8'))).incidents.map(({ id }) => id);

describe('a long file of incidents', () => {
  it('is made by all of them, whole and in order, and lets them go', async () => {
    expect(await writeIncidents(readers, wanted(), able)).toEqual({ ok: true, value: count });
    expect(written()).toEqual(ids);
    // Of 21 parts two thirds.
    expect([asked, stopped]).toEqual([14, 2]);
  });

  it('is whole also where the others cannot help', async () => {
    const unable = others(() => {
      throw new Error('There is no room for another thread.');
    });
    expect(await writeIncidents(readers, wanted(), unable)).toEqual({ ok: true, value: count });
    expect(written()).toEqual(ids);
    expect(stopped).toBe(2);
  });

  it('lets them go where it cannot be written', async () => {
    const path = join(dir, 'none', 'log.json');
    expect(await writeIncidents(readers, wanted({ path }), able)).toMatchObject({ ok: false });
    expect(stopped).toBe(2);
  });

  it('needs nobody else where it is short, a single one or none', async () => {
    const filter = { ...everyIncident, toMs: 0 };
    expect(await writeIncidents(readers, wanted({ choice: { kind: 'filter', filter } }), able)).toMatchObject({
      value: 0,
    });
    expect(written()).toEqual([]);
    const one = wanted({ choice: { kind: 'one', id: 'id-7' } });
    expect(await writeIncidents(readers, one, able)).toMatchObject({ value: 1 });
    expect(written()).toEqual(['id-7']);
    expect(await writeIncidents(readers, wanted({ choice: { kind: 'none' } }), able)).toMatchObject({ value: 0 });
    expect([asked, stopped]).toEqual([0, 0]);
  });
});
