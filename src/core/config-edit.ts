import type { Agreement, SiteAgreement } from './agreement';
import type { ApiError } from './api';
import type { Check } from './checks/check-kinds';
import type { Client, ClientEdit } from './client';
import type { Config } from './config';
import { emptyCard } from './emergency-card';
import type { EmergencyCard } from './emergency-card';
import type { MaintenanceEdit, MaintenanceWindow } from './maintenance';
import { nameSchema } from './name';
import { fail, ok } from './result';
import type { Result } from './result';
import type { Pause, Site, SiteEdit } from './site';
import { pagesWithout } from './status-page-settings';
import type { Template, TemplateEdit } from './template';
import { isBuiltInId } from './template-choice';
import { hostOf } from './web-address';

/**
 * Every change the user can make to the configuration, as a function from the old one to the new one. Each refuses with
 * the reason what would leave it inconsistent; nothing here is written anywhere.
 */
export type EditResult<T> = Result<{ config: Config; value: T }, ApiError>;

const done = <T>(config: Config, value: T): EditResult<T> => ok({ config, value });
const invalid = (path: string, message: string): { ok: false; error: ApiError } =>
  fail({ kind: 'invalid', issues: [{ path, message }] });
const missing = (what: 'site' | 'client' | 'template' | 'maintenance'): { ok: false; error: ApiError } =>
  fail({ kind: 'not-found', what });

export function addSite(config: Config, site: Site): EditResult<Site> {
  if (config.sites.some((each) => isSameTarget(each, site))) return invalid('url', 'already-watched');
  if (!isClient(config, site.clientId)) return missing('client');
  return done({ ...config, sites: [...config.sites, site] }, site);
}

/** One address may be watched in several ways: its page, its certificate, its backup. */
const isSameTarget = (left: SiteEdit, right: SiteEdit): boolean =>
  left.url === right.url && JSON.stringify(targetOf(left.check)) === JSON.stringify(targetOf(right.check));

/** What of a check makes it another one: two records of a name, or two requests to an address, are not the same thing. */
export function targetOf(check: Check): unknown {
  switch (check.kind) {
    case 'http':
      return check.method === 'GET' || check.method === 'HEAD' ? 'http' : [check.kind, check.method, check.body];
    case 'dns':
      return [check.kind, check.recordType, check.expected, check.resolver];
    case 'backup':
      return [check.kind, check.source, check.jsonPath];
    case 'prometheus':
      return [check.kind, check.server, check.query];
    case 'tcp':
    case 'tls':
    case 'domain':
    case 'ping':
      return check.kind;
  }
}

const isClient = (config: Config, id: string | null): boolean =>
  id === null || config.clients.some((client) => client.id === id);

/** Changes what the user may change; a site keeps its id, age and pause. */
export function updateSite(config: Config, id: string, edit: SiteEdit): EditResult<Site> {
  const site = config.sites.find((each) => each.id === id);
  if (site === undefined) return missing('site');
  if (config.sites.some((each) => each.id !== id && isSameTarget(each, edit))) return invalid('url', 'already-watched');
  if (!isClient(config, edit.clientId)) return missing('client');
  const { createdAt, pause, agreement, card, revision } = site;
  // A whole site is an edit too, for the compiler.
  const edited: Site = { ...site, ...edit, id, createdAt, pause, agreement, card };
  return replaceSite(config, { ...edited, revision: isSameQuestion(site, edited) ? revision : revision + 1 });
}

/** What a check asks and how it is judged. Who owns the site and what it is called changes none of it. */
const questionFields = [
  'url',
  'intervalSeconds',
  'timeoutSeconds',
  'failuresToConfirm',
  'successesToRecover',
  'check',
] as const satisfies readonly (keyof Site)[];

function isSameQuestion(before: Site, after: Site): boolean {
  return questionFields.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]));
}

