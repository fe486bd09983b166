import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import Conf from 'conf';
import { clientDefaults } from '../../../src/core/client';
import { contactDefaults } from '../../../src/core/contact';
import { emptyConfig } from '../../../src/core/config';
import type { Erasure } from '../../../src/core/erasure';
import { everyIncident } from '../../../src/core/incident';
import type { Incident, TimelineEntry } from '../../../src/core/incident';
import type { Message, MessageState } from '../../../src/core/message';
import { publicationsIn } from '../../../src/core/publication';
import { writtenKinds } from '../../../src/core/written-entry';
import { createEraseClient } from '../../../src/main/api/erase-client';
import { carryOutFileTask } from '../../../src/main/storage/file-tasks';
import { openConfig } from '../../../src/main/storage/config-store';
import { openHistory } from '../../../src/main/storage/history';
import { createFakeClock } from '../../support/fake-clock';
import {
  goodCheck,
  nightMs,
  recordingLog,
  sampleAlert,
  sampleIncident,
  sampleTimeline,
} from '../../support/history-samples';
import { sampleSite } from '../../support/site-sample';
import { samplePage } from '../../support/status-sample';

/** Stands in every word of the client's, so that one search finds whatever stayed. */
const canary = 'Kanarienvogel';
let dir = '';
let log: ReturnType<typeof recordingLog>;
let room: ReturnType<typeof openRoom>;

const client = {
  ...clientDefaults,
  id: 'c',
  name: `${canary} GmbH`,
  contacts: [{ ...contactDefaults, id: '1', lastName: canary, email: `${canary.toLowerCase()}@example.org` }],
  notes: canary,
};
const other = { ...clientDefaults, id: 'o', name: 'Andere' };
const his = sampleSite({ id: 's-his', name: `Seite ${canary}`, url: 'https://kanarienvogel.example/', clientId: 'c' });
const theirs = sampleSite({ id: 's-theirs', name: 'Seite der anderen', url: 'https://o.example/', clientId: 'o' });

/** Instead of the rebuilding of the file alone. */
let rebuild: (file: string) => Promise<unknown>;

function openRoom() {
  const clock = createFakeClock(nightMs);
  const { history, erasure, index } = openHistory({
    file: join(dir, 'history.db'),
    clock,
    log,
    onTrouble: () => undefined,
  });
  const { store } = openConfig({
    ...{ dir, clock, log },
    createStore: ({ name, ...options }) => new Conf<Record<string, unknown>>({ ...options, configName: name }),
  });
  const { preview, erase } = createEraseClient({
    config: store.read,
    setConfig: store.write,
    store: erasure,
    keep: (write) => write(),
    whenNobodyReads: () => Promise.resolve(),
    rebuild: (file) => rebuild(file),
    erased: () => undefined,
    word: () => 'gelöscht',
  });
  return { clock, history, index, store, preview, erase };
}

const message = (id: string, state: MessageState): Message => ({
  ...{ id, clientId: 'c', clientName: client.name, incidentIds: ['i-ended'], phase: 'first-notice', way: 'smtp' },
  ...{
    recipient: `${canary.toLowerCase()}@example.org`,
    subject: canary,
    body: `Guten Tag ${canary}`,
    nextUpdateAt: null,
  },
  ...{ messageId: `<${id}@x>`, inReplyTo: null, references: [], state, createdAt: nightMs, changedAt: nightMs },
  ...{ sentAt: null, reason: `550 ${canary}`, findings: [] },
});

