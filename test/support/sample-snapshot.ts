import type { FailureCause } from '../../src/core/check';
import type { Client } from '../../src/core/client';
import { clientDefaults } from '../../src/core/client';
import type { IncidentWithTimeline } from '../../src/core/incident';
import { defaultSettings } from '../../src/core/settings';
import { siteDefaults } from '../../src/core/site';
import { quietView } from './site-sample';
import type { LastCheck, ShownState, SiteView, Snapshot } from '../../src/core/snapshot';
import { viewTemplates } from '../../src/core/template-choice';

const minute = 60_000;
const hour = 60 * minute;

/** A night at 02:20, local time: the moment that the samples are told from. */
export const sampleNow = new Date(2026, 10, 21, 2, 20, 12).getTime();

export const sampleClients: Client[] = [
  {
    ...clientDefaults,
    id: 'c-mueller',
    name: 'Bäckerei Müller',
    contact: 'Frau Müller',
    email: 'info@baeckerei-mueller.example',
    phone: '+49 30 1234567',
  },
  {
    ...clientDefaults,
    id: 'c-yoga',
    name: 'Yogahaus Lindenhof',
    contact: 'Katrin Vogt',
    formality: 'du',
    email: 'katrin@yogahaus.example',
    phone: '',
  },
  {
    ...clientDefaults,
    id: 'c-miller',
    name: 'Miller & Sons',
    contact: 'Sarah Miller',
    language: 'en',
    email: 'sarah@miller.example',
    phone: '+44 20 7946 0123',
  },
  { ...clientDefaults, id: 'c-praxis', name: 'Praxis Dr. Hahn', contact: 'Herr Dr. Hahn' },
];

const goodCheck = (ms: number, agoMs: number): LastCheck => ({
  at: sampleNow - agoMs,
  kind: 'up',
  ms,
  status: 200,
  cause: null,
  why: null,
  isTruncated: false,
  aboutDate: null,
});

const failedCheck = (agoMs: number, ms: number, status: number | null, cause: FailureCause): LastCheck => ({
  ...goodCheck(ms, agoMs),
  ...{ kind: 'down', status, cause },
});

interface SampleSite {
  name: string;
  host: string;
  clientId?: string;
  state?: ShownState;
  since?: number | null;
  lastCheck?: LastCheck | null;
  openIncidentId?: string;
}

export function sampleSite(sample: SampleSite, index: number): SiteView {
  const state = sample.state ?? 'up';
  return {
    site: {
      ...siteDefaults,
      id: `s-${index}`,
      name: sample.name,
      url: `https://${sample.host}/`,
      clientId: sample.clientId ?? null,
      hosting: index % 3 === 0 ? 'Webhosting Nord' : '',
      pause: state === 'paused' ? { untilMs: null } : null,
      createdAt: sampleNow - 90 * 24 * hour,
      revision: 1,
    },
    state,
    since: sample.since === undefined ? sampleNow - 3 * 24 * hour : sample.since,
    lastCheck: sample.lastCheck === undefined ? goodCheck(120 + ((index * 37) % 300), index * 4000) : sample.lastCheck,
    isChecking: false,
    openIncidentId: sample.openIncidentId ?? null,
    ...quietView,
  };
}

const sampleSites: SampleSite[] = [
  {
    name: 'Bäckerei Müller',
    host: 'www.baeckerei-mueller.example',
    clientId: 'c-mueller',
    state: 'down',
    since: sampleNow - 48 * minute - 8000,
    lastCheck: failedCheck(21_000, 12, null, 'refused'),
    openIncidentId: 'i-open-1',
  },
  {
    name: 'Yogahaus Lindenhof',
    host: 'yogahaus-lindenhof.example',
    clientId: 'c-yoga',
    state: 'down',
    since: sampleNow - 6 * minute,
    lastCheck: failedCheck(9000, 640, 503, 'status'),
    openIncidentId: 'i-open-2',
  },
  { name: 'Shop Keramik Ost', host: 'shop.keramik-ost.example', state: 'suspect', since: sampleNow - 14_000 },
  { name: 'Miller & Sons', host: 'miller.example', clientId: 'c-miller' },
  { name: 'Miller & Sons Booking', host: 'booking.miller.example', clientId: 'c-miller' },
  { name: 'Praxis Dr. Hahn', host: 'praxis-hahn.example', clientId: 'c-praxis' },
  { name: 'Tischlerei Behrens', host: 'tischlerei-behrens.example', state: 'paused', since: sampleNow - 3 * hour },
  { name: 'Zahnarzt am Markt', host: 'zahnarzt-am-markt.example' },
  { name: 'Kanzlei Özdemir und Partner, Fachanwälte für Arbeitsrecht', host: 'kanzlei-oezdemir-partner.example' },
  { name: 'nas.fritz.box', host: 'nas.fritz.box', state: 'notMeasured', since: sampleNow - 5 * hour },
  { name: 'neu.example', host: 'neu.example', state: 'unknown', since: null, lastCheck: null },
];

