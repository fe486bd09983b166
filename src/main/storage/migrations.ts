/**
 * What brings the tables from one version (`PRAGMA user_version`) to the next, oldest first. Only ever append: what is
 * released has run on somebody's log.
 *
 * A check is a small row (about 20 bytes): the site by a small number, the outcome and the cause as codes
 * (`check-codes.ts`). It lies beside the site's other checks, since they are asked for together and deleted by age.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE sites (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE checks (
    site INTEGER NOT NULL REFERENCES sites (key),
    at INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    ms INTEGER,
    status INTEGER,
    cause INTEGER,
    PRIMARY KEY (site, at)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE incidents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    site_id TEXT NOT NULL,
    site_name TEXT NOT NULL,
    url TEXT NOT NULL,
    client_id TEXT,
    client_name TEXT,
    cause TEXT NOT NULL,
    status INTEGER,
    detail TEXT NOT NULL,
    last_good_at INTEGER,
    started_at INTEGER NOT NULL,
    confirmed_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX one_open_incident_a_site ON incidents (site_id) WHERE ended_at IS NULL;
  CREATE INDEX incidents_by_time ON incidents (started_at, ended_at);
  CREATE INDEX incidents_by_site ON incidents (site_id, started_at, ended_at);
  CREATE INDEX incidents_by_client ON incidents (client_id, started_at, ended_at);

  CREATE TABLE timeline (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incidents (key),
    at INTEGER NOT NULL,
    facts TEXT NOT NULL
  ) STRICT;
  CREATE INDEX timeline_by_incident ON timeline (incident, at);

  CREATE TABLE outbox (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    incident INTEGER NOT NULL REFERENCES incidents (key),
    facts TEXT NOT NULL
  ) STRICT
  `,
  `
  ALTER TABLE incidents ADD COLUMN classification TEXT NOT NULL DEFAULT 'outage';
  ALTER TABLE incidents ADD COLUMN host_incident TEXT;
  CREATE INDEX incidents_by_host ON incidents (host_incident) WHERE host_incident IS NOT NULL;

  CREATE TABLE host_incidents (
    id TEXT PRIMARY KEY,
    ended_at INTEGER,
    facts TEXT NOT NULL
  ) STRICT;

  CREATE TABLE site_events (
    key INTEGER PRIMARY KEY,
    site_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    facts TEXT NOT NULL
  ) STRICT;
  CREATE INDEX site_events_by_site ON site_events (site_id, at);

  CREATE TABLE outbox_of_all (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    facts TEXT NOT NULL
  ) STRICT;
  INSERT INTO outbox_of_all (key, id, facts) SELECT key, id, facts FROM outbox;
  DROP TABLE outbox;
  ALTER TABLE outbox_of_all RENAME TO outbox
  `,
];
