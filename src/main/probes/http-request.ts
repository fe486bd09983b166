import type { HttpCheck } from '../../core/checks/http-check';
import type { SiteOf } from '../../core/site';
import { ownHeaders } from './outgoing';
import type { Headers, OutgoingRequest } from './outgoing';

const methodsWithBody = new Set<HttpCheck['method']>(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The request that a check begins with. `signIn` are the headers it signs in with. */
export function firstRequest(
  { url, check }: SiteOf<'http'>,
  signIn: Headers,
  userAgent: string,
): Omit<OutgoingRequest, 'way'> {
  const { method, body, httpVersion, ipVersion, acceptCertificate } = check;
  return {
    url: new URL(url),
    method,
    headers: { ...ownHeaders(userAgent), ...headersOf(check), ...signIn },
    body: methodsWithBody.has(method) ? body : null,
    httpVersion,
    family: ipVersion === '4' ? 4 : ipVersion === '6' ? 6 : 0,
    acceptCertificate,
    isAllowed: null,
  };
}

/** The user's own; one that is named twice is sent twice. */
function headersOf({ headers }: HttpCheck): Headers {
  const found: Headers = {};
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    const before = found[key];
    found[key] = before === undefined ? value : [before, value].flat();
  }
  return found;
}
