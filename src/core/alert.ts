import { z } from 'zod';
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
const every = { id: z.string(), createdAt: z.number() };

export const alertSchema = z.discriminatedUnion('kind', [
  z.object({ ...every, ...outage, kind: z.literal('down'), endedAt: z.null() }),
  z.object({ ...every, ...outage, kind: z.literal('recovered'), endedAt: z.number() }),
  z.object({ ...every, ...hostOutage, kind: z.literal('host-down'), endedAt: z.null() }),
  z.object({ ...every, ...hostOutage, kind: z.literal('host-recovered'), endedAt: z.number() }),
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
]);
export type Alert = z.infer<typeof alertSchema>;
export type AlertKind = Alert['kind'];
export type AlertOf<Kind extends AlertKind> = Extract<Alert, { kind: Kind }>;

/** The alerts that belong to an incident, and so into its timeline. */
export const incidentAlertKindSchema = z.enum(['down', 'recovered', 'host-down', 'host-recovered']);
export type IncidentAlertKind = z.infer<typeof incidentAlertKindSchema>;
export type IncidentAlert = AlertOf<IncidentAlertKind>;
/** The alerts that belong to a site without an incident. */
export type SiteNotice = Exclude<Alert, IncidentAlert>;

export const isIncidentAlert = (alert: Alert): alert is IncidentAlert => 'incidentId' in alert;

/**
 * What it is about: a newer alert about the same takes the older one's place on the screen. The member that a host
 * incident's alert leads to may be another one at its end than at its beginning.
 */
export function aboutOf(alert: Alert): string {
  if ('hostIncidentId' in alert) return alert.hostIncidentId;
  return isIncidentAlert(alert) ? alert.incidentId : alert.siteId;
}

/** Whether it says that something is out of order now, and so is old news once that has ended. */
export const isOutageAlert = ({ kind }: Pick<Alert, 'kind'>): boolean => kind === 'down' || kind === 'host-down';
export const isRecoveryAlert = ({ kind }: Pick<Alert, 'kind'>): boolean =>
  kind === 'recovered' || kind === 'host-recovered';
