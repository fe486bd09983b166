import type { Probe } from '../ports';
import { createConnection } from './connection';
import type { ConnectionOptions } from './connection';
import { createHttpProbe } from './http';
import { createReferenceProbe } from './reference-point';
import type { ReferenceProbe } from './reference-point';

/** The kinds of check there are, each with its probe. */
export interface Probes {
  http: Probe;
  /** Asks a reference point whether the own line works. */
  reference: ReferenceProbe;
}

/** All probes, connecting in the same way: they share the care that look-ups need. */
export function createProbes(options: ConnectionOptions): Probes {
  const connection = createConnection(options);
  return { http: createHttpProbe(connection), reference: createReferenceProbe(connection) };
}
