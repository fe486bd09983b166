import { z } from 'zod';
import { incidentAlertKindSchema } from './alert';
import { failureCauseSchema } from './check';
import type { FailureCause } from './check';
import { factFields } from './fact';
import { messagePhaseSchema } from './template';
import { writtenFields, writtenKindSchema } from './written-entry';

/** `smtp` sends by itself, `mail` opens the mail program, `eml` writes a file for it. */
export const transportSchema = z.enum(['smtp', 'mail', 'whatsapp', 'sms', 'phone', 'copy', 'eml']);
export type Transport = z.infer<typeof transportSchema>;

const gatheringSchema = z.enum(['digest', 'storm-over']);

/**
 * What an incident counts as. A maintenance is marked in the log, and not held against the contract; neither is what is
 * `not-ours`, the client's own doing for example. A drill never happened: it is in no account, no report, and in no list that
 * does not ask for it.
 */
export const classificationSchema = z.enum(['outage', 'maintenance', 'not-ours', 'drill']);
export type Classification = z.infer<typeof classificationSchema>;
/** What the user or a maintenance window may say of one: a drill is one from its beginning, and nothing else becomes one. */
export const saidClassificationSchema = classificationSchema.exclude(['drill']);
export type SaidClassification = z.infer<typeof saidClassificationSchema>;

/** Why a site was down: what a check found, or that the user himself or UptimeRobot's record says so. */
export const incidentCauseSchema = z.enum([...failureCauseSchema.options, 'by-hand', 'uptimerobot']);
export type IncidentCause = z.infer<typeof incidentCauseSchema>;

/** A message with the exact text, as the timelines of all incidents have it that it is about. */
const aboutMessage = {
  at: z.number(),
  phase: messagePhaseSchema,
  transport: transportSchema,
  clientId: z.string(),
  clientName: z.string(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  /** Kinds of findings of the guard that the user saw, and let the message leave all the same. */
  findings: z.array(z.string()).optional(),
  /** Part of a drill: it says that it was sent, and nothing left. */
  isDrill: z.boolean().optional(),
};
const aboutClient = { at: z.number(), clientId: z.string(), clientName: z.string() };

/**
 * One line of an incident's timeline: facts, not sentences, so that the log can be read in either language. `at` is in
 * epoch milliseconds.
 */
export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('detected'),
    at: z.number(),
    cause: failureCauseSchema,
    status: z.number().nullable(),
    detail: z.string(),
  }),
  z.object({ kind: z.literal('confirmed'), at: z.number(), failures: z.number() }),
  z.object({
    kind: z.literal('notified'),
    at: z.number(),
    alert: incidentAlertKindSchema,
    /** The channel, or the way to the desktop that worked. */
    via: z.string(),
    /** Told together with others: after the quiet hours, or after a storm. */
    within: gatheringSchema.optional(),
  }),
  z.object({
    kind: z.literal('notify-failed'),
    at: z.number(),
    alert: incidentAlertKindSchema,
    reason: z.string(),
    /** The channel; the desktop where it is not said. */
    via: z.string().optional(),
    within: gatheringSchema.optional(),
  }),
  /** The user knows of it and needs no reminder; of a host incident, where he has said so for all of it. */
  z.object({
    kind: z.literal('acknowledged'),
    at: z.number(),
    reason: z.string(),
    hostIncidentId: z.string().nullable(),
  }),
  /** Handed to another program, or copied: what becomes of it there nobody here hears. */
  z.object({ kind: z.literal('message-prepared'), ...aboutMessage }),
  /** Taken by the mail server; `answer` in its words, or null where the user himself knew. */
  z.object({ kind: z.literal('message-sent'), ...aboutMessage, answer: z.string().nullable() }),
  z.object({ kind: z.literal('message-failed'), ...aboutMessage, reason: z.string() }),
  /** It went out, and no answer was heard: it may have arrived. */
  z.object({ kind: z.literal('message-uncertain'), ...aboutMessage, reason: z.string() }),
  /** The user told the client by other means, on the phone for example. */
  z.object({ kind: z.literal('client-told'), ...aboutClient, note: z.string() }),
  /** When the client noticed by himself, as he says. */
  z.object({ kind: z.literal('client-noticed'), ...aboutClient, noticedAt: z.number() }),
  z.object({ kind: z.literal('recovered'), at: z.number(), durationMs: z.number() }),
  /** The site was deleted while it was down: nobody saw it come back. */
  z.object({ kind: z.literal('unwatched'), at: z.number() }),
  /** Found to belong to several that failed together; from then on they are told as one. */
  z.object({ kind: z.literal('joined-host'), at: z.number(), hostIncidentId: z.string(), label: z.string() }),
  /** The site stays down after the others of its host have recovered. */
  z.object({ kind: z.literal('left-host'), at: z.number(), label: z.string() }),
  z.object({ kind: z.literal('flapping-began'), at: z.number() }),
  z.object({ kind: z.literal('flapping-ended'), at: z.number() }),
  /** By a maintenance window (its name), or by hand (null). */
  z.object({
    kind: z.literal('classified'),
    at: z.number(),
    as: saidClassificationSchema,
    window: z.string().nullable(),
  }),
  /** Whoever else was asked whether the site is down; `silent` gave no usable answer. */
  z.object({
    kind: z.literal('second-opinion'),
    at: z.number(),
    from: z.string(),
    answer: z.enum(['down', 'up', 'silent']),
  }),
  /** An entry of the facts sheet; of each kind the newest holds. */
  z.object({ kind: z.literal('fact'), at: z.number(), ...factFields }),
  /** The last backup before the outage, as it was known when the outage was confirmed: `madeAt` in epoch milliseconds. */
  z.object({ kind: z.literal('backup-known'), at: z.number(), name: z.string(), madeAt: z.number() }),
  /** A text that stands on the status pages from then on, until it is withdrawn; `id` is the same in all timelines. */
  z.object({
    kind: z.literal('published'),
    id: z.string(),
    ...aboutClient,
    phase: messagePhaseSchema,
    subject: z.string(),
    body: z.string(),
    findings: z.array(z.string()).optional(),
  }),
  /** Taken off the status pages again; `id` is that of what was published. */
  z.object({ kind: z.literal('publication-withdrawn'), id: z.string(), ...aboutClient }),
  z.object({ kind: z.literal('note'), ...writtenFields }),
  z.object({ kind: z.literal('action'), ...writtenFields }),
  z.object({ kind: z.literal('responsible'), ...writtenFields }),
  z.object({ kind: z.literal('ticket'), ...writtenFields }),
  /** The whole incident was entered by hand: what was seen, and when, as the user says. No check has measured it. */
  z.object({
    kind: z.literal('added-by-hand'),
    at: z.number(),
    text: z.string(),
    startedAt: z.number(),
    endedAt: z.number().nullable(),
  }),
  /** The whole incident is out of somebody else's record, of time in which nothing was measured here; `reason` in their words. */
  z.object({
    kind: z.literal('from-record'),
    at: z.number(),
    by: z.literal('uptimerobot'),
    reason: z.string(),
    startedAt: z.number(),
    endedAt: z.number(),
  }),
  z.object({ kind: z.literal('ended-by-hand'), at: z.number(), endedAt: z.number() }),
  /** Put by the user to others, as one outage; `label`: what they share, where that has a name. */
  z.object({ kind: z.literal('joined'), at: z.number(), hostIncidentId: z.string(), label: z.string() }),
  /** Taken by the user out of what it was put to. */
  z.object({ kind: z.literal('split'), at: z.number(), hostIncidentId: z.string(), label: z.string() }),
  /** Takes the place of the entry with the id `of`, which stays in the log. */
  z.object({ kind: z.literal('corrected'), ...writtenFields, of: z.string(), as: writtenKindSchema }),
  /** A step of the emergency card, done; `card` is whose it is, both in the words of then. */
  z.object({ kind: z.literal('step-done'), at: z.number(), card: z.string(), step: z.string() }),
  /** The log is that of a copy made at `madeAt`: what happened between then and `at` stands somewhere else, if anywhere. */
  z.object({ kind: z.literal('restored'), at: z.number(), madeAt: z.number() }),
  /** The course of a drill; `afterMs` since it began. */
  z.object({
    kind: z.literal('drill'),
    at: z.number(),
    what: z.enum(['began', 'noticed', 'told', 'ended']),
    afterMs: z.number().nullable(),
  }),
]);
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** An outage of one site. Names are copied in: deleting a site or client later changes no old record. */
export const incidentSchema = z.object({
  id: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  url: z.string(),
  clientId: z.string().nullable(),
  clientName: z.string().nullable(),
  cause: incidentCauseSchema,
  status: z.number().nullable(),
  detail: z.string(),
  /** The outage began after this good check and at the latest with `startedAt`, the first failed one. */
  lastGoodAt: z.number().nullable(),
  startedAt: z.number(),
  confirmedAt: z.number(),
  endedAt: z.number().nullable(),
  classification: classificationSchema,
  /** The host incident that it is a member of. */
  hostIncidentId: z.string().nullable(),
});
export type Incident = z.infer<typeof incidentSchema>;

