import { z } from 'zod';
import { alertSchema } from '../../core/alert';
import type { Alert } from '../../core/alert';
import { headStartKinds } from '../../core/head-start';
import { hostIncidentSchema } from '../../core/host-incident';
import type { HostIncident } from '../../core/host-incident';
import { incidentSchema } from '../../core/incident';
import type { Incident, IncidentFilter, IncidentWithTimeline } from '../../core/incident';
import { messageSchema } from '../../core/message';
import type { Message } from '../../core/message';
import { searchExpression } from '../../core/search-words';
import { siteEventSchema } from '../../core/site-event';
import type { SiteEvent } from '../../core/site-event';
import type { Log } from '../ports';
import type { Database } from './database';
import { parseFacts, readAll } from './read-all';
import { createLineReader } from './timeline-lines';

const incidentRowSchema = incidentSchema.extend({ key: z.number() });
type IncidentRow = z.infer<typeof incidentRowSchema>;

/**
 * The columns of an incident as one JSON list, in the order in which `named` takes them; `key` is its number within this
 * database. As one value, since each of a row costs the library more than the row.
 */
const incidentList = `json_array(key, id, site_id, site_name, url, client_id, client_name, cause, status, detail,
    last_good_at, started_at, confirmed_at, ended_at, classification, host_incident)`;

/** Between the lines of a timeline; JSON has it in no text. */
const lineEnd = '\u001E';

/**
 * Beside the list of an incident its timeline, in the order of the clock (what has the same time, in the order in which it
 * was written), as one text, and its tags, as a JSON list. A statement an incident would cost five times as much.
 */
const columnsWith = (lines: string): string => `${incidentList}, (
    SELECT group_concat(facts, char(${lineEnd.charCodeAt(0)}) ORDER BY at, timeline.key) FROM timeline
    WHERE incident = incidents.key AND ${lines}
  ), (SELECT json_group_array(tag ORDER BY tag) FROM incident_tags WHERE incident = incidents.key)`;

const linesWanted = {
  all: 'TRUE',
  headStart: `CASE WHEN json_valid(facts) THEN facts ->> 'kind' IN (${headStartKinds.map((kind) => `'${kind}'`).join(', ')}) END`,
};

export type WantedLines = keyof typeof linesWanted;

/** A statement that finds incidents, to be read by `readIncidentRows`; `rest` follows the table's name. */
export const prepareIncidentQuery = (database: Database, rest: string): ReturnType<Database['prepare']> =>
  prepareArrays(database, `SELECT ${incidentList} FROM incidents ${rest}`);

/** The same with their timelines and tags, to be read by a `createIncidentRowReader`. */
export const prepareTimelineQuery = (database: Database, rest: string): ReturnType<Database['prepare']> =>
  prepareArrays(database, `SELECT ${columnsWith(linesWanted.all)} FROM incidents ${rest}`);

/** Those of a JSON list of keys, in its order, with the wanted lines of their timelines. */
export const prepareByKeys = (database: Database, lines: WantedLines): ReturnType<Database['prepare']> =>
  prepareArrays(
    database,
    `SELECT ${columnsWith(linesWanted[lines])} FROM (SELECT value AS wanted, key AS place FROM json_each(?))
       JOIN incidents ON incidents.key = wanted ORDER BY place`,
  );

export function prepareArrays(database: Database, sql: string): ReturnType<Database['prepare']> {
  const statement = database.prepare(sql);
  // Naming every value of every row costs the library two thirds of its time.
  statement.setReturnArrays(true);
  return statement;
}

export interface FoundIncident<Found extends Incident> {
  key: number;
  incident: Found;
}

/** Rows that a newer version wrote and this one cannot read are left out and logged; they stay in the file. */
export function readIncidentRows(rows: readonly unknown[], log: Log): FoundIncident<Incident>[] {
  return readAll(rows.map(named), incidentRowSchema, 'an incident', log).map(({ key, ...incident }) => ({
    key,
    incident,
  }));
}

