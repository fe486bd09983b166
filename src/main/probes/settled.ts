import { isIP } from 'node:net';
import type { Socket } from 'node:net';

/** Resolves when the socket says `event`, rejects where it fails before. */
export function settled<Kind extends Socket>(socket: Kind, event: 'connect' | 'secureConnect'): Promise<Kind> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    // Stays for good: an error that comes when nobody listens any more must not end the process.
    socket.on('error', reject);
  });
}

/** Without the brackets of an IPv6 address. */
export const hostOfUrl = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

export const portOfUrl = (url: URL): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);

/** What TLS calls the server by (RFC 6066, 3): never an address, and a name without its last dot. */
export const serverNameOf = (host: string): string => (isIP(host) === 0 ? host.replace(/\.$/, '') : '');
