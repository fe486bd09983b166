import { z } from 'zod';
import { statusPageEditSchema } from '../status-page-settings';
import type { StatusPage } from '../status-page-settings';
import { messagePhaseSchema } from '../template';
import { bodySchema, despiteSchema, id, subjectSchema } from './input';
import type { Returns } from './input';

const publishSchema = z.object({
  incidentId: z.string(),
  clientId: z.string(),
  phase: messagePhaseSchema,
  subject: subjectSchema,
  body: bodySchema,
  /** What the guard points at, seen by the user, who publishes it all the same. */
  despite: despiteSchema,
});
export type PublishRequest = z.infer<typeof publishSchema>;

/** Status pages, and what is said on them. */
export const statusPageCommands = {
  /** A text for everybody, on the status pages that show a site of this client's that is concerned. */
  'incidents.publish': { input: publishSchema, returns: {} as Returns<null> },
  /** Takes it off the pages again; that it stood there stays in the log. */
  'incidents.withdraw': {
    input: z.object({ incidentId: z.string(), publicationId: z.string() }),
    returns: {} as Returns<null>,
  },
  'statusPages.add': { input: statusPageEditSchema, returns: {} as Returns<StatusPage> },
  'statusPages.update': {
    input: z.object({ id: z.string(), edit: statusPageEditSchema }),
    returns: {} as Returns<StatusPage>,
  },
  /** What was written to its place stays there. */
  'statusPages.delete': { input: id, returns: {} as Returns<null> },
  /** Asks for the folder, or for the file with the private key; null where the user thought better of it. */
  'statusPages.choose': {
    input: id.extend({ what: z.enum(['folder', 'key']) }),
    returns: {} as Returns<{ path: string } | null>,
  },
  /** The password, or the key's passphrase; null takes it away. It never comes back to the window. */
  'statusPages.setSecret': {
    input: id.extend({ secret: z.string().min(1).max(5000).nullable() }),
    returns: {} as Returns<null>,
  },
  /** The user has compared the fingerprint that the server showed, and takes it for the right one. */
  'statusPages.confirmKey': { input: id.extend({ fingerprint: z.string().max(200) }), returns: {} as Returns<null> },
  /** Writes it at once, and says what came of it. */
  'statusPages.writeNow': { input: id, returns: {} as Returns<null> },
} as const;
