import { z } from 'zod';
import { blockMarkSchema, concernSchema, failureCauseSchema } from './check';

/**
 * Something worth keeping about a site that is no incident: facts, not sentences, as in a timeline. `at` is in epoch
 * milliseconds.
 */
export const siteEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('flapping-began'), at: z.number() }),
  z.object({ kind: z.literal('flapping-ended'), at: z.number() }),
  z.object({ kind: z.literal('degraded'), at: z.number(), concern: concernSchema }),
  z.object({ kind: z.literal('blocked'), at: z.number(), mark: blockMarkSchema, status: z.number().nullable() }),
  /** The site is simply well again after a `degraded` or `blocked`. */
  z.object({ kind: z.literal('well-again'), at: z.number() }),
  z.object({
    kind: z.literal('down-here-only'),
    at: z.number(),
    cause: failureCauseSchema,
    status: z.number().nullable(),
    /** Who saw the site up: the addresses of the exporters asked. */
    seenUpFrom: z.array(z.string()),
  }),
]);
export type SiteEvent = z.infer<typeof siteEventSchema>;
