import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientDefaults } from '../../src/core/client';
import { exportFileSchema } from '../../src/core/incident-export-schema';
import { noLetterhead } from '../../src/core/letterhead';
import { everyIncident } from '../../src/core/incident';
import type { TimeRecord } from '../../src/core/time-span';
import { createReadingThread } from '../../src/main/reading-thread';
import type { ReadingThread } from '../../src/main/reading-thread';
import { openHistory } from '../../src/main/storage/history';
import type { OpenedHistory } from '../../src/main/storage/history';
import { createFakeClock } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import { goodCheck, nightMs, recordingLog, sampleIncident, sampleTimeline } from '../support/history-samples';
import { writeLongLog } from '../support/long-log';
import { sampleSite } from '../support/site-sample';

/** Within the project, so that the built thread finds the packages that stay outside the bundle. */
const cache = resolve('.cache');
const minuteMs = 60_000;
let built = '';
let dir = '';
let clock: FakeClock;
let opened: OpenedHistory;
let thread: ReadingThread;
const log = recordingLog();

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  built = mkdtempSync(join(cache, 'reading-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'src/main/reading-worker.ts',
      outDir: built,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
}, 120_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

beforeEach(() => {
  dir = mkdtempSync(join(cache, 'reading-log-'));
  clock = createFakeClock(nightMs);
  opened = openHistory({ file: join(dir, 'history.db'), clock, log, onTrouble: () => undefined });
  thread = createReadingThread({ workerPath: join(built, 'worker.mjs'), file: join(dir, 'history.db'), clock, log });
});
afterEach(async () => {
  await thread.stop();
  opened.history.close();
  rmSync(dir, { recursive: true, force: true });
});

const page = (text?: string) =>
  thread.read('incident-page', { filter: { ...everyIncident, ...(text !== undefined && { text }) }, after: null });
const openIncident = (id: string, siteId = id): void =>
  opened.history.openIncident(sampleIncident({ id, siteId }), sampleTimeline(), null);
const exportTo = (path: string) =>
  thread.read('incident-file', {
    choice: { kind: 'filter', filter: everyIncident },
    format: 'json',
    path,
    language: 'de',
  });

describe('the thread that reads the log', () => {
  it('finds what was written a moment ago, and again what came after its first answer', async () => {
    openIncident('a');
    expect((await page('bäckerei')).rows.map(({ incident }) => incident.id)).toEqual(['a']);
    openIncident('b');
    opened.index.setTags('b', ['nachts']);
    const { rows, total } = await page();
    expect(rows.map(({ incident, tags }) => [incident.id, tags])).toEqual([
      ['b', ['nachts']],
      ['a', []],
    ]);
    expect(total).toBe(2);
    expect(rows[0]?.headStart).toEqual({ knownAt: nightMs + 30_000, toldAt: null, noticedAt: null });
  });

  it('writes a file, and answers what is asked meanwhile in its turn', async () => {
    openIncident('a');
    const path = join(dir, 'log.json');
    const [written, found] = await Promise.all([exportTo(path), page()]);
    expect(written).toEqual({ ok: true, value: 1 });
    expect(found.total).toBe(1);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ incidents: [{ id: 'a' }] });
    expect(await exportTo(join(dir, 'none', 'log.json'))).toMatchObject({
      ok: false,
      error: expect.stringContaining('none') as string,
    });
  });

  it('writes a long file with the help of other threads, whole and in the order of the log', async () => {
    const count = 5000;
    writeLongLog(join(dir, 'history.db'), count);
    const path = join(dir, 'log.json');
    expect(await exportTo(path)).toEqual({ ok: true, value: count });
    const { incidents } = exportFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    expect(incidents.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, index) => `id-${index + 1}`));
    expect(incidents[count - 1]?.site).toBe(`Müller ${count}`);
    expect(await exportTo(join(dir, 'none', 'log.json'))).toMatchObject({ ok: false });
    // Those who helped are gone, so that the file can be let go of.
    await thread.stop();
  });

  it('makes the report of a client of what stands in the file and what is known beside it', async () => {
    const site = sampleSite({ id: 'a', createdAt: nightMs - 10 * minuteMs });
    openIncident('a');
    opened.history.recordCheck('a', goodCheck(nightMs));
    opened.history.recordTime('a', {
      fromMs: nightMs - 10 * minuteMs,
      spans: [{ kind: 'up', why: null, fromMs: nightMs - 10 * minuteMs, toMs: nightMs }],
    });
    opened.history.flush();
    const record: TimeRecord = {
      fromMs: nightMs,
      spans: [{ kind: 'down', why: null, fromMs: nightMs, toMs: nightMs + minuteMs }],
    };
    const { html: bytes, footer } = await thread.read('client-report', {
      client: { ...clientDefaults, id: 'client-1', name: 'Müller & Söhne' },
      sites: [{ site, record }],
      ...{ windows: [], period: { fromMs: nightMs - 60 * minuteMs, toMs: nightMs + minuteMs } },
      ...{ nowMs: nightMs + minuteMs, timeZone: 'Europe/Berlin', letterhead: noLetterhead },
    });
    const html = Buffer.from(bytes).toString();
    expect(html).toContain('Müller &amp; Söhne');
    // Ten minutes up, one down.
    expect(html).toContain('90,9');
    expect(footer).toContain('{page}');
  });

  it('ends when nobody asks for a while, and begins anew with the next question', async () => {
    openIncident('a');
    await page();
    expect(clock.timers()).toBeGreaterThan(0);
    await clock.advance(61_000);
    await thread.whenIdle();
    expect((await page()).total).toBe(1);
  });

  it('says with a sentence what it cannot read, and can be asked again', async () => {
    const lost = createReadingThread({
      ...{ workerPath: join(built, 'worker.mjs'), file: join(dir, 'gone.db'), clock, log },
    });
    const asked = () => lost.read('incident-page', { filter: everyIncident, after: null });
    await expect(asked()).rejects.toThrow(/unable to open/);
    await expect(asked()).rejects.toThrow(/unable to open/);
    await lost.stop();
  });

  it('leaves nobody waiting when it is stopped or breaks', async () => {
    openIncident('a');
    const waiting = page();
    const stopped = thread.stop();
    await expect(waiting).rejects.toThrow('The app ended meanwhile.');
    await stopped;
    const broken = createReadingThread({ workerPath: join(dir, 'no-worker.mjs'), file: 'x', clock, log });
    await expect(broken.read('incident-page', { filter: everyIncident, after: null })).rejects.toThrow(/no-worker/);
  });

  it('is waited for by whoever must have the file alone', async () => {
    openIncident('a');
    const order: string[] = [];
    const answered = page().then(() => order.push('answered'));
    await thread.whenIdle();
    order.push('idle');
    await answered;
    expect(order).toEqual(['answered', 'idle']);
    await thread.whenIdle();
  });
});
