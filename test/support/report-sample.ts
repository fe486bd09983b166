import type { Agreement } from '../../src/core/agreement';
import type { Client } from '../../src/core/client';
import type { IncidentWithTimeline, TimelineEntry } from '../../src/core/incident';
import type { MaintenanceWindow } from '../../src/core/maintenance';
import type { Site } from '../../src/core/site';
import type { Span } from '../../src/core/time-span';
import { clientWith } from './client-sample';
import { sampleIncident } from './history-samples';
import { sampleSite } from './site-sample';

const hour = 3_600_000;
const day = 24 * hour;
export const reportZone = 'Europe/Berlin';
/** November 2026 in Berlin. */
export const november = { fromMs: Date.UTC(2026, 9, 31, 23), toMs: Date.UTC(2026, 10, 30, 23) };
export const decemberMs = Date.UTC(2026, 11, 5, 9);
/** Saturday 21 November, 01:32 in Berlin. */
export const outageMs = Date.UTC(2026, 10, 21, 0, 32);

export const hostile = '<script>alert(1)</script></title><img src=x onerror=alert(2)> =HYPERLINK("http://x") {{ x }}';

export const reportAgreement: Agreement = {
  ...{ percent: 97, per: 'year', hours: null, timeZone: reportZone, isMaintenanceCounted: false },
};

export const reportClient = (over: Partial<Client> = {}): Client => ({
  ...clientWith({ id: 'client-1', name: `Müller & Söhne ${hostile}` }),
  agreement: reportAgreement,
  ...over,
});

export const reportSite = (over: Partial<Site> = {}): Site =>
  sampleSite({
    ...{ id: 'site-1', name: `Bäckerei ${hostile}`, url: 'https://baeckerei-mueller.example/', clientId: 'client-1' },
    createdAt: Date.UTC(2026, 0, 1),
    ...over,
  });

/** Watched since the beginning of the year; asleep in the first two nights of November, and down for 6 h 48 min. */
export const reportSpans: readonly Span[] = [
  { kind: 'up', why: null, fromMs: Date.UTC(2026, 0, 1), toMs: november.fromMs },
  { kind: 'notMeasured', why: 'asleep', fromMs: november.fromMs, toMs: november.fromMs + 7 * hour },
  { kind: 'up', why: null, fromMs: november.fromMs + 7 * hour, toMs: november.fromMs + day },
  { kind: 'notMeasured', why: 'offline', fromMs: november.fromMs + day, toMs: november.fromMs + day + hour / 2 },
  { kind: 'up', why: null, fromMs: november.fromMs + day + hour / 2, toMs: outageMs },
  { kind: 'down', why: null, fromMs: outageMs, toMs: outageMs + 6.8 * hour },
  { kind: 'up', why: null, fromMs: outageMs + 6.8 * hour, toMs: decemberMs },
];

const written = (kind: 'action' | 'note', id: string, at: number, text: string): TimelineEntry => ({
  ...{ kind, id, at, writtenAt: at, text },
});

export const reportTimeline: readonly TimelineEntry[] = [
  { kind: 'detected', at: outageMs, cause: 'status', status: 503, detail: 'Service Unavailable' },
  { kind: 'confirmed', at: outageMs + 30_000, failures: 3 },
  { kind: 'client-told', at: outageMs + hour, clientId: 'client-1', clientName: 'Müller', note: '' },
  written('note', 'n-1', outageMs + 2 * hour, 'Nur für mich: Passwort beim Hoster ändern.'),
  written('action', 'a-1', outageMs + 5 * hour, `Speicherplatz geschaffen ${hostile}`),
  {
    kind: 'client-noticed',
    at: outageMs + 7 * hour,
    clientId: 'client-1',
    clientName: 'Müller',
    noticedAt: outageMs + 6 * hour,
  },
  { kind: 'recovered', at: outageMs + 6.8 * hour, durationMs: 6.8 * hour },
  {
    ...{ kind: 'fact', at: outageMs + 7 * hour, fact: 'cause', certainty: 'confirmed' },
    words: { de: 'Der Speicherplatz war voll.', en: 'The disk was full.' },
  },
  {
    ...{ kind: 'fact', at: outageMs + 7 * hour, fact: 'dataLoss', certainty: 'suspected' },
    words: { de: 'Zwei Bestellungen fehlen.', en: '' },
  },
];

export const reportIncidentOf = (over: Partial<IncidentWithTimeline> = {}): IncidentWithTimeline => ({
  ...sampleIncident({
    ...{ siteName: `Bäckerei ${hostile}`, lastGoodAt: outageMs - 60_000, startedAt: outageMs },
    ...{ confirmedAt: outageMs + 30_000, endedAt: outageMs + 6.8 * hour },
  }),
  timeline: [...reportTimeline],
  ...over,
});

export const reportWindow: MaintenanceWindow = {
  ...{ id: 'w-1', name: `Aktualisierung ${hostile}`, covers: { kind: 'client', clientId: 'client-1' } },
  timeZone: reportZone,
  schedule: { kind: 'weekly', days: [1], start: '06:00', durationMinutes: 60 },
};
