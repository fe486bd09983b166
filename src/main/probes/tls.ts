import { isIP } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import { connect, createSecureContext, rootCertificates } from 'node:tls';
import type { SecureContext, TLSSocket } from 'node:tls';
import { expiryConcern } from '../../core/checks/expiry';
import type { ProbeOf } from '../ports';
import { failureOf, lateFailure } from './failure-cause';
import { answered, failed, withinLimit } from './finding';
import type { Finding } from './finding';
import { connectSocket, endpointOf, newRoute } from './socket';
import type { Endpoint, Route } from './socket';

export interface TlsDeps {
  lookup: LookupFunction;
  /** Certificates (PEM) trusted besides the usual ones. */
  certificateAuthorities?: string[];
  /** Epoch milliseconds. */
  now?: () => number;
}

interface Handshake {
  endpoint: Endpoint;
  route: Route;
  lookup: LookupFunction;
  secureContext: SecureContext | undefined;
  now: () => number;
}

/**
 * How long the certificate of a server is still valid: a handshake on a port that speaks TLS from the first byte (no
 * STARTTLS), and the end of the server's own certificate. Rejects as `createTcpProbe` does.
 */
export function createTlsProbe({ lookup, certificateAuthorities, now = Date.now }: TlsDeps): ProbeOf<'tls'> {
  const secureContext = contextWith(certificateAuthorities);
  return (site, signal) => {
    const endpoint = endpointOf(site.url);
    const route = newRoute(endpoint.host);
    const late = (limitMs: number): Finding => failed(lateFailure(route.phase, limitMs), route.remoteAddress);
    const handshake = { endpoint, route, lookup, secureContext, now };
    return withinLimit(site, signal, (limit) => shakeHands(handshake, limit), late);
  };
}

/** Built once: reading all root certificates takes tens of milliseconds. */
function contextWith(certificateAuthorities: string[] | undefined): SecureContext | undefined {
  if (certificateAuthorities === undefined) return undefined;
  return createSecureContext({ ca: [...rootCertificates, ...certificateAuthorities] });
}

async function shakeHands({ endpoint, route, lookup, secureContext, now }: Handshake, limit: AbortSignal) {
  try {
    const socket = await connectSocket(endpoint, lookup, route, limit);
    const secure = await secured(socket, endpoint.host, secureContext);
    const validToMs = Date.parse(secure.getPeerCertificate().valid_to);
    secure.destroy();
    return answered(route.remoteAddress, validToMs, expiryConcern('certificate-expiring', validToMs, now()));
  } catch (error) {
    const failure = failureOf(error, route.phase);
    if (failure === undefined) throw error;
    return failed(failure, route.remoteAddress);
  }
}

function secured(socket: Socket, host: string, secureContext: SecureContext | undefined): Promise<TLSSocket> {
  const secure = connect({
    socket,
    // What the certificate has to name; an IP address is not sent as a server's name (RFC 6066, 3).
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(secureContext === undefined ? {} : { secureContext }),
  });
  return new Promise((resolve, reject) => {
    // Stays for good: an error that comes after the handshake must not end the process.
    secure.on('error', reject);
    secure.once('secureConnect', () => resolve(secure));
  });
}
