import { z } from 'zod';

/** How a message reaches a client. `smtp`: sent by Nachtwache itself; `mail`: handed to the mail program. */
export const messageWaySchema = z.enum(['smtp', 'mail', 'whatsapp', 'sms', 'phone', 'copy']);
export type MessageWay = z.infer<typeof messageWaySchema>;
export const messageWays = messageWaySchema.options;

/** What of a recipient a way needs. */
export function neededFor(way: MessageWay): 'email' | 'phone' | 'whatsapp' | null {
  switch (way) {
    case 'smtp':
    case 'mail':
      return 'email';
    case 'whatsapp':
      return 'whatsapp';
    case 'sms':
    case 'phone':
      return 'phone';
    case 'copy':
      return null;
  }
}
