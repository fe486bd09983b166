import { z } from 'zod';

/**
 * How a client is erased (GDPR, article 17). `anonymise`: times, causes and durations stay as the proof of what was
 * measured, without a word of whose they were. `remove`: his ended incidents go altogether.
 */
export const erasureSchema = z.object({
  id: z.string().min(1).max(200),
  mode: z.enum(['anonymise', 'remove']),
  /** Whether his sites go on being watched, and keep their names and addresses in what stays of the log. */
  keepsSites: z.boolean(),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** What the log and the configuration hold of a client. */
export interface ErasurePreview {
  /** Sites watched for him now. */
  sites: string[];
  /** His status pages: they are no longer kept up to date, and what was written to their places stays there. */
  statusPages: string[];
  incidents: number;
  /** Lines of timelines that name him or hold a text written to or about him. */
  lines: number;
  /** Messages that left, or may have. */
  messages: number;
  /** Drafts and messages that have not left. */
  unsent: number;
  /** Alerts on their way that name him. */
  alerts: number;
}
