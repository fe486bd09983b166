import { z } from 'zod';
import type { ImportPreview } from '../preview';
import { nothing } from './input';
import type { Returns } from './input';

const previewSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('file') }),
  z.object({ from: z.literal('text'), text: z.string().min(1).max(5_000_000) }),
  /** The key is used for this and kept nowhere. */
  z.object({
    from: z.literal('uptimerobot'),
    key: z.string().trim().min(1).max(200),
    /** Whether their logs are to fill the time in which nothing was measured here. */
    isFilling: z.boolean(),
  }),
]);
export type PreviewRequest = z.infer<typeof previewSchema>;

export interface ImportSummary {
  sitesAdded: number;
  sitesChanged: number;
  clientsAdded: number;
  clientsChanged: number;
  maintenanceAdded: number;
  maintenanceChanged: number;
  /** What was filled in of UptimeRobot's record, where that was wanted. */
  filled?: { filledMs: number; outages: number };
}

/** What comes from other programs, and everything to take along. */
export const exchangeCommands = {
  /** Looks at what a list, a file (asked for) or an account would bring, and changes nothing; null: thought better of. */
  'data.preview': { input: previewSchema, returns: {} as Returns<ImportPreview | null> },
  /** Takes over what was looked at last. */
  'data.takeOver': { input: z.object({ token: z.string().max(200) }), returns: {} as Returns<ImportSummary> },
  /** Asks for a place and writes everything but the secrets, which are named; null: thought better of. */
  'data.export': { input: nothing, returns: {} as Returns<{ path: string; secretsLeftOut: string[] } | null> },
} as const;
