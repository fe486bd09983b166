import type { ProbeOf } from '../ports';
import type { Connection } from './connection';
import { dial } from './dial';
import type { Destination } from './dial';
import { failureOf, lateFailure } from './failure-cause';
import { answered, failed, withinLimit } from './finding';
import type { Finding } from './finding';
import type { Lifetime } from './lifetime';
import { newProgress } from './progress';
import type { Progress } from './progress';

/**
 * Whether a port takes connections: nothing is sent, nothing read, and a port that accepts is up. Rejects with the
 * signal's reason on abort, and with the error where this machine is at fault (no file handles left). Always goes
 * directly: a proxy is for the web.
 */
export function createTcpProbe(connection: Connection): ProbeOf<'tcp'> {
  return (site, signal) => {
    const progress = newProgress();
    const late = (limitMs: number): Finding => failed(lateFailure(progress.phase, limitMs), progress.remoteAddress);
    const look = (lifetime: Lifetime): Promise<Finding> => knock(site.url, connection, progress, lifetime);
    return withinLimit(site, signal, look, late);
  };
}

async function knock(url: string, connection: Connection, progress: Progress, lifetime: Lifetime): Promise<Finding> {
  try {
    await dial(portAt('http:', url), connection, progress, lifetime);
    return answered(progress.remoteAddress);
  } catch (error) {
    const failure = failureOf(error, progress.phase);
    if (failure === undefined) throw error;
    return failed(failure, progress.remoteAddress);
  }
}

/** Host and port of an address of ours, reached without (`http:`) or with (`https:`) TLS. */
export const portAt = (protocol: 'http:' | 'https:', url: string): Destination => ({
  url: new URL(`${protocol}//${new URL(url).host}`),
  way: { kind: 'direct' },
  family: 0,
  // What speaks something else than the web would refuse to be offered HTTP.
  protocols: [],
  acceptCertificate: [],
  isAllowed: null,
});
