import { z } from 'zod';
import { failureCauseSchema } from '../../core/check';
import { alertKindSchema, incidentSchema, timelineEntrySchema } from '../../core/incident';
import type { Incident, IncidentFilter, TimelineEntry } from '../../core/incident';
import type { Alert, Log } from '../ports';

const alertSchema = z.object({
  id: z.string(),
  kind: alertKindSchema,
  incidentId: z.string(),
  siteName: z.string(),
  cause: failureCauseSchema,
  status: z.number().nullable(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  createdAt: z.number(),
}) satisfies z.ZodType<Alert>;

/** The columns of an incident, named as in the core; `key` is its number within this database. */
export const incidentColumns = `key, id, site_id AS siteId, site_name AS siteName, url, client_id AS clientId,
  client_name AS clientName, cause, status, detail, last_good_at AS lastGoodAt, started_at AS startedAt,
  confirmed_at AS confirmedAt, ended_at AS endedAt`;

const incidentRowSchema = incidentSchema.extend({ key: z.number() });
type IncidentRow = z.infer<typeof incidentRowSchema>;

/** Rows that a newer version wrote and this one cannot read are left out and logged; they stay in the file. */
export function readIncidentRows(rows: readonly unknown[], log: Log): { key: number; incident: Incident }[] {
  return readAll(rows, incidentRowSchema, 'an incident', log).map(({ key, ...incident }: IncidentRow) => ({
    key,
    incident,
  }));
}

export function readTimelineFacts(facts: readonly string[], log: Log): TimelineEntry[] {
  return readAll(facts.map(parseFacts), timelineEntrySchema, 'a line of a timeline', log);
}

export function readAlertFacts(facts: readonly string[], log: Log): Alert[] {
  return readAll(facts.map(parseFacts), alertSchema, 'an alert', log);
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

/** The filter as the part of a statement after WHERE, and its values. */
export function toCondition(filter: IncidentFilter): { sql: string; values: (string | number)[] } {
  const parts: [sql: string, ...values: (string | number)[]][] = [];
  if (filter.siteId !== null) parts.push(['site_id = ?', filter.siteId]);
  if (filter.clientId !== null) parts.push(['client_id = ?', filter.clientId]);
  if (filter.state !== null) parts.push([filter.state === 'open' ? 'ended_at IS NULL' : 'ended_at IS NOT NULL']);
  if (filter.toMs !== null) parts.push(['started_at < ?', filter.toMs]);
  if (filter.fromMs !== null) {
    // An end is the first good check, so the outage itself is half open; one of no length still touches its instant.
    parts.push(['(ended_at IS NULL OR ended_at > ? OR started_at >= ?)', filter.fromMs, filter.fromMs]);
  }
  const sql = parts.map(([condition]) => condition).join(' AND ');
  return { sql: sql === '' ? 'TRUE' : sql, values: parts.flatMap(([, ...values]) => values) };
}