/** Reads a row of `prepareTimelineQuery`; none where this version cannot read it, which is logged. */
export function createIncidentRowReader(log: Log): (row: unknown) => FoundIncident<IncidentWithTimeline>[] {
  const readLines = createLineReader(log);
  return (row) => {
    const [, lines, tags] = row as [string, string | null, string];
    const own = tags === '[]' ? [] : (JSON.parse(tags) as string[]);
    return readIncidentRows([row], log).map(({ key, incident }) => {
      const timeline = readLines(lines === null ? [] : lines.split(lineEnd));
      return { key, incident: { ...incident, timeline, ...(own.length > 0 && { tags: own }) } };
    });
  };
}

/** Key by key: a loop over their names would cost as much as all else that is read of a row. */
function named(row: unknown): Record<keyof IncidentRow, unknown> {
  const [list] = row as [string];
  const [key, id, siteId, siteName, url, clientId, clientName, cause, status, detail, ...others] = JSON.parse(
    list,
  ) as unknown[];
  const [lastGoodAt, startedAt, confirmedAt, endedAt, classification, hostIncidentId] = others;
  return {
    ...{ key, id, siteId, siteName, url, clientId, clientName, cause, status, detail },
    ...{ lastGoodAt, startedAt, confirmedAt, endedAt, classification, hostIncidentId },
  };
}

export function readAlertFacts(facts: readonly string[], log: Log): Alert[] {
  return readAll(facts.map(parseFacts), alertSchema, 'an alert', log);
}

export function readSiteEventFacts(facts: readonly string[], log: Log): SiteEvent[] {
  return readAll(facts.map(parseFacts), siteEventSchema, 'an event of a site', log);
}

export function readHostIncidentFacts(facts: readonly string[], log: Log): HostIncident[] {
  return readAll(facts.map(parseFacts), hostIncidentSchema, 'a host incident', log);
}

export function readMessageFacts(facts: readonly string[], log: Log): Message[] {
  return readAll(facts.map(parseFacts), messageSchema, 'a message', log);
}

/** Only signs, and no word: nothing is found by them. */
function textCondition(text: string): [sql: string, ...values: string[]] {
  const expression = searchExpression(text);
  if (expression === null) return [text.trim() === '' ? 'TRUE' : 'FALSE'];
  return ['key IN (SELECT rowid FROM incident_search WHERE incident_search MATCH ?)', expression];
}

/** The filter as the part of a statement after WHERE, and its values. */
export function toCondition(filter: IncidentFilter): { sql: string; values: (string | number)[] } {
  const parts: [sql: string, ...values: (string | number)[]][] = [];
  if (filter.siteId !== null) parts.push(['site_id = ?', filter.siteId]);
  if (filter.clientId !== null) parts.push(['client_id = ?', filter.clientId]);
  // By the name of the kind, not by a flag: what somebody forgets to ask about is left out.
  if (filter.drills !== 'with')
    parts.push([filter.drills === 'only' ? "classification = 'drill'" : "classification <> 'drill'"]);
  if (filter.classification !== undefined) parts.push(['classification = ?', filter.classification]);
  if (filter.state !== null) parts.push([filter.state === 'open' ? 'ended_at IS NULL' : 'ended_at IS NOT NULL']);
  if (filter.toMs !== null) parts.push(['started_at < ?', filter.toMs]);
  if (filter.fromMs !== null) {
    // An end is the first good check, so the outage itself is half open; one of no length still touches its instant.
    parts.push(['(ended_at IS NULL OR ended_at > ? OR started_at >= ?)', filter.fromMs, filter.fromMs]);
  }
  if (filter.text !== undefined) parts.push(textCondition(filter.text));
  if (filter.tag !== undefined) {
    parts.push(['key IN (SELECT incident FROM incident_tags WHERE tag = ?)', filter.tag]);
  }
  const sql = parts.map(([condition]) => condition).join(' AND ');
  return { sql: sql === '' ? 'TRUE' : sql, values: parts.flatMap(([, ...values]) => values) };
}
