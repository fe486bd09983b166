import { z } from 'zod';
import { channelSettingsSchema, defaultChannels } from './alert-channel';
import type { Language } from './language';
import { letterheadEditSchema, letterheadSchema, noLetterhead } from './letterhead';
import { mailAccountSchema } from './mail-account';
import { defaultQuietHours, quietHoursSchema } from './quiet-hours';
import { defaultReminders, remindersSchema } from './reminders';
import {
  failuresToConfirmSchema,
  intervalSecondsSchema,
  siteDefaults,
  successesToRecoverSchema,
  timeoutSecondsSchema,
} from './site';
import { webAddressSchema } from './web-address';

/** A page whose content is known, asked to learn whether the own line works. */
export const referencePointSchema = z.object({
  url: webAddressSchema,
  /** What its body must contain; a captive portal answers with something else and so counts as offline. */
  expectText: z.string().min(1).max(200),
});
export type ReferencePoint = z.infer<typeof referencePointSchema>;

/** Somebody elsewhere who can be asked whether a site is down from there too: a Prometheus blackbox_exporter. */
export const secondOpinionSchema = z.object({
  /** Where the exporter stands, without `/probe`. */
  url: webAddressSchema,
  /** The module of its configuration, such as `http_2xx`. */
  module: z.string().trim().min(1).max(100),
});
export type SecondOpinion = z.infer<typeof secondOpinionSchema>;

export const settingsSchema = z.object({
  language: z.enum(['system', 'de', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  defaults: z.object({
    intervalSeconds: intervalSecondsSchema,
    timeoutSeconds: timeoutSecondsSchema,
    failuresToConfirm: failuresToConfirmSchema,
    successesToRecover: successesToRecoverSchema,
  }),
  referencePoints: z.array(referencePointSchema).max(6),
  secondOpinions: z.array(secondOpinionSchema).max(6),
  startAtLogin: z.boolean(),
  /** Who writes the messages. */
  sender: z.object({
    name: z.string().trim().max(200),
    phone: z.string().trim().max(40),
    signature: z.string().trim().max(1000),
  }),
  /** Whose name and picture stand over reports. */
  letterhead: letterheadSchema,
  /** Minutes from a message to the next one that it announces. */
  nextUpdateMinutes: z.number().int().min(5).max(1440),
  /** Days that single checks are kept; incidents are kept for ever. */
  checksKeptDays: z.number().int().min(1).max(365),
  /** Where mails are handed in; null where none was set up. */
  mailAccount: mailAccountSchema.nullable(),
  /** The ways by which alerts reach the user. */
  channels: channelSettingsSchema,
  quietHours: quietHoursSchema,
  reminders: remindersSchema,
  /** Alerts a minute that are told one by one; more become one. */
  stormLimit: z.number().int().min(1).max(100),
  /** After how many months the user is reminded to try what he would need in the night; 0: never. */
  plan: z.object({
    restoreTestMonths: z.number().int().min(0).max(36),
    drillMonths: z.number().int().min(0).max(36),
  }),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Some of the settings: what is not named stays as it is, so that two changes at once do not undo each other. */
export const settingsEditSchema = settingsSchema.partial().extend({
  /** Each channel for itself. */
  channels: channelSettingsSchema.partial().optional(),
  /** The picture is set by itself. */
  letterhead: letterheadEditSchema.optional(),
});
export type SettingsEdit = z.infer<typeof settingsEditSchema>;

export function changeSettings(settings: Settings, edit: SettingsEdit): Settings {
  const channels = { ...settings.channels, ...definedOf(edit.channels ?? {}) };
  const letterhead = { ...settings.letterhead, ...edit.letterhead };
  return settingsSchema.parse({ ...settings, ...definedOf(edit), channels, letterhead });
}

function definedOf<Edit extends object>(edit: Edit): Partial<Edit> {
  const defined = Object.entries(edit).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as Partial<Edit>;
}

/**
 * Pages meant for this purpose, by two operators of different networks, both over plain HTTP so that a portal shows. What
 * they have to contain is more than "success": that word stands in the scripts and styles of many a portal's page.
 * Sources: Firefox's preferences captivedetect.canonicalURL and canonicalContent; what Apple's systems ask.
 */
export const defaultReferencePoints: ReferencePoint[] = [
  {
    url: 'http://detectportal.firefox.com/canonical.html',
    expectText: 'url=https://support.mozilla.org/kb/captive-portal',
  },
  { url: 'http://captive.apple.com/hotspot-detect.html', expectText: '<BODY>Success</BODY>' },
];

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  defaults: {
    intervalSeconds: siteDefaults.intervalSeconds,
    timeoutSeconds: siteDefaults.timeoutSeconds,
    failuresToConfirm: siteDefaults.failuresToConfirm,
    successesToRecover: siteDefaults.successesToRecover,
  },
  referencePoints: defaultReferencePoints,
  secondOpinions: [],
  startAtLogin: false,
  sender: { name: '', phone: '', signature: '' },
  letterhead: noLetterhead,
  nextUpdateMinutes: 30,
  checksKeptDays: 30,
  mailAccount: null,
  channels: defaultChannels,
  quietHours: defaultQuietHours,
  reminders: defaultReminders,
  stormLimit: 5,
  plan: { restoreTestMonths: 12, drillMonths: 6 },
};

/** The language to speak: the one set, else the system's where we have it, else English. */
export function effectiveLanguage(setting: Settings['language'], systemLocale: string): Language {
  if (setting !== 'system') return setting;
  return systemLocale.toLowerCase().startsWith('de') ? 'de' : 'en';
}
