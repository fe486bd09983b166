import type {
  ApiError,
  CommandOutput,
  ExportRequest,
  Handlers,
  ImportSummary,
  LetterheadCommand,
  LogBookCommand,
  MessagingCommand,
  PlanCommand,
  ParsedInput,
  PostMortemCommand,
  PreviewRequest,
  Reply,
  StatusPageCommand,
  ReportCommand,
} from '../../core/api';
import type { ChannelName } from '../../core/alert-channel';
import { attempt, attemptLater, failed } from '../../core/attempt';
import type { Availability } from '../../core/availability';
import { usualIntervalSeconds } from '../../core/checks/check-kinds';
import { recipientOf } from '../../core/client';
import { clientOf, clientOutage, outageMembers, wholeOutage } from '../../core/client-outage';
import type { ClientOutage } from '../../core/client-outage';
import { composeDraft } from '../../core/compose';
import * as edits from '../../core/config-edit';
import type { Config } from '../../core/config';
import { createEdit } from '../../core/edit';
import type { Edit } from '../../core/edit';
import type {
  IncidentFilter,
  IncidentWithTimeline,
  Incident,
  SaidClassification,
  TimelineEntry,
} from '../../core/incident';
import { summaryOf } from '../../core/response-histogram';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { changeSettings } from '../../core/settings';
import type { SettingsEdit } from '../../core/settings';
import { siteDefaults, siteSchema } from '../../core/site';
import type { Site } from '../../core/site';
import type { ImportPreview } from '../../core/preview';
import type { SiteEvent } from '../../core/site-event';
import type { SiteRecord } from '../../core/site-record';
import type { Snapshot } from '../../core/snapshot';
import type { Period } from '../../core/time-span';
import { viewTemplates } from '../../core/template-choice';
import { findTemplateFaults } from '../../core/template-engine';
import { hostOf } from '../../core/web-address';
import type { Clock, HistoryStore, Opener, SecretStore } from '../ports';
import { issuesOf } from './answer';
import type { EraseClient } from './erase-client';
import { pauseOf } from './pause-length';

/** What the window's commands are carried out with. */
export interface HandlerDependencies {
  clock: Clock;
  newId: () => string;
  timeZone: () => string;
  config: () => Config;
  setConfig: (next: Config) => void;
  snapshot: () => Snapshot;
  dismissTrouble: (key: string) => void;
  checkNow: (siteId: string | null) => void;
  incidents: (filter: IncidentFilter) => Incident[];
  incident: (id: string) => IncidentWithTimeline | undefined;
  hostMembers: HistoryStore['hostMembers'];
  /** The commands of messages to clients, as `messages/` carries them out. */
  messages: Pick<Handlers, MessagingCommand>;
  /** The commands of status pages, as `status-page/` carries them out. */
  statusPages: Pick<Handlers, StatusPageCommand>;
  /** The commands of the incident log, as `log-book/` carries them out. */
  logBook: Pick<Handlers, LogBookCommand>;
  /** The commands of the plan for the night, as `plan/` carries them out. */
  plan: Pick<Handlers, PlanCommand>;
  /** As `reports/` carries them out. */
  reports: Pick<Handlers, LetterheadCommand | ReportCommand | PostMortemCommand>;
  eraseClient: EraseClient;
  open: Opener;
  setStartAtLogin: (isWanted: boolean) => Promise<void>;
  availability: (siteId: string, period: Period) => Availability | undefined;
  siteEvents: (siteId: string) => SiteEvent[];
  responseDays: HistoryStore['responseDays'];
  secrets: Pick<SecretStore, 'set' | 'setNamed'>;
  /** Another named secret is known, or none any more. */
  secretsChanged: () => void;
  /** Both resolve with a sentence in the user's language where the test did not get through. */
  testChannel: (channel: ChannelName) => Promise<Result<null, string>>;
  testMail: () => Promise<Result<null, string>>;
  /** Undefined where there is no such site or client. */
  recordOfSite: (id: string) => Promise<SiteRecord | undefined>;
  recordsOfClient: (id: string) => Promise<SiteRecord[] | undefined>;
  /** Throws where the disk refuses; undefined where there is no such incident. */
  classifyIncident: (id: string, as: SaidClassification) => 'done' | undefined;
  /** All or nothing; throws where the disk refuses. */
  addToTimelines: (incidentIds: readonly string[], entry: TimelineEntry) => void;
  /** Throws where the disk refuses; undefined where no such incident is open. */
  acknowledge: (incidentId: string, reason: string) => 'done' | undefined;
  /** Both ask for a place first; null where the user thought better of it. */
  exportIncidents: (request: ExportRequest) => Promise<Result<CommandOutput<'incidents.export'>, ApiError>>;
  previewFile: () => Promise<Result<ImportPreview | null, ApiError>>;
  preview: (request: Exclude<PreviewRequest, { from: 'file' }>) => Promise<Result<ImportPreview, ApiError>>;
  takeOver: (token: string) => Promise<Result<ImportSummary, ApiError>>;
  exportEverything: () => Promise<Result<CommandOutput<'data.export'>, ApiError>>;
  /** The page has subscribed to the news. */
  windowReady: () => void;
}

