import { z } from 'zod';

/**
 * The address of a page as a person types it, made whole: `example.org` becomes `https://example.org/`.
 * Undefined where it cannot be an http or https address. Credentials in an address are refused: they would end up in
 * logs and exports.
 */
export function toWebAddress(typed: string): string | undefined {
  const text = typed.trim();
  // `URL` would take a path's first folder for the host.
  if (text === '' || /\s|^\/(?!\/)/.test(text)) return undefined;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(withScheme);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
    if (url.hostname === '' || url.username !== '' || url.password !== '') return undefined;
    url.hash = '';
    return url.toString();
  } catch {
    // `URL` throws on what it cannot read, and that is the answer asked for.
    return undefined;
  }
}

/** An address as stored: absolute http(s), without credentials or fragment. */
export const webAddressSchema = z
  .string()
  .max(2048)
  .transform((typed, context) => {
    const address = toWebAddress(typed);
    if (address !== undefined) return address;
    context.addIssue({ code: 'custom', message: 'not-a-web-address' });
    return z.NEVER;
  });

/**
 * What stands for a site until a better name is known: its host without `www.`, with a port that is not the usual one.
 * Of a file its name, or its folder's. Works for every address of `site-address.ts`.
 */
export function hostOf(address: string): string {
  if (address.startsWith('file:')) return lastNameIn(address);
  // Of other schemes than those of the web `URL` drops no port.
  const usualPort = address.startsWith('tls:') ? /:443$/ : /$^/;
  return new URL(address).host.replace(/^www\./, '').replace(usualPort, '');
}

function lastNameIn(address: string): string {
  const { host, pathname } = new URL(address);
  const name = pathname.split('/').findLast((part) => part !== '') ?? (host === '' ? '/' : host);
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray `%` in an address typed by hand: the name is taken as it stands.
    return name;
  }
}
