import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientDefaults } from '../../../src/core/client';
import { emptyConfig } from '../../../src/core/config';
import type { Config } from '../../../src/core/config';
import { emptyCard } from '../../../src/core/emergency-card';
import type { EmergencyCard } from '../../../src/core/emergency-card';
import type { Incident, IncidentWithTimeline, TimelineEntry } from '../../../src/core/incident';
import { createCardCommands } from '../../../src/main/plan/card-commands';
import { createEmergencyFile } from '../../../src/main/plan/emergency-file';
import { writeWholeFile } from '../../../src/main/reports/whole-file';
import { createWords } from '../../../src/main/words';
import { nightMs, sampleIncident } from '../../support/history-samples';
import { sampleSite } from '../../support/site-sample';

const card: EmergencyCard = {
  ...emptyCard,
  responsible: 'Jana Weiß',
  standIn: { name: 'Timo <b>Brandt</b>', phone: '+491719876543' },
  steps: ['Statusseite ansehen', 'Hoster anrufen'],
  host: { name: 'Hetzner', phone: '+4998315050', customerNumber: 'K1', statusPage: 'https://status.example/' },
  backupPlace: 'Box <script>alert(1)</script>',
};
const config: Config = {
  ...emptyConfig,
  clients: [{ ...clientDefaults, id: 'client-1', name: 'Müller & Söhne', card }],
  sites: [
    sampleSite({ id: 'site-1', name: 'Bäckerei', clientId: 'client-1' }),
    sampleSite({
      ...{ id: 'site-2', name: 'Shop', clientId: 'client-1', url: 'https://shop.example/' },
      card: { ...emptyCard, steps: ['Shop zuerst abschalten'] },
    }),
  ],
};

describe('the commands of cards', () => {
  function room(over: Partial<Config> = {}) {
    const opened: string[] = [];
    const written: { id: string; entry: TimelineEntry }[] = [];
    let current: Config = { ...config, ...over };
    const one: IncidentWithTimeline = { ...sampleIncident({ id: 'i-1' }), timeline: [] };
    const others: Incident[] = [
      one,
      sampleIncident({ id: 'i-2', siteId: 'site-2' }),
      sampleIncident({ id: 'i-3', siteId: 'gone', clientId: null }),
    ];
    const commands = createCardCommands({
      clock: { now: () => nightMs },
      config: () => current,
      setConfig: (next) => (current = next),
      incident: (id) => (id === 'i-1' ? one : undefined),
      companions: () => others,
      addToTimelines: (ids, entry) => ids.forEach((id) => written.push({ id, entry })),
      open: (address) => {
        opened.push(address);
        return Promise.resolve();
      },
    });
    return { commands, opened, written, one, config: () => current };
  }

  it('call and open what is saved, whatever the window shows', async () => {
    const { commands, opened } = room();
    await commands['cards.call']({ incidentId: 'i-1', whom: 'host' });
    await commands['cards.call']({ incidentId: 'i-1', whom: 'stand-in' });
    await commands['cards.openStatusPage']({ incidentId: 'i-1' });
    expect(opened).toEqual(['tel:+4998315050', 'tel:+491719876543', 'https://status.example/']);
    expect(await commands['cards.call']({ incidentId: 'gone', whom: 'host' })).toMatchObject({ ok: false });
  });

  it('call nobody in a drill', async () => {
    const { commands, opened, one } = room();
    one.classification = 'drill';
    for (const whom of ['host', 'stand-in'] as const) {
      expect(await commands['cards.call']({ incidentId: 'i-1', whom })).toMatchObject({
        error: { issues: [{ message: 'drill-calls-nobody' }] },
      });
    }
    expect(opened).toEqual([]);
  });

  it('open nothing where the card is silent', async () => {
    const { commands, opened } = room({ clients: [] });
    expect(await commands['cards.call']({ incidentId: 'i-1', whom: 'host' })).toMatchObject({
      ok: false,
      error: { issues: [{ message: 'card-without-phone' }] },
    });
    expect(await commands['cards.openStatusPage']({ incidentId: 'i-1' })).toMatchObject({ ok: false });
    expect(opened).toEqual([]);
  });

  it('note a step in the words of the card, in the outages that the same card is for', async () => {
    const { commands, written } = room();
    await commands['cards.stepDone']({ incidentId: 'i-1', step: 'Hoster anrufen' });
    const entry = { kind: 'step-done', at: nightMs, card: 'Müller & Söhne', step: 'Hoster anrufen' };
    // The shop has steps of its own, and the third is nobody's.
    expect(written).toEqual([{ id: 'i-1', entry }]);
    expect(await commands['cards.stepDone']({ incidentId: 'i-1', step: 'Erfunden' })).toMatchObject({ ok: false });
    expect(written).toHaveLength(1);
  });

  it('keep a card for a client or a site, and touch nothing else', async () => {
    const { commands, config: now } = room();
    const next = { ...emptyCard, responsible: 'Timo' };
    await commands['cards.set']({ for: 'site', id: 'site-1', card: next });
    expect(now().sites[0]).toEqual({ ...config.sites[0], card: next });
    expect(now().clients).toBe(config.clients);
    expect(await commands['cards.set']({ for: 'client', id: 'gone', card: next })).toMatchObject({ ok: false });
  });
});

