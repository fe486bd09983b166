import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyIncident } from '../../../src/core/incident';
import { closeDatabase, DamagedDatabaseError, openDatabase } from '../../../src/main/storage/database';
import { openHistory } from '../../../src/main/storage/history';
import { failedCheck, goodCheck, nightMs, recordingLog, sampleAlert } from '../../support/history-samples';
import { sampleIncident, sampleTimeline } from '../../support/history-samples';
import { historySuite } from '../../support/history-suite';

let dir = '';
let file = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nachtwache-history-'));
  file = join(dir, 'history.db');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A clock that the test moves: what was asked for is called by `pass`. */
function heldClock() {
  let waiting: { dueMs: number; callback: () => void }[] = [];
  let nowMs = nightMs;
  const after = (delayMs: number, callback: () => void): (() => void) => {
    const timer = { dueMs: nowMs + delayMs, callback };
    waiting.push(timer);
    return () => (waiting = waiting.filter((each) => each !== timer));
  };
  const pass = (ms: number): void => {
    nowMs += ms;
    const due = waiting.filter(({ dueMs }) => dueMs <= nowMs);
    waiting = waiting.filter(({ dueMs }) => dueMs > nowMs);
    for (const { callback } of due) callback();
  };
  return { now: () => nowMs, after, pass, waitingCount: () => waiting.length };
}

function open(clock = heldClock()) {
  const log = recordingLog();
  const troubles: (string | null)[] = [];
  return {
    ...openHistory({ file, clock, log, onTrouble: (reason) => void troubles.push(reason) }),
    log,
    troubles,
    clock,
  };
}

/** Looks into the file past the log, as another program would. */
function query(sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare(sql)
      .all()
      .map((row: Record<string, unknown>) => ({ ...row }));
  } finally {
    database.close();
  }
}
const checkCount = (): unknown => query('SELECT count(*) AS count FROM recent_checks')[0]?.['count'];

historySuite('the log in SQLite', () => open().history);

describe('the file', () => {
  it('is there after a restart, with all that was in it', () => {
    const first = open();
    expect(first.trouble).toBeNull();
    first.history.openIncident(sampleIncident(), sampleTimeline(), sampleAlert());
    first.history.recordCheck('site-1', failedCheck(nightMs));
    first.history.close();

    const second = open();
    expect(second.trouble).toBeNull();
    expect(second.history.incidentsWithTimeline(everyIncident)).toEqual([
      { ...sampleIncident(), timeline: sampleTimeline() },
    ]);
    expect(second.history.pendingAlerts()).toEqual([sampleAlert()]);
    expect(second.history.lastChecks().get('site-1')?.last.kind).toBe('down');
    second.history.close();
    expect(second.log.sentences).toEqual([]);
  });

  it('holds an incident as soon as the call returns', () => {
    const { history } = open();
    history.openIncident(sampleIncident(), sampleTimeline(), sampleAlert());
    expect(query('SELECT id FROM incidents')).toEqual([{ id: 'incident-1' }]);
    expect(query('SELECT id FROM outbox')).toEqual([{ id: 'alert-1' }]);
    history.close();
  });

  it('is synced with every transaction', () => {
    const database = openDatabase(file);
    expect({ ...database.prepare('PRAGMA synchronous').get() }).toEqual({ synchronous: 2 });
    expect({ ...database.prepare('PRAGMA journal_mode').get() }).toEqual({ journal_mode: 'wal' });
    expect({ ...database.prepare('PRAGMA foreign_keys').get() }).toEqual({ foreign_keys: 1 });
    closeDatabase(database);
  });

  it('is made together with its folder', () => {
    file = join(dir, 'new', 'folder', 'history.db');
    open().history.close();
    expect(existsSync(file)).toBe(true);
  });

  it('is refused where a newer version wrote it, and is left as it is', () => {
    open().history.close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => open()).toThrow(/newer version/);
    expect(query('PRAGMA user_version')).toEqual([{ user_version: 99 }]);
  });

  it('leaves out a line that it cannot read, says so in the log, and keeps it', () => {
    const first = open();
    first.history.openIncident(sampleIncident(), sampleTimeline(), sampleAlert());
    first.history.close();
    const database = new DatabaseSync(file);
    database.exec(`UPDATE timeline SET facts = '{"kind":"from-the-future","at":1}' WHERE key = 1`);
    database.exec(`UPDATE outbox SET facts = '{half'`);
    database.close();
    const second = open();
    expect(second.history.incident('incident-1')?.timeline).toEqual(sampleTimeline().slice(1));
    expect(second.history.pendingAlerts()).toEqual([]);
    expect(second.log.sentences).toHaveLength(2);
    second.history.close();
    expect(query('SELECT count(*) AS count FROM timeline')).toEqual([{ count: 2 }]);
  });
});

