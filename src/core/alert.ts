import { z } from 'zod';
import { channelNameSchema } from './alert-channel';
import { blockMarkSchema, concernSchema, failureCauseSchema } from './check';
import { hostGroupKindSchema } from './host-incident';

/** What can be told, told apart by `kind`. Names are copied in, so that it can be told after everything has changed. */
const outage = {
  incidentId: z.string(),
  siteName: z.string(),
  cause: failureCauseSchema,
  status: z.number().nullable(),
  startedAt: z.number(),
};
const hostOutage = {
  /** The member that the notification leads to, and in whose timeline the alert is noted. */
  incidentId: z.string(),
  hostIncidentId: z.string(),
  groupKind: hostGroupKindSchema,
  label: z.string(),
  /** How many sites were down together, at most. */
  count: z.number(),
  startedAt: z.number(),
};
const notice = { siteId: z.string(), siteName: z.string(), startedAt: z.number() };
/** The next message to clients: `incidentId` is where it is written, `dueAt` what was promised. */
const nextUpdate = {
  incidentId: z.string(),
  siteName: z.string(),
  clientNames: z.array(z.string()),
  dueAt: z.number(),
};
const every = { id: z.string(), createdAt: z.number() };

/** What is told about one thing. */
export const plainAlertSchema = z.discriminatedUnion('kind', [
  /** `isDrill`: rehearsed. It is shown on the desktop, marked, and goes nowhere else. */
  z.object({ ...every, ...outage, kind: z.literal('down'), endedAt: z.null(), isDrill: z.boolean().exactOptional() }),
  z.object({ ...every, ...outage, kind: z.literal('recovered'), endedAt: z.number() }),
  z.object({ ...every, ...hostOutage, kind: z.literal('host-down'), endedAt: z.null() }),
  z.object({ ...every, ...hostOutage, kind: z.literal('host-recovered'), endedAt: z.number() }),
  /** A reminder of an outage that nobody has acknowledged: of one site, or of several of one host. */
  z.object({
    ...every,
    kind: z.literal('still-down'),
    incidentId: z.string(),
    hostIncidentId: z.string().nullable(),
    /** The site's name, or what people call the host. */
    label: z.string(),
    /** How many sites are down. */
    count: z.number(),
    startedAt: z.number(),
  }),
  z.object({ ...every, ...nextUpdate, kind: z.literal('update-due') }),
  z.object({ ...every, ...nextUpdate, kind: z.literal('update-overdue') }),
  /** The notices below belong to no incident. */
  z.object({ ...every, ...notice, kind: z.literal('flapping') }),
  z.object({ ...every, ...notice, kind: z.literal('degraded'), concern: concernSchema }),
  z.object({ ...every, ...notice, kind: z.literal('blocked'), mark: blockMarkSchema }),
  /** Down as seen from here, up as seen from where a second opinion was asked. */
  z.object({
    ...every,
    ...notice,
    kind: z.literal('down-here-only'),
    cause: failureCauseSchema,
    status: z.number().nullable(),
  }),
  /** Something is wrong with Nachtwache itself; `trouble` and `params` are those of the snapshot's trouble. */
  z.object({
    ...every,
    kind: z.literal('trouble'),
    trouble: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    /** The channel that fails, and on which it is not told. */
    channel: channelNameSchema.nullable(),
  }),
]);
export type PlainAlert = z.infer<typeof plainAlertSchema>;

export const alertSchema = z.discriminatedUnion('kind', [
  ...plainAlertSchema.options,
  /** What the quiet hours have held, told after them; each of them has left the outbox for this one. */
  z.object({ ...every, kind: z.literal('digest'), alerts: z.array(plainAlertSchema) }),
  /** More came than anybody can read: how many so far, and the first few. They stay in the outbox for the summary. */
  z.object({
    ...every,
    kind: z.literal('storm'),
    stormId: z.string(),
    count: z.number(),
    names: z.array(z.string()),
  }),
  /** The summary of a storm; each of them has left the outbox for this one. */
  z.object({ ...every, kind: z.literal('storm-over'), stormId: z.string(), alerts: z.array(plainAlertSchema) }),
]);
export type Alert = z.infer<typeof alertSchema>;
export type AlertKind = Alert['kind'];
export type AlertOf<Kind extends AlertKind> = Extract<Alert, { kind: Kind }>;
/** Those that tell of several others. */
export type GatheredAlert = AlertOf<'digest' | 'storm-over'>;

/** The alerts that belong to an incident, and so into its timeline. */
export const incidentAlertKindSchema = z.enum([
  ...(['down', 'recovered', 'host-down', 'host-recovered'] as const),
  ...(['still-down', 'update-due', 'update-overdue'] as const),
]);
export type IncidentAlertKind = z.infer<typeof incidentAlertKindSchema>;
export type IncidentAlert = AlertOf<IncidentAlertKind>;
/** The alerts that belong to a site without an incident. */
export type SiteNotice = AlertOf<'flapping' | 'degraded' | 'blocked' | 'down-here-only'>;

export const isDrillAlert = (alert: Alert): boolean => alert.kind === 'down' && alert.isDrill === true;
export const isIncidentAlert = (alert: Alert): alert is IncidentAlert => 'incidentId' in alert;
export const isSiteNotice = (alert: Alert): alert is SiteNotice => 'siteId' in alert;

/** Whether it was made by the policy itself, out of others. */
export const isGathered = (alert: Alert): alert is AlertOf<'digest' | 'storm' | 'storm-over'> =>
  alert.kind === 'digest' || alert.kind === 'storm' || alert.kind === 'storm-over';

/** The alerts that this one tells: itself, or those that were gathered in it. */
export function toldBy(alert: Alert): PlainAlert[] {
  if (!isGathered(alert)) return [alert];
  return alert.kind === 'storm' ? [] : alert.alerts;
}

/**
 * What it is about: a newer alert about the same takes the older one's place on the screen. The member that a host
 * incident's alert leads to may be another one at its end than at its beginning.
 */
export function aboutOf(alert: Alert): string {
  switch (alert.kind) {
    case 'down':
    case 'recovered':
      return alert.incidentId;
    case 'host-down':
    case 'host-recovered':
      return alert.hostIncidentId;
    case 'still-down':
      return alert.hostIncidentId ?? alert.incidentId;
    case 'update-due':
    case 'update-overdue':
      return `update ${alert.incidentId}`;
    case 'flapping':
    case 'degraded':
    case 'blocked':
    case 'down-here-only':
      return alert.siteId;
    case 'trouble':
      return `trouble ${alert.trouble}`;
    case 'digest':
      return 'digest';
    case 'storm':
    case 'storm-over':
      return `storm ${alert.stormId}`;
  }
}

/** Whether it says that something is out of order now, and so is old news once that has ended. */
export const isOutageAlert = ({ kind }: Pick<Alert, 'kind'>): boolean =>
  kind === 'down' || kind === 'host-down' || kind === 'still-down';
export const isRecoveryAlert = ({ kind }: Pick<Alert, 'kind'>): boolean =>
  kind === 'recovered' || kind === 'host-recovered';

/** Whether it should stay on the screen until somebody has seen it. */
export function isUrgent(alert: Alert): boolean {
  if (isGathered(alert)) return alert.kind === 'storm' || alert.alerts.some(isOutageAlert);
  return alert.kind === 'update-overdue' || alert.kind === 'trouble' || isOutageAlert(alert);
}
