import { z } from 'zod';
import { plainName } from './name';
import { serverHostSchema } from './server-host';

/** Whether a server's name means this very computer: only there mail may go unencrypted. */
export function isLoopbackHost(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

export const mailAddressSchema = z.string().trim().pipe(z.email('not-an-email-address').max(254));

/** One line without the marks that turn the direction of reading; may be empty. */
const lineSchema = z.string().overwrite(plainName).trim().max(200);

export const mailSecuritySchema = z.enum(['tls', 'starttls', 'none']);
export type MailSecurity = z.infer<typeof mailSecuritySchema>;

/**
 * The server that takes mails from the user's own address. `tls`: from the first byte on (RFC 8314, 3); `starttls`: demanded
 * before anything else is said (RFC 3207); `none`: a server on this computer. The password lies with the secrets.
 */
export const mailAccountSchema = z
  .object({
    host: serverHostSchema,
    port: z.number().int().min(1).max(65_535),
    security: mailSecuritySchema,
    /** Empty: the server wants no sign-in. */
    user: z.string().trim().max(320),
    fromName: lineSchema,
    fromAddress: mailAddressSchema,
  })
  .refine(({ security, host }) => security !== 'none' || isLoopbackHost(host), {
    path: ['security'],
    message: 'mail-must-be-encrypted',
  });
export type MailAccount = z.infer<typeof mailAccountSchema>;

/** What a subject or a name becomes before it goes into a mail's head: one line. */
export const headLine = (text: string): string =>
  plainName(text)
    .replace(/\p{Cs}/gu, '')
    .trim();

/** Ports that mail programs use for sending (RFC 8314, 7.3; RFC 6409). */
export const usualMailPort: Record<MailSecurity, number> = { tls: 465, starttls: 587, none: 25 };