describe('checks', () => {
  it('are written together, at most a second later', () => {
    const { history, clock } = open();
    for (let at = 0; at < 100; at += 1) history.recordCheck(`site-${at % 7}`, goodCheck(at));
    expect(clock.waitingCount()).toBe(1);
    expect(checkCount()).toBe(0);
    clock.pass(1000);
    expect(checkCount()).toBe(100);
    expect(clock.waitingCount()).toBe(0);
    history.close();
  });

  it('are written when the log is closed', () => {
    const { history, clock } = open();
    history.recordCheck('site-1', goodCheck(1));
    history.close();
    expect(checkCount()).toBe(1);
    expect(clock.waitingCount()).toBe(0);
  });

  it('take at most 60 bytes each, with a thousand sites taking turns', () => {
    const { history } = open();
    const count = 100_000;
    for (let index = 0; index < count; index += 1) {
      const at = nightMs + index * 60;
      history.recordCheck(`site-${index % 1000}`, index % 50 === 0 ? failedCheck(at) : goodCheck(at, index % 3000));
      if (index % 1000 === 999) history.flush();
    }
    history.close();
    expect(checkCount()).toBe(count);
    expect(statSync(file).size / count).toBeLessThan(60);
  });

  it('that the disk refuses are kept, reported once, and written when it takes them again', () => {
    const { history, clock, troubles, log } = open();
    const other = new DatabaseSync(file);
    other.exec("CREATE TRIGGER full BEFORE INSERT ON recent_checks BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    history.recordCheck('site-1', goodCheck(1));
    clock.pass(1000);
    history.recordCheck('site-1', goodCheck(2));
    clock.pass(10_000);
    expect(troubles).toEqual(['Disk is full.']);
    expect(log.sentences.length).toBeGreaterThan(0);
    expect(history.lastChecks().get('site-1')?.last.at).toBe(2);
    expect(() => history.flush()).toThrow('Disk is full.');

    other.exec('DROP TRIGGER full');
    other.close();
    clock.pass(10_000);
    expect(troubles).toEqual(['Disk is full.', null]);
    expect(checkCount()).toBe(2);
    history.close();
  });

  it('that wait for the disk do not fill the memory: the oldest go, and the log says so', () => {
    const { history, log } = open();
    const other = new DatabaseSync(file);
    other.exec("CREATE TRIGGER full BEFORE INSERT ON recent_checks BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    for (let at = 0; at < 60_001; at += 1) history.recordCheck('site-1', goodCheck(at));
    other.exec('DROP TRIGGER full');
    other.close();
    history.flush();
    expect(query('SELECT min(at) AS oldest, max(at) AS newest FROM recent_checks')).toEqual([
      { oldest: 6000, newest: 60_000 },
    ]);
    expect(log.sentences.join()).toContain('dropped');
    history.close();
  });
});

describe('a call that the disk refuses', () => {
  it('throws a sentence and leaves nothing behind', () => {
    const { history } = open();
    const other = new DatabaseSync(file);
    other.exec("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    expect(() => history.openIncident(sampleIncident(), sampleTimeline(), sampleAlert())).toThrow('Disk is full.');
    expect(history.incidents(everyIncident)).toEqual([]);
    expect(query('SELECT * FROM timeline')).toEqual([]);
    other.exec('DROP TRIGGER full');
    other.close();
    history.openIncident(sampleIncident(), sampleTimeline(), sampleAlert());
    expect(history.incidents(everyIncident)).toHaveLength(1);
    history.close();
  });
});

describe('closing', () => {
  it('ends even where the disk refuses the last checks, and says so in the log', () => {
    const { history, log } = open();
    const other = new DatabaseSync(file);
    other.exec("CREATE TRIGGER full BEFORE INSERT ON recent_checks BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    other.close();
    history.recordCheck('site-1', goodCheck(1));
    history.close();
    expect(log.sentences.join()).toContain('last checks');
    expect(() => history.openIncidents()).toThrow();
  });
});

describe('a damaged file', () => {
  function fill(): void {
    const { history } = open();
    for (let index = 0; index < 300; index += 1) {
      const id = `incident-${index}`;
      history.openIncident(sampleIncident({ id, siteId: id }), sampleTimeline(), sampleAlert({ id, incidentId: id }));
    }
    history.close();
  }
  /** Overwrites the content of pages, as a failing disk would. */
  function overwrite(offset: number, length: number): void {
    const bytes = readFileSync(file);
    bytes.fill(0xa5, offset, offset + length);
    writeFileSync(file, bytes);
  }

  it.each<[what: string, damage: () => void]>([
    ['is no database at all', () => writeFileSync(file, 'x'.repeat(20_000))],
    ['has lost its header', () => overwrite(0, 100)],
    ['has an overwritten page', () => overwrite(8 * 4096, 4096)],
    ['has lost its end', () => truncateSync(file, 5 * 4096 + 17)],
    ['is half a page', () => truncateSync(file, 2048)],
  ])('that %s is set aside with its date, and a new one begun', (_, damage) => {
    fill();
    damage();
    const bytes = readFileSync(file);
    const { history, trouble, log } = open();
    const aside = readdirSync(dir).find((name) => /^history\.damaged-2026-11-2\dT\d{4}\.db$/.test(name)) ?? '';
    expect(trouble).toEqual({ key: 'history-set-aside', params: { file: aside }, at: nightMs });
    expect(readFileSync(join(dir, aside)).equals(bytes)).toBe(true);
    expect(log.sentences.join()).toContain(aside);
    history.openIncident(sampleIncident({ id: 'after' }), [], null);
    expect(history.incident('after')?.id).toBe('after');
    history.close();
    const again = open();
    expect(again.trouble).toBeNull();
    again.history.close();
  });

  it('is found in the tables kept for ever even where the whole file is too large to look through', () => {
    fill();
    closeDatabase(openDatabase(file, 0));
    overwrite(8 * 4096, 4096);
    expect(() => openDatabase(file, 0)).toThrow(DamagedDatabaseError);
  });

  it('does not overwrite one that was set aside in the same minute', () => {
    for (let count = 0; count < 2; count += 1) {
      for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true });
      writeFileSync(file, 'x'.repeat(20_000));
      open().history.close();
    }
    expect(readdirSync(dir).filter((name) => name.includes('damaged'))).toHaveLength(2);
  });

  it('is told apart from one that cannot be opened: that is said, and nothing is moved', () => {
    file = dir;
    expect(() => open()).toThrow(/open/);
    expect(existsSync(dir)).toBe(true);
  });
});

describe('a hundred thousand incidents', () => {
  it('are found by index, whatever is asked', () => {
    open().history.close();
    const plans = [
      'site_id = 1 AND started_at < 9 AND (ended_at IS NULL OR ended_at > 1 OR started_at >= 1)',
      'client_id = 1',
      'ended_at IS NULL',
      'started_at < 9',
      'TRUE',
    ].map((where) =>
      query(`EXPLAIN QUERY PLAN SELECT * FROM incidents WHERE ${where} ORDER BY started_at DESC, key DESC`),
    );
    for (const plan of plans) {
      const details = plan.map(({ detail }) => detail).join('; ');
      expect(details).toMatch(/USING (COVERING )?INDEX/);
    }
  });
});
