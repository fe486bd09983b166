import type { LookupFunction } from 'node:net';
import type { ProbeOf } from '../ports';
import { failureOf, lateFailure } from './failure-cause';
import { answered, failed, withinLimit } from './finding';
import type { Finding } from './finding';
import { connectSocket, endpointOf, newRoute } from './socket';
import type { Endpoint, Route } from './socket';

export interface TcpDeps {
  lookup: LookupFunction;
}

/**
 * Whether a port takes connections: nothing is sent, nothing read, and a port that accepts is up. Rejects with the
 * signal's reason on abort, and with the error where this machine is at fault (no file handles left).
 */
export function createTcpProbe({ lookup }: TcpDeps): ProbeOf<'tcp'> {
  return (site, signal) => {
    const endpoint = endpointOf(site.url);
    const route = newRoute(endpoint.host);
    const late = (limitMs: number): Finding => failed(lateFailure(route.phase, limitMs), route.remoteAddress);
    return withinLimit(site, signal, (limit) => knock(endpoint, lookup, route, limit), late);
  };
}

async function knock(endpoint: Endpoint, lookup: LookupFunction, route: Route, limit: AbortSignal): Promise<Finding> {
  try {
    const socket = await connectSocket(endpoint, lookup, route, limit);
    socket.destroy();
    return answered(route.remoteAddress);
  } catch (error) {
    const failure = failureOf(error, route.phase);
    if (failure === undefined) throw error;
    return failed(failure, route.remoteAddress);
  }
}
