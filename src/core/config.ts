import { z } from 'zod';
import { clientSchema } from './client';
import { maintenanceSchema } from './maintenance';
import { defaultSettings, settingsSchema } from './settings';
import { pauseSchema, siteSchema } from './site';
import { statusPageSchema } from './status-page-settings';
import { templateSchema } from './template';

/** Everything the user has set: what the configuration file holds. */
export const configSchema = z.object({
  settings: settingsSchema,
  clients: z.array(clientSchema),
  sites: z.array(siteSchema),
  /** The user's own templates and his changed copies of built-in ones. */
  templates: z.array(templateSchema),
  maintenance: z.array(maintenanceSchema),
  statusPages: z.array(statusPageSchema),
  /** A pause of the whole watch. */
  pause: pauseSchema.nullable(),
  /** What the user was told once and need not be told again. */
  hints: z.object({ isTrayExplained: z.boolean() }),
  /** Where the copies of the own data lie; empty: in the data folder. It is a place on this computer. */
  backups: z.object({ folder: z.string().max(4096) }),
});
export type Config = z.infer<typeof configSchema>;

export const emptyConfig: Config = {
  settings: defaultSettings,
  clients: [],
  sites: [],
  templates: [],
  maintenance: [],
  statusPages: [],
  pause: null,
  hints: { isTrayExplained: false },
  backups: { folder: '' },
};
