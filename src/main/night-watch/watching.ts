import { join } from 'node:path';
import { resolveProxy } from '../desktop/proxy';
import type { Watch } from '../ports';
import { createProbes } from '../probes';
import type { Probes } from '../probes';
import { createSecondOpinions } from '../probes/second-opinion';
import { createKeptText } from '../storage/kept-text';
import { ownAddresses } from '../watch/own-addresses';
import { createWatch } from '../watch/watch';
import type { Ground } from './ground';

/** The watch over the live state, and the probes, whose way into the network others take as well. */
export function createWatching({ dataDir, version, clock, log, secrets, state }: Ground): {
  probes: Probes;
  watch: Watch;
} {
  const probes = createProbes({
    version,
    secretOf: secrets.get,
    proxyFor: resolveProxy,
    rdapMemory: createKeptText(join(dataDir, 'registries.json'), log),
    now: clock.now,
  });
  const askSecondOpinions = createSecondOpinions({
    connection: probes.connection,
    log,
    opinions: () => state.config().settings.secondOpinions,
    lastAddressOf: state.lastAddressOf,
  });
  const watch = createWatch({
    clock,
    log,
    state,
    probe: probes.probe,
    probeReference: probes.reference,
    askSecondOpinions,
    ownAddresses,
    referencePoints: () => state.config().settings.referencePoints,
  });
  return { probes, watch };
}
