import type { PostText, Probe } from '../ports';
import { createBackupProbe } from './backup';
import { createConnection } from './connection';
import type { Connection, ConnectionOptions } from './connection';
import { createDnsProbe } from './dns';
import { createDomainProbe } from './domain';
import { createHttpProbe } from './http';
import { createPingProbe } from './ping';
import { createPostText } from './post-text';
import { createPrometheusProbe } from './prometheus';
import { createProxyChoice, goDirectly } from './proxy-choice';
import type { ProxyFor } from './proxy-choice';
import type { RdapMemory } from './rdap';
import { createReferenceProbe } from './reference-point';
import type { ReferenceProbe } from './reference-point';
import { createTcpProbe } from './tcp';
import { createTlsProbe } from './tls';

export interface ProbesOptions extends ConnectionOptions {
  /** What a site signs in with; null where there is none. */
  secretOf?: (siteId: string) => string | null;
  /** The system's proxy; without it every way is direct. */
  proxyFor?: ProxyFor;
  /** Keeps what registries said over a restart; without it they are asked again. */
  rdapMemory?: RdapMemory;
  /** Epoch milliseconds. */
  now?: () => number;
}

export interface Probes {
  /** Checks a site in the way that its check says. */
  probe: Probe;
  /** Asks a reference point whether the own line works. */
  reference: ReferenceProbe;
  /** How all of them connect, for whoever else asks. */
  connection: Connection;
  /** Posts on the same way. */
  post: PostText;
}

/** All probes, connecting in the same way: they share the care that look-ups need. */
export function createProbes({ secretOf, proxyFor, rdapMemory, now = Date.now, ...options }: ProbesOptions): Probes {
  const connection = createConnection(options);
  const fetching = { connection, chooseWays: proxyFor === undefined ? goDirectly : createProxyChoice(proxyFor) };
  const http = createHttpProbe(connection, {
    now,
    ...(secretOf === undefined ? {} : { secretOf }),
    ...(proxyFor === undefined ? {} : { proxyFor }),
  });
  const tcp = createTcpProbe(connection);
  const dns = createDnsProbe();
  const tls = createTlsProbe(connection, now);
  const domain = createDomainProbe({ fetching, memory: rdapMemory ?? forgetful, now });
  const backup = createBackupProbe({ fetching, now });
  const ping = createPingProbe({ lookup: connection.lookup });
  const prometheus = createPrometheusProbe(connection);

  const probe: Probe = (site, signal) => {
    const { check } = site;
    switch (check.kind) {
      case 'http':
        return http({ ...site, check }, signal);
      case 'tcp':
        return tcp({ ...site, check }, signal);
      case 'dns':
        return dns({ ...site, check }, signal);
      case 'tls':
        return tls({ ...site, check }, signal);
      case 'domain':
        return domain({ ...site, check }, signal);
      case 'backup':
        return backup({ ...site, check }, signal);
      case 'ping':
        return ping({ ...site, check }, signal);
      case 'prometheus':
        return prometheus({ ...site, check }, signal);
    }
  };
  return { probe, reference: createReferenceProbe(connection), connection, post: createPostText(fetching) };
}

const forgetful: RdapMemory = { load: () => null, save: () => undefined };
