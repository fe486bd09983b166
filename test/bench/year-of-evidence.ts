import { clientDefaults } from '../../src/core/client';
import type { Client } from '../../src/core/client';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import type { Incident, TimelineEntry } from '../../src/core/incident';
import { phasesToCode } from '../../src/core/response-histogram';
import { siteDefaults } from '../../src/core/site';
import type { Site } from '../../src/core/site';
import { notMeasured } from '../../src/core/time-span';
import type { TimeSort } from '../../src/core/time-span';
import { outcomeCodes } from '../../src/main/storage/check-codes';
import { askAll, closeDatabase, inTransaction, openDatabase } from '../../src/main/storage/database';
import type { Database } from '../../src/main/storage/database';
import { createResponseDays, dayNumberOf } from '../../src/main/storage/response-days';
import { toSortCode } from '../../src/main/storage/span-codes';
import { seeded } from '../support/seeded';

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 24 * 3_600_000];

export interface Evidence {
  config: Config;
  /** The calendar year that is in the log. */
  period: { fromMs: number; toMs: number };
  /** Words that stand in one incident, in a few, in a tenth and in nearly all of them. */
  words: { rare: string; some: string; often: string; everywhere: string };
}

export interface EvidenceSize {
  sites: number;
  incidents: number;
}

const clientCount = 60;
/** So many of the sites belong to the first client: more than a freelancer's largest has. */
const largestShare = 20;
const timeZone = 'Europe/Berlin';

/**
 * Writes a year of sites into a new log: incidents with their timelines, messages and notes, the time of each site with the
 * nights in which the laptop slept, and how long answers took on each day. Single checks and their rollups are left out:
 * reports, search and exports read none of them.
 */
export function writeYear(file: string, { sites: siteCount, incidents: incidentCount }: EvidenceSize): Evidence {
  const random = seeded(20_260_101);
  const period = { fromMs: Date.UTC(2025, 0, 1), toMs: Date.UTC(2026, 0, 1) };
  const config = configOf(siteCount, period.fromMs);
  const database = openDatabase(file);
  // Nothing of it is worth a wait for the disk.
  database.exec('PRAGMA synchronous = OFF');
  const starts = config.sites.map(() => [] as { fromMs: number; toMs: number }[]);
  for (let index = 0; index < incidentCount; index += 1) {
    const site = index % siteCount;
    const round = Math.floor(index / siteCount);
    const stepMs = (period.toMs - period.fromMs) / Math.ceil(incidentCount / siteCount);
    // In the first third of its step, and over before the next one.
    const fromMs = Math.round(period.fromMs + stepMs * round + (stepMs / 3) * random());
    starts[site]?.push({
      fromMs,
      toMs: Math.round(fromMs + 3 * minuteMs + Math.min(stepMs / 2, 4 * hourMs) * random() ** 4),
    });
  }
  inTransaction(database, () => {
    config.sites.forEach(({ id }) => database.prepare('INSERT INTO sites (id) VALUES (?)').run(id));
    // Line by line the index would be written a million times; filled at once it is the same.
    const triggers = askAll(
      database,
      'sql',
      "sqlite_schema WHERE type = 'trigger' AND name LIKE 'search_%'",
    ) as string[];
    for (const name of askAll(database, 'name', "sqlite_schema WHERE type = 'trigger' AND name LIKE 'search_%'")) {
      database.exec(`DROP TRIGGER ${String(name)}`);
    }
    writeIncidents(database, config, starts, random);
    database.exec('INSERT INTO incident_search (rowid, words) SELECT incident, words FROM incident_words');
    for (const trigger of triggers) database.exec(trigger);
    starts.forEach((outages, site) => writeSpans(database, site + 1, outages, period));
    writeResponseDays(database, siteCount, period, random);
  });
  database.exec('ANALYZE');
  closeDatabase(database);
  return { config, period, words: { rare: needle, some: 'Salzwedel', often: 'Festplatte', everywhere: 'example' } };
}

