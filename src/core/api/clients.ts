import { z } from 'zod';
import { clientEditSchema } from '../client';
import type { Client } from '../client';
import { erasureSchema } from '../erasure';
import type { ErasurePreview } from '../erasure';
import type { SiteRecord } from '../site-record';
import { id, pauseLengthSchema } from './input';
import type { Returns } from './input';

/** The clients. */
export const clientCommands = {
  /** The same of all sites of a client, the one with the least left first. */
  'clients.record': { input: id, returns: {} as Returns<SiteRecord[]> },
  'clients.add': { input: clientEditSchema, returns: {} as Returns<Client> },
  'clients.update': { input: z.object({ id: z.string(), edit: clientEditSchema }), returns: {} as Returns<Client> },
  'clients.delete': { input: id, returns: {} as Returns<null> },
  'clients.erasePreview': { input: id, returns: {} as Returns<ErasurePreview> },
  /** Takes the client out of settings and log, for good. */
  'clients.erase': { input: erasureSchema, returns: {} as Returns<null> },
  /** All sites of a client. */
  'clients.pause': { input: z.object({ id: z.string(), length: pauseLengthSchema }), returns: {} as Returns<null> },
  'clients.resume': { input: id, returns: {} as Returns<null> },
} as const;
