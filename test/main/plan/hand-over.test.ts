import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'parse5';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientDefaults } from '../../../src/core/client';
import { emptyConfig } from '../../../src/core/config';
import type { Config } from '../../../src/core/config';
import { contactDefaults } from '../../../src/core/contact';
import { emptyCard } from '../../../src/core/emergency-card';
import type { IncidentWithTimeline } from '../../../src/core/incident';
import { defaultSettings } from '../../../src/core/settings';
import { createHandOverFile } from '../../../src/main/plan/hand-over';
import { writeWholeFile } from '../../../src/main/reports/whole-file';
import { createWords } from '../../../src/main/words';
import { createMemoryHistory } from '../../support/history-memory';
import { nightMs, sampleIncident, sampleTimeline } from '../../support/history-samples';
import { sampleAccount } from '../../support/mail-account';
import { sampleSite } from '../../support/site-sample';

const evil = '</script><script>alert(1)</script>';
const config: Config = {
  ...emptyConfig,
  settings: {
    ...defaultSettings,
    mailAccount: { ...sampleAccount, host: 'mail.canary.example' },
    sender: { name: 'Jana Weiß', phone: '+49 30 1', signature: '' },
  },
  clients: [
    {
      ...clientDefaults,
      ...{ id: 'c', name: `Müller ${evil}`, notes: evil },
      contacts: [
        { ...contactDefaults, id: '1', lastName: 'Müller', phone: '+4930123456', email: 'info@mueller.example' },
      ],
      card: {
        ...emptyCard,
        steps: ['Hoster anrufen'],
        host: { ...emptyCard.host, name: 'Hetzner', phone: '+4998315050' },
      },
    },
  ],
  sites: [sampleSite({ id: 's', name: 'Backstube', clientId: 'c', url: 'https://backstube.example/' })],
};
const open: IncidentWithTimeline = { ...sampleIncident({ siteName: `Backstube ${evil}` }), timeline: sampleTimeline() };

let dir = '';
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'nachtwache-hand-over-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function handOver(current: Config = config, incidents: readonly IncidentWithTimeline[] = [open]) {
  const words = createWords();
  words.setLanguage(current.settings.language === 'en' ? 'en' : 'de');
  const history = createMemoryHistory();
  for (const { timeline, ...incident } of incidents) history.openIncident(incident, timeline, null);
  return createHandOverFile({
    ...{ words, clock: { now: () => nightMs }, config: () => current, history },
    writeFile: (path, content) => writeWholeFile(path, content, words),
    askSavePath: () => Promise.resolve(join(dir, 'asked.html')),
  });
}

/** The text of the one element of data that the page has. */
function dataIn(html: string): string {
  const texts: string[] = [];
  const walk = (node: unknown): void => {
    const { nodeName, childNodes = [] } = node as { nodeName: string; childNodes?: { value?: string }[] };
    if (nodeName === 'script') texts.push(childNodes.map(({ value = '' }) => value).join(''));
    childNodes.forEach(walk);
  };
  walk(parse(html));
  expect(texts).toHaveLength(1);
  return texts[0] ?? '';
}

it('is one page for a person, with the same once more for a program, whatever the texts in it say', async () => {
  const path = join(dir, 'uebergabe.html');
  expect(await handOver().forScript(path)).toEqual({ ok: true, value: null });
  const html = readFileSync(path, 'utf8');
  expect(html).toContain('href="tel:+4998315050"');
  expect(html).toContain('Hoster anrufen');
  expect(html).toContain('Gemacht am');
  expect(html).toContain('Erste fehlgeschlagene Prüfung');
  const data = JSON.parse(dataIn(html)) as Record<string, unknown>;
  expect(data).toMatchObject({
    ...{ format: 'nachtwache-hand-over', version: 1, madeAt: new Date(nightMs).toISOString() },
    openIncidents: [{ siteName: `Backstube ${evil}` }],
    clients: [{ name: `Müller ${evil}`, sites: [{ name: 'Backstube', card: null }] }],
  });
});

