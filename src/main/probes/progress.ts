import type { Socket } from 'node:net';
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
}

export const newProgress = (): Progress => ({
  phase: 'lookup',
  remoteAddress: null,
  proxy: null,
  through: null,
  packedBytes: 0,
});

/** Writes down how far a connection has come that is being made to the site itself. */
export function followSocket(socket: Socket, isSecure: boolean, progress: Progress): void {
  socket.once('lookup', (error: Error | null, address: string) => {
    if (error !== null) return;
    progress.phase = 'connect';
    progress.remoteAddress = address;
  });
  socket.once('connect', () => {
    progress.phase = isSecure ? 'handshake' : 'answer';
    progress.remoteAddress = socket.remoteAddress ?? progress.remoteAddress;
  });
  socket.once('secureConnect', () => (progress.phase = 'answer'));
}
