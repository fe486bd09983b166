import { commands } from '../../src/core/api';
import type { Bridge, CommandInput, CommandName, EventName, Events, Handlers, Reply } from '../../src/core/api';
import type { Availability } from '../../src/core/availability';
import { clientOf, clientOutage } from '../../src/core/client-outage';
import { composeDraft } from '../../src/core/compose';
import * as edits from '../../src/core/config-edit';
import type { EditResult } from '../../src/core/config-edit';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { headStartOf } from '../../src/core/head-start';
import type { Incident, IncidentFilter, IncidentWithTimeline } from '../../src/core/incident';
import type { Quantiles, ResponseSummary } from '../../src/core/response-histogram';
import { incidentsOnPage } from '../../src/core/incident-page';
import { fail, ok } from '../../src/core/result';
import { changeSettings } from '../../src/core/settings';
import { agreementFor } from '../../src/core/agreement';
import { siteDefaults, siteSchema } from '../../src/core/site';
import type { Site } from '../../src/core/site';
import { recordFrame, recordOf, recordPeriod, worstFirst } from '../../src/core/site-record';
import type { SiteRecord } from '../../src/core/site-record';
import type { SiteEvent } from '../../src/core/site-event';
import type { Snapshot } from '../../src/core/snapshot';
import type { Span } from '../../src/core/time-span';
import { viewTemplates } from '../../src/core/template-choice';
import { findTemplateFaults } from '../../src/core/template-engine';
import { hostOf } from '../../src/core/web-address';
import type { Message } from '../../src/core/message';
import { fakeMessages, handedOver } from './fake-messages';
import { fakeStatusPages } from './fake-status-pages';
import {
  sampleBackups,
  sampleDrill,
  sampleEvents,
  sampleIncidents,
  sampleNow,
  sampleSite,
  sampleSnapshot,
} from './sample-snapshot';

/** A command as the window gave it. */
export type Call = { [Name in CommandName]: { name: Name; input: CommandInput<Name> } }[CommandName];

export interface FakeBridge extends Bridge {
  calls: Call[];
  /** The inputs of one command, in their order. */
  inputsOf: <Name extends CommandName>(name: Name) => CommandInput<Name>[];
  /** Announces as main does. */
  emit: <Name extends EventName>(name: Name, event: Events[Name]) => void;
  /** Announces the present with changes, under the next revision. */
  change: (changes: Partial<Snapshot>) => void;
  current: () => Snapshot;
}

export interface FakeOptions {
  snapshot?: Snapshot;
  incidents?: IncidentWithTimeline[];
  /** Messages to clients that are there already. */
  messages?: Message[];
  /** What happened to whichever site is asked about, newest first. */
  events?: SiteEvent[];
  /** Commands that shall answer otherwise, refusals for example. */
  handlers?: Partial<Handlers>;
}

/**
 * Main as the window sees it, in memory. Derived from the contract: a command without a handler does not compile, every
 * input is parsed by the contract's own schema, and what comes back went through a structured clone, as over IPC.
 */
export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  let snapshot = options.snapshot ?? sampleSnapshot();
  // A copy: facts are written into the timelines.
  const incidents = structuredClone(options.incidents ?? sampleIncidents);
  const calls: Call[] = [];
  const listeners: { [Name in EventName]: Set<(event: Events[Name]) => void> } = {
    snapshot: new Set(),
    show: new Set(),
  };
  const emit: FakeBridge['emit'] = (name, event) => {
    for (const listener of listeners[name]) listener(structuredClone(event));
  };
  const change: FakeBridge['change'] = (changes) => {
    snapshot = { ...snapshot, ...changes, revision: snapshot.revision + 1 };
    emit('snapshot', snapshot);
  };
  const handlers: Handlers = {
    ...createHandlers(() => snapshot, change, incidents, options.events ?? sampleEvents, options.messages ?? []),
    ...options.handlers,
  };

  return {
    calls,
    emit,
    change,
    current: () => snapshot,
    inputsOf: <Name extends CommandName>(name: Name) =>
      calls.filter((call) => call.name === name).map((call) => call.input as CommandInput<Name>),
    invoke: async <Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Reply<Name>> => {
      calls.push({ name, input: structuredClone(input) } as Call);
      const parsed = commands[name].input.safeParse(structuredClone(input));
      if (!parsed.success) throw new Error(`The window sent what ${name} does not take: ${parsed.error.message}`);
      const handler = handlers[name] as (input: unknown) => Reply<Name> | Promise<Reply<Name>>;
      return structuredClone(await handler(parsed.data));
    },
    subscribe: (name, listener) => {
      listeners[name].add(listener);
      return () => listeners[name].delete(listener);
    },
  };
}

