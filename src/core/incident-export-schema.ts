import { z } from 'zod';
import { classificationSchema, incidentCauseSchema } from './incident';

/** Counts up when a field goes or means something else; new fields come without. */
export const exportVersion = 2;

const instantSchema = z.iso.datetime({ precision: 3 }).describe('ISO 8601, UTC');

const exportedLineSchema = z.strictObject({
  at: instantSchema.describe('When it happened'),
  kind: z.string().describe('What it is; later versions may add kinds'),
  text: z.string().min(1).describe('A sentence in the language that Nachtwache is set to'),
  id: z.string().optional().describe('Of what was written by hand: what a correction points at'),
  writtenAt: instantSchema.optional().describe('Of what was written by hand: when that was'),
  corrects: z.string().optional().describe('Of a correction: the id of the entry that it takes the place of'),
  message: z
    .strictObject({ recipient: z.string().nullable(), subject: z.string(), body: z.string() })
    .optional()
    .describe('Of a message: its exact words; the recipient is null where it was made public'),
});

export const exportedIncidentSchema = z.strictObject({
  id: z.string(),
  site: z.string().describe('Its name at the time of the outage'),
  url: z.string(),
  client: z.string().nullable().describe('The name at the time of the outage; null where the site had none'),
  cause: incidentCauseSchema.describe(
    'A code, the same in every language; by-hand: entered by the user, not measured; uptimerobot: out of the record of UptimeRobot, of time that Nachtwache did not measure',
  ),
  countsAs: classificationSchema.describe('Against the contract only an outage counts'),
  lastGoodAt: instantSchema.nullable().describe('The last good check before the outage'),
  startedAt: instantSchema.describe('The first failed check; of what was not measured the beginning as it was told'),
  endedAt: instantSchema
    .nullable()
    .describe('The first good check after it, or the end as it was told; null while the outage lasts'),
  durationSeconds: z.number().int().min(0).nullable(),
  knownAt: instantSchema.describe('When Nachtwache knew for sure'),
  clientToldAt: instantSchema.nullable().describe('When a client was told for the first time'),
  clientNoticedAt: instantSchema.nullable().describe('When a client noticed by himself for the first time'),
  downTogether: z.string().nullable().describe('The same for all incidents that belong together'),
  tags: z.array(z.string()),
  timeline: z.array(exportedLineSchema),
});

/** The file of the export as JSON, as docs/incident-export.schema.json publishes it. */
export const exportFileSchema = z.strictObject({
  version: z.literal(exportVersion),
  incidents: z.array(exportedIncidentSchema),
});

/** An incident as every export gives it. */
export type ExportedIncident = z.infer<typeof exportedIncidentSchema>;
export type ExportedLine = z.infer<typeof exportedLineSchema>;
