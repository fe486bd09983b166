import { TLSSocket } from 'node:tls';
import { expiryConcern } from '../../core/checks/expiry';
import type { ProbeOf } from '../ports';
import { validUntilMs } from './certificate';
import type { Connection } from './connection';
import { dial } from './dial';
import { failureOf, lateFailure } from './failure-cause';
import { answered, failed, withinLimit } from './finding';
import type { Finding } from './finding';
import type { Lifetime } from './lifetime';
import { newProgress } from './progress';
import { portAt } from './tcp';

/**
 * How long the certificate of a server is still valid: a handshake on a port that speaks TLS from the first byte (no
 * STARTTLS), and the end of the server's own certificate. `now`: epoch milliseconds. Rejects as `createTcpProbe` does.
 */
export function createTlsProbe(connection: Connection, now: () => number = Date.now): ProbeOf<'tls'> {
  return (site, signal) => {
    const progress = newProgress();
    const late = (limitMs: number): Finding => failed(lateFailure(progress.phase, limitMs), progress.remoteAddress);
    const look = async (lifetime: Lifetime): Promise<Finding> => {
      try {
        const socket = await dial(portAt('https:', site.url), connection, progress, lifetime);
        const endMs = socket instanceof TLSSocket ? validUntilMs(socket) : null;
        const concern = endMs === null ? null : expiryConcern('certificate-expiring', endMs, now());
        return answered(progress.remoteAddress, endMs, concern);
      } catch (error) {
        const failure = failureOf(error, progress.phase);
        if (failure === undefined) throw error;
        return failed(failure, progress.remoteAddress);
      }
    };
    return withinLimit(site, signal, look, late);
  };
}