function createHandlers(
  current: () => Snapshot,
  change: FakeBridge['change'],
  incidents: readonly IncidentWithTimeline[],
  events: readonly SiteEvent[],
  messages: readonly Message[],
): Handlers {
  let lastId = 0;
  const newId = (): string => `new-${++lastId}`;
  const membersOf = (incident: IncidentWithTimeline): IncidentWithTimeline[] =>
    incident.hostIncidentId === null
      ? [incident]
      : incidents
          .filter(({ hostIncidentId }) => hostIncidentId === incident.hostIncidentId)
          .toSorted((one, other) => one.startedAt - other.startedAt);
  const config = (): Config => ({
    ...emptyConfig,
    clients: current().clients,
    sites: current().sites.map(({ site }) => site),
    maintenance: current().maintenance,
    statusPages: current().statusPages,
    templates: current().templates.filter(({ origin }) => origin !== 'builtIn'),
  });
  const apply = <T>(result: EditResult<T>) => {
    if (!result.ok) return result;
    const { config: next, value } = result.value;
    const views = new Map(current().sites.map((view) => [view.site.id, view]));
    change({
      clients: next.clients,
      maintenance: next.maintenance,
      statusPages: next.statusPages,
      templates: viewTemplates(next.templates),
      sites: next.sites.map((site, index) => ({
        ...(views.get(site.id) ??
          sampleSite({ name: '', host: 'x.example', state: 'unknown', since: null, lastCheck: null }, index)),
        site,
      })),
    });
    return ok(value);
  };
  const withoutFaults = (edit: { subject: string; body: string }) => {
    const faults = findTemplateFaults(edit);
    return faults.length > 0 ? fail({ kind: 'template' as const, faults }) : null;
  };
  const nothing = () => ok(null);

  return {
    'snapshot.get': () => ok(current()),
    'sites.add': ({ url, clientId, name, check = siteDefaults.check }) => {
      const given = { ...siteDefaults, name: name ?? url, url, clientId, check, pause: null };
      const parsed = siteSchema.safeParse({ ...given, id: newId(), createdAt: sampleNow, revision: 1 });
      if (!parsed.success) {
        const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
        return fail({ kind: 'invalid', issues });
      }
      const site = { ...parsed.data, name: name ?? hostOf(parsed.data.url) };
      return apply(edits.addSite(config(), site));
    },
    'sites.setSecret': nothing,
    'sites.availability': ({ fromMs, toMs }) => ok(sampleAvailability(fromMs, toMs)),
    'sites.responseTimes': () => ok(sampleResponses),
    'sites.record': ({ id }) => {
      const site = config().sites.find((each) => each.id === id);
      return site === undefined ? fail({ kind: 'not-found', what: 'site' }) : ok(sampleRecord(config(), site));
    },
    'clients.record': ({ id }) => {
      const own = config().sites.filter(({ clientId }) => clientId === id);
      return ok(worstFirst(own.map((site) => sampleRecord(config(), site))));
    },
    'agreements.set': (agreed) =>
      agreed.for === 'client'
        ? apply(edits.agreeWithClient(config(), agreed.id, agreed.agreement))
        : apply(edits.agreeForSite(config(), agreed.id, agreed.agreement)),
    'cards.set': ({ card, ...owner }) => apply(edits.setCard(config(), owner, card)),
    'cards.call': nothing,
    'cards.openStatusPage': nothing,
    'cards.stepDone': ({ incidentId, step }) => {
      const incident = incidents.find(({ id }) => id === incidentId);
      if (!incident) return fail({ kind: 'not-found', what: 'incident' });
      incident.timeline.push({ kind: 'step-done', at: sampleNow, card: incident.clientName ?? '', step });
      return ok(null);
    },
    'cards.print': () => ok({ path: '/home/jana/notfallkarten.pdf' }),
    'cards.openFile': nothing,
    'plan.handOver': () => ok({ path: '/home/jana/uebergabe.html' }),
    'drill.begin': ({ siteId }) => {
      const site = config().sites.find(({ id }) => id === siteId);
      if (!site) return fail({ kind: 'not-found', what: 'site' });
      change({ drill: sampleDrill(site) });
      return ok({ incidentId: 'i-drill' });
    },
    'drill.end': () => {
      change({ drill: null });
      return ok({ noticedAfterMs: 42_000, toldAfterMs: null });
    },
    'drill.list': () =>
      ok([
        {
          ...{ incidentId: 'i-drill-1', siteName: 'Bäckerei Müller', startedAt: sampleNow - 100 * 86_400_000 },
          ...{ endedAt: sampleNow - 99.9 * 86_400_000, noticedAfterMs: 95_000, toldAfterMs: 780_000 },
        },
      ]),
    'backups.list': () => ok(sampleBackups),
    'backups.makeNow': () =>
      ok({ id: 'new', madeAt: sampleNow, content: { bytes: 4_000_000, incidents: 12 }, fault: null }),
    'backups.chooseFolder': () => ok({ ...sampleBackups, folder: '/mnt/sicherung', isChosen: true }),
    'backups.useUsualFolder': () => ok(sampleBackups),
    'backups.loss': () => ok({ madeAt: sampleNow - 86_400_000, incidents: 3, messages: 5 }),
    'backups.restore': nothing,
    'sites.events': () => ok([...events]),
    'clients.pause': ({ id }) => apply(edits.pauseClient(config(), id, { untilMs: null })),
    'clients.resume': ({ id }) => apply(edits.pauseClient(config(), id, null)),
    'maintenance.add': (edit) => apply(edits.addMaintenance(config(), newId(), edit)),
    'maintenance.update': ({ id, edit }) => apply(edits.updateMaintenance(config(), id, edit)),
    'maintenance.delete': ({ id }) => apply(edits.deleteMaintenance(config(), id)),
    'incidents.classify': nothing,
    'incidents.acknowledge': ({ id, reason }) => {
      const known = current().acknowledged.filter(({ incidentId }) => incidentId !== id);
      change({ acknowledged: [...known, { incidentId: id, at: sampleNow, reason }] });
      return ok(null);
    },
    'sites.update': ({ id, edit }) => apply(edits.updateSite(config(), id, edit)),
    'sites.delete': ({ id }) => apply(edits.deleteSite(config(), id)),
    'sites.pause': nothing,
    'sites.resume': nothing,
    'sites.checkNow': nothing,
    'sites.open': nothing,
    'client.call': nothing,
    'watch.pause': () => {
      change({ pause: { untilMs: null } });
      return ok(null);
    },
    'watch.resume': () => {
      change({ pause: null });
      return ok(null);
    },
    'clients.add': (edit) => apply(edits.addClient(config(), newId(), edit)),
    'clients.update': ({ id, edit }) => apply(edits.updateClient(config(), id, edit)),
    'clients.delete': ({ id }) => apply(edits.deleteClient(config(), id)),
    'clients.erasePreview': ({ id }) => {
      const sites = config().sites.flatMap(({ clientId, name }) => (clientId === id ? [name] : []));
      const statusPages = config().statusPages.flatMap(({ clientId, name }) => (clientId === id ? [name] : []));
      return ok({ sites, statusPages, incidents: 3, lines: 5, messages: 2, unsent: 1, alerts: 0 });
    },
    'clients.erase': ({ id, keepsSites }) =>
      apply(edits.deleteClient(keepsSites ? config() : edits.deleteSitesOf(config(), id), id)),
    'incidents.list': ({ filter }) => ok(incidents.filter((incident) => isWanted(incident, filter))),
    'incidents.page': ({ filter, after }) => {
      const found = incidents.filter((incident) => isWanted(incident, filter));
      const start = after?.key ?? 0;
      const shown = found.slice(start, start + incidentsOnPage);
      const rows = shown.map(({ timeline, tags = [], ...incident }) => ({
        ...{ incident, tags, headStart: headStartOf({ ...incident, timeline }) },
      }));
      const end = start + shown.length;
      const next = end < found.length ? { startedAt: 0, key: end } : null;
      return ok({ rows, next, total: after === null ? found.length : null });
    },
    'incidents.tags': () => ok([...new Set(incidents.flatMap(({ tags = [] }) => tags))].toSorted()),
    'incidents.tag': ({ id, tags }) => {
      const incident = incidents.find((each) => each.id === id);
      if (incident !== undefined) incident.tags = tags;
      return ok(null);
    },
    'incidents.addByHand': () => ok({ id: incidents[0]?.id ?? '' }),
    'incidents.endByHand': nothing,
    'incidents.join': ({ id, to }) => {
      for (const incident of incidents) if ([id, to].includes(incident.id)) incident.hostIncidentId = 'joined';
      return ok(null);
    },
    'incidents.split': ({ id }) => {
      for (const incident of incidents) if (incident.id === id) incident.hostIncidentId = null;
      return ok(null);
    },
    'incidents.get': ({ id }) => {
      const incident = incidents.find((each) => each.id === id);
      return incident === undefined ? fail({ kind: 'not-found', what: 'incident' }) : ok(incident);
    },
    'incidents.members': ({ id }) => {
      const incident = incidents.find((each) => each.id === id);
      return incident === undefined ? fail({ kind: 'not-found', what: 'incident' }) : ok(membersOf(incident));
    },
    'incidents.setFact': ({ incidentId, ...fact }) => {
      const incident = incidents.find(({ id }) => id === incidentId);
      if (!incident) return fail({ kind: 'not-found', what: 'incident' });
      for (const each of membersOf(incident)) each.timeline.push({ kind: 'fact', at: sampleNow, ...fact });
      return ok(null);
    },
    'incidents.write': ({ incidentId, kind, text, at, corrects }) => {
      const incident = incidents.find(({ id }) => id === incidentId);
      if (!incident) return fail({ kind: 'not-found', what: 'incident' });
      const written = { id: newId(), at: at ?? sampleNow, writtenAt: sampleNow, text };
      if (corrects === null) incident.timeline.push({ kind, ...written });
      else incident.timeline.push({ kind: 'corrected', ...written, of: corrects, as: kind });
      return ok(null);
    },
    'incidents.export': ({ format }) => ok({ path: `/home/jana/stoerungen.${format}`, count: incidents.length }),
    'messages.compose': (request) => {
      const incident = incidents.find(({ id }) => id === request.incidentId);
      const client = current().clients.find(({ id }) => id === request.clientId);
      const template = current().templates.find(({ id }) => id === request.templateId);
      if (!incident) return fail({ kind: 'not-found', what: 'incident' });
      if (!client) return fail({ kind: 'not-found', what: 'client' });
      if (!template) return fail({ kind: 'not-found', what: 'template' });
      const { facts: asked, nextUpdateAt } = request;
      const { sites } = current();
      const members = membersOf(incident);
      const own = members.filter((each) => each === incident || clientOf(each, sites) === client.id);
      const draft = composeDraft({
        ...{ template, client, asked, nextUpdateAt },
        ...clientOutage(client.id, own, members, sites),
        sender: current().settings.sender,
        nowMs: sampleNow,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      });
      return draft.ok ? draft : fail({ kind: 'template', faults: draft.error });
    },
    'messages.deliver': ({ transport }) => ok(handedOver(transport)),
    ...fakeMessages({ current, change, newId, incidents: structuredClone([...incidents]), messages }),
    'templates.add': (edit) => withoutFaults(edit) ?? apply(edits.addTemplate(config(), newId(), edit)),
    'templates.update': ({ id, edit }) => withoutFaults(edit) ?? apply(edits.updateTemplate(config(), id, edit)),
    'templates.reset': ({ id }) => apply(edits.resetTemplate(config(), id)),
    'settings.update': (edit) => {
      const settings = changeSettings(current().settings, edit);
      change({ settings, language: settings.language === 'system' ? current().language : settings.language });
      return ok(null);
    },
    'letterhead.logo': () => ok(''),
    'letterhead.chooseLogo': () => ok('data:image/png;base64,iVBORw0KGgo='),
    'letterhead.removeLogo': nothing,
    'postMortem.draft': ({ incidentId }) => {
      const incident = incidents.find(({ id }) => id === incidentId);
      if (!incident) return fail({ kind: 'not-found', what: 'incident' });
      return ok({ text: samplePostMortem, language: current().language });
    },
    'postMortem.save': ({ format }) => ok({ path: `/home/jana/nachbericht.${format}` }),
    'reports.write': ({ format }) => ok({ path: `/home/jana/bericht.${format}` }),
    'reports.writeAll': () => ok({ folder: '/home/jana/berichte', written: 3, failed: [], left: 0 }),
    'reports.stop': nothing,
    'settings.setSecret': ({ name, secret }) => {
      const others = current().secretsSet.filter((each) => each !== name);
      change({ secretsSet: secret === null ? others : [...others, name] });
      return ok(null);
    },
    ...fakeStatusPages({ apply, config, newId, incidents }),
    'channels.test': nothing,
    'mail.test': nothing,
    'data.preview': (request) =>
      ok({
        ...{ token: 'token-1', format: request.from === 'uptimerobot' ? 'uptimerobot' : 'csv' },
        counts: { new: 3, changed: 1, doubled: 1, leftOut: 1 },
        rows: [
          { change: 'new', what: 'site', name: 'Blumenladen', detail: 'blumenladen.example' },
          { change: 'new', what: 'client', name: 'Blumen Krause', detail: '' },
          { change: 'changed', what: 'settings', name: '', detail: '' },
          { change: 'doubled', what: 'site', name: 'Praxis', detail: 'praxis.example' },
          { change: 'leftOut', what: 'other', name: 'Gruppe A', detail: 'group' },
        ],
      }),
    'data.takeOver': () =>
      ok({
        ...{ sitesAdded: 2, sitesChanged: 0, clientsAdded: 1, clientsChanged: 0 },
        ...{ maintenanceAdded: 0, maintenanceChanged: 0 },
      }),
    'data.export': () => ok({ path: '/home/jana/nachtwache.json', secretsLeftOut: ['Intranet Werk'] }),
    'troubles.dismiss': ({ key }) => {
      change({ troubles: current().troubles.filter((trouble) => trouble.key !== key) });
      return ok(null);
    },
  };
}

