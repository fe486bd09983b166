import { z } from 'zod';

/**
 * A name in one line, without the marks that turn the direction of reading: a site's title or an imported file could
 * write a whole sentence backwards with them, in the window, the tray and the message alike.
 */
export function plainName(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '').replace(/\p{Cc}+/gu, ' ');
}

export const nameSchema = z.string().overwrite(plainName).trim().min(1).max(200);
