import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyConfig } from '../../../src/core/config';
import type { Config } from '../../../src/core/config';
import { everyIncident } from '../../../src/core/incident';
import { newestGoodCopy } from '../../../src/main/storage/backup-files';
import { openConfig } from '../../../src/main/storage/config-store';
import { openHistory } from '../../../src/main/storage/history';
import { openBackupRoom } from '../../support/backup-room';
import {
  goodCheck,
  nightMs,
  recordingLog,
  sampleAlert,
  sampleIncident,
  sampleTimeline,
} from '../../support/history-samples';
import { seeded } from '../../support/seeded';
import { sampleSite } from '../../support/site-sample';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).reverse()) close();
});
const clock = { now: () => nightMs, after: () => () => undefined };

/** A log of some pages with a good copy of it, closed. */
async function preparedLog(): Promise<{ dir: string; file: string; whole: Buffer }> {
  const room = openBackupRoom();
  closers.push(() => rmSync(room.dir, { recursive: true, force: true }));
  for (let count = 0; count < 40; count += 1) {
    const id = `i-${count}`;
    const alert = sampleAlert({ id: `${id}-down`, incidentId: id });
    room.history().openIncident(sampleIncident({ id, siteId: id }), sampleTimeline(), alert);
    for (let check = 0; check < 20; check += 1) room.history().recordCheck(id, goodCheck(nightMs + check * 60_000));
  }
  expect(await room.backups.makeNow()).toMatchObject({ ok: true });
  room.history().close();
  const file = join(room.dir, 'history.db');
  return { dir: room.dir, file, whole: readFileSync(file) };
}

describe('a database with a page that was written over', () => {
  // Seen to fail with `refuseDamage` in database.ts taken out, and with no copy taken in history.ts.
  it('fault 18: any page: the last good copy comes back, or what is damaged was not needed; nothing is told twice', async () => {
    const { dir, file, whole } = await preparedLog();
    const random = seeded(18);
    const pageSize = 4096;
    const pages = Math.floor(whole.length / pageSize);
    expect(pages).toBeGreaterThan(20);
    let restored = 0;
    for (let page = 0; page < pages; page += 1) {
      for (const name of readdirSync(dir)) if (/^history\.(db|damaged)/.test(name)) rmSync(join(dir, name));
      const damaged = Buffer.from(whole);
      for (let at = page * pageSize; at < (page + 1) * pageSize; at += 1) damaged[at] = Math.floor(random() * 256);
      writeFileSync(file, damaged);
      const log = recordingLog();
      const { history, trouble } = openHistory({
        ...{ file, clock, log, onTrouble: () => undefined },
        lastGoodCopy: () => newestGoodCopy([join(dir, 'backups')]),
        uncertainReason: () => 'Restored.',
      });
      if (trouble !== null) {
        restored += 1;
        expect(trouble.key).toBe('history-restored');
        expect(history.pendingAlerts()).toEqual([]);
        expect(readdirSync(dir).some((name) => name.startsWith('history.damaged'))).toBe(true);
      }
      expect(history.incidents(everyIncident)).toHaveLength(40);
      expect(history.incidentsWithTimeline(everyIncident).every(({ timeline }) => timeline.length >= 2)).toBe(true);
      // And it can be written to.
      history.openIncident(sampleIncident({ id: 'after', siteId: 'after' }), sampleTimeline(), null);
      history.close();
    }
    expect(restored).toBeGreaterThan(pages / 2);
  });

  it('fault 18: where the copy is damaged too, a new log is begun and both are kept', async () => {
    const { dir, file, whole } = await preparedLog();
    const [copy] = readdirSync(join(dir, 'backups'));
    const copied = join(dir, 'backups', copy ?? '', 'history.db');
    for (const each of [file, copied]) {
      const damaged = Buffer.from(whole);
      damaged.fill(0xa5, 0, 8192);
      writeFileSync(each, damaged);
    }
    const { history, trouble } = openHistory({
      ...{ file, clock, log: recordingLog(), onTrouble: () => undefined },
      lastGoodCopy: () => newestGoodCopy([join(dir, 'backups')]),
    });
    expect(trouble?.key).toBe('history-set-aside');
    expect(history.incidents(everyIncident)).toEqual([]);
    expect(statSync(copied).size).toBe(whole.length);
    history.close();
  });
});

describe('a settings file that was cut off', () => {
  const createStore = ({ name, ...options }: { cwd: string; name: string; clearInvalidConfig: true }) =>
    new Conf<Record<string, unknown>>({ ...options, configName: name });
  const filled: Config = { ...emptyConfig, sites: [sampleSite({ id: 's', url: 'https://baeckerei.example/' })] };

  function written(): { dir: string; text: string } {
    const dir = mkdtempSync(join(tmpdir(), 'nachtwache-half-'));
    closers.push(() => rmSync(dir, { recursive: true, force: true }));
    openConfig({ dir, createStore, clock, log: recordingLog() }).store.write(filled);
    return { dir, text: readFileSync(join(dir, 'config.json'), 'utf8') };
  }

  // Seen to fail with a file that does not parse taken for an empty one in config-file.ts.
  it('fault 18: anywhere: what was last written comes back from its copy', () => {
    const { dir, text } = written();
    for (let length = 0; length < text.length - 2; length += 37) {
      writeFileSync(join(dir, 'config.json'), text.slice(0, length));
      const { store, trouble } = openConfig({ dir, createStore, clock, log: recordingLog() });
      expect(trouble?.key, `cut off after ${length}`).toBe('config-restored');
      expect(store.read().sites).toEqual(filled.sites);
    }
  });

  it('fault 18: and its copy too: the last good copy of all data comes back', async () => {
    const { dir, text } = written();
    const room = openBackupRoom({ configText: () => text });
    closers.push(room.close);
    expect(await room.backups.makeNow()).toMatchObject({ ok: true });
    for (const name of ['config.json', 'config.backup.json']) writeFileSync(join(dir, name), text.slice(0, 100));
    const open = () =>
      openConfig({
        ...{ dir, createStore, clock, log: recordingLog() },
        lastGoodCopy: () => newestGoodCopy([join(room.dir, 'backups')]),
      });
    const { store, trouble } = open();
    expect(trouble?.key).toBe('config-restored');
    expect(store.read().sites).toEqual(filled.sites);
    // From then on as if nothing had been.
    expect(open().trouble).toBeNull();
  });
});
