import { z } from 'zod';
import { factFields } from '../fact';
import { incidentFilterSchema, saidClassificationSchema } from '../incident';
import { mostTags, pageMarkSchema, tagSchema } from '../incident-page';
import type { IncidentPage } from '../incident-page';
import type { Incident, IncidentWithTimeline } from '../incident';
import { longestWrittenText, writtenKindSchema } from '../written-entry';
import { id, instantSchema, nothing } from './input';
import type { Returns } from './input';

const writeSchema = z.object({
  incidentId: z.string(),
  kind: writtenKindSchema,
  text: z.string().trim().min(1).max(longestWrittenText),
  /** When it happened; null: now, or, of a correction, when what it corrects happened. */
  at: instantSchema.nullable(),
  /** The entry that this one corrects. */
  corrects: z.string().max(200).nullable(),
  /** Into the timelines of all that failed together. */
  isForAll: z.boolean(),
});
export type WriteRequest = z.infer<typeof writeSchema>;

const byHandSchema = z.object({
  siteId: z.string(),
  startedAt: instantSchema,
  /** Null: it lasts. */
  endedAt: instantSchema.nullable(),
  /** What was seen. */
  text: z.string().trim().min(1).max(longestWrittenText),
  /** When the client noticed. */
  noticedAt: instantSchema.nullable(),
});
export type ByHandRequest = z.infer<typeof byHandSchema>;

const exportSchema = z.object({
  filter: incidentFilterSchema,
  format: z.enum(['csv', 'json', 'md', 'pdf']),
  /** A single one, whatever the filter says. */
  incidentId: z.string().max(200).optional(),
});
export type ExportRequest = z.infer<typeof exportSchema>;

/** The incident log. */
export const incidentCommands = {
  'incidents.list': { input: z.object({ filter: incidentFilterSchema }), returns: {} as Returns<Incident[]> },
  /** The list in pages, newest first; the next one begins behind the mark of the one before. */
  'incidents.page': {
    input: z.object({ filter: incidentFilterSchema, after: pageMarkSchema.nullable() }),
    returns: {} as Returns<IncidentPage>,
  },
  /** All tags in use. */
  'incidents.tags': { input: nothing, returns: {} as Returns<string[]> },
  /** Gives an incident these tags and no others. */
  'incidents.tag': { input: id.extend({ tags: z.array(tagSchema).max(mostTags) }), returns: {} as Returns<null> },
  /** Enters an outage that the watch did not see; gives its id. */
  'incidents.addByHand': { input: byHandSchema, returns: {} as Returns<{ id: string }> },
  'incidents.endByHand': { input: id.extend({ endedAt: instantSchema }), returns: {} as Returns<null> },
  /** Says that an incident and another one are one outage; `split` takes it out again. Both stand in the timelines. */
  'incidents.join': { input: id.extend({ to: z.string() }), returns: {} as Returns<null> },
  'incidents.split': { input: id, returns: {} as Returns<null> },
  'incidents.get': { input: id, returns: {} as Returns<IncidentWithTimeline> },
  /** All incidents of the outage that one belongs to, oldest first. */
  'incidents.members': { input: id, returns: {} as Returns<Incident[]> },
  /** Says afterwards that an outage was a maintenance, or that a maintenance was an outage after all. */
  'incidents.classify': {
    input: z.object({ id: z.string(), as: saidClassificationSchema }),
    returns: {} as Returns<null>,
  },
  /** Enters a fact into the sheet of the outage: into the timelines of all its incidents. */
  'incidents.setFact': { input: z.object({ incidentId: z.string(), ...factFields }), returns: {} as Returns<null> },
  /** Writes into the log. Nothing written is ever changed: a correction is a new entry. */
  'incidents.write': { input: writeSchema, returns: {} as Returns<null> },
  /** Says that the user knows of an outage: no more reminders. A member's is that of its whole host incident. */
  'incidents.acknowledge': {
    input: z.object({ id: z.string(), reason: z.string().trim().max(500) }),
    returns: {} as Returns<null>,
  },
  /** Asks for a place and writes the file; null where the user thought better of it. */
  'incidents.export': { input: exportSchema, returns: {} as Returns<{ path: string; count: number } | null> },
} as const;