export function createHandlers(main: HandlerDependencies): Handlers {
  const edit = createEdit(main);
  const nothing = (result: Result<unknown, ApiError>): Result<null, ApiError> => (result.ok ? ok(null) : result);

  return {
    'snapshot.get': () => {
      main.windowReady();
      return ok(main.snapshot());
    },
    ...siteHandlers(main, edit, nothing),
    'watch.pause': ({ length }) =>
      nothing(edit((config) => ok({ config: { ...config, pause: pauseOf(length, main.clock.now()) }, value: null }))),
    'watch.resume': () => nothing(edit((config) => ok({ config: { ...config, pause: null }, value: null }))),
    'agreements.set': (agreed) =>
      edit((config) =>
        agreed.for === 'client'
          ? edits.agreeWithClient(config, agreed.id, agreed.agreement)
          : edits.agreeForSite(config, agreed.id, agreed.agreement),
      ),
    'clients.record': async ({ id }) => {
      const records = await main.recordsOfClient(id);
      return records === undefined ? fail({ kind: 'not-found', what: 'client' }) : ok(records);
    },
    'clients.pause': ({ id, length }) =>
      nothing(edit((config) => edits.pauseClient(config, id, pauseOf(length, main.clock.now())))),
    'clients.resume': ({ id }) => nothing(edit((config) => edits.pauseClient(config, id, null))),
    'maintenance.add': (window) => edit((config) => edits.addMaintenance(config, main.newId(), window)),
    'maintenance.update': ({ id, edit: window }) => edit((config) => edits.updateMaintenance(config, id, window)),
    'maintenance.delete': ({ id }) => edit((config) => edits.deleteMaintenance(config, id)),
    'clients.add': (client) => edit((config) => edits.addClient(config, main.newId(), client)),
    'clients.update': ({ id, edit: client }) => edit((config) => edits.updateClient(config, id, client)),
    'clients.delete': ({ id }) => edit((config) => edits.deleteClient(config, id)),
    'clients.erasePreview': ({ id }) => main.eraseClient.preview(id),
    'clients.erase': (erasure) => main.eraseClient.erase(erasure),
    'incidents.list': ({ filter }) => ok(main.incidents(filter)),
    'incidents.get': ({ id }) => {
      const incident = main.incident(id);
      return incident === undefined ? fail({ kind: 'not-found', what: 'incident' }) : ok(incident);
    },
    'incidents.members': ({ id }) => {
      const incident = main.incident(id);
      return incident === undefined ? fail({ kind: 'not-found', what: 'incident' }) : ok(outageMembers(incident, main));
    },
    'incidents.classify': ({ id, as }) => written(() => main.classifyIncident(id, as)),
    'incidents.setFact': (request) => setFact(main, request),
    'incidents.acknowledge': ({ id, reason }) => written(() => main.acknowledge(id, reason)),
    'incidents.export': (request) => main.exportIncidents(request),
    'messages.compose': (request) => compose(main, request),
    ...main.messages,
    ...main.statusPages,
    ...main.logBook,
    ...main.plan,
    'client.call': ({ id, incidentId }) => call(main, id, incidentId),
    'templates.add': (template) =>
      withoutFaults(template, () => edit((config) => edits.addTemplate(config, main.newId(), template))),
    'templates.update': ({ id, edit: template }) =>
      withoutFaults(template, () => edit((config) => edits.updateTemplate(config, id, template))),
    'templates.reset': ({ id }) => edit((config) => edits.resetTemplate(config, id)),
    'settings.update': settingsHandler(main, edit),
    ...main.reports,
    'settings.setSecret': ({ name, secret }) =>
      keepSecret(async () => {
        await main.secrets.setNamed(name, secret);
        main.secretsChanged();
      }),
    'channels.test': async ({ channel }) => tested(await main.testChannel(channel)),
    'mail.test': async () => tested(await main.testMail()),
    'data.preview': (request) => (request.from === 'file' ? main.previewFile() : main.preview(request)),
    'data.takeOver': ({ token }) => main.takeOver(token),
    'data.export': () => main.exportEverything(),
    'troubles.dismiss': ({ key }) => {
      main.dismissTrouble(key);
      return ok(null);
    },
  };
}

