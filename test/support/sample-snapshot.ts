import type { FailureCause } from '../../src/core/check';
import type { BackupList } from '../../src/core/backup';
import type { Client } from '../../src/core/client';
import { clientDefaults } from '../../src/core/client';
import type { Contact } from '../../src/core/contact';
import { contactDefaults } from '../../src/core/contact';
import { checkDefaults } from '../../src/core/checks/check-kinds';
import { httpCheckDefaults } from '../../src/core/checks/http-check';
import type { EmergencyCard } from '../../src/core/emergency-card';
import type { HostIncident } from '../../src/core/host-incident';
import type { Incident, IncidentWithTimeline } from '../../src/core/incident';
import type { MaintenanceWindow } from '../../src/core/maintenance';
import { defaultSettings } from '../../src/core/settings';
import { siteDefaults } from '../../src/core/site';
import type { Site } from '../../src/core/site';
import type { SiteEvent } from '../../src/core/site-event';
import { quietView } from './site-sample';
import type { LastCheck, ShownState, SiteView, Snapshot } from '../../src/core/snapshot';
import { viewTemplates } from '../../src/core/template-choice';

const systemTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const minute = 60_000;
const hour = 60 * minute;

/** A night at 02:20, local time: the moment that the samples are told from. */
export const sampleNow = new Date(2026, 10, 21, 2, 20, 12).getTime();

const person = (over: Partial<Contact>): Pick<Client, 'contacts'> => ({
  contacts: [{ ...contactDefaults, id: '1', ...over }],
});

export const sampleCard: EmergencyCard = {
  responsible: 'Jana Weiß',
  standIn: { name: 'Timo Brandt', phone: '+491719876543' },
  steps: [
    'Statusseite des Hosters ansehen',
    'Beim Hoster anrufen, Kundennummer nennen',
    'Wartungsseite einschalten (Anleitung im Ordner „Müller“)',
  ],
  host: {
    ...{ name: 'Hetzner', phone: '+4998315050', customerNumber: 'K1234567' },
    statusPage: 'https://status.hetzner.example/',
  },
  registrar: 'INWX',
  backupPlace: 'Storage Box, Ordner baeckerei-mueller',
  restoreTestedOn: '2026-08-14',
};

export const sampleClients: Client[] = [
  {
    ...clientDefaults,
    id: 'c-mueller',
    name: 'Bäckerei Müller',
    ...person({
      addressForm: 'ms',
      lastName: 'Müller',
      email: 'info@baeckerei-mueller.example',
      phone: '+49301234567',
      whatsapp: '+49301234567',
    }),
    card: sampleCard,
  },
  {
    ...clientDefaults,
    id: 'c-yoga',
    name: 'Yogahaus Lindenhof',
    ...person({ firstName: 'Katrin', lastName: 'Vogt', formality: 'du', email: 'katrin@yogahaus.example' }),
  },
  {
    ...clientDefaults,
    id: 'c-miller',
    name: 'Miller & Sons',
    language: 'en',
    ...person({
      firstName: 'Sarah',
      lastName: 'Miller',
      email: 'sarah@miller.example',
      phone: '+442079460123',
      whatsapp: '+442079460123',
    }),
  },
  {
    ...clientDefaults,
    id: 'c-praxis',
    name: 'Praxis Dr. Hahn',
    ...person({ addressForm: 'mr', title: 'Dr.', lastName: 'Hahn' }),
    preferredChannel: 'copy',
  },
];