const incidentOf = (over: Partial<Incident>): Incident =>
  sampleIncident({
    ...{ siteId: his.id, siteName: his.name, url: his.url, clientId: 'c', clientName: client.name },
    ...{ detail: `${canary}.example`, ...over },
  });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nachtwache-erase-'));
  log = recordingLog();
  rebuild = (file) => carryOutFileTask({ kind: 'rebuild', file });
  room = openRoom();
  const { history, store } = room;
  const statusPages = [
    samplePage({ clientId: 'c', name: `Status ${canary}` }),
    samplePage({
      ...{ id: 'page-all', clientId: null, name: 'Alle', folder: '/srv/all' },
      sites: { kind: 'chosen', chosen: [his, theirs].map(({ id, name }) => ({ siteId: id, shownAs: name })) },
    }),
  ];
  store.write({ ...emptyConfig, clients: [client, other], sites: [his, theirs], statusPages });
  const told: TimelineEntry = {
    ...{ kind: 'message-prepared', at: nightMs + 1, phase: 'update', transport: 'mail' },
    ...{ clientId: 'c', clientName: client.name, recipient: canary, subject: canary, body: canary },
  };
  history.openIncident(incidentOf({ id: 'i-ended' }), sampleTimeline(), null);
  history.addToTimeline('i-ended', told);
  history.addToTimeline('i-ended', {
    ...{ kind: 'fact', at: nightMs + 2, fact: 'cause', certainty: 'confirmed' },
    words: { de: `Server von ${canary}`, en: canary },
  });
  history.addToTimeline('i-ended', {
    ...{ kind: 'published', id: 'p', at: nightMs + 3, clientId: 'c', clientName: client.name, phase: 'update' },
    ...{ subject: canary, body: canary },
  });
  const written = { at: nightMs + 3, writtenAt: nightMs + 3, text: `Frau ${canary} rief an.` };
  for (const kind of writtenKinds) history.addToTimeline('i-ended', { kind, id: `w-${kind}`, ...written });
  history.addToTimeline('i-ended', { kind: 'corrected', id: 'w-again', of: 'w-note', as: 'note', ...written });
  history.addToTimeline('i-ended', {
    ...{ kind: 'added-by-hand', at: nightMs + 4, text: canary, startedAt: nightMs, endedAt: null },
  });
  room.index.setTags('i-ended', [canary, 'Nachtdienst']);
  history.closeIncident('i-ended', nightMs + 60_000, [], null);
  history.openIncident(
    sampleIncident({ id: 'i-theirs', siteId: theirs.id, siteName: theirs.name, clientId: 'o', clientName: 'Andere' }),
    sampleTimeline(),
    null,
  );
  // The site of the others was his once, and a message about it went to him.
  history.addToTimeline('i-theirs', told);
  history.openIncident(
    incidentOf({ id: 'i-open', startedAt: nightMs + 90_000 }),
    sampleTimeline(nightMs + 90_000),
    null,
  );
  history.addAlert(sampleAlert({ id: 'a-1', incidentId: 'i-open', siteName: his.name }));
  history.putMessage(message('m-sent', 'sent'), null);
  history.putMessage(message('m-draft', 'draft'), null);
});

afterEach(() => {
  room.history.close();
  rmSync(dir, { recursive: true });
});

/** The files of the data folder that hold the canary, in any case. */
const holders = (): string[] =>
  readdirSync(dir).filter((name) =>
    readFileSync(join(dir, name)).toString('latin1').toLowerCase().includes('kanarienvogel'),
  );

/** The index of the search keeps its words in parts, so that looking for them in the file's bytes is not enough. */
function wordsOfSearch(): string[] {
  const database = new DatabaseSync(join(dir, 'history.db'));
  database.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'incident_search', 'row')");
  const rows = database.prepare('SELECT term FROM temp.words').all() as { term: string }[];
  database.close();
  return rows.map(({ term }) => term);
}

it('looks into the search as it should', () => {
  expect(wordsOfSearch()).toEqual(expect.arrayContaining(['kanarienvogel', 'nachtdienst']));
});

it('counts beforehand what there is, and changes nothing by that', async () => {
  expect(await room.preview('c')).toEqual({
    ok: true,
    value: {
      sites: [his.name],
      statusPages: [`Status ${canary}`],
      incidents: 2,
      lines: 10,
      messages: 1,
      unsent: 1,
      alerts: 0,
    },
  });
  expect(room.history.message('m-draft')).toMatchObject({ subject: canary });
  expect(await room.preview('nobody')).toMatchObject({ ok: false });
});

// Seen to fail without the merging of the search's parts in rebuild-log.ts, and without the rebuilding itself.
it.each<Erasure['mode']>(['anonymise', 'remove'])('leaves no word of the client in any file: %s', async (mode) => {
  expect(holders()).toEqual(expect.arrayContaining(['config.json', 'config.backup.json']));
  expect(holders().some((name) => name.startsWith('history.db'))).toBe(true);
  expect(await room.erase({ id: 'c', mode, keepsSites: false })).toEqual({ ok: true, value: null });
  expect(holders()).toEqual([]);
  expect(JSON.stringify(log.sentences).toLowerCase()).not.toContain('kanarienvogel');
  expect(wordsOfSearch().filter((word) => word.includes('kanarien'))).toEqual([]);
  expect(room.index.page({ ...everyIncident, text: canary }, null, 10).incidents).toEqual([]);
  expect(room.index.tags()).toEqual([]);
  expect(room.store.read()).toMatchObject({ clients: [other], sites: [theirs] });
  // Of what is public the page of others keeps their own.
  expect(room.store.read().statusPages).toMatchObject([
    { id: 'page-all', sites: { chosen: [{ siteId: theirs.id, shownAs: theirs.name }] } },
  ]);
});

it('keeps times, causes and durations where it takes the names away, and all of others', async () => {
  const before = room.history.incident('i-ended');
  await room.erase({ id: 'c', mode: 'anonymise', keepsSites: false });
  const { startedAt, endedAt, cause, lastGoodAt } = before ?? expect.fail();
  expect(room.history.incident('i-ended')).toMatchObject({
    ...{ startedAt, endedAt, cause, lastGoodAt, clientId: null, clientName: 'gelöscht', siteName: 'gelöscht', url: '' },
  });
  const lines = room.history.incident('i-ended')?.timeline ?? [];
  expect(lines.map(({ kind, at }) => [kind, at])).toEqual(before?.timeline.map(({ kind, at }) => [kind, at]));
  expect(publicationsIn([lines])).toEqual([]);
  expect(lines.find(({ kind }) => kind === 'message-prepared')).toMatchObject({ phase: 'update', body: 'gelöscht' });
  expect(room.history.message('m-sent')).toMatchObject({ state: 'sent', clientId: '', body: 'gelöscht' });
  expect(room.history.message('m-draft')).toBeUndefined();
  expect(room.history.incident('i-theirs')).toMatchObject({ clientName: 'Andere', siteName: theirs.name });
  expect(room.history.pendingAlerts()).toEqual([]);
});