describe('the file with all cards', () => {
  let dir = '';
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'nachtwache-cards-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const words = createWords();

  function openFile(current: () => Config) {
    const troubles: (string | null)[] = [];
    words.setLanguage('de');
    const file = createEmergencyFile({
      ...{ words, dataDir: dir, config: current, clock: { now: () => nightMs } },
      writeText: (path, text) => writeWholeFile(path, text, words),
      onTrouble: (reason) => troubles.push(reason),
    });
    return { file, troubles, text: () => readFileSync(file.path, 'utf8') };
  }

  // Seen to fail: 10 stood before 2.
  it('has its cards in the order in which one looks for a name', async () => {
    const [client] = config.clients;
    if (client === undefined) throw new Error('There is a client.');
    const clients = ['Zahnarzt', 'Shop 10', 'Ärzte', 'shop 2'].map((name) => ({ ...client, id: name, name }));
    const withoutSites = { ...config, clients, sites: [] };
    const { file, text } = openFile(() => withoutSites);
    await file.refresh();
    const told = [...text().matchAll(/<li><a href="#[^"]*">([^<]+)</g)].map(([, name]) => name);
    expect(told).toEqual(['Ärzte', 'shop 2', 'Shop 10', 'Zahnarzt']);
  });

  it('lies there without the app, with numbers to press and every text escaped', async () => {
    const { file, text } = openFile(() => config);
    await file.refresh();
    const html = text();
    expect(html).toContain('href="tel:+4998315050"');
    expect(html).toContain('+49 9831 5050');
    expect(html).toContain('href="https://status.example/"');
    expect(html).toContain('Timo &lt;b&gt;Brandt&lt;/b&gt;');
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('Passwörter stehen hier nicht.');
    // The site’s own steps, and the client’s host beneath them.
    expect(html).toMatch(/Nur für Shop.*Shop zuerst abschalten/s);
    // The number is the first thing of a card.
    expect(html.indexOf('Hetzner anrufen')).toBeLessThan(html.indexOf('Statusseite ansehen'));
  });

  it('follows every change, and says when it cannot', async () => {
    let current = config;
    const { file, text, troubles } = openFile(() => current);
    await file.refresh();
    const [client] = config.clients;
    if (client === undefined) throw new Error('No client.');
    current = { ...config, clients: [{ ...client, card: { ...card, responsible: 'Timo' } }] };
    await file.refresh();
    expect(text()).toContain('Timo');
    expect(troubles).toEqual([null, null]);
    rmSync(join(dir, 'emergency'), { recursive: true });
    // What lies in the way is a file of somebody's.
    writeFileSync(join(dir, 'emergency'), '');
    current = { ...config, clients: [...config.clients] };
    await file.refresh();
    expect(troubles.at(-1)).toMatch(/./);
  });

  it('says at the end what the cards say, where they change while it is written', async () => {
    let current = config;
    const { file, text, troubles } = openFile(() => current);
    const first = file.refresh();
    const [client] = config.clients;
    if (client === undefined) throw new Error('There is a client.');
    current = { ...config, clients: [{ ...client, card: { ...card, responsible: 'Timo' } }] };
    await Promise.all([first, file.refresh()]);
    expect(text()).toContain('Timo');
    expect(troubles).toEqual([null, null]);
    // Nothing has changed since.
    await file.refresh();
    expect(troubles).toHaveLength(2);
  });
});
