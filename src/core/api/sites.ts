import { z } from 'zod';
import { agreementSchema, siteAgreementSchema } from '../agreement';
import type { Availability } from '../availability';
import { checkSchema } from '../checks/check-kinds';
import { maintenanceEditSchema } from '../maintenance';
import type { MaintenanceWindow } from '../maintenance';
import { nameSchema } from '../name';
import type { ResponseSummary } from '../response-histogram';
import { siteEditSchema } from '../site';
import type { Site } from '../site';
import type { SiteEvent } from '../site-event';
import type { SiteRecord } from '../site-record';
import { id, instantSchema, nothing, pauseLengthSchema } from './input';
import type { Returns } from './input';

/** The sites, their watch, and when they are not watched. */
export const siteCommands = {
  /** Adds a site from nothing but its address; a name that is not given is read from the page afterwards. */
  'sites.add': {
    input: z.object({
      url: z.string().max(2048),
      clientId: z.string().nullable(),
      name: nameSchema.optional(),
      /** What is looked at; a page over HTTP where it is not said. */
      check: checkSchema.optional(),
    }),
    returns: {} as Returns<Site>,
  },
  'sites.update': { input: z.object({ id: z.string(), edit: siteEditSchema }), returns: {} as Returns<Site> },
  'sites.delete': { input: id, returns: {} as Returns<null> },
  'sites.pause': { input: z.object({ id: z.string(), length: pauseLengthSchema }), returns: {} as Returns<null> },
  'sites.resume': { input: id, returns: {} as Returns<null> },
  /** What a site signs in with; null takes it away. It never comes back to the window. */
  'sites.setSecret': {
    input: z.object({ id: z.string(), secret: z.string().min(1).max(5000).nullable() }),
    returns: {} as Returns<null>,
  },
  /** Where a site's time went: up + degraded + down + maintenance + not measured is the whole of it. */
  'sites.availability': {
    input: z.object({ id: z.string(), fromMs: z.number(), toMs: z.number() }),
    returns: {} as Returns<Availability>,
  },
  /** How quickly it answered, by the days (UTC) whose noon lies in the period. */
  'sites.responseTimes': {
    input: z.object({ id: z.string(), fromMs: instantSchema, toMs: instantSchema }),
    returns: {} as Returns<ResponseSummary>,
  },
  /** Its last 90 days, and how its agreement stands. */
  'sites.record': { input: id, returns: {} as Returns<SiteRecord> },
  /** What was agreed with a client, or for a single site. */
  'agreements.set': {
    input: z.discriminatedUnion('for', [
      z.object({ for: z.literal('client'), id: id.shape.id, agreement: agreementSchema.nullable() }),
      z.object({ for: z.literal('site'), id: id.shape.id, agreement: siteAgreementSchema }),
    ]),
    returns: {} as Returns<null>,
  },
  /** What happened to a site besides incidents, newest first. */
  'sites.events': { input: id, returns: {} as Returns<SiteEvent[]> },
  /** Checks one site, or all (null), as soon as a place is free. */
  'sites.checkNow': { input: z.object({ id: z.string().nullable() }), returns: {} as Returns<null> },
  /** Opens the site's saved address in the browser. */
  'sites.open': { input: id, returns: {} as Returns<null> },
  'watch.pause': { input: z.object({ length: pauseLengthSchema }), returns: {} as Returns<null> },
  'watch.resume': { input: nothing, returns: {} as Returns<null> },
  'maintenance.add': { input: maintenanceEditSchema, returns: {} as Returns<MaintenanceWindow> },
  'maintenance.update': {
    input: z.object({ id: z.string(), edit: maintenanceEditSchema }),
    returns: {} as Returns<MaintenanceWindow>,
  },
  'maintenance.delete': { input: id, returns: {} as Returns<null> },
} as const;
