import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientReport, reportFrame, reportSite as siteOf } from '../../src/core/client-report';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { documentFormats } from '../../src/core/document-formats';
import type { IncidentWithTimeline, TimelineEntry } from '../../src/core/incident';
import { ledgerSentences } from '../../src/core/ledger-words';
import { incidentSentence, notMeasuredSentence, shareSentence } from '../../src/core/report-words';
import { describeTimelineEntry } from '../../src/core/timeline-text';
import { configMigrations } from '../../src/main/storage/config-migrations';
import { openHistory } from '../../src/main/storage/history';
import { createWords } from '../../src/main/words';
import { knock, makeDataFolder } from '../support/app-launch';
import type { DataFolder } from '../support/app-launch';
import { createEndings } from '../support/e2e-endings';
import { goodCheck, recordingLog } from '../support/history-samples';
import { bare, expectInsidePages, infoOf, textOf, textOfPage } from '../support/pdf';
import {
  decemberMs,
  hostile,
  november as sampleMonth,
  outageMs as sampleOutageMs,
  reportAgreement,
  reportClient,
  reportIncidentOf,
  reportSite,
  reportSpans as sampleSpans,
  reportTimeline,
} from '../support/report-sample';

const endings = createEndings();
const hour = 3_600_000;
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The sample's month, moved by whole days into what is past by now, whenever the test runs. */
const dayMs = 24 * hour;
const shiftMs = Math.floor((Date.now() - decemberMs) / dayMs - 3) * dayMs;
const november = { fromMs: sampleMonth.fromMs + shiftMs, toMs: sampleMonth.toMs + shiftMs };
const outageMs = sampleOutageMs + shiftMs;
const reportSpans = sampleSpans.map((span) => ({ ...span, fromMs: span.fromMs + shiftMs, toMs: span.toMs + shiftMs }));

/** As long as a name may be, with nothing in it where it could be broken. */
const longName = `Donaudampfschifffahrtsgesellschaft${'w'.repeat(160)}ende`;
const client = reportClient({ name: 'Müller & Söhne' });
const site = reportSite({ name: longName, createdAt: (sampleSpans[0]?.fromMs ?? 0) + shiftMs });
const endMs = reportSpans.at(-1)?.toMs ?? 0;

/** An incident with three hundred lines, each of which can be told from the others. */
const longTimeline: TimelineEntry[] = [
  ...reportTimeline.map((entry) => moved(entry)),
  ...Array.from({ length: 300 }, (_, index): TimelineEntry => ({
    ...{ kind: 'action', id: `l-${index}`, at: outageMs + index * 1000, writtenAt: outageMs },
    text: `Zeile Nummer ${index}: ${index % 50 === 0 ? hostile : 'geprüft und notiert'}`,
  })),
];
const incident: IncidentWithTimeline = reportIncidentOf({
  ...{ siteName: longName, timeline: longTimeline },
  ...{
    lastGoodAt: outageMs - 60_000,
    startedAt: outageMs,
    confirmedAt: outageMs + 30_000,
    endedAt: outageMs + 6.8 * hour,
  },
});

function moved(entry: TimelineEntry): TimelineEntry {
  const at = entry.at + shiftMs;
  return entry.kind === 'client-noticed' ? { ...entry, at, noticedAt: entry.noticedAt + shiftMs } : { ...entry, at };
}

let data: DataFolder;
beforeAll(() => {
  data = endings.add(makeDataFolder(), ({ remove }) => remove());
  mkdirSync(data.dataDir, { recursive: true, mode: 0o700 });
  const config: Config = {
    ...emptyConfig,
    settings: {
      ...emptyConfig.settings,
      language: 'de',
      letterhead: { name: 'Weiß Webdesign', address: 'Nachtweg 1\n12345 Musterstadt', logo: logo() },
    },
    ...{ clients: [client], sites: [{ ...site, pause: { untilMs: null } }] },
  };
  writeFileSync(join(data.dataDir, 'config.json'), JSON.stringify({ version: configMigrations.length + 1, ...config }));
  seedHistory();
});
afterAll(() => endings.run());