// Seen to fail: a note that was corrected stood there as if it still held, for somebody who has to act on it.
it('says of what was corrected that it was', async () => {
  const note = { kind: 'note' as const, at: nightMs, writtenAt: nightMs, id: 'n-1', text: 'Server 1 neu starten' };
  const better = { ...note, kind: 'corrected' as const, as: 'note' as const, id: 'n-2', of: 'n-1' };
  const timeline = [...sampleTimeline(), note, { ...better, text: 'Server 2 neu starten' }];
  const path = join(dir, 'corrected.html');
  await handOver(config, [{ ...sampleIncident(), timeline }]).forScript(path);
  expect(readFileSync(path, 'utf8')).toContain('Server 1 neu starten (später berichtigt)');
});

// Seen to fail: the sites of a client without a card said “as above”, and nothing was there.
it('says of a client without a card that there is none', async () => {
  const path = join(dir, 'bare.html');
  const clients = config.clients.map((client) => ({ ...client, card: emptyCard }));
  await handOver({ ...config, clients }).forScript(path);
  expect(readFileSync(path, 'utf8')).toMatch(/Ohne Notfallkarte\..*wie oben/s);
  await handOver().forScript(path);
  expect(readFileSync(path, 'utf8')).not.toContain('Ohne Notfallkarte.');
});

it('has the sites that are nobody’s too, with a card and without one, and their open incidents', async () => {
  const alone = { clientId: null, clientName: null };
  const sites = [
    sampleSite({
      ...{ id: 'own', name: 'Eigener Shop', clientId: null, url: 'https://own.example/' },
      card: { ...emptyCard, steps: ['Kasse schließen'] },
    }),
    sampleSite({ id: 'plain', name: 'Vereinsseite', clientId: 'deleted', url: 'https://verein.example/' }),
  ];
  const down = { ...sampleIncident({ id: 'i-own', siteId: 'own', siteName: 'Eigener Shop', ...alone }), timeline: [] };
  const path = join(dir, 'alone.html');
  await handOver({ ...config, sites: [...config.sites, ...sites] }, [down]).forScript(path);
  const html = readFileSync(path, 'utf8');
  expect(html).toMatch(/Offene Störungen.*Eigener Shop.*Nicht erreichbar seit/s);
  expect(html).toMatch(
    /<h2>Seiten ohne Kunden<\/h2>.*Eigener Shop.*own\.example.*Kasse schließen.*Vereinsseite.*Ohne Notfallkarte\./s,
  );
  expect(JSON.parse(dataIn(html))).toMatchObject({
    openIncidents: [{ siteName: 'Eigener Shop', clientName: null }],
    clients: [{ sites: [{ name: 'Backstube' }] }],
    sitesWithoutClient: [
      { name: 'Eigener Shop', url: 'https://own.example/', card: { steps: ['Kasse schließen'] } },
      { name: 'Vereinsseite', card: null },
    ],
  });
  const english = { ...config, sites, settings: { ...config.settings, language: 'en' as const } };
  await handOver(english).forScript(path);
  expect(readFileSync(path, 'utf8')).toMatch(/Sites without a client.*No emergency card\./s);
  await handOver().forScript(path);
  expect(readFileSync(path, 'utf8')).not.toContain('Seiten ohne Kunden');
});

it('holds nothing of accounts and settings, and says in a sentence when it cannot be written', async () => {
  expect(await handOver().byDialog()).toEqual({ ok: true, value: { path: join(dir, 'asked.html') } });
  expect(readFileSync(join(dir, 'asked.html'), 'utf8')).not.toContain('canary');
  const failed = await handOver().forScript(join(dir, 'nowhere', 'x.html'));
  expect(failed.ok ? '' : failed.error).toMatch(/^Die Datei wurde nicht geschrieben: Den Ordner .*/);
});
