import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importLimitBytes } from '../../../src/core/import-fault';
import { everyIncident } from '../../../src/core/incident';
import type { IncidentFilter } from '../../../src/core/incident';
import { createFileExchange } from '../../../src/main/doors/file-exchange';
import type { FileExchange } from '../../../src/main/doors/file-exchange';
import type { HistoryStore } from '../../../src/main/ports';
import { writeWholeFile } from '../../../src/main/reports/whole-file';
import { parseNewestConfig } from '../../../src/main/storage/config-file';
import { configMigrations } from '../../../src/main/storage/config-migrations';
import { createWords } from '../../../src/main/words';
import { createFakeClock } from '../../support/fake-clock';
import { createMemoryHistory } from '../../support/history-memory';
import { sampleIncident, sampleTimeline } from '../../support/history-samples';
import { readHere } from '../../support/read-here';
import { heldConfig } from '../../support/state-room';
import type { HeldConfig } from '../../support/state-room';

const every = { filter: everyIncident, client: null, incident: null };
const good = {
  version: 1,
  clients: [{ id: 'c1', name: 'Bäckerei Müller' }],
  sites: [
    { url: 'https://baeckerei.example/', client: 'c1' },
    { url: 'praxis.example', name: 'Praxis' },
  ],
};

let folder: string;
let store: HeldConfig;
let history: HistoryStore;
let exchange: FileExchange;
/** What was handed to the secret store. */
let kept: [siteId: string, secret: string | null][];
let keep: (siteId: string, secret: string | null) => Promise<void>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nachtwache-exchange-'));
  store = heldConfig();
  history = createMemoryHistory();
  kept = [];
  keep = (siteId, secret) => {
    kept.push([siteId, secret]);
    return Promise.resolve();
  };
  history.openIncident(sampleIncident(), sampleTimeline(), null);
  let ids = 0;
  const words = createWords();
  words.setLanguage('de');
  exchange = createFileExchange({
    clock: createFakeClock(),
    newId: () => `id-${(ids += 1)}`,
    words,
    config: store.read,
    setConfig: store.write,
    setSecret: (siteId, secret) => keep(siteId, secret),
    incident: history.incident,
    writeIncidents: (path, format, choice) =>
      format === 'pdf'
        ? Promise.resolve({ ok: false, error: 'Nothing is printed here.' })
        : readHere(history)('incident-file', { choice, path, format, language: 'de' }),
    writeText: (path, text) => writeWholeFile(path, text, words),
    parseConfig: parseNewestConfig,
    configVersion: configMigrations.length + 1,
    otherSecrets: () => ['Passwort des Mailkontos'],
    readUptimeRobot: () => Promise.resolve({ ok: false, error: 'UptimeRobot lehnt ab.' }),
    filling: { plan: () => [], carryOut: () => undefined },
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(content: string | Buffer): string {
  const path = join(folder, 'sites.json');
  writeFileSync(path, content);
  return path;
}
const summary = {
  leftOut: [],
  sitesAdded: 2,
  sitesChanged: 0,
  clientsAdded: 1,
  clientsChanged: 0,
  maintenanceAdded: 0,
  maintenanceChanged: 0,
};

describe('an import', () => {
  it('takes over all of the file, and a second time doubles nothing', async () => {
    const path = file(JSON.stringify(good));
    expect(await exchange.importFile(path)).toEqual({ ok: true, value: summary });
    expect(store.read().sites.map(({ url }) => url)).toEqual(['https://baeckerei.example/', 'https://praxis.example/']);
    const again = await exchange.importFile(path);
    expect(again).toMatchObject({ value: { sitesAdded: 0, clientsAdded: 0 } });
    expect(store.read().sites).toHaveLength(2);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{ "version": 1, ', /nicht übernommen, es wurde nichts geändert/],
    ['a bad site behind a good one', JSON.stringify({ ...good, sites: [good.sites[1], { name: 'x' }] }), /sites\[1\]/],
    ['a site of a client who is not there', JSON.stringify({ ...good, clients: [] }), /sites\[0\]\.client/],
  ])('with a fault changes nothing and says where it is: %s', async (_what, content, sentence) => {
    const before = store.read();
    const taken = await exchange.importFile(file(content));
    expect(taken).toMatchObject({ ok: false, error: expect.stringMatching(sentence) as string });
    expect(store.read()).toBe(before);
  });

  it('names every fault on the command line, and the first of them in the window', async () => {
    const path = file(
      JSON.stringify({ version: 1, sites: Array.from({ length: 500 }, () => ({ url: 'no address' })) }),
    );
    const all = await exchange.importFile(path);
    expect(all.ok ? [] : all.error.split('\n')).toHaveLength(500);
    const some = await exchange.previewByDialog(() => Promise.resolve(path))();
    const reason = some.ok || some.error.kind !== 'failed' ? '' : some.error.reason;
    expect(reason.split('\n')).toHaveLength(21);
    expect(reason).toContain('480');
  });

  const withPassword = (password: string) => ({
    version: 1,
    sites: [{ url: 'intern.example', check: { kind: 'http', auth: { kind: 'basic', user: 'ute', password } } }],
  });

  it('hands a password to the secret store, and none of it to the configuration', async () => {
    expect(await exchange.importFile(file(JSON.stringify(withPassword('geheim123'))))).toMatchObject({ ok: true });
    expect(kept).toEqual([['id-1', 'geheim123']]);
    expect(store.read().sites[0]?.check).toMatchObject({ auth: { kind: 'basic', user: 'ute' } });
    expect(JSON.stringify(store.read())).not.toContain('geheim123');
  });

  it('says that the rest is taken over where the keyring refuses the password', async () => {
    keep = () => Promise.reject(new Error('The keyring is locked.'));
    const path = file(JSON.stringify(withPassword('geheim123')));
    const taken = await exchange.importFile(path);
    const sentence = taken.ok ? '' : taken.error;
    expect(sentence).toMatch(/^Das Passwort konnte nicht gespeichert werden: The keyring is locked\. Alles andere/);
    expect(sentence).not.toContain('geheim123');
    expect(store.read().sites).toHaveLength(1);
    const looked = await exchange.previewByDialog(() => Promise.resolve(path))();
    expect(await exchange.takeOver((looked.ok && looked.value?.token) || '')).toMatchObject({
      ok: false,
      error: { kind: 'failed', what: 'secret' },
    });
  });

  it('is refused unread where the file is too large, even one without end', async () => {
    const tooLarge = file(' '.repeat(importLimitBytes + 1));
    const sentence = expect.stringMatching(/nichts geändert: .*5/) as string;
    expect(await exchange.importFile(tooLarge)).toMatchObject({ ok: false, error: sentence });
    expect(await exchange.importFile('/dev/zero')).toMatchObject({ ok: false, error: sentence });
    const largest = JSON.stringify(good);
    const padded = file(largest + ' '.repeat(importLimitBytes - Buffer.byteLength(largest)));
    expect(await exchange.importFile(padded)).toEqual({ ok: true, value: summary });
  });

  // Seen to fail: a spreadsheet's umlauts became question marks in the names of clients.
  it.each([
    ['Windows-1252', Buffer.from('Adresse;Kunde\nshop.example;Müller & Söhne\n', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFFAdresse;Kunde\nshop.example;Müller & Söhne\n', 'utf16le')],
    ['UTF-8', Buffer.from('Adresse;Kunde\nshop.example;Müller & Söhne\n')],
  ])('keeps umlauts as spreadsheets write them: %s', async (_name, bytes) => {
    expect(await exchange.importFile(file(bytes))).toMatchObject({ ok: true });
    expect(store.read().clients.map(({ name }) => name)).toEqual(['Müller & Söhne']);
  });

  it('says why where the file is not there, is a folder, or the disk refuses', async () => {
    const none = join(folder, 'none.json');
    expect(await exchange.importFile(none)).toMatchObject({
      ok: false,
      error: expect.stringContaining(`Die Datei ${none} gibt es nicht. Prüfen Sie`) as string,
    });
    expect(await exchange.importFile(folder)).toMatchObject({
      ok: false,
      error: expect.stringContaining(`${folder} ist ein Ordner. Nennen Sie`) as string,
    });
    store.refuse('disk is full.');
    expect(await exchange.importFile(file(JSON.stringify(good)))).toMatchObject({
      ok: false,
      error: expect.stringContaining('disk is full.') as string,
    });
  });

  it('from the window asks for the file, and does nothing where the user thought better of it', async () => {
    const titles: string[] = [];
    const ask = (path: string | null) => (title: string) => {
      titles.push(title);
      return Promise.resolve(path);
    };
    expect(await exchange.previewByDialog(ask(null))()).toEqual({ ok: true, value: null });
    const looked = await exchange.previewByDialog(ask(file(JSON.stringify(good))))();
    expect(store.read().sites).toEqual([]);
    expect(await exchange.takeOver((looked.ok && looked.value?.token) || '')).toMatchObject({
      ok: true,
      value: summary,
    });
    expect(await exchange.previewByDialog(ask(file('no')))()).toMatchObject({
      ok: false,
      error: { kind: 'failed', what: 'import' },
    });
    expect(titles).toEqual(Array(3).fill('Seiten und Kunden importieren'));
  });
});

describe('an export', () => {
  it('writes the incidents and counts them', async () => {
    const path = join(folder, 'log.json');
    expect(await exchange.exportIncidents(path, 'json', every)).toEqual({ ok: true, value: 1 });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 2, incidents: [{ id: 'incident-1' }] });
  });

  it('writes a single incident, or those of a client by his name, and says where there is none of it', async () => {
    const path = join(folder, 'log.json');
    await exchange.importFile(file(JSON.stringify(good)));
    const one = await exchange.exportIncidents(path, 'json', { ...every, incident: 'incident-1' });
    expect(one).toEqual({ ok: true, value: 1 });
    expect(await exchange.exportIncidents(path, 'json', { ...every, client: 'bäckerei müller' })).toEqual({
      ok: true,
      value: 0,
    });
    expect(await exchange.exportIncidents(path, 'json', { ...every, incident: 'gone' })).toMatchObject({ ok: false });
    expect(await exchange.exportIncidents(path, 'json', { ...every, client: 'Niemand' })).toMatchObject({
      ok: false,
      error: expect.stringContaining('Es gibt keinen Kunden „Niemand“') as string,
    });
  });

  // Seen to fail: it went on to say that another place should be chosen.
  it('does not send somebody to another place who asked for what there is not', async () => {
    const path = join(folder, 'log.json');
    for (const wanted of [{ client: 'Niemand' }, { incident: 'gone' }]) {
      const reply = await exchange.exportIncidents(path, 'json', { ...every, ...wanted });
      expect(reply.ok ? '' : reply.error).toMatch(/^(Es gibt keinen Kunden|Diese Störung gibt es nicht)/);
      expect(reply.ok ? '' : reply.error).not.toContain('anderen Ort');
    }
  });

  it('says why where it cannot be written, or the log cannot be read', async () => {
    const unwritten = await exchange.exportIncidents(join(folder, 'none', 'log.csv'), 'csv', every);
    expect(unwritten).toMatchObject({
      ok: false,
      error: expect.stringMatching(/nicht geschrieben: .+ Wählen/) as string,
    });
    history.incidentsWithTimeline = () => {
      throw new Error('The log cannot be read.');
    };
    expect(await exchange.exportIncidents(join(folder, 'log.csv'), 'csv', every)).toMatchObject({
      ok: false,
      error: expect.stringContaining('The log cannot be read.') as string,
    });
  });

  it('writes what counts as the chosen class, and no drill, though only drills are shown', async () => {
    history.openIncident(
      sampleIncident({ id: 'drill', siteId: 'site-2', classification: 'drill' }),
      sampleTimeline(),
      null,
    );
    const path = join(folder, 'log.csv');
    const count = async (filter: Partial<IncidentFilter>) =>
      exchange.exportIncidents(path, 'csv', { ...every, filter: { ...everyIncident, drills: 'with', ...filter } });
    expect(await count({})).toEqual({ ok: true, value: 1 });
    expect(await count({ classification: 'outage' })).toEqual({ ok: true, value: 1 });
    expect(await count({ classification: 'not-ours' })).toEqual({ ok: true, value: 0 });
    expect(await count({ drills: 'only' })).toEqual({ ok: true, value: 0 });
  });

  it('from the window proposes a name, and tells where it lies', async () => {
    const path = join(folder, 'mine.md');
    const proposed: string[] = [];
    const ask = (title: string, name: string, extension: string) => {
      proposed.push(title, name, extension);
      return Promise.resolve(path);
    };
    const request = { filter: everyIncident, format: 'md' as const };
    expect(await exchange.exportByDialog(ask)(request)).toEqual({ ok: true, value: { path, count: 1 } });
    expect(proposed).toEqual(['Störungen exportieren', 'stoerungen.md', 'md']);
    expect(await exchange.exportByDialog(() => Promise.resolve(null))(request)).toEqual({ ok: true, value: null });
    expect(await exchange.exportByDialog(() => Promise.resolve(folder))(request)).toMatchObject({
      ok: false,
      error: { kind: 'failed', what: 'export' },
    });
  });
});