const goodCheck = (ms: number, agoMs: number): LastCheck => ({
  at: sampleNow - agoMs,
  kind: 'up',
  ms,
  status: 200,
  cause: null,
  why: null,
  detail: null,
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
  /** What else is not as usual. */
  site?: Partial<Site>;
  view?: Partial<SiteView>;
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
      ...sample.site,
    },
    state,
    since: sample.since === undefined ? sampleNow - 3 * 24 * hour : sample.since,
    lastCheck: sample.lastCheck === undefined ? goodCheck(120 + ((index * 37) % 300), index * 4000) : sample.lastCheck,
    isChecking: false,
    openIncidentId: sample.openIncidentId ?? null,
    ...quietView,
    verdict: state === 'paused' || state === 'maintenance' || state === 'notMeasured' ? 'up' : state,
    ...sample.view,
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
  {
    ...{ name: 'nas.fritz.box', host: 'nas.fritz.box', state: 'notMeasured', since: sampleNow - 5 * hour },
    view: { notMeasured: 'offline' },
  },
  {
    ...{ name: 'neu.example', host: 'neu.example', state: 'unknown', since: null, lastCheck: null },
    view: { verdict: 'unknown' },
  },
  {
    ...{ name: 'Blumen Krause', host: 'blumen-krause.example', state: 'degraded', since: sampleNow - 25 * minute },
    lastCheck: { ...goodCheck(2412, 31_000), kind: 'degraded' },
    site: { check: { ...httpCheckDefaults, slowMs: 2000 } },
    view: {
      verdict: 'degraded',
      remark: { kind: 'degraded', concern: { cause: 'slow', amount: 2412, step: null, detail: '' } },
    },
  },
  {
    ...{ name: 'Weinhandlung Berger', host: 'weinhandlung-berger.example', state: 'degraded' },
    since: sampleNow - 11 * hour,
    lastCheck: { ...goodCheck(204, 12_000), kind: 'degraded', aboutDate: sampleNow + 6 * 24 * hour },
    view: {
      verdict: 'degraded',
      remark: { kind: 'degraded', concern: { cause: 'certificate-expiring', amount: 6, step: 7, detail: '' } },
    },
  },
  {
    ...{ name: 'Hotel Seeblick', host: 'hotel-seeblick.example', state: 'blocked', since: sampleNow - 2 * hour },
    lastCheck: { ...goodCheck(88, 40_000), kind: 'blocked', status: 403 },
    view: { verdict: 'blocked', remark: { kind: 'blocked', mark: 'challenge', status: 403 } },
  },
  {
    ...{ name: 'Radladen am Tor', host: 'radladen-am-tor.example', state: 'up', since: sampleNow - 2 * minute },
    view: { isFlapping: true },
  },
  {
    ...{ name: 'Musikschule Nord', host: 'musikschule-nord.example', state: 'maintenance', since: null },
    lastCheck: failedCheck(18_000, 9, 503, 'status'),
    openIncidentId: 'i-maintenance',
    view: { verdict: 'down', maintenance: { name: 'Serverumzug', untilMs: sampleNow + 100 * minute } },
  },
  {
    ...{ name: 'Tierarzt Dr. Lang', host: 'tierarzt-lang.example', state: 'notMeasured', since: null },
    lastCheck: { ...goodCheck(0, 50_000), kind: 'skipped', ms: null, status: null, why: 'here-only' },
    view: { verdict: 'unknown', notMeasured: 'here-only' },
  },
  ...['Café Linde', 'Optik Sommer', 'Fahrschule Stern', 'Buchladen Wort'].map((name, index): SampleSite => ({
    ...{ name, host: `gemeinsam-${index}.example`, state: 'down', since: sampleNow - 16 * minute + index * 9000 },
    ...(index === 0 && { clientId: 'c-praxis' }),
    lastCheck: failedCheck(15_000 + index * 1000, 10_000, null, 'connect-timeout'),
    openIncidentId: `i-host-${index}`,
    site: { hosting: 'Hetzner' },
    view: { verdict: 'down' },
  })),
  {
    ...{ name: 'Domain Lindenhof', host: 'yogahaus-lindenhof.example', clientId: 'c-yoga' },
    lastCheck: { ...goodCheck(310, 5 * hour), status: null, aboutDate: new Date(2027, 2, 12).getTime() },
    site: { url: 'domain://yogahaus-lindenhof.example', check: checkDefaults.domain },
  },
  {
    ...{ name: 'Intranet Werk', host: 'intranet-werk.example', state: 'notMeasured', since: sampleNow - 40_000 },
    lastCheck: {
      ...{ ...goodCheck(0, 40_000), kind: 'skipped', ms: null, status: null, why: 'source' },
      detail: 'connect ECONNREFUSED 192.0.2.9:9090',
    },
    site: { check: { kind: 'prometheus', server: 'https://prometheus.example/', query: 'probe_success' } },
    view: { verdict: 'unknown', notMeasured: 'source' },
  },
];