/** One after the other: a switch that is turned on and off again quickly must end off. */
function settingsHandler(main: HandlerDependencies, edit: Edit): Handlers['settings.update'] {
  let lastChange: Promise<unknown> = Promise.resolve();

  async function change(settingsEdit: SettingsEdit): Promise<Reply<'settings.update'>> {
    const { settings: before } = main.config();
    const { startAtLogin } = changeSettings(before, settingsEdit);
    const isLoginChanged = startAtLogin !== before.startAtLogin;
    try {
      if (isLoginChanged) await main.setStartAtLogin(startAtLogin);
      const saved = edit((config) => {
        const settings = changeSettings(config.settings, settingsEdit);
        return ok({ config: { ...config, settings }, value: null });
      });
      // What stands in the settings and what the system does must stay the same thing.
      if (!saved.ok && isLoginChanged) await main.setStartAtLogin(before.startAtLogin);
      return saved;
    } catch (error) {
      return failed('login', error);
    }
  }

  return (settingsEdit) => {
    const changed = lastChange.then(() => change(settingsEdit));
    lastChange = changed.catch(() => undefined);
    return changed;
  };
}

type SiteCommand = Extract<keyof Handlers, `sites.${string}`>;

function siteHandlers(
  main: HandlerDependencies,
  edit: Edit,
  nothing: (result: Result<unknown, ApiError>) => Result<null, ApiError>,
): Pick<Handlers, SiteCommand> {
  return {
    'sites.add': (wanted) => {
      const site = newSite(main, wanted);
      return site.ok ? edit((config) => edits.addSite(config, site.value)) : site;
    },
    'sites.update': ({ id, edit: site }) => edit((config) => edits.updateSite(config, id, site)),
    'sites.delete': ({ id }) => {
      const deleted = edit((config) => edits.deleteSite(config, id));
      // Nobody could take it away any more once the site is gone.
      return deleted.ok ? keepSecret(() => main.secrets.set(id, null)) : deleted;
    },
    'sites.setSecret': ({ id, secret }) =>
      main.config().sites.some((site) => site.id === id)
        ? keepSecret(() => main.secrets.set(id, secret))
        : fail({ kind: 'not-found', what: 'site' }),
    'sites.availability': ({ id, fromMs, toMs }) => {
      const availability = main.availability(id, { fromMs, toMs });
      return availability === undefined ? fail({ kind: 'not-found', what: 'site' }) : ok(availability);
    },
    'sites.record': async ({ id }) => {
      const record = await main.recordOfSite(id);
      return record === undefined ? fail({ kind: 'not-found', what: 'site' }) : ok(record);
    },
    'sites.responseTimes': ({ id, fromMs, toMs }) => ok(summaryOf(main.responseDays(id, fromMs, toMs))),
    'sites.events': ({ id }) => ok(main.siteEvents(id)),
    'sites.pause': ({ id, length }) =>
      nothing(edit((config) => edits.pauseSite(config, id, pauseOf(length, main.clock.now())))),
    'sites.resume': ({ id }) => nothing(edit((config) => edits.pauseSite(config, id, null))),
    'sites.checkNow': ({ id }) => {
      main.checkNow(id);
      return ok(null);
    },
    'sites.open': async ({ id }) => {
      const site = main.config().sites.find((each) => each.id === id);
      if (site === undefined) return fail({ kind: 'not-found', what: 'site' });
      return opened(main, 'open-site', site.url);
    },
  };
}

/** The number is the saved one, whatever the window shows. */
async function call(main: HandlerDependencies, clientId: string, incidentId: string): Promise<Result<null, ApiError>> {
  if (main.incident(incidentId)?.classification === 'drill')
    return fail({ kind: 'invalid', issues: [{ path: '', message: 'drill-calls-nobody' }] });
  const client = main.config().clients.find(({ id }) => id === clientId);
  if (client === undefined) return fail({ kind: 'not-found', what: 'client' });
  const { phone } = recipientOf(client);
  if (phone === '')
    return fail({ kind: 'invalid', issues: [{ path: 'client.phone', message: 'client-without-phone' }] });
  return opened(main, 'open-phone', `tel:${phone}`);
}

