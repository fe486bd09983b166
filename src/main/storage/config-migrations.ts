import { contactsInside } from './contacts-migration';

/** The raw content of a configuration file; each migration takes the one of its version to the next. */
export type RawConfig = Record<string, unknown>;
export type ConfigMigration = (raw: RawConfig) => RawConfig;

/**
 * What brings an older file up to date: the first entry takes version 1 to version 2, and so on. Only ever append. A
 * field that is merely new needs none: its default is filled in.
 */
export const configMigrations: readonly ConfigMigration[] = [checksInside, contactsInside];

/** Version 2: what belongs to the check alone moved into `check`, since there are other kinds than HTTP. */
function checksInside(raw: RawConfig): RawConfig {
  const { sites } = raw;
  return Array.isArray(sites) ? { ...raw, sites: sites.map((site) => withCheck(site as RawConfig)) } : raw;
}

function withCheck({ method, expectStatus, keyword, maxRedirects, ...site }: RawConfig): RawConfig {
  const given = Object.entries({ method, expectStatus, keyword, maxRedirects }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...site, check: { kind: 'http', ...Object.fromEntries(given) } };
}