export const sampleHost: HostIncident = {
  ...{ id: 'h-hetzner', groupKind: 'address', groupKey: '203.0.113.7', label: 'Hetzner' },
  ...{ startedAt: sampleNow - 16 * minute, confirmedAt: sampleNow - 15 * minute, endedAt: null },
};

export const sampleDrill = (site: Site): Incident => ({
  ...{ id: 'i-drill', siteId: site.id, siteName: site.name, url: site.url, clientId: site.clientId },
  ...{ clientName: 'Bäckerei Müller', cause: 'timeout', status: null, detail: '', lastGoodAt: sampleNow },
  ...{ startedAt: sampleNow, confirmedAt: sampleNow, endedAt: null, classification: 'drill', hostIncidentId: null },
});

export const sampleBackups: BackupList = {
  folder: '/home/jana/.config/Nachtwache/backups',
  isChosen: false,
  copies: [
    {
      id: 'nachtwache-2026-11-21T0905',
      madeAt: sampleNow - 17 * hour,
      content: { bytes: 41_943_040, incidents: 212 },
      fault: null,
    },
    {
      ...{ id: 'nachtwache-2026-11-20T0902.failed', madeAt: sampleNow - 41 * hour },
      ...{ content: { bytes: 12_000, incidents: 0 }, fault: 'Database or disk is full.' },
    },
    {
      id: 'nachtwache-2026-11-19T0908',
      madeAt: sampleNow - 65 * hour,
      content: { bytes: 41_100_000, incidents: 209 },
      fault: null,
    },
  ],
};

/** Newest first. */
export const sampleEvents: SiteEvent[] = [
  { kind: 'well-again', at: sampleNow - 30 * minute },
  {
    ...{ kind: 'down-here-only', at: sampleNow - 3 * hour, cause: 'connect-timeout', status: null },
    seenUpFrom: ['http://probe.example:9115/'],
  },
  { kind: 'blocked', at: sampleNow - 20 * hour, mark: 'rate-limit', status: 429 },
  { kind: 'flapping-ended', at: sampleNow - 26 * hour },
  { kind: 'flapping-began', at: sampleNow - 27 * hour },
  {
    ...{ kind: 'degraded', at: sampleNow - 50 * hour },
    concern: { cause: 'certificate-expiring', amount: 1, step: 1, detail: '' },
  },
];

interface SampleOutage {
  id: string;
  siteId: string;
  name: string;
  host: string;
  startedAt: number;
  over?: Partial<Incident>;
}

/** Members of host incidents, and one in a maintenance. */
function shortIncident({ id, siteId, name, host, startedAt, over }: SampleOutage): IncidentWithTimeline {
  const failure = { cause: 'connect-timeout', status: null, detail: 'ETIMEDOUT' } as const;
  const confirmedAt = startedAt + minute;
  const incident: Incident = {
    ...{ id, siteId, siteName: name, url: `https://${host}/`, clientId: null, clientName: null, ...failure },
    ...{ lastGoodAt: startedAt - minute, startedAt, confirmedAt, endedAt: null },
    ...{ classification: 'outage', hostIncidentId: null },
    ...over,
  };
  const { hostIncidentId, endedAt } = incident;
  return {
    ...incident,
    timeline: [
      { kind: 'detected', at: startedAt, ...failure },
      { kind: 'confirmed', at: confirmedAt, failures: 3 },
      ...(hostIncidentId === null
        ? []
        : [{ kind: 'joined-host', at: confirmedAt, hostIncidentId, label: 'Hetzner' } as const]),
      ...(endedAt === null ? [] : [{ kind: 'recovered', at: endedAt, durationMs: endedAt - startedAt } as const]),
    ],
  };
}

