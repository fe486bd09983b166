import { z } from 'zod';
import type { Config } from './config';
import { targetOf } from './config-edit';
import type { MaintenanceCover } from './maintenance';
import type { Site } from './site';
import { isSameServer } from './status-page-settings';
import type { StatusPage } from './status-page-settings';

/**
 * Everything the user has set, as one file that the import takes back. Secrets are no part of it; what they were for is
 * named. `version` is this frame's; what is in `config` says its own, as in the configuration file.
 */
export const everythingSchema = z.strictObject({
  format: z.literal('nachtwache'),
  version: z.literal(1),
  exportedAt: z.string(),
  secretsLeftOut: z.array(z.string()),
  config: z.looseObject({ version: z.number().int().min(1) }),
});
export type EverythingFile = z.infer<typeof everythingSchema>;

/** Whether a JSON value is meant as such a file, right or wrong. */
export const isEverything = (value: unknown): boolean =>
  z.object({ format: z.literal('nachtwache') }).safeParse(value).success;

/** Whether such a file comes from a Nachtwache that knows more than this one. */
export function isNewer(value: unknown, configVersion: number): boolean {
  const versions = z.object({
    version: z.number().max(1),
    config: z.object({ version: z.number().max(configVersion) }).optional(),
  });
  return versions.safeParse(value).error?.issues.some(({ code }) => code === 'too_big') === true;
}

/** @param secretsLeftOut what the secrets that are set are for, in words. */
export function toEverythingText(
  config: Config,
  configVersion: number,
  secretsLeftOut: readonly string[],
  nowMs: number,
): string {
  const file = {
    ...{ format: 'nachtwache', version: 1, exportedAt: new Date(nowMs).toISOString() },
    ...{ secretsLeftOut, config: { version: configVersion, ...config } },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The names of the sites that sign in with something that no file holds. */
export const sitesWithSecrets = ({ sites }: Pick<Config, 'sites'>): string[] =>
  sites.filter(({ check }) => check.kind === 'http' && check.auth.kind !== 'none').map(({ name }) => name);

export interface MergedEverything {
  config: Config;
  /** Sites that are watched already under another id, by another site than the file's. */
  doubled: { name: string; url: string }[];
}

/**
 * What a file with everything makes of the configuration: what it has is added, or takes the place of what is the same
 * thing (by its id; else clients and maintenance windows by their names, sites by what is watched at which address).
 * What it does not have stays. The folder, the key file and the server's key of a status page are those chosen and confirmed
 * on this computer, and never the file's: it shall not say where something is written, or which server is trusted. Whether the app starts at login and whether the watch is paused belongs to this computer
 * and this day, and what was told once was told here.
 */
export function mergeEverything(config: Config, file: Config): MergedEverything {
  const clients = mergeBy(config.clients, file.clients, ({ name }) => name);
  const templates = mergeBy(config.templates, file.templates, ({ id }) => id);
  const doubled: MergedEverything['doubled'] = [];
  const ownedSites = file.sites.map((site) => ({ ...site, clientId: site.clientId && clients.idOf(site.clientId) }));
  const sites = mergeSites(config.sites, ownedSites, doubled);
  const windows = file.maintenance.map((window) => ({ ...window, covers: coverOf(window.covers, clients, sites) }));
  const pages = file.statusPages.map((page) => ownedPage(page, clients, sites));
  const settings = { ...file.settings, startAtLogin: config.settings.startAtLogin };
  return {
    doubled,
    config: {
      ...config,
      settings: keepSame(config.settings, settings),
      clients: clients.all,
      sites: sites.all,
      templates: templates.all,
      maintenance: mergeBy(config.maintenance, windows, ({ name }) => name).all,
      statusPages: mergeBy(config.statusPages, pages, ({ name }) => name, changedPage).all,
      hints: { isTrayExplained: config.hints.isTrayExplained || file.hints.isTrayExplained },
    },
  };
}

interface MergedById<T> {
  all: T[];
  /** By which id something of the file goes from now on. */
  idOf: (id: string) => string;
}

/** What is the same keeps its identity, so that it can be told that nothing changed. */
function keepSame<T>(before: T, after: T): T {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

function mergeBy<T extends { id: string }>(
  existing: readonly T[],
  given: readonly T[],
  otherKey: (each: T) => string,
  change: (before: T, after: T) => T = (before, after) => ({ ...after, id: before.id }),
): MergedById<T> {
  const all = [...existing];
  const byId = new Map(existing.map(({ id }, place) => [id, place]));
  const byKey = new Map(existing.map((each, place) => [otherKey(each), place]));
  const ids = new Map<string, string>();
  for (const each of given) {
    const place = byId.get(each.id) ?? byKey.get(otherKey(each));
    const before = place === undefined ? undefined : all[place];
    ids.set(each.id, before?.id ?? each.id);
    if (place === undefined || before === undefined) all.push(each);
    else all[place] = keepSame(before, change(before, each));
  }
  return { all, idOf: (id) => ids.get(id) ?? id };
}

const keyOf = ({ url, check }: Site): string => `${JSON.stringify(targetOf(check))} ${url}`;

function mergeSites(existing: readonly Site[], given: readonly Site[], doubled: MergedEverything['doubled']) {
  const owners = new Map(existing.map((site) => [keyOf(site), site.id]));
  const known = new Set(existing.map(({ id }) => id));
  // One that is known by its id and now looks at what another one watches already would be that one's double.
  const wanted = given.filter((site) => {
    const owner = owners.get(keyOf(site));
    const isDouble = owner !== undefined && owner !== site.id && known.has(site.id);
    if (isDouble) doubled.push({ name: site.name, url: site.url });
    return !isDouble;
  });
  return mergeBy(existing, wanted, keyOf, changedSite);
}

/** The site keeps its age and its pause; another question to it makes checks under way stale. */
function changedSite(before: Site, after: Site): Site {
  const { id, createdAt, pause, revision } = before;
  const same = { ...after, id, createdAt, pause, revision };
  return JSON.stringify(before) === JSON.stringify(same) ? before : { ...same, revision: revision + 1 };
}

function ownedPage(page: StatusPage, clients: MergedById<unknown>, sites: MergedById<unknown>): StatusPage {
  const clientId = page.clientId === null ? null : clients.idOf(page.clientId);
  const nothingChosen = { folder: null, keyFile: null, hostKey: null };
  if (page.sites.kind === 'all') return { ...page, clientId, ...nothingChosen };
  const chosen = page.sites.chosen.map((each) => ({ ...each, siteId: sites.idOf(each.siteId) }));
  return { ...page, clientId, sites: { ...page.sites, chosen }, ...nothingChosen };
}

/** Another server has another key. */
function changedPage(before: StatusPage, after: StatusPage): StatusPage {
  const hostKey = isSameServer(before.target, after.target) ? before.hostKey : null;
  const { id, folder, keyFile } = before;
  return { ...after, id, hostKey, folder, keyFile };
}

function coverOf(covers: MaintenanceCover, clients: MergedById<unknown>, sites: MergedById<unknown>): MaintenanceCover {
  switch (covers.kind) {
    case 'all':
      return covers;
    case 'client':
      return { kind: 'client', clientId: clients.idOf(covers.clientId) };
    case 'site':
      return { kind: 'site', siteId: sites.idOf(covers.siteId) };
  }
}