/** One that the watch itself found, and follows while it is open. */
export type WatchedIncident = Incident & { cause: FailureCause };

export const isWatchedIncident = (incident: Incident): incident is WatchedIncident =>
  incident.cause !== 'by-hand' && incident.cause !== 'uptimerobot';

export interface IncidentWithTimeline extends Incident {
  timeline: TimelineEntry[];
  /** The user's own words for finding it again; left out where there are none. */
  tags?: readonly string[];
}

/** Which incidents are wanted; what is null is not asked about. The period is half open: from <= time < to. */
export const incidentFilterSchema = z.object({
  siteId: z.string().nullable(),
  clientId: z.string().nullable(),
  state: z.enum(['open', 'ended']).nullable(),
  /** Incidents that touch the period at any moment. */
  fromMs: z.number().nullable(),
  toMs: z.number().nullable(),
  /** Words that all have to stand somewhere in the incident: names, causes, notes, messages. */
  text: z.string().max(200).optional(),
  tag: z.string().max(60).optional(),
  /** Drills are left out where nothing is said of them. */
  drills: z.enum(['with', 'only']).exactOptional(),
  /** What an incident counts as; of drills `drills` says whether they are wanted. */
  classification: saidClassificationSchema.exactOptional(),
});
export type IncidentFilter = z.infer<typeof incidentFilterSchema>;

export const everyIncident: IncidentFilter = { siteId: null, clientId: null, state: null, fromMs: null, toMs: null };

/**
 * Whether it reaches into the time from `fromMs` on. An end is the first good check, so the outage itself is half open; one
 * of no length still touches its instant.
 */
export const reachesInto = ({ startedAt, endedAt }: Pick<Incident, 'startedAt' | 'endedAt'>, fromMs: number): boolean =>
  endedAt === null || endedAt > fromMs || startedAt >= fromMs;

/** How long an outage lasted, or has lasted until now, in milliseconds; never negative, whatever the clock did. */
export function durationOf(incident: Pick<Incident, 'startedAt' | 'endedAt'>, nowMs: number): number {
  return Math.max(0, (incident.endedAt ?? nowMs) - incident.startedAt);
}