function logo(): string {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="#1f4e8c"/></svg>';
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

function seedHistory(): void {
  const clock = { now: () => endMs, after: () => () => undefined };
  const file = join(data.dataDir, 'history.db');
  const { history } = openHistory({ file, clock, log: recordingLog(), onTrouble: () => undefined });
  const { timeline, ...rest } = incident;
  history.openIncident({ ...rest, endedAt: null }, timeline.slice(0, 2), null);
  history.closeIncident(incident.id, incident.endedAt ?? 0, timeline.slice(2), null);
  history.recordTime(site.id, { fromMs: reportSpans[0]?.fromMs ?? 0, spans: reportSpans });
  for (let day = 0; day < 30; day += 1) {
    for (let minute = 0; minute < 60; minute += 1) {
      const at = november.fromMs + day * 24 * hour + 13 * hour + minute * 60_000;
      history.recordCheck(site.id, goodCheck(at, 100 + minute * 3));
    }
  }
  history.flush();
  history.close();
}

function report() {
  const words = createWords();
  words.setLanguage('de');
  const frame = reportFrame(november, endMs, timeZone);
  const question = { nowMs: endMs, createdAtMs: site.createdAt, maintenance: [] };
  const input = { site, agreement: reportAgreement, spans: reportSpans, question, responses: [], windows: [] };
  const model = clientReport(client, [siteOf({ ...input, incidents: [incident] }, frame)], [], frame);
  return { model, speech: { t: words.t, formats: documentFormats('de', timeZone), language: 'de' as const }, words };
}

describe('the report on a client as PDF', () => {
  it('is printed by the real app: tagged, numbered, A4, with every figure of the model and nothing cut', async () => {
    const file = join(data.folder, 'bericht.pdf');
    const period = ['--from', new Date(november.fromMs).toISOString(), '--to', new Date(november.toMs).toISOString()];
    const { code, stdout } = await knock(data, ['--report', 'müller & söhne', ...period, file, '--quit']);
    expect(stdout).toBe(`Bericht über Müller & Söhne in ${file} geschrieben.\n`);
    expect(code).toBe(0);

    const info = await infoOf(file);
    expect(info['Tagged']).toBe('yes');
    expect(info['Page size']).toMatch(/A4/);
    expect(info['JavaScript']).toBe('no');
    expect(info['Title']).toContain('Müller & Söhne');
    const pages = Number(info['Pages']);
    expect(pages).toBeGreaterThan(3);
    for (const page of [1, 2, pages]) {
      expect(await textOfPage(file, page)).toContain(bare(`Seite ${page} von ${pages}`));
    }

    const text = await textOf(file);
    const { model, speech } = report();
    const [told] = model.sites;
    if (told === undefined) throw new Error('The report has no site.');
    for (const sentence of [
      ...['Weiß Webdesign', 'Nachtweg 1', '12345 Musterstadt', longName],
      shareSentence(told, speech),
      notMeasuredSentence(told.availability, speech),
      ...told.incidents.map((each) => incidentSentence(each, speech)),
      ...told.ledgers.flatMap((ledger) => ledgerSentences(ledger, speech)),
      'Ursache: Der Speicherplatz war voll.',
      'Die Hälfte von 1.800 Antworten kam in',
    ]) {
      expect(text).toContain(bare(sentence));
    }
    // What was done is three hundred lines long; each one is there.
    for (let index = 0; index < 300; index += 1) expect(text).toContain(bare(`Zeile Nummer ${index}:`));
    expect(text).toContain(bare(hostile));
    expect(text).not.toContain(bare('Passwort beim Hoster'));
    await expectInsidePages(file);
    const results = process.env['NACHTWACHE_RESULTS_DIR'];
    if (results !== undefined) copyFileSync(file, join(results, 'bericht.pdf'));
  });
});

describe('the incident log as PDF', () => {
  it('has every line of a long timeline, and is tagged', async () => {
    const file = join(data.folder, 'log.pdf');
    const { code, stdout } = await knock(data, ['--export-incidents', file, '--client', 'client-1', '--quit']);
    expect(stdout).toBe(`Exportiert nach ${file}. Störungen: 1.\n`);
    expect(code).toBe(0);
    expect(await infoOf(file)).toMatchObject({ Tagged: 'yes' });
    const text = await textOf(file);
    const { words } = report();
    for (const entry of longTimeline) expect(text).toContain(bare(describeTimelineEntry(entry, words)));
    expect(text).toContain(bare(longName));
    await expectInsidePages(file);
  });
});
