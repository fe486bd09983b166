import { z } from 'zod';
import { languageSchema } from './language';
import { publicStates } from './status-page';
import type { StatusModel } from './status-page';
import { messagePhaseSchema } from './template';

const instant = z.iso.datetime();
const seconds = z.number().int().min(0);
const percent = z.number().min(0).max(100).nullable();

/**
 * `status.json`, as docs/status-page.md describes it. Version 1; a field that is new does not raise it, one that goes or
 * means something else does. Instants are ISO 8601 in UTC.
 */
export const statusJsonSchema = z.strictObject({
  format: z.literal('nachtwache-status'),
  version: z.literal(1),
  title: z.string(),
  language: languageSchema,
  url: z.string(),
  writtenAt: instant,
  /** Older than this, nobody is keeping it up to date. */
  staleAfterSeconds: seconds,
  timeZone: z.string(),
  overall: z.enum([...publicStates, 'empty']),
  sites: z.array(
    z.strictObject({
      name: z.string(),
      state: z.enum(publicStates),
      since: instant.nullable(),
      availabilityPercent: percent,
      measuredPercent: percent,
      /** Of all the time, what is known by the record of UptimeRobot; null where nothing is. */
      filledPercent: percent,
      /** The day since which it is watched; null: all of the days. What was before is in none of the figures. */
      watchedSince: z.iso.date().nullable(),
      days: z.array(
        z.strictObject({
          date: z.iso.date(),
          upSeconds: seconds,
          degradedSeconds: seconds,
          downSeconds: seconds,
          maintenanceSeconds: seconds,
          notMeasuredSeconds: seconds,
          /** What of the seconds above is by the record of UptimeRobot. */
          filledSeconds: seconds,
        }),
      ),
    }),
  ),
  incidents: z.array(
    z.strictObject({
      id: z.string(),
      sites: z.array(z.string()),
      startedAt: instant,
      endedAt: instant.nullable(),
      messages: z.array(
        z.strictObject({
          id: z.string(),
          at: instant,
          phase: messagePhaseSchema,
          subject: z.string(),
          body: z.string(),
        }),
      ),
    }),
  ),
  maintenance: z.array(z.strictObject({ sites: z.array(z.string()), from: instant, to: instant })),
});
export type StatusJson = z.infer<typeof statusJsonSchema>;

const isoOf = (atMs: number): string => new Date(atMs).toISOString();
const isoOrNull = (atMs: number | null): string | null => (atMs === null ? null : isoOf(atMs));

export function toStatusJson(model: StatusModel): StatusJson {
  const { title, language, timeZone, publicUrl, writtenAt, staleMinutes, overall } = model;
  return {
    ...{ format: 'nachtwache-status', version: 1, title, language, url: publicUrl, timeZone },
    ...{ writtenAt: isoOf(writtenAt), staleAfterSeconds: staleMinutes * 60, overall: overall.kind },
    sites: model.sites.map(({ since, days, ...site }) => ({
      ...site,
      since: isoOrNull(since),
      days: days.map(({ date, filledSeconds, seconds: { up, degraded, down, maintenance, notMeasured } }) => ({
        ...{ date, upSeconds: up, degradedSeconds: degraded, downSeconds: down },
        ...{ maintenanceSeconds: maintenance, notMeasuredSeconds: notMeasured, filledSeconds },
      })),
    })),
    incidents: model.incidents.map(({ id, sites, startedAt, endedAt, messages }) => ({
      ...{ id, sites, startedAt: isoOf(startedAt), endedAt: isoOrNull(endedAt) },
      messages: messages.map(({ id, at, phase, subject, body }) => ({ id, at: isoOf(at), phase, subject, body })),
    })),
    maintenance: model.maintenance.map(({ sites, fromMs, toMs }) => ({ sites, from: isoOf(fromMs), to: isoOf(toMs) })),
  };
}