function isWanted(incident: Incident & { tags?: readonly string[] }, filter: IncidentFilter): boolean {
  const { tags } = incident;
  const isOpen = incident.endedAt === null;
  return (
    (filter.siteId === null || incident.siteId === filter.siteId) &&
    (filter.text === undefined || JSON.stringify(incident).toLowerCase().includes(filter.text.toLowerCase())) &&
    (filter.classification === undefined || incident.classification === filter.classification) &&
    (filter.drills !== 'only' || incident.classification === 'drill') &&
    (filter.tag === undefined || (tags ?? []).includes(filter.tag)) &&
    (filter.clientId === null || incident.clientId === filter.clientId) &&
    (filter.state === null || isOpen === (filter.state === 'open')) &&
    (filter.toMs === null || incident.startedAt < filter.toMs) &&
    (filter.fromMs === null || incident.endedAt === null || incident.endedAt >= filter.fromMs)
  );
}

const samplePostMortem =
  '# Ausfall\n\nDie Seite war zwei Stunden nicht erreichbar.\n\n## Ursache\n\n> Was war die Ursache?\n';

const quantiles = (medianMs: number, p95Ms: number): Quantiles => ({ count: 43_000, medianMs, p95Ms });
/** A plain site: there is no TLS to wait for. */
const sampleResponses: ResponseSummary = {
  ...{ total: quantiles(184, 412), dns: quantiles(6, 31), connect: quantiles(18, 40), tls: null },
  ...{ firstByte: quantiles(121, 300), transfer: quantiles(22, 60) },
};

