import type {
  ApiError,
  CommandOutput,
  DeliverRequest,
  ExportRequest,
  Handlers,
  ImportSummary,
  Reply,
} from '../../core/api';
import { composeDraft } from '../../core/compose';
import * as edits from '../../core/config-edit';
import type { EditResult } from '../../core/config-edit';
import type { Config } from '../../core/config';
import type { IncidentFilter, IncidentWithTimeline, Incident } from '../../core/incident';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { changeSettings } from '../../core/settings';
import type { SettingsEdit } from '../../core/settings';
import { siteDefaults } from '../../core/site';
import type { Site } from '../../core/site';
import type { Snapshot } from '../../core/snapshot';
import { viewTemplates } from '../../core/template-choice';
import { findTemplateFaults } from '../../core/template-engine';
import { hostOf, toWebAddress } from '../../core/web-address';
import type { Clock, Opener } from '../ports';
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
  deliver: (request: DeliverRequest) => Promise<Result<null, ApiError>>;
  open: Opener;
  setStartAtLogin: (isWanted: boolean) => Promise<void>;
  /** Both ask for a place first; null where the user thought better of it. */
  exportIncidents: (request: ExportRequest) => Promise<Result<CommandOutput<'incidents.export'>, ApiError>>;
  importFile: () => Promise<Result<ImportSummary | null, ApiError>>;
  /** The page has subscribed to the news. */
  windowReady: () => void;
}

export function createHandlers(main: HandlerDependencies): Handlers {
  /** Applies an edit and saves it; the window hears what came of it. */
  function edit<T>(change: (config: Config) => EditResult<T>): Result<T, ApiError> {
    const changed = change(main.config());
    if (!changed.ok) return changed;
    try {
      main.setConfig(changed.value.config);
    } catch (error) {
      return failed('save', error);
    }
    return ok(changed.value.value);
  }
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
    'clients.add': (client) => edit((config) => edits.addClient(config, main.newId(), client)),
    'clients.update': ({ id, edit: client }) => edit((config) => edits.updateClient(config, id, client)),
    'clients.delete': ({ id }) => edit((config) => edits.deleteClient(config, id)),
    'incidents.list': ({ filter }) => ok(main.incidents(filter)),
    'incidents.get': ({ id }) => {
      const incident = main.incident(id);
      return incident === undefined ? fail({ kind: 'not-found', what: 'incident' }) : ok(incident);
    },
    'incidents.export': (request) => main.exportIncidents(request),
    'messages.compose': (request) => compose(main, request),
    'messages.deliver': (request) => main.deliver(request),
    'templates.add': (template) =>
      withoutFaults(template, () => edit((config) => edits.addTemplate(config, main.newId(), template))),
    'templates.update': ({ id, edit: template }) =>
      withoutFaults(template, () => edit((config) => edits.updateTemplate(config, id, template))),
    'templates.reset': ({ id }) => edit((config) => edits.resetTemplate(config, id)),
    'settings.update': settingsHandler(main, edit),
    'data.import': () => main.importFile(),
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

type Edit = <T>(change: (config: Config) => EditResult<T>) => Result<T, ApiError>;
type SiteCommand = Extract<keyof Handlers, `sites.${string}`>;

function siteHandlers(
  main: HandlerDependencies,
  edit: Edit,
  nothing: (result: Result<unknown, ApiError>) => Result<null, ApiError>,
): Pick<Handlers, SiteCommand> {
  return {
    'sites.add': ({ url, clientId, name }) => {
      const address = toWebAddress(url);
      if (address === undefined) return fail(invalid('url', 'not-a-web-address'));
      return edit((config) => edits.addSite(config, newSite(main, config, address, clientId, name)));
    },
    'sites.update': ({ id, edit: site }) => edit((config) => edits.updateSite(config, id, site)),
    'sites.delete': ({ id }) => edit((config) => edits.deleteSite(config, id)),
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
      try {
        await main.open(site.url);
        return ok(null);
      } catch (error) {
        return failed('open-site', error);
      }
    },
  };
}

/** A site from nothing but its address; one without a name goes by its host until its page was read. */
function newSite(
  main: HandlerDependencies,
  config: Config,
  url: string,
  clientId: string | null,
  name = hostOf(url),
): Site {
  const { defaults } = config.settings;
  const createdAt = main.clock.now();
  return { ...siteDefaults, ...defaults, id: main.newId(), name, url, clientId, pause: null, createdAt, revision: 0 };
}

function compose(
  main: HandlerDependencies,
  { incidentId, clientId, templateId, facts, nextUpdateAt }: Parameters<Handlers['messages.compose']>[0],
): Reply<'messages.compose'> {
  const { clients, sites, settings, templates } = main.config();
  const incident = main.incident(incidentId);
  const client = clients.find(({ id }) => id === clientId);
  const template = viewTemplates(templates).find(({ id }) => id === templateId);
  if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
  if (client === undefined) return fail({ kind: 'not-found', what: 'client' });
  if (template === undefined) return fail({ kind: 'not-found', what: 'template' });
  const site = {
    name: incident.siteName,
    url: incident.url,
    hosting: sites.find(({ id }) => id === incident.siteId)?.hosting ?? '',
  };
  const when = { nextUpdateAt, nowMs: main.clock.now(), timeZone: main.timeZone() };
  const draft = composeDraft({ template, client, site, incident, sender: settings.sender, facts, ...when });
  return draft.ok ? draft : fail({ kind: 'template', faults: draft.error });
}

function withoutFaults<T>(
  template: { subject: string; body: string },
  save: () => Result<T, ApiError>,
): Result<T, ApiError> {
  const faults = findTemplateFaults(template);
  return faults.length > 0 ? fail({ kind: 'template', faults }) : save();
}

const invalid = (path: string, message: string): ApiError => ({ kind: 'invalid', issues: [{ path, message }] });

function failed(what: Extract<ApiError, { kind: 'failed' }>['what'], error: unknown): { ok: false; error: ApiError } {
  return fail({ kind: 'failed', what, reason: reasonOf(error) });
}
