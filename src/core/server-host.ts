import { z } from 'zod';

/** Where a server of the user's is: a name or an address, without a scheme, a port or brackets. */
export const serverHostSchema = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:]*:[0-9a-f:.]+)$/i, 'not-a-host');