function configOf(siteCount: number, createdAt: number): Config {
  const clients = Array.from({ length: clientCount }, (_, index): Client => ({
    ...clientDefaults,
    ...{ id: `client-${index}`, name: `Betrieb ${names[index % names.length] ?? ''} ${index}` },
    agreement: { percent: 99, per: 'year', hours: null, timeZone, isMaintenanceCounted: false },
  }));
  const sites = Array.from({ length: siteCount }, (_, index): Site => {
    const client = index < largestShare ? 0 : 1 + (index % (clientCount - 1));
    const name = `${trades[index % trades.length] ?? ''} ${names[(index * 7) % names.length] ?? ''} ${index}`;
    return {
      ...siteDefaults,
      ...{ id: `site-${index}`, name, url: `https://seite-${index}.example/`, clientId: `client-${client}` },
      ...{ pause: null, createdAt, revision: 1 },
    };
  });
  return { ...emptyConfig, clients, sites };
}

type Outages = readonly { fromMs: number; toMs: number }[];

function writeIncidents(
  database: Database,
  { sites, clients }: Config,
  outages: readonly Outages[],
  random: () => number,
) {
  const insert = database.prepare(
    `INSERT INTO incidents (id, site_id, site_name, url, client_id, client_name, cause, status, detail, last_good_at,
       started_at, confirmed_at, ended_at, classification, host_incident) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
  );
  const line = database.prepare('INSERT INTO timeline (incident, at, facts) VALUES (?, ?, ?)');
  let key = 0;
  const most = Math.max(...outages.map(({ length }) => length));
  // As they would come in: the rounds of the year one after the other, in each all sites.
  for (let round = 0; round < most; round += 1) {
    sites.forEach((site, index) => {
      const outage = outages[index]?.[round];
      if (outage === undefined) return;
      key += 1;
      const client = clients.find(({ id }) => id === site.clientId) ?? null;
      const [cause, status, detail] = causes[key % causes.length] ?? causes[0];
      const { fromMs, toMs } = outage;
      insert.run(
        ...[
          `incident-${key}`,
          site.id,
          site.name,
          site.url,
          site.clientId,
          client?.name ?? null,
          cause,
          status,
          detail,
        ],
        ...[fromMs - minuteMs, fromMs, fromMs + 40_000, toMs, 'outage'],
      );
      const told = { clientId: client?.id ?? '', clientName: client?.name ?? '' };
      for (const entry of timelineOf(key, { cause, status, detail }, outage, told, random)) {
        line.run(key, entry.at, JSON.stringify(entry));
      }
    });
  }
}

function timelineOf(
  key: number,
  seen: Pick<Incident & { cause: 'status' }, 'cause' | 'status' | 'detail'>,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  told: { clientId: string; clientName: string },
  random: () => number,
): TimelineEntry[] {
  const sentence = (words: number): string =>
    Array.from({ length: words }, () => vocabulary[Math.floor(vocabulary.length * random() ** 2)] ?? '').join(' ');
  const note = (text: string): TimelineEntry => ({
    ...{ kind: 'note', id: `note-${key}`, at: fromMs + 90_000, writtenAt: fromMs + 90_000, text },
  });
  const message: TimelineEntry = {
    ...{ kind: 'message-sent', at: fromMs + 70_000, phase: 'first-notice', transport: 'smtp', ...told },
    ...{ recipient: 'info@kunde.example', subject: `Störung: ${sentence(3)}`, body: sentence(60), answer: '250 OK' },
  };
  return [
    { kind: 'detected', at: fromMs, ...seen },
    { kind: 'confirmed', at: fromMs + 40_000, failures: 3 },
    { kind: 'notified', at: fromMs + 41_000, alert: 'down', via: 'desktop' },
    ...(key % 3 === 0 ? [message] : []),
    ...(key % 5 === 0 ? [note(sentence(12))] : []),
    ...(key === 4711 ? [note(`Der ${needle} war es.`)] : []),
    ...(key % 500 === 7 ? [note('Strom weg in Salzwedel.')] : []),
    ...(key % 10 === 3 ? [note('Die Festplatte war voll, es ist aufgeräumt.')] : []),
    { kind: 'recovered', at: toMs, durationMs: toMs - fromMs },
    { kind: 'notified', at: toMs + 1000, alert: 'recovered', via: 'desktop' },
  ];
}

/** Down in its outages, asleep every night from 23 to 7 o'clock UTC where it was not down, else up. */
function writeSpans(
  database: Database,
  site: number,
  outages: Outages,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): void {
  const add = database.prepare('INSERT INTO spans (site, began, ended, sort) VALUES (?, ?, ?, ?)');
  const edges = [...outages.flatMap((outage) => [outage.fromMs, outage.toMs])];
  for (let day = fromMs; day < toMs; day += dayMs) edges.push(day, day + 7 * hourMs, day + 23 * hourMs);
  const instants = [...new Set(edges), toMs].toSorted((one, other) => one - other);
  const sortAt = (atMs: number): TimeSort => {
    if (outages.some((outage) => outage.fromMs <= atMs && atMs < outage.toMs)) return { kind: 'down', why: null };
    const hour = new Date(atMs).getUTCHours();
    return hour < 7 || hour >= 23 ? notMeasured('asleep') : { kind: 'up', why: null };
  };
  const rows: { began: number; ended: number; sort: number }[] = [];
  instants.slice(0, -1).forEach((began, index) => {
    const [ended = toMs, sort] = [instants[index + 1], toSortCode(sortAt(began))];
    const last = rows.at(-1);
    if (last?.sort === sort) last.ended = ended;
    else rows.push({ began, ended, sort });
  });
  const newest = database.prepare('INSERT INTO newest_spans (site, began, ended, sort) VALUES (?, ?, ?, ?)');
  rows.forEach(({ began, ended, sort }, index) =>
    (index === rows.length - 1 ? newest : add).run(site, began, ended, sort),
  );
}

/** Twenty days that were measured, over and over: 900 answers each, with all phases. */
function writeResponseDays(
  database: Database,
  siteCount: number,
  { fromMs, toMs }: Evidence['period'],
  random: () => number,
): void {
  const days = createResponseDays(database);
  const patterns = 20;
  const length = (usual: number): number =>
    Math.max(1, Math.round(usual * Math.exp((random() + random() + random() - 1.5) * 0.6)));
  for (let pattern = 0; pattern < patterns; pattern += 1) {
    const checks = Array.from({ length: 900 }, (_, index) => {
      const phases = {
        dns: length(8),
        connect: length(20),
        tls: length(35),
        firstByte: length(120),
        transfer: length(25),
      };
      const ms = Object.values(phases).reduce((sum, each) => sum + each, 0);
      const at = fromMs + index * minuteMs;
      return { at, outcome: outcomeCodes.up, ms, status: 200, cause: null, extra: null, phases: phasesToCode(phases) };
    });
    days.add(0, pattern, checks);
  }
  database.exec(`
    WITH RECURSIVE
      site (key) AS (SELECT 1 UNION ALL SELECT key + 1 FROM site WHERE key < ${siteCount}),
      date (day) AS (SELECT ${dayNumberOf(fromMs)} UNION ALL SELECT day + 1 FROM date WHERE day + 1 < ${dayNumberOf(toMs)})
    INSERT INTO response_days (site, day, times)
      SELECT site.key, date.day, pattern.times FROM site, date
      JOIN response_days AS pattern ON pattern.site = 0 AND pattern.day = (site.key + date.day) % ${patterns};
    DELETE FROM response_days WHERE site = 0`);
}

const needle = 'Wasserrohrbruch';
const trades = [
  'Bäckerei',
  'Tischlerei',
  'Hotel',
  'Praxis',
  'Yogahaus',
  'Verein',
  'Kanzlei',
  'Fahrradladen',
  'Gärtnerei',
];
const names = [
  'Nordlicht',
  'Müller',
  'Sonnenschein',
  'Lindenhof',
  'Weiß',
  'Adler',
  'Seeblick',
  'Kranich',
  'Fuchs',
  'Ahorn',
  'Berger',
];
const causes = [
  ['status', 503, 'Service Unavailable'],
  ['status', 500, 'Internal Server Error'],
  ['status', 502, 'Bad Gateway'],
  ['status', 504, 'Gateway Timeout'],
] as const;
/** Made-up words of two to four syllables; the first ones are used most. */
const vocabulary = vocabularyOf(4000);

function vocabularyOf(count: number): string[] {
  const random = seeded(7);
  const syllables = [
    'ba',
    'ner',
    'tus',
    'schel',
    'mo',
    'kri',
    'len',
    'dor',
    'vi',
    'sant',
    'po',
    'rek',
    'u',
    'fal',
    'gin',
    'he',
  ];
  const syllable = (): string => syllables[Math.floor(random() * syllables.length)] ?? '';
  return Array.from({ length: count }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''));
}