it('goes on watching the sites where that is wanted, and holds back no alert about them', async () => {
  await room.erase({ id: 'c', mode: 'remove', keepsSites: true });
  expect(room.store.read().sites).toEqual([{ ...his, clientId: null }, theirs]);
  expect(room.history.incident('i-ended')).toBeUndefined();
  expect(room.history.incident('i-open')).toMatchObject({ siteName: his.name, url: his.url, clientId: null });
  expect(room.history.pendingAlerts()).toMatchObject([{ id: 'a-1', siteName: his.name }]);
});

it('waits for a message that is leaving', async () => {
  room.history.putMessage(message('m-leaving', 'sending'), null);
  expect(await room.erase({ id: 'c', mode: 'anonymise', keepsSites: true })).toEqual({
    ok: false,
    error: { kind: 'invalid', issues: [{ path: 'id', message: 'client-being-written-to' }] },
  });
  expect(room.store.read().clients).toHaveLength(2);
});

// Seen to fail where all lines are looked at in one go.
it('lets the watch go on while it counts', async () => {
  let hasTurned = false;
  setImmediate(() => (hasTurned = true));
  await room.preview('c');
  expect(hasTurned).toBe(true);
});

// Seen to fail where all is done in one go.
it('lets the watch go on between its steps', async () => {
  for (let index = 0; index < 100; index += 1) {
    const startedAt = nightMs + (index + 100) * 60_000;
    room.history.openIncident(incidentOf({ id: `i-${index}`, siteId: `s-${index}`, startedAt }), [], null);
  }
  let turns = 0;
  let isErasing = true;
  const takeTurn = (): void => {
    turns += 1;
    if (isErasing) setImmediate(takeTurn);
  };
  setImmediate(takeTurn);
  await room.erase({ id: 'c', mode: 'anonymise', keepsSites: false });
  isErasing = false;
  expect(turns).toBeGreaterThan(10);
  expect(holders()).toEqual([]);
});

// Seen to fail without `hold` in check-log.ts: then the check is in the file at once, and another's lock would be waited for.
it('keeps the checks of that time in memory while the file is rebuilt, and loses none', async () => {
  const { clock, history } = room;
  const checksOnDisk = (): number => {
    const database = new DatabaseSync(join(dir, 'history.db'), { readOnly: true });
    const { count } = database.prepare('SELECT count(*) AS count FROM recent_checks').get() as { count: number };
    database.close();
    return count;
  };
  rebuild = async () => {
    history.recordCheck(theirs.id, goodCheck(nightMs, 100));
    await clock.advance(5000);
    expect(checksOnDisk()).toBe(0);
  };
  expect(await room.erase({ id: 'c', mode: 'anonymise', keepsSites: true })).toMatchObject({ ok: true });
  await clock.advance(2000);
  expect(checksOnDisk()).toBe(1);
});

// Seen to fail without the question whether the log holds something of his again.
it('erases what was found of a site of his meanwhile, too', async () => {
  let count = 0;
  rebuild = (file) => {
    count += 1;
    const late = incidentOf({ id: 'i-late', siteId: 's-late', startedAt: nightMs + 200_000 });
    if (count === 1) room.history.openIncident(late, sampleTimeline(), null);
    return carryOutFileTask({ kind: 'rebuild', file });
  };
  await room.erase({ id: 'c', mode: 'anonymise', keepsSites: false });
  expect(count).toBe(2);
  expect(room.history.incident('i-late')).toMatchObject({ clientName: 'gelöscht' });
  expect(holders()).toEqual([]);
});

it('says so where the file cannot be rebuilt, and leaves the client to be erased again', async () => {
  rebuild = () => Promise.reject(new Error('disk is full'));
  const failed = { ok: false, error: { kind: 'failed', what: 'save', reason: 'Disk is full.' } };
  expect(await room.erase({ id: 'c', mode: 'anonymise', keepsSites: false })).toEqual(failed);
  expect(room.store.read().clients).toHaveLength(2);
  rebuild = (file) => carryOutFileTask({ kind: 'rebuild', file });
  const [first, second] = await Promise.all([
    room.erase({ id: 'c', mode: 'anonymise', keepsSites: false }),
    room.erase({ id: 'c', mode: 'anonymise', keepsSites: false }),
  ]);
  expect([first, second]).toEqual([
    { ok: true, value: null },
    { ok: false, error: { kind: 'not-found', what: 'client' } },
  ]);
  expect(holders()).toEqual([]);
});
