/**
 * What brings the tables from one version (`PRAGMA user_version`) to the next, oldest first. Only ever append: what is
 * released has run on somebody's log.
 *
 * A check is a small row (about 20 bytes): the site by a small number, the outcome and the cause as codes
 * (`check-codes.ts`).
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
  // A check is first a row of `recent_checks`, one behind the other as they come, so that a second's checks touch a page
  // or two. When its hour is over it moves into the pack of its site's hour (`check-pack.ts`), which lies beside those of
  // the other sites' same hour: packs are written and deleted in one stretch. What is kept for longer are the rollups.
  // `checks` holds what the first version wrote until that is packed, too. `last_checks` spares looking into the packs
  // at every start.
  `
  CREATE TABLE recent_checks (
    key INTEGER PRIMARY KEY,
    site INTEGER NOT NULL,
    at INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    ms INTEGER,
    status INTEGER,
    cause INTEGER,
    extra INTEGER
  ) STRICT;

  CREATE TABLE check_hours (
    hour INTEGER NOT NULL,
    site INTEGER NOT NULL,
    checks BLOB NOT NULL,
    PRIMARY KEY (hour, site)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE hourly_rollups (
    site INTEGER NOT NULL,
    start INTEGER NOT NULL,
    good INTEGER NOT NULL,
    degraded INTEGER NOT NULL,
    blocked INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    min_ms INTEGER,
    sum_ms INTEGER NOT NULL,
    p95_ms INTEGER,
    max_ms INTEGER,
    PRIMARY KEY (site, start)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE daily_rollups (
    site INTEGER NOT NULL,
    start INTEGER NOT NULL,
    good INTEGER NOT NULL,
    degraded INTEGER NOT NULL,
    blocked INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    min_ms INTEGER,
    sum_ms INTEGER NOT NULL,
    p95_ms INTEGER,
    max_ms INTEGER,
    PRIMARY KEY (site, start)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE last_checks (
    site INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    ms INTEGER,
    status INTEGER,
    cause INTEGER,
    extra INTEGER,
    good_at INTEGER
  ) STRICT;
  INSERT INTO last_checks (site, at, outcome, ms, status, cause, good_at)
    SELECT newest.site, newest.at, newest.outcome, newest.ms, newest.status, newest.cause,
      (SELECT good.at FROM checks AS good WHERE good.site = sites.key AND good.outcome IN (0, 1) ORDER BY good.at DESC LIMIT 1)
    FROM sites CROSS JOIN checks AS newest ON newest.site = sites.key AND newest.at =
      (SELECT each.at FROM checks AS each WHERE each.site = sites.key ORDER BY each.at DESC LIMIT 1)
  `,
  `
  CREATE TABLE spans (
    site INTEGER NOT NULL REFERENCES sites (key),
    began INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    PRIMARY KEY (site, began)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE newest_spans (
    site INTEGER PRIMARY KEY REFERENCES sites (key),
    began INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    sort INTEGER NOT NULL
  ) STRICT
  `,
  // Messages to clients. What they say is in `facts`; beside it stands what they are found by.
  `
  CREATE TABLE messages (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL,
    state TEXT NOT NULL,
    facts TEXT NOT NULL
  ) STRICT;
  CREATE INDEX messages_by_state ON messages (state);
  CREATE INDEX messages_by_client ON messages (client_id);

  CREATE TABLE message_incidents (
    incident TEXT NOT NULL,
    message INTEGER NOT NULL REFERENCES messages (key) ON DELETE CASCADE,
    PRIMARY KEY (incident, message)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incidents_of_message ON message_incidents (message)
  `,
  // An alert goes out on each channel for itself; it leaves the outbox when all have had it. `hold`: why it waits, where it
  // does (`quiet`, `storm`). What was on its way when there was but one channel goes out on that one.
  `
  ALTER TABLE outbox ADD COLUMN hold TEXT;

  CREATE TABLE deliveries (
    alert TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    is_settled INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (alert, channel)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO deliveries (alert, channel) SELECT id, 'desktop' FROM outbox
  `,
  // Status pages that are to be written: the orders are counted, and up to which one they were carried out. And where in the
  // log something stands that was made public, so that nobody has to look through it.
  `
  CREATE TABLE status_outbox (
    page TEXT PRIMARY KEY,
    wanted INTEGER NOT NULL,
    written INTEGER NOT NULL,
    written_at INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE publications (
    at INTEGER NOT NULL,
    incident TEXT NOT NULL,
    PRIMARY KEY (at, incident)
  ) STRICT, WITHOUT ROWID
  `,
  // How long answers took, as histograms of a day each (`response-days.ts`); until its hour is over a check carries the
  // times of its phases as one number (`response-histogram.ts`). What was measured before is not in them.
  `
  ALTER TABLE recent_checks ADD COLUMN phases INTEGER;

  CREATE TABLE response_days (
    site INTEGER NOT NULL,
    day INTEGER NOT NULL,
    times BLOB NOT NULL,
    PRIMARY KEY (site, day)
  ) STRICT, WITHOUT ROWID
  `,
  // The log as a working document. What was entered by hand is no outage of the watch's, so that it may be open beside one.
  // `incident_search` is the index of full-text search alone: the words stand where they stood, `incident_words` gathers
  // them, and triggers keep the two together, so that no way to write a line can forget to. Of a line everything is
  // searched that is text and no code. Beginnings of words are looked up ready-made: whoever types one letter would else wait.
  `
  DROP INDEX one_open_incident_a_site;
  CREATE UNIQUE INDEX one_open_incident_a_site ON incidents (site_id) WHERE ended_at IS NULL AND cause <> 'by-hand';

  CREATE INDEX open_incidents ON incidents (started_at) WHERE ended_at IS NULL;

  CREATE TABLE incident_tags (
    incident INTEGER NOT NULL REFERENCES incidents (key) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (incident, tag)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incidents_by_tag ON incident_tags (tag, incident);

  CREATE VIRTUAL TABLE incident_search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2"
  );

  CREATE VIEW incident_words (incident, words) AS
    SELECT incidents.key,
      incidents.site_name || ' ' || incidents.url || ' ' || coalesce(incidents.client_name, '') || ' ' || incidents.detail
      || ' ' || coalesce(incidents.status, '') || ' '
      || CASE incidents.cause
          WHEN 'dns' THEN 'DNS Domain Name Adresse address'
          WHEN 'refused' THEN 'Verbindung abgelehnt connection refused'
          WHEN 'unreachable' THEN 'Weg nicht erreichbar unreachable route'
          WHEN 'connect-timeout' THEN 'Verbindung Zeitüberschreitung connection timeout'
          WHEN 'tls-expired' THEN 'TLS Zertifikat abgelaufen certificate expired'
          WHEN 'tls-name' THEN 'TLS Zertifikat Name certificate name'
          WHEN 'tls-untrusted' THEN 'TLS Zertifikat nicht vertrauenswürdig certificate untrusted'
          WHEN 'tls-other' THEN 'TLS Verschlüsselung encryption'
          WHEN 'timeout' THEN 'Zeitüberschreitung langsam timeout slow'
          WHEN 'reset' THEN 'Verbindung abgebrochen connection reset'
          WHEN 'protocol' THEN 'Protokoll Antwort protocol answer'
          WHEN 'status' THEN 'Fehler Status HTTP error'
          WHEN 'redirect-loop' THEN 'Weiterleitung Schleife redirect loop'
          WHEN 'keyword-missing' THEN 'Stichwort Wort fehlt keyword word missing'
          WHEN 'keyword-present' THEN 'Stichwort Wort steht keyword word present'
          WHEN 'json-invalid' THEN 'JSON Antwort lesbar answer'
          WHEN 'json-mismatch' THEN 'JSON Bedingung condition'
          WHEN 'record-missing' THEN 'DNS Eintrag fehlt record missing'
          WHEN 'record-mismatch' THEN 'DNS Eintrag abweichend record mismatch'
          WHEN 'no-reply' THEN 'Ping keine Antwort reply'
          WHEN 'domain-expired' THEN 'Domain abgelaufen expired'
          WHEN 'domain-free' THEN 'Domain frei free'
          WHEN 'probe-failed' THEN 'Prometheus Abfrage Probe query probe'
          WHEN 'by-hand' THEN 'von Hand eingetragen entered by hand'
          ELSE '' END
      || ' ' || coalesce((SELECT group_concat(tag, ' ') FROM incident_tags WHERE incident_tags.incident = incidents.key), '')
      || ' ' || coalesce((
        SELECT group_concat(part.value, ' ')
        FROM timeline,
          json_tree(CASE WHEN json_valid(timeline.facts) THEN timeline.facts ELSE '{}' END) AS part
        WHERE timeline.incident = incidents.key AND part.type = 'text' AND typeof(part.key) = 'text' AND part.key NOT IN (
          'kind', 'phase', 'transport', 'way', 'via', 'state', 'cause', 'as', 'answer', 'alert', 'fact', 'certainty', 'within',
          'hostIncidentId', 'id', 'incidentId', 'siteId', 'clientId', 'groupKind', 'of'
        )
      ), '')
    FROM incidents;

  CREATE TRIGGER search_incident_added AFTER INSERT ON incidents BEGIN
    INSERT INTO incident_search (rowid, words) SELECT incident, words FROM incident_words WHERE incident = NEW.key;
  END;
  CREATE TRIGGER search_incident_changed AFTER UPDATE OF site_name, url, client_name, detail ON incidents BEGIN
    UPDATE incident_search SET words = (SELECT words FROM incident_words WHERE incident = NEW.key) WHERE rowid = NEW.key;
  END;
  CREATE TRIGGER search_incident_removed AFTER DELETE ON incidents BEGIN
    DELETE FROM incident_search WHERE rowid = OLD.key;
  END;
  CREATE TRIGGER search_line_added AFTER INSERT ON timeline
    WHEN NOT json_valid(NEW.facts) OR NEW.facts ->> 'kind' NOT IN ('confirmed', 'notified', 'recovered', 'unwatched') BEGIN
    UPDATE incident_search SET words = (SELECT words FROM incident_words WHERE incident = NEW.incident)
      WHERE rowid = NEW.incident;
  END;
  CREATE TRIGGER search_line_changed AFTER UPDATE OF facts ON timeline BEGIN
    UPDATE incident_search SET words = (SELECT words FROM incident_words WHERE incident = NEW.incident)
      WHERE rowid = NEW.incident;
  END;
  CREATE TRIGGER search_line_removed AFTER DELETE ON timeline
    WHEN EXISTS (SELECT 1 FROM incidents WHERE key = OLD.incident) BEGIN
    UPDATE incident_search SET words = (SELECT words FROM incident_words WHERE incident = OLD.incident)
      WHERE rowid = OLD.incident;
  END;
  CREATE TRIGGER search_tag_added AFTER INSERT ON incident_tags BEGIN
    UPDATE incident_search SET words = (SELECT words FROM incident_words WHERE incident = NEW.incident)
      WHERE rowid = NEW.incident;
  END;
  CREATE TRIGGER search_tag_removed AFTER DELETE ON incident_tags
    WHEN EXISTS (SELECT 1 FROM incidents WHERE key = OLD.incident) BEGIN
    UPDATE incident_search SET words = (SELECT words FROM incident_words WHERE incident = OLD.incident)
      WHERE rowid = OLD.incident;
  END;

  INSERT INTO incident_search (rowid, words) SELECT incident, words FROM incident_words
  `,
  // A drill of a site must not keep a real outage of it from being recorded.
  `
  DROP INDEX one_open_incident_a_site;
  CREATE UNIQUE INDEX one_open_incident_a_site ON incidents (site_id)
    WHERE ended_at IS NULL AND cause <> 'by-hand' AND classification <> 'drill'
  `,
  // What somebody else's record says of time that was not measured here. It stands beside the spans, never among them: what
  // we measured and what we only know by others can not be mixed up, and where it came from is kept for ever.
  `
  CREATE TABLE filled_spans (
    site INTEGER NOT NULL REFERENCES sites (key),
    began INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (site, began)
  ) STRICT, WITHOUT ROWID
  `,
];