/** Checks under way stay valid: nothing that they look at has changed. */
function renameSite(config: Config, id: string, name: string): EditResult<Site> {
  const site = config.sites.find((each) => each.id === id);
  return site === undefined ? missing('site') : replaceSite(config, { ...site, name });
}

export function pauseSite(config: Config, id: string, pause: Pause | null): EditResult<Site> {
  const site = config.sites.find((each) => each.id === id);
  return site === undefined ? missing('site') : replaceSite(config, { ...site, pause });
}

export function deleteSite(config: Config, id: string): EditResult<null> {
  if (!config.sites.some((each) => each.id === id)) return missing('site');
  const maintenance = windowsWithout(config, (covers) => covers.kind === 'site' && covers.siteId === id);
  const statusPages = pagesWithout(config.statusPages, { siteIds: new Set([id]) });
  return done({ ...config, maintenance, statusPages, sites: config.sites.filter((each) => each.id !== id) }, null);
}

function replaceSite(config: Config, site: Site): EditResult<Site> {
  return done({ ...config, sites: config.sites.map((each) => (each.id === site.id ? site : each)) }, site);
}

export function addClient(config: Config, id: string, edit: ClientEdit): EditResult<Client> {
  const client = { ...edit, id, agreement: null, card: emptyCard };
  return done({ ...config, clients: [...config.clients, client] }, client);
}

export function updateClient(config: Config, id: string, edit: ClientEdit): EditResult<Client> {
  const before = config.clients.find((each) => each.id === id);
  if (before === undefined) return missing('client');
  const client = { ...edit, id, agreement: before.agreement, card: before.card };
  return done({ ...config, clients: config.clients.map((each) => (each.id === id ? client : each)) }, client);
}

export function agreeWithClient(config: Config, id: string, agreement: Agreement | null): EditResult<null> {
  if (!config.clients.some((each) => each.id === id)) return missing('client');
  const clients = config.clients.map((each) => (each.id === id ? { ...each, agreement } : each));
  return done({ ...config, clients }, null);
}

/** What is to be done in the night, for all sites of a client or for one of them. */
export function setCard(
  config: Config,
  owner: { for: 'client' | 'site'; id: string },
  card: EmergencyCard,
): EditResult<null> {
  if (owner.for === 'site') {
    const site = config.sites.find((each) => each.id === owner.id);
    if (site === undefined) return missing('site');
    return done({ ...config, sites: config.sites.map((each) => (each === site ? { ...site, card } : each)) }, null);
  }
  const client = config.clients.find((each) => each.id === owner.id);
  if (client === undefined) return missing('client');
  return done(
    { ...config, clients: config.clients.map((each) => (each === client ? { ...client, card } : each)) },
    null,
  );
}

export function agreeForSite(config: Config, id: string, agreement: SiteAgreement): EditResult<null> {
  const site = config.sites.find((each) => each.id === id);
  if (site === undefined) return missing('site');
  return done({ ...config, sites: config.sites.map((each) => (each === site ? { ...site, agreement } : each)) }, null);
}

/** Pauses all sites of a client, or ends their pauses. */
export function pauseClient(config: Config, id: string, pause: Pause | null): EditResult<null> {
  if (!config.clients.some((each) => each.id === id)) return missing('client');
  const sites = config.sites.map((site) => (site.clientId === id ? { ...site, pause } : site));
  return done({ ...config, sites }, null);
}

export function addMaintenance(config: Config, id: string, edit: MaintenanceEdit): EditResult<MaintenanceWindow> {
  const known = coveredIsThere(config, edit);
  if (!known.ok) return known;
  const window = { ...edit, id };
  return done({ ...config, maintenance: [...config.maintenance, window] }, window);
}

export function updateMaintenance(config: Config, id: string, edit: MaintenanceEdit): EditResult<MaintenanceWindow> {
  if (!config.maintenance.some((each) => each.id === id)) return missing('maintenance');
  const known = coveredIsThere(config, edit);
  if (!known.ok) return known;
  const window = { ...edit, id };
  return done({ ...config, maintenance: config.maintenance.map((each) => (each.id === id ? window : each)) }, window);
}

