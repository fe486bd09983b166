import { channelNames, defaultChannels } from '../../core/alert-channel';
import { checkDefaults, checkKinds } from '../../core/checks/check-kinds';
import { clientDefaults } from '../../core/client';
import { contactDefaults } from '../../core/contact';
import { configSchema, emptyConfig } from '../../core/config';
import type { Config } from '../../core/config';
import { emptyCard } from '../../core/emergency-card';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { defaultSettings } from '../../core/settings';
import { siteDefaults } from '../../core/site';
import { configMigrations } from './config-migrations';
import type { ConfigMigration, RawConfig } from './config-migrations';

/** What a configuration file holds, its version beside it. Newer than ours: read as far as we understand it. */
export interface ReadConfig {
  config: Config;
  version: number;
}

/** Reads the text of a configuration file; the error says in English what is wrong with it, for the log. */
export function parseConfig(text: string, migrations: readonly ConfigMigration[]): Result<ReadConfig, string> {
  const raw = parseJson(text);
  if (!isRecord(raw)) return fail('it is not a JSON object');
  const version = raw['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return fail('it has no version');
  const migrated = migrate(raw, migrations.slice(version - 1));
  if (!migrated.ok) return migrated;
  const parsed = configSchema.safeParse(withDefaults(migrated.value));
  if (parsed.success) return ok({ config: parsed.data, version });
  const { path = [], message = '' } = parsed.error.issues[0] ?? {};
  return fail(`"${path.join('.')}" does not fit (${message})`);
}

/** The same, where only the configuration is wanted. */
export function parseNewestConfig(text: string): Result<Config, string> {
  const read = parseConfig(text, configMigrations);
  return read.ok ? ok(read.value.config) : read;
}

/** A migration may trust the file to be what its version wrote; one that is not makes it throw, and is damaged. */
function migrate(raw: RawConfig, pending: readonly ConfigMigration[]): Result<RawConfig, string> {
  try {
    return ok(pending.reduce((older, migration) => migration(older), raw));
  } catch (error) {
    return fail(`it could not be brought up to date (${String(error)})`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No text parses to undefined, so the caller knows.
    return undefined;
  }
}

/** Fills in fields that are newer than the file. */
function withDefaults(raw: RawConfig): RawConfig {
  const settings = over(defaultSettings, raw['settings']);
  if (isRecord(settings)) {
    settings['defaults'] = over(defaultSettings.defaults, settings['defaults']);
    settings['sender'] = over(defaultSettings.sender, settings['sender']);
    settings['letterhead'] = over(defaultSettings.letterhead, settings['letterhead']);
    settings['channels'] = withChannelDefaults(settings['channels']);
    settings['plan'] = over(defaultSettings.plan, settings['plan']);
  }
  return {
    ...emptyConfig,
    ...raw,
    settings,
    clients: withCardDefaults(withContactDefaults(eachOver(clientDefaults, raw['clients']))),
    sites: withCardDefaults(
      withCheckDefaults(eachOver({ ...siteDefaults, pause: null, createdAt: 0, revision: 0 }, raw['sites'])),
    ),
    hints: over(emptyConfig.hints, raw['hints']),
    backups: over(emptyConfig.backups, raw['backups']),
  };
}

/** A channel that is newer than the file, or a field of one. */
function withChannelDefaults(channels: unknown): unknown {
  const all = over(defaultChannels, channels);
  if (!isRecord(all)) return all;
  return { ...all, ...Object.fromEntries(channelNames.map((name) => [name, over(defaultChannels[name], all[name])])) };
}

function withContactDefaults(clients: unknown): unknown {
  if (!Array.isArray(clients)) return clients;
  return clients.map((client: unknown) =>
    isRecord(client) ? { ...client, contacts: eachOver(contactDefaults, client['contacts']) } : client,
  );
}

function withCardDefaults(owners: unknown): unknown {
  if (!Array.isArray(owners)) return owners;
  return owners.map((owner: unknown) => (isRecord(owner) ? { ...owner, card: over(emptyCard, owner['card']) } : owner));
}

/** Each kind of check has fields of its own. */
function withCheckDefaults(sites: unknown): unknown {
  if (!Array.isArray(sites)) return sites;
  return sites.map((site: unknown) => {
    if (!isRecord(site) || !isRecord(site['check'])) return site;
    const kind = checkKinds.find((each) => isRecord(site['check']) && each === site['check']['kind']);
    return kind === undefined ? site : { ...site, check: over(checkDefaults[kind], site['check']) };
  });
}

/** A value that is no object is left as it is: the schema refuses it. */
function over(defaults: object, value: unknown): unknown {
  if (value === undefined) return { ...defaults };
  return isRecord(value) ? { ...defaults, ...value } : value;
}

function eachOver(defaults: object, values: unknown): unknown {
  if (values === undefined) return [];
  return Array.isArray(values) ? values.map((value: unknown) => over(defaults, value ?? null)) : values;
}

function isRecord(value: unknown): value is RawConfig {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
