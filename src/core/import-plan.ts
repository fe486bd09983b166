import type { ImportSummary } from './api';
import { clientDefaults } from './client';
import type { Client } from './client';
import type { Check } from './checks/check-kinds';
import type { Config } from './config';
import { excerpt, faultAt } from './import-fault';
import type { ImportFault } from './import-fault';
import type { ImportClient, ImportFile, ImportSite } from './import-file';
import { fail, ok } from './result';
import type { Result } from './result';
import type { Settings } from './settings';
import { siteDefaults } from './site';
import type { Site } from './site';
import { hostOf } from './web-address';

/** What an import would make of the configuration. */
export interface ImportPlan {
  config: Config;
  summary: ImportSummary;
}

/**
 * What the file makes of the configuration: clients are known by their id (by their name where the file gives no id),
 * sites by their address. What the file does not mention stays as it is; a new site gets the settings' defaults. The
 * same file a second time changes nothing. Fails, with nothing changed, where a site belongs to a client nobody knows.
 */
export function planImport(
  config: Config,
  { content, lines }: ImportFile,
  newId: () => string,
  nowMs: number,
): Result<ImportPlan, ImportFault[]> {
  const settings = mergeSettings(config.settings, content.settings ?? {});
  const clients = mergeClients(config.clients, content.clients ?? [], newId);
  const sites = content.sites ?? [];
  const faults = strangers(sites, new Set(clients.all.map(({ id }) => id)), lines);
  if (faults.length > 0) return fail(faults);
  const merged = mergeSites(config.sites, sites, (site) => newSite(site, settings, newId(), nowMs));
  return ok({
    config: { ...config, settings, clients: clients.all, sites: merged.all },
    summary: {
      clientsAdded: clients.added,
      clientsChanged: clients.changed,
      sitesAdded: merged.added,
      sitesChanged: merged.changed,
    },
  });
}

function mergeSettings(settings: Settings, given: NonNullable<ImportFile['content']['settings']>): Settings {
  return {
    ...settings,
    ...given,
    defaults: { ...settings.defaults, ...given.defaults },
    sender: { ...settings.sender, ...given.sender },
  };
}

interface Merged<T> {
  all: T[];
  added: number;
  changed: number;
}

function mergeClients(
  existing: readonly Client[],
  given: readonly ImportClient[],
  newId: () => string,
): Merged<Client> {
  const all = [...existing];
  const byId = new Map(existing.map(({ id }, index) => [id, index]));
  const byName = new Map(existing.map(({ name }, index) => [name, index]));
  let changed = 0;
  for (const client of given) {
    const place = client.id === undefined ? byName.get(client.name ?? '') : byId.get(client.id);
    const before = place === undefined ? undefined : all[place];
    if (place === undefined || before === undefined) {
      all.push(newClient(client, newId));
    } else if (!isSame(before, { ...before, ...client })) {
      all[place] = { ...before, ...client };
      changed += 1;
    }
  }
  return { all, added: all.length - existing.length, changed };
}

function newClient(given: ImportClient, newId: () => string): Client {
  const contact = given.contact === '' ? undefined : given.contact;
  const name = given.name ?? contact ?? given.id ?? '';
  return { ...clientDefaults, ...given, id: given.id ?? newId(), name };
}

function mergeSites(
  existing: readonly Site[],
  given: readonly ImportSite[],
  create: (site: ImportSite) => Site,
): Merged<Site> {
  const all = [...existing];
  const places = new Map(existing.map(({ url }, index) => [url, index]));
  let changed = 0;
  for (const site of given) {
    const place = places.get(site.url);
    const before = place === undefined ? undefined : all[place];
    if (place === undefined || before === undefined) {
      all.push(create(site));
      continue;
    }
    const after = changedSite(before, site);
    if (isSame(before, after)) continue;
    all[place] = { ...after, revision: before.revision + 1 };
    changed += 1;
  }
  return { all, added: all.length - existing.length, changed };
}

function newSite(given: ImportSite, settings: Settings, id: string, createdAt: number): Site {
  const name = hostOf(given.url);
  const blank: Site = {
    ...siteDefaults,
    ...settings.defaults,
    id,
    name,
    url: given.url,
    pause: null,
    createdAt,
    revision: 0,
  };
  return changedSite(blank, given);
}

function changedSite(before: Site, { client, expectStatus, keyword, ...given }: ImportSite): Site {
  const after: Site = { ...before, ...given, ...(client !== undefined && { clientId: client }) };
  return { ...after, check: changedCheck(before.check, { expectStatus, keyword }) };
}

function changedCheck(
  before: Check,
  { expectStatus, keyword }: { [Field in 'expectStatus' | 'keyword']: ImportSite[Field] | undefined },
): Check {
  if (before.kind !== 'http') return before;
  const after = { ...before, ...(expectStatus && { expectStatus }), ...(keyword !== undefined && { keyword }) };
  // HEAD brings no page, so a word to look for asks for GET.
  return after.keyword === null || after.method !== 'HEAD' ? after : { ...after, method: 'GET' };
}

/** Whether two things that came from the same schemas, with their fields in the same order, are the same. */
const isSame = (before: object, after: object): boolean => JSON.stringify(before) === JSON.stringify(after);

function strangers(
  sites: readonly ImportSite[],
  known: ReadonlySet<string>,
  lines: ImportFile['lines'],
): ImportFault[] {
  return sites.flatMap(({ client }, index) => {
    if (client === undefined || client === null || known.has(client)) return [];
    return [faultAt(lines, ['sites', index, 'client'], 'importFault.unknown-client', { client: excerpt(client) })];
  });
}