export function deleteMaintenance(config: Config, id: string): EditResult<null> {
  if (!config.maintenance.some((each) => each.id === id)) return missing('maintenance');
  return done({ ...config, maintenance: config.maintenance.filter((each) => each.id !== id) }, null);
}

function coveredIsThere({ sites, clients }: Config, { covers }: MaintenanceEdit): Result<null, ApiError> {
  switch (covers.kind) {
    case 'all':
      return ok(null);
    case 'client':
      return clients.some(({ id }) => id === covers.clientId) ? ok(null) : missing('client');
    case 'site':
      return sites.some(({ id }) => id === covers.siteId) ? ok(null) : missing('site');
  }
}

/** Windows for what is gone would stand there for ever and cover nothing. */
const windowsWithout = (
  { maintenance }: Config,
  isGone: (covers: MaintenanceWindow['covers']) => boolean,
): MaintenanceWindow[] => maintenance.filter(({ covers }) => !isGone(covers));

/** The client's sites stay, without a client; so does the incident log, which holds its own copy of the name. */
export function deleteClient(config: Config, id: string): EditResult<null> {
  if (!config.clients.some((each) => each.id === id)) return missing('client');
  const clients = config.clients.filter((each) => each.id !== id);
  const sites = config.sites.map((site) => (site.clientId === id ? { ...site, clientId: null } : site));
  const maintenance = windowsWithout(config, (covers) => covers.kind === 'client' && covers.clientId === id);
  const statusPages = pagesWithout(config.statusPages, { clientId: id });
  return done({ ...config, clients, sites, maintenance, statusPages }, null);
}

/** Without the sites of a client, and without the maintenance that was theirs alone. */
export function deleteSitesOf(config: Config, clientId: string): Config {
  const own = new Set(config.sites.filter((site) => site.clientId === clientId).map(({ id }) => id));
  const maintenance = windowsWithout(config, (covers) => covers.kind === 'site' && own.has(covers.siteId));
  const statusPages = pagesWithout(config.statusPages, { siteIds: own });
  return { ...config, maintenance, statusPages, sites: config.sites.filter(({ id }) => !own.has(id)) };
}

export function addTemplate(config: Config, id: string, edit: TemplateEdit): EditResult<Template> {
  const template = { ...edit, id };
  return done({ ...config, templates: [...config.templates, template] }, template);
}

/** Changes an own template in its place, or puts a changed copy in front of a built-in one. */
export function updateTemplate(config: Config, id: string, edit: TemplateEdit): EditResult<Template> {
  const isStored = config.templates.some((each) => each.id === id);
  if (!isStored && !isBuiltInId(id)) return missing('template');
  const template = { ...edit, id };
  const templates = isStored
    ? config.templates.map((each) => (each.id === id ? template : each))
    : [...config.templates, template];
  return done({ ...config, templates }, template);
}

/** Takes the user's copy away: an own template is gone, a built-in one has its delivered text (again, or still). */
export function resetTemplate(config: Config, id: string): EditResult<null> {
  if (!config.templates.some((each) => each.id === id) && !isBuiltInId(id)) return missing('template');
  return done({ ...config, templates: config.templates.filter((each) => each.id !== id) }, null);
}

/**
 * Gives a site that was added by its address alone the name its page has. Null where there is nothing to change: the
 * user has named or edited it, or it is gone.
 */
export function nameFromTitle(config: Config, id: string, title: string): Config | null {
  const named = nameSchema.safeParse(title);
  if (!named.success) return null;
  const name = named.data;
  const site = config.sites.find((each) => each.id === id);
  if (site === undefined || site.revision > 0 || site.name !== hostOf(site.url) || name === site.name) return null;
  const renamed = renameSite(config, id, name);
  return renamed.ok ? renamed.value.config : null;
}
