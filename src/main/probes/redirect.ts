import { ownHeaders } from './outgoing';
import type { OutgoingRequest } from './outgoing';

/** The statuses that browsers follow (Fetch standard, "redirect status"). */
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
/** What tells of the body, and goes with it (Fetch standard, "request-body-header name"). */
const bodyHeaders = new Set(['content-encoding', 'content-language', 'content-location', 'content-type']);
const unsafeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Where an answer sends us on; undefined where it does not. */
export const locationOf = (status: number, location: string | undefined): string | undefined =>
  redirectStatuses.has(status) ? location : undefined;

/**
 * The request that a redirect leads to (Fetch standard, "HTTP-redirect fetch"), or a sentence why there is none: 303 makes
 * everything but HEAD a GET, 301 and 302 a POST, and 307 and 308 keep the method and its body.
 *
 * More careful than a browser across origins (scheme, host or port differ): neither what we sign in with, nor any of the
 * user's own headers, nor the body goes along, and they do not come back on the way back. A POST, PUT, PATCH or DELETE
 * that would have to be repeated elsewhere ends the check: without its body it would be another question, and with it
 * somebody else would get what was meant for the site.
 */
export function requestAfterRedirect(
  request: Omit<OutgoingRequest, 'way'>,
  status: number,
  location: string,
  userAgent: string,
): Omit<OutgoingRequest, 'way'> | string {
  const url = redirectTarget(location, request.url);
  if (typeof url === 'string') return url;
  const isElsewhere = url.origin !== request.url.origin;
  const becomesGet =
    (status === 303 && request.method !== 'GET' && request.method !== 'HEAD') ||
    ((status === 301 || status === 302) && request.method === 'POST');
  if (isElsewhere && !becomesGet && unsafeMethods.has(request.method)) {
    return `redirect to another origin (${url.origin}), where a ${request.method} is not repeated; enter the address it leads to`;
  }
  const headers = isElsewhere ? ownHeaders(userAgent) : becomesGet ? withoutBody(request.headers) : request.headers;
  return { ...request, url, headers, ...(becomesGet ? { method: 'GET', body: null } : {}) };
}

const withoutBody = (headers: OutgoingRequest['headers']): OutgoingRequest['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !bodyHeaders.has(name)));

/** Where a redirect leads, or why nobody can go there. The address itself may hold secrets and is not quoted. */
function redirectTarget(location: string, from: URL): URL | string {
  // Node hands headers over as Latin-1, while servers write addresses in UTF-8.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  if (!URL.canParse(text, from.href)) return 'redirect to an unreadable address';
  const target = new URL(text, from);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return `redirect to ${target.protocol}`;
  // Node's client would send them along.
  target.username = '';
  target.password = '';
  target.hash = '';
  return target;
}
