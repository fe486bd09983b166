import type { ImportSummary } from './api';
import { usualIntervalSeconds } from './checks/check-kinds';
import { newCheck } from './checks/new-check';
import type { Config } from './config';
import { excerpt, faultAt } from './import-fault';
import type { ImportFault } from './import-fault';
import { mergeClients } from './import-client';
import type { ImportFile } from './import-file';
import { mergeMaintenance } from './import-maintenance';
import type { ImportSite } from './import-site';
import { mergeSites } from './import-sites';
import type { SecretChange } from './import-sites';
import { fail, ok } from './result';
import type { Result } from './result';
import type { Settings } from './settings';
import { siteDefaults } from './site';
import type { Site } from './site';
import { hostOf } from './web-address';

/** What an import would make of the configuration, and of the secrets, which are no part of it. */
export interface ImportPlan {
  config: Config;
  secrets: SecretChange[];
  summary: ImportSummary;
}

/**
 * What the file makes of the configuration: clients are known by their id (by their name where the file gives no id),
 * sites by their address and what is watched there, maintenance windows by their name. What the file does not mention
 * stays as it is; a new site gets the settings' defaults. The same file a second time changes nothing. Fails, with
 * nothing changed, where something belongs to a client or a site that nobody knows.
 */
export function planImport(
  config: Config,
  { content, lines }: ImportFile,
  newId: () => string,
  nowMs: number,
): Result<ImportPlan, ImportFault[]> {
  const settings = mergeSettings(config.settings, content.settings ?? {});
  const merged = mergeClients(config.clients, content.clients ?? [], lines, newId);
  if (!merged.ok) return merged;
  const clients = merged.value;
  const given = content.sites ?? [];
  const sites = mergeSites(config.sites, given, lines, (site) => newSite(site, settings, newId(), nowMs));
  const faults = [...strangers(given, new Set(clients.all.map(({ id }) => id)), lines), ...sites.faults];
  if (faults.length > 0) return fail(faults);
  const covered = { sites: sites.all, clients: clients.all };
  const maintenance = mergeMaintenance(config.maintenance, content.maintenance ?? [], covered, lines, newId);
  if (!maintenance.ok) return maintenance;
  return ok({
    config: {
      ...config,
      settings,
      clients: clients.all,
      sites: sites.all,
      maintenance: maintenance.value.all,
    },
    secrets: sites.secrets,
    summary: {
      clientsAdded: clients.added,
      clientsChanged: clients.changed,
      sitesAdded: sites.added,
      sitesChanged: sites.changed,
      maintenanceAdded: maintenance.value.added,
      maintenanceChanged: maintenance.value.changed,
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

/** As for the window, with nothing of what the file says but the address and its kind. */
function newSite({ url, check }: ImportSite, settings: Settings, id: string, createdAt: number): Site {
  return {
    ...siteDefaults,
    ...settings.defaults,
    intervalSeconds: usualIntervalSeconds(check.kind, settings.defaults.intervalSeconds),
    id,
    name: hostOf(url),
    url,
    check: newCheck(check.kind, url),
    pause: null,
    createdAt,
    revision: 0,
  };
}

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
