import { connect, isIP } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import type { Phase } from './failure-cause';

/** How long one address may take before the next one of the same name is tried, as `connection.ts` has it. */
const addressAttemptMs = 500;

export interface Endpoint {
  /** A name or an IP address, without brackets. */
  host: string;
  port: number;
}

/** How far a connection has come; read when it failed. */
export interface Route {
  phase: Phase;
  /** The address that answered, else the first one that the name led to. */
  remoteAddress: string | null;
}

/** Of `tcp://host:port` and `tls://host:port`. */
export function endpointOf(url: string): Endpoint {
  const { hostname, port } = new URL(url);
  return { host: withoutBrackets(hostname), port: Number(port) };
}

export const withoutBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

export function newRoute(host: string): Route {
  return isIP(host) === 0 ? { phase: 'lookup', remoteAddress: null } : { phase: 'connect', remoteAddress: host };
}

/** Connects, with another address of the name where one is dead; rejects with what Node says, also on abort. */
export function connectSocket(
  endpoint: Endpoint,
  lookup: LookupFunction,
  route: Route,
  signal: AbortSignal,
): Promise<Socket> {
  const socket = connect({
    ...endpoint,
    lookup,
    signal,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: addressAttemptMs,
  });
  return new Promise((resolve, reject) => {
    // Stays for good: an error that comes after the connection must not end the process.
    socket.on('error', reject);
    socket.once('lookup', (error: Error | null, address: string) => {
      if (error !== null) return;
      route.phase = 'connect';
      route.remoteAddress = address;
    });
    socket.once('connect', () => {
      route.phase = 'handshake';
      route.remoteAddress = socket.remoteAddress ?? route.remoteAddress;
      resolve(socket);
    });
  });
}
