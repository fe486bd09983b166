import { z } from 'zod';
import { channelNameSchema, namedSecretSchema } from '../alert-channel';
import { settingsEditSchema } from '../settings';
import { nothing } from './input';
import type { Returns } from './input';

/** How Nachtwache is set, and whether what was set works. */
export const settingsCommands = {
  /** Changes what is named; calls are carried out one after the other. */
  'settings.update': { input: settingsEditSchema, returns: {} as Returns<null> },
  /** What Nachtwache itself signs in with; null takes it away. It never comes back to the window. */
  'settings.setSecret': {
    input: z.object({ name: namedSecretSchema, secret: z.string().min(1).max(5000).nullable() }),
    returns: {} as Returns<null>,
  },
  /** Sends a test by a channel as it is saved, also while it is switched off. */
  'channels.test': { input: z.object({ channel: channelNameSchema }), returns: {} as Returns<null> },
  /** Sends a mail from the saved account to its own address. */
  'mail.test': { input: nothing, returns: {} as Returns<null> },
} as const;
