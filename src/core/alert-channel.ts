import { z } from 'zod';
import { mailAddressSchema } from './mail-account';
import { webAddressSchema } from './web-address';

export const channelNames = ['desktop', 'mail', 'ntfy', 'webhook'] as const;
export const channelNameSchema = z.enum(channelNames);
/** A way by which an alert reaches the user. */
export type ChannelName = z.infer<typeof channelNameSchema>;

/** What Nachtwache signs in with, besides the secrets of sites. */
export const namedSecretSchema = z.enum(['smtp', 'ntfy', 'webhook']);
export type NamedSecret = z.infer<typeof namedSecretSchema>;

/** Why alerts do not get through on a channel, since when. */
export interface ChannelFailure {
  channel: ChannelName;
  since: number;
  /** A sentence in the user's language. */
  reason: string;
}

const orEmpty = <Schema extends z.ZodType<string>>(schema: Schema) => z.union([z.literal(''), schema]);

/** As ntfy has it: letters, digits, `_` and `-`, at most 64. Source: https://docs.ntfy.sh/publish/ */
const topicSchema = z
  .string()
  .trim()
  .max(64)
  .regex(/^[-_A-Za-z0-9]*$/, 'not-a-topic');

/** What is switched on needs an address; switched off, it may wait for one. */
const needs =
  <Fields extends { isOn: boolean }>(...fields: (keyof Fields & string)[]) =>
  (channel: Fields, context: z.RefinementCtx<Fields>): void => {
    for (const field of fields) {
      if (channel.isOn && channel[field] === '')
        context.addIssue({ code: 'custom', path: [field], message: 'missing' });
    }
  };

const mailChannel = z.object({ isOn: z.boolean(), to: orEmpty(mailAddressSchema) });
const ntfyChannel = z.object({ isOn: z.boolean(), server: orEmpty(webAddressSchema), topic: topicSchema });
const webhookChannel = z.object({ isOn: z.boolean(), url: orEmpty(webAddressSchema) });

export const channelSettingsSchema = z.object({
  desktop: z.object({ isOn: z.boolean(), soundAtNight: z.boolean() }),
  mail: mailChannel.superRefine(needs<z.infer<typeof mailChannel>>('to')),
  ntfy: ntfyChannel.superRefine(needs<z.infer<typeof ntfyChannel>>('server', 'topic')),
  webhook: webhookChannel.superRefine(needs<z.infer<typeof webhookChannel>>('url')),
});
export type ChannelSettings = z.infer<typeof channelSettingsSchema>;

export const defaultChannels: ChannelSettings = {
  desktop: { isOn: true, soundAtNight: true },
  mail: { isOn: false, to: '' },
  ntfy: { isOn: false, server: 'https://ntfy.sh/', topic: '' },
  webhook: { isOn: false, url: '' },
};
