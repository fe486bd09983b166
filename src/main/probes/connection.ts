import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { createSecureContext, rootCertificates } from 'node:tls';
import type { SecureContext } from 'node:tls';
import { createLookup } from './lookup';

/** How long one address may take before the next one of the same name is tried. Node's own 250 ms is short for mobile lines. */
const addressAttemptMs = 500;

export interface ConnectionOptions {
  /** The app's version, for the user agent. */
  version: string;
  lookup?: LookupFunction;
  /** Certificates (PEM) trusted besides the usual ones. */
  certificateAuthorities?: string[];
}

/** How every probe connects. */
export interface Connection {
  userAgent: string;
  agent: { http: http.Agent; https: https.Agent };
  lookup: LookupFunction;
  /** Both addresses of a name get their chance (RFC 8305). */
  attempts: { autoSelectFamily: true; autoSelectFamilyAttemptTimeout: number };
  /** Whom TLS trusts. Made once, when first needed: reading all root certificates takes tens of milliseconds. */
  trust: () => SecureContext;
  /** The same as certificates (PEM), for the few that have to be looked at by hand. */
  authorities: () => readonly string[];
}

/** Every check makes a connection of its own, as a visitor would: a kept one says nothing about DNS, port or certificate. */
export function createConnection(options: ConnectionOptions): Connection {
  const { certificateAuthorities } = options;
  const lookup = options.lookup ?? createLookup();
  const attempts = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: addressAttemptMs } as const;
  const authorities = (): readonly string[] => [...rootCertificates, ...(certificateAuthorities ?? [])];
  // Without a list of its own a context takes Node's, which NODE_EXTRA_CA_CERTS may have made longer.
  const trust = once(() => createSecureContext(certificateAuthorities === undefined ? {} : { ca: [...authorities()] }));
  const common = { keepAlive: false, lookup, ...attempts };
  // A resumed TLS session would skip the look at the certificate, so an expiry would go unnoticed.
  const tls = { maxCachedSessions: 0, ...(certificateAuthorities === undefined ? {} : { secureContext: trust() }) };
  return {
    userAgent: `Nachtwache/${options.version} (+site monitoring)`,
    agent: { http: new http.Agent(common), https: new https.Agent({ ...common, ...tls }) },
    lookup,
    attempts,
    trust,
    authorities,
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