const lastWeek = sampleNow - 8 * 24 * hour;

/** Four of one host that are open, one in a maintenance, and two of a host that ended together. */
const gatheredIncidents: IncidentWithTimeline[] = [
  ...['Café Linde', 'Optik Sommer', 'Fahrschule Stern', 'Buchladen Wort'].map((name, index) =>
    shortIncident({
      ...{ id: `i-host-${index}`, siteId: `s-${17 + index}`, name, host: `gemeinsam-${index}.example` },
      startedAt: sampleNow - 16 * minute + index * 9000,
      over: {
        hostIncidentId: sampleHost.id,
        ...(index === 0 && { clientId: 'c-praxis', clientName: 'Praxis Dr. Hahn' }),
      },
    }),
  ),
  shortIncident({
    ...{ id: 'i-maintenance', siteId: 's-15', name: 'Musikschule Nord', host: 'musikschule-nord.example' },
    startedAt: sampleNow - 12 * minute,
    over: { classification: 'maintenance', cause: 'status', status: 503, detail: 'HTTP 503' },
  }),
  ...['Zahnarzt am Markt', 'Miller & Sons Booking'].map((name, index) =>
    shortIncident({
      ...{ id: `i-old-host-${index}`, siteId: index === 0 ? 's-7' : 's-4', name, host: `alt-${index}.example` },
      startedAt: lastWeek + index * minute,
      over: { hostIncidentId: 'h-old', endedAt: lastWeek + (40 + index) * minute },
    }),
  ),
];

/** Each by itself: the first is open and was written about, the second is open, the others have ended. */
const singleIncidents: IncidentWithTimeline[] = [
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

export const sampleIncidents: IncidentWithTimeline[] = [...singleIncidents, ...gatheredIncidents];

/** One of each kind: tonight for a client, every week for all, each month for one site. */
export const sampleMaintenance: MaintenanceWindow[] = [
  {
    id: 'm-weekly',
    name: 'Updates',
    covers: { kind: 'all' },
    timeZone: systemTimeZone,
    schedule: { kind: 'weekly', days: [1, 4], start: '03:00', durationMinutes: 60 },
  },
  {
    id: 'm-once',
    name: 'Umbau',
    covers: { kind: 'client', clientId: 'c-yoga' },
    timeZone: systemTimeZone,
    schedule: {
      kind: 'once',
      fromMs: new Date(2026, 10, 21, 22).getTime(),
      toMs: new Date(2026, 10, 21, 23, 30).getTime(),
    },
  },
  {
    id: 'm-cron',
    name: 'Neustart',
    covers: { kind: 'site', siteId: 's-5' },
    timeZone: systemTimeZone,
    schedule: { kind: 'cron', expression: '0 4 1 * *', durationMinutes: 30 },
  },
];

/** A small shop's night: two sites down, four more together, the rest in every state there is. */
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
    // From ten past ten to twenty past midnight.
    gaps: [{ why: 'asleep', fromMs: sampleNow - 250 * minute, toMs: sampleNow - 120 * minute }],
    hostIncidents: [sampleHost],
    maintenance: [],
    statusPages: [],
    statusPageStates: [],
    areSecretsKept: true,
    sending: null,
    reporting: null,
    nextUpdates: [],
    mailUncertain: [],
    openByHand: [],
    drill: null,
    secretsSet: [],
    channelFailures: [],
    troubles: [],
    acknowledged: [],
    ...changes,
  };
}

/** Many sites, for how it looks and feels with five hundred of them. */
export function manySites(count: number): SiteView[] {
  return Array.from({ length: count }, (_, index) =>
    sampleSite({ name: `Seite ${String(index + 1).padStart(3, '0')}`, host: `seite-${index + 1}.example` }, index),
  );
}