/** Watched for ninety days: asleep for two hours in each night, and down for eleven hours ten days ago. */
function sampleRecord({ clients }: Config, site: Site): SiteRecord {
  const frame = recordFrame(sampleNow, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const agreement = agreementFor(site.agreement, clients.find(({ id }) => id === site.clientId)?.agreement ?? null);
  const hour = 3_600_000;
  const spans = frame.days
    .flatMap(({ fromMs, toMs }, index): Span[] => {
      const wokeMs = fromMs + 2 * hour;
      const downMs = index === 79 ? wokeMs + 11 * hour : wokeMs;
      return [
        { kind: 'notMeasured', why: 'asleep', fromMs, toMs: wokeMs },
        { kind: 'down', why: null, fromMs: wokeMs, toMs: downMs },
        { kind: 'up', why: null, fromMs: downMs, toMs },
      ];
    })
    .filter(({ fromMs, toMs }) => fromMs < Math.min(toMs, sampleNow));
  const createdAtMs = recordPeriod(frame, null).fromMs;
  return recordOf(site.id, agreement, { spans, question: { nowMs: sampleNow, createdAtMs, maintenance: [] } }, frame);
}

/** Well for the most part, half an hour down and two hours asleep. */
function sampleAvailability(fromMs: number, toMs: number): Availability {
  const [down, asleep] = [1_800_000, 7_200_000];
  const elapsedMs = toMs - fromMs;
  const ms = { up: elapsedMs - down - asleep, degraded: 0, down, maintenance: 0, notMeasured: asleep };
  const filled = { up: 0, degraded: 0, down: 0, maintenance: 0, notMeasured: 0 };
  return { fromMs, toMs, elapsedMs, ms, notMeasured: { asleep }, filled };
}
