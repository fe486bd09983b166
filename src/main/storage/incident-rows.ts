import { z } from 'zod';
import { alertSchema } from '../../core/alert';
import type { Alert } from '../../core/alert';
import { hostIncidentSchema } from '../../core/host-incident';
import type { HostIncident } from '../../core/host-incident';
import { incidentSchema, timelineEntrySchema } from '../../core/incident';
import type { Incident, IncidentFilter, IncidentWithTimeline } from '../../core/incident';
import { messageSchema } from '../../core/message';
import type { Message } from '../../core/message';
import { searchExpression } from '../../core/search-words';
import { siteEventSchema } from '../../core/site-event';
import type { SiteEvent } from '../../core/site-event';
import type { Log } from '../ports';
import type { Database } from './database';

/** The columns of an incident and their names in the core; `key` is its number within this database. */
const columns = [
  ['key', 'key'],
  ['id', 'id'],
  ['site_id', 'siteId'],
  ['site_name', 'siteName'],
  ['url', 'url'],
  ['client_id', 'clientId'],
  ['client_name', 'clientName'],
  ['cause', 'cause'],
  ['status', 'status'],
  ['detail', 'detail'],
  ['last_good_at', 'lastGoodAt'],
  ['started_at', 'startedAt'],
  ['confirmed_at', 'confirmedAt'],
  ['ended_at', 'endedAt'],
  ['classification', 'classification'],
  ['host_incident', 'hostIncidentId'],
] as const;

const incidentRowSchema = incidentSchema.extend({ key: z.number() });

const incidentColumns = columns.map(([column]) => column).join(', ');

/**
 * Beside the columns of an incident its timeline, in the order of the clock (what has the same time, in the order in which
 * it was written), and its tags, each as a JSON list. A statement an incident would cost five times as much. A line that is
 * no JSON becomes a null, which `readAll` leaves out.
 */
const timelineColumns = `${incidentColumns}, coalesce((
    SELECT '[' || group_concat(CASE WHEN json_valid(facts) THEN facts ELSE 'null' END, ',' ORDER BY at, timeline.key) || ']'
    FROM timeline WHERE incident = incidents.key
  ), '[]'), (SELECT json_group_array(tag ORDER BY tag) FROM incident_tags WHERE incident = incidents.key)`;

/** A statement that finds incidents, to be read by `readIncidentRows`; `rest` follows the table's name. */
export const prepareIncidentQuery = (
  database: Database,
  rest: string,
  from = 'incidents',
): ReturnType<Database['prepare']> => prepareArrays(database, `SELECT ${incidentColumns} FROM ${from} ${rest}`);

/** The same with their timelines and tags, to be read by `readIncident`. */
export const prepareTimelineQuery = (
  database: Database,
  rest: string,
  from = 'incidents',
): ReturnType<Database['prepare']> => prepareArrays(database, `SELECT ${timelineColumns} FROM ${from} ${rest}`);

function prepareArrays(database: Database, sql: string): ReturnType<Database['prepare']> {
  const statement = database.prepare(sql);
  // Naming every value of every row costs the library two thirds of its time.
  statement.setReturnArrays(true);
  return statement;
}

/** Rows that a newer version wrote and this one cannot read are left out and logged; they stay in the file. */
export function readIncidentRows(rows: readonly unknown[], log: Log): { key: number; incident: Incident }[] {
  return readAll(rows.map(named), incidentRowSchema, 'an incident', log).map(({ key, ...incident }) => ({
    key,
    incident,
  }));
}

/** One row of `prepareTimelineQuery`; none where this version cannot read it, which is logged. */
export function readIncident(row: unknown, log: Log): { key: number; incident: IncidentWithTimeline }[] {
  const [timeline, tags] = (row as unknown[]).slice(columns.length) as [string, string];
  return readIncidentRows([row], log).map(({ key, incident }) => {
    const lines = readAll(JSON.parse(timeline) as unknown[], timelineEntrySchema, 'a line of a timeline', log);
    const own = JSON.parse(tags) as string[];
    return { key, incident: { ...incident, timeline: lines, ...(own.length > 0 && { tags: own }) } };
  });
}

function named(row: unknown): unknown {
  const values: Record<string, unknown> = {};
  for (const [index, [, name]] of columns.entries()) values[name] = (row as unknown[])[index];
  return values;
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

function parseFacts(facts: string): unknown {
  try {
    return JSON.parse(facts);
  } catch {
    // Undefined fits no schema, so that `readAll` leaves it out and logs it.
    return undefined;
  }
}

function readAll<T>(values: readonly unknown[], schema: z.ZodType<T>, what: string, log: Log): T[] {
  const read: T[] = [];
  for (const value of values) {
    const parsed = schema.safeParse(value);
    if (parsed.success) read.push(parsed.data);
    // Where and why, never the value: it holds a client's data.
    else log.warn(`The log holds ${what} that cannot be read (${parsed.error.issues[0]?.path.join('.') ?? ''}).`);
  }
  return read;
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