const opened = (
  main: HandlerDependencies,
  what: 'open-site' | 'open-phone',
  address: string,
): Promise<Result<null, ApiError>> =>
  attemptLater(async () => {
    await main.open(address);
    return null;
  }, what);

/** A site from nothing but its address; one without a name goes by its host until its page was read. */
function newSite(
  main: HandlerDependencies,
  { url, clientId, name, check = siteDefaults.check }: ParsedInput<'sites.add'>,
): Result<Site, ApiError> {
  const { defaults } = main.config().settings;
  const intervalSeconds = usualIntervalSeconds(check.kind, defaults.intervalSeconds);
  const blank = { ...siteDefaults, ...defaults, intervalSeconds, clientId, check, url, name: name ?? url };
  const created = { id: main.newId(), pause: null, createdAt: main.clock.now(), revision: 0 };
  const parsed = siteSchema.safeParse({ ...blank, ...created });
  if (!parsed.success) return fail({ kind: 'invalid', issues: issuesOf(parsed.error) });
  return ok(name === undefined ? { ...parsed.data, name: hostOf(parsed.data.url) } : parsed.data);
}

/** The message may hold no secret: it is the system's own sentence about a file or a keyring. */
const keepSecret = (keep: () => Promise<void>): Promise<Result<null, ApiError>> =>
  attemptLater(async () => {
    await keep();
    return null;
  }, 'secret');

/** What is written about an incident, where there is such a one. */
function written(write: () => 'done' | undefined): Result<null, ApiError> {
  const done = attempt(write);
  if (!done.ok) return done;
  return done.value === undefined ? fail({ kind: 'not-found', what: 'incident' }) : ok(null);
}

const tested = (result: Result<null, string>): Result<null, ApiError> =>
  result.ok ? result : fail({ kind: 'failed', what: 'channel', reason: result.error });

function compose(
  main: HandlerDependencies,
  { incidentId, clientId, templateId, facts: asked, nextUpdateAt }: Parameters<Handlers['messages.compose']>[0],
): Reply<'messages.compose'> {
  const { clients, settings, templates } = main.config();
  const incident = main.incident(incidentId);
  const client = clients.find(({ id }) => id === clientId);
  const template = viewTemplates(templates).find(({ id }) => id === templateId);
  if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
  if (client === undefined) return fail({ kind: 'not-found', what: 'client' });
  if (template === undefined) return fail({ kind: 'not-found', what: 'template' });
  const outage = clientOutageOf(main, incident, client.id);
  const when = { nextUpdateAt, nowMs: main.clock.now(), timeZone: main.timeZone() };
  const draft = composeDraft({ template, client, ...outage, sender: settings.sender, asked, ...when });
  return draft.ok ? draft : fail({ kind: 'template', faults: draft.error });
}

/** The outage that an incident belongs to, as it concerns one client: all of his sites, the incident's own in any case. */
function clientOutageOf(main: HandlerDependencies, incident: IncidentWithTimeline, clientId: string): ClientOutage {
  const { sites } = main.snapshot();
  const members = wholeOutage(incident, main);
  const own = members.filter((member) => member.id === incident.id || clientOf(member, sites) === clientId);
  return clientOutage(clientId, own, members, sites);
}

/** Into the timelines of all incidents of the outage, so that the sheet is the same from wherever one looks at it. */
function setFact(
  main: HandlerDependencies,
  { incidentId, ...fact }: ParsedInput<'incidents.setFact'>,
): Result<null, ApiError> {
  const incident = main.incident(incidentId);
  if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
  const entry: TimelineEntry = { kind: 'fact', at: main.clock.now(), ...fact };
  const ids = outageMembers(incident, main).map(({ id }) => id);
  return attempt(() => {
    main.addToTimelines(ids, entry);
    return null;
  });
}

function withoutFaults<T>(
  template: { subject: string; body: string },
  save: () => Result<T, ApiError>,
): Result<T, ApiError> {
  const faults = findTemplateFaults(template);
  return faults.length > 0 ? fail({ kind: 'template', faults }) : save();
}
