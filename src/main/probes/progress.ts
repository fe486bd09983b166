import type { Socket } from 'node:net';
import type { PhaseTimes, ResponsePhase } from '../../core/response-histogram';
import type { Phase } from './failure-cause';

/** What a request has come to; read while it runs and when it failed. */
export interface Progress {
  phase: Phase;
  /** The address that answered, else the first one that the name led to. Behind a proxy nobody knows it. */
  remoteAddress: string | null;
  /** The proxy that has not let us through yet, `host:port`. */
  proxy: string | null;
  /** The proxy through which the site is asked, `host:port`. */
  through: string | null;
  /** Bytes of the body as they came over the line; HTTP/1.1 counts them only where they are compressed. */
  packedBytes: number;
  /** How long each phase took so far, over all requests of the check. */
  took: PhaseTimes;
}

export const newProgress = (): Progress => ({
  phase: 'lookup',
  remoteAddress: null,
  proxy: null,
  through: null,
  packedBytes: 0,
  took: {},
});

/** Puts the time since an instant (`performance.now()`) to a phase; gives back the present one. */
export function spend(progress: Progress, phase: ResponsePhase, sinceMs: number): number {
  const nowMs = performance.now();
  progress.took[phase] = (progress.took[phase] ?? 0) + nowMs - sinceMs;
  return nowMs;
}

/** Writes down how far a connection has come that is being made to the site itself. */
export function followSocket(socket: Socket, isSecure: boolean, progress: Progress): void {
  let sinceMs = performance.now();
  socket.once('lookup', (error: Error | null, address: string) => {
    if (error !== null) return;
    sinceMs = spend(progress, 'dns', sinceMs);
    progress.phase = 'connect';
    progress.remoteAddress = address;
  });
  socket.once('connect', () => {
    sinceMs = spend(progress, 'connect', sinceMs);
    progress.phase = isSecure ? 'handshake' : 'answer';
    progress.remoteAddress = socket.remoteAddress ?? progress.remoteAddress;
  });
  socket.once('secureConnect', () => {
    spend(progress, 'tls', sinceMs);
    progress.phase = 'answer';
  });
}
