/** The raw content of a configuration file; each migration takes the one of its version to the next. */
export type RawConfig = Record<string, unknown>;
export type ConfigMigration = (raw: RawConfig) => RawConfig;

/**
 * What brings an older file up to date: the first entry takes version 1 to version 2, and so on. Only ever append. A
 * field that is merely new needs none: its default is filled in.
 */
export const configMigrations: readonly ConfigMigration[] = [];
