import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { configSchema, emptyConfig } from '../../core/config';
import type { Config } from '../../core/config';
import type { Trouble } from '../../core/snapshot';
import type { Clock, ConfigStore, Log } from '../ports';
import type { GoodCopy } from './backup-files';
import { parseConfig } from './config-file';
import type { ReadConfig } from './config-file';
import { configMigrations } from './config-migrations';
import type { ConfigMigration } from './config-migrations';
import { asSentence } from './sentence';
import { asideName, minuteText } from './set-aside';

/** What is used of electron-store: setting `store` replaces the whole file atomically. */
export interface StoreLike {
  store: Record<string, unknown>;
}

export interface StoreOptions {
  /** The directory. */
  cwd: string;
  /** The file's name without its ending: a store of `config` is `config.json`. */
  name: string;
  /** A file that was damaged since we read it does not stop the next change from being written. */
  clearInvalidConfig: true;
}

export interface ConfigStoreOptions {
  dir: string;
  /** Makes an electron-store. It is passed in since electron-store needs Electron, and the tests have none. */
  createStore: (options: StoreOptions) => StoreLike;
  clock: Pick<Clock, 'now'>;
  log: Log;
  migrations?: readonly ConfigMigration[];
  /** The newest copy of the own data that was found whole, for when neither the file nor what was last written can be read. */
  lastGoodCopy?: () => GoodCopy | null;
}

/** The configuration, and what the user must know about how it was found. */
export interface OpenedConfig {
  store: ConfigStore;
  trouble: Trouble | null;
}

type Found =
  { kind: 'missing' } | { kind: 'damaged'; reason: string } | ({ kind: 'good'; writtenAt: number } & ReadConfig);

/**
 * Reads the configuration file. One that is damaged is set aside with its date, and the copy of what was last written
 * takes its place. Nothing is written as long as all is well. Throws where the directory or a file cannot be read.
 */
export function openConfig(options: ConfigStoreOptions): OpenedConfig {
  const { dir, createStore, log, migrations = configMigrations } = options;
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'config.json');
  const newestVersion = migrations.length + 1;
  const found = find(file, migrations);
  const { read, trouble } = found.kind === 'good' ? { read: found, trouble: null } : recover(found, options);

  let current = read.config;
  let writtenVersion = read.version;
  const openStore = (name: string): StoreLike => createStore({ cwd: dir, name, clearInvalidConfig: true });

  function write(config: Config): void {
    const content = { version: newestVersion, ...configSchema.parse(config) };
    try {
      if (writtenVersion > newestVersion && existsSync(file))
        copyFileSync(file, join(dir, `config.version-${writtenVersion}.json`));
      openStore('config').store = structuredClone(content);
    } catch (error) {
      throw asSentence(error);
    }
    writtenVersion = newestVersion;
    current = config;
    writeBackup(content);
  }

  function writeBackup(content: Record<string, unknown>): void {
    try {
      openStore('config.backup').store = content;
    } catch (error) {
      // What the user changed is saved; only the copy is one change behind.
      log.error('The copy of the settings could not be written.', error);
    }
  }

  if (trouble !== null) {
    try {
      write(current);
    } catch (error) {
      // A full disk, perhaps. What was restored is in force all the same, and the copy is still there.
      log.error('The restored settings could not be written.', error);
    }
  }
  return { store: { read: () => current, write }, trouble };
}

/** What to go on with where the file is missing or damaged. */
function recover(
  found: Exclude<Found, { kind: 'good' }>,
  { dir, clock, log, migrations = configMigrations, lastGoodCopy = () => null }: ConfigStoreOptions,
): { read: ReadConfig; trouble: Trouble | null } {
  const fresh: ReadConfig = { config: emptyConfig, version: migrations.length + 1 };
  const at = clock.now();
  const aside = (name: string, reason: string): string => setAside(join(dir, name), reason, at, log);
  const backup = find(join(dir, 'config.backup.json'), migrations);
  if (found.kind === 'missing' && backup.kind === 'missing') return { read: fresh, trouble: null };

  const file = found.kind === 'damaged' ? aside('config.json', found.reason) : null;
  const backupFile = backup.kind === 'damaged' ? aside('config.backup.json', backup.reason) : null;
  if (backup.kind !== 'good') {
    const copy = lastGoodCopy();
    const copied: Found = copy === null ? { kind: 'missing' } : find(copy.configFile, migrations);
    if (copy !== null && copied.kind === 'good') {
      const params = { date: minuteText(copy.madeAt), file: file ?? backupFile ?? '' };
      return { read: copied, trouble: { key: 'config-restored', params, at } };
    }
    return { read: fresh, trouble: { key: 'config-lost', params: { file: file ?? backupFile ?? '' }, at } };
  }
  const date = minuteText(backup.writtenAt);
  const trouble: Trouble =
    file === null
      ? { key: 'config-missing', params: { date }, at }
      : { key: 'config-restored', params: { date, file }, at };
  return { read: backup, trouble };
}

function find(file: string, migrations: readonly ConfigMigration[]): Found {
  if (!existsSync(file)) return { kind: 'missing' };
  const read = parseConfig(readFileSync(file, 'utf8'), migrations);
  if (!read.ok) return { kind: 'damaged', reason: read.error };
  return { kind: 'good', writtenAt: statSync(file).mtimeMs, ...read.value };
}

function setAside(file: string, reason: string, nowMs: number, log: Log): string {
  const aside = asideName(file, 'damaged', nowMs);
  renameSync(file, aside);
  log.error(`${basename(file)} was damaged (${reason}) and lies now as ${basename(aside)} beside it.`);
  return basename(aside);
}
