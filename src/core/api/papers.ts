import { z } from 'zod';
import type { Language } from '../language';
import { reportDaysSchema } from '../report-period';
import { nothing } from './input';
import type { Returns } from './input';

const reportSchema = z.object({ days: reportDaysSchema, format: z.enum(['pdf', 'html']) });
export type ReportRequest = z.infer<typeof reportSchema>;

const postMortemSchema = z.object({
  incidentId: z.string(),
  text: z.string().min(1).max(200_000),
  format: z.enum(['md', 'pdf', 'html']),
});
export type PostMortemRequest = z.infer<typeof postMortemSchema>;

/** What is written on paper: reports, accounts of outages, and the letterhead above them. */
export const paperCommands = {
  /** Asks for a place and writes a client's report in his language; null: thought better of. */
  'reports.write': {
    input: reportSchema.extend({ clientId: z.string().min(1).max(100) }),
    returns: {} as Returns<{ path: string } | null>,
  },
  /** Asks for a folder and writes the reports of all clients into it, one after the other; `left` were not begun. */
  'reports.writeAll': {
    input: reportSchema,
    returns: {} as Returns<{
      folder: string;
      written: number;
      failed: { clientName: string; reason: string }[];
      left: number;
    } | null>,
  },
  /** The one that is being written is finished, and no other begun. */
  'reports.stop': { input: nothing, returns: {} as Returns<null> },
  /** The draft of an account of one outage for the public, in Markdown, in the client's language. */
  'postMortem.draft': {
    input: z.object({ incidentId: z.string() }),
    returns: {} as Returns<{ text: string; language: Language }>,
  },
  /** Asks for a place and writes what the author made of it; null: thought better of. */
  'postMortem.save': { input: postMortemSchema, returns: {} as Returns<{ path: string } | null> },
  /** The picture of the letterhead, a `data:` address; '' where there is none. */
  'letterhead.logo': { input: nothing, returns: {} as Returns<string> },
  /** Asks for a file and takes its picture over, which is given back; null: thought better of. */
  'letterhead.chooseLogo': { input: nothing, returns: {} as Returns<string | null> },
  'letterhead.removeLogo': { input: nothing, returns: {} as Returns<null> },
} as const;