/** The first is open and was written about, the second is open, the others have ended. */
export const sampleIncidents: IncidentWithTimeline[] = [
  {
    id: 'i-open-1',
    siteId: 's-0',
    siteName: 'Bäckerei Müller',
    url: 'https://www.baeckerei-mueller.example/',
    clientId: 'c-mueller',
    clientName: 'Bäckerei Müller',
    cause: 'refused',
    status: null,
    detail: 'connect ECONNREFUSED 192.0.2.10:443',
    lastGoodAt: sampleNow - 49 * minute,
    startedAt: sampleNow - 48 * minute - 8000,
    confirmedAt: sampleNow - 47 * minute - 38_000,
    endedAt: null,
    classification: 'outage',
    hostIncidentId: null,
    timeline: [
      {
        kind: 'detected',
        at: sampleNow - 48 * minute - 8000,
        cause: 'refused',
        status: null,
        detail: 'connect ECONNREFUSED 192.0.2.10:443',
      },
      { kind: 'confirmed', at: sampleNow - 47 * minute - 38_000, failures: 3 },
      { kind: 'notified', at: sampleNow - 47 * minute - 37_000, alert: 'down', via: 'electron' },
      {
        kind: 'message-prepared',
        at: sampleNow - 40 * minute,
        phase: 'first-notice',
        transport: 'mail',
        clientId: 'c-mueller',
        clientName: 'Bäckerei Müller',
        recipient: 'info@baeckerei-mueller.example',
        subject: 'Bäckerei Müller: nicht erreichbar seit 01:32 Uhr',
        body: 'Guten Tag Frau Müller,\n\nIhre Website ist seit 01:32 Uhr nicht erreichbar.\n\nFreundliche Grüße\nJana Weiß',
      },
    ],
  },
  {
    id: 'i-open-2',
    siteId: 's-1',
    siteName: 'Yogahaus Lindenhof',
    url: 'https://yogahaus-lindenhof.example/',
    clientId: 'c-yoga',
    clientName: 'Yogahaus Lindenhof',
    cause: 'status',
    status: 503,
    detail: 'HTTP 503',
    lastGoodAt: sampleNow - 7 * minute,
    startedAt: sampleNow - 6 * minute,
    confirmedAt: sampleNow - 5 * minute,
    endedAt: null,
    classification: 'outage',
    hostIncidentId: null,
    timeline: [
      { kind: 'detected', at: sampleNow - 6 * minute, cause: 'status', status: 503, detail: 'HTTP 503' },
      { kind: 'confirmed', at: sampleNow - 5 * minute, failures: 3 },
      {
        kind: 'notify-failed',
        at: sampleNow - 5 * minute,
        alert: 'down',
        reason: 'Der Benachrichtigungsdienst antwortet nicht.',
      },
    ],
  },
  {
    id: 'i-ended-1',
    siteId: 's-3',
    siteName: 'Miller & Sons',
    url: 'https://miller.example/',
    clientId: 'c-miller',
    clientName: 'Miller & Sons',
    cause: 'tls-expired',
    status: null,
    detail: 'CERT_HAS_EXPIRED',
    lastGoodAt: sampleNow - 31 * hour,
    startedAt: sampleNow - 31 * hour + minute,
    confirmedAt: sampleNow - 31 * hour + 2 * minute,
    endedAt: sampleNow - 24 * hour,
    classification: 'outage',
    hostIncidentId: null,
    timeline: [
      {
        kind: 'detected',
        at: sampleNow - 31 * hour + minute,
        cause: 'tls-expired',
        status: null,
        detail: 'CERT_HAS_EXPIRED',
      },
      { kind: 'confirmed', at: sampleNow - 31 * hour + 2 * minute, failures: 3 },
      { kind: 'recovered', at: sampleNow - 24 * hour, durationMs: 7 * hour - minute },
    ],
  },
  {
    id: 'i-ended-2',
    siteId: 's-gone',
    siteName: 'Alte Gärtnerei',
    url: 'https://alte-gaertnerei.example/',
    clientId: null,
    clientName: null,
    cause: 'dns',
    status: null,
    detail: 'ENOTFOUND',
    lastGoodAt: null,
    startedAt: sampleNow - 20 * 24 * hour,
    confirmedAt: sampleNow - 20 * 24 * hour + minute,
    endedAt: sampleNow - 19 * 24 * hour,
    classification: 'outage',
    hostIncidentId: null,
    timeline: [
      { kind: 'detected', at: sampleNow - 20 * 24 * hour, cause: 'dns', status: null, detail: 'ENOTFOUND' },
      { kind: 'confirmed', at: sampleNow - 20 * 24 * hour + minute, failures: 3 },
      { kind: 'unwatched', at: sampleNow - 19 * 24 * hour },
    ],
  },
];

/** A small shop's night: two sites down, the rest in every state there is. */
export function sampleSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    revision: 1,
    at: sampleNow,
    language: 'de',
    settings: {
      ...defaultSettings,
      sender: { name: 'Jana Weiß', phone: '+49 30 7654321', signature: 'Jana Weiß\nWeiß Webdesign' },
    },
    sites: sampleSites.map(sampleSite),
    clients: sampleClients,
    templates: viewTemplates([
      {
        id: 't-own',
        phase: 'answer',
        language: 'de',
        formality: null,
        name: 'Kurz und knapp',
        subject: '{{ site.name }} ist gerade nicht erreichbar',
        body: '{{ salutation }},\n\n{{ site.name }} ist nicht erreichbar. Ich bin dran.\n\n{{ me.name }}',
      },
    ]),
    openIncidents: sampleIncidents.filter(({ endedAt }) => endedAt === null).map(({ timeline: _, ...rest }) => rest),
    line: { public: { kind: 'up' }, private: { kind: 'down', since: sampleNow - 5 * hour } },
    pause: null,
    gaps: [],
    hostIncidents: [],
    maintenance: [],
    areSecretsKept: true,
    troubles: [],
    ...changes,
  };
}

/** Many sites, for how it looks and feels with five hundred of them. */
export function manySites(count: number): SiteView[] {
  return Array.from({ length: count }, (_, index) =>
    sampleSite({ name: `Seite ${String(index + 1).padStart(3, '0')}`, host: `seite-${index + 1}.example` }, index),
  );
}
