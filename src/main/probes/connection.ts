import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { createSecureContext, rootCertificates } from 'node:tls';
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
}

/** Every check makes a connection of its own, as a visitor would: a kept one says nothing about DNS, port or certificate. */
export function createConnection(options: ConnectionOptions): Connection {
  const common = {
    keepAlive: false,
    lookup: options.lookup ?? createLookup(),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: addressAttemptMs,
  };
  // A resumed TLS session would skip the look at the certificate, so an expiry would go unnoticed.
  const tls = { maxCachedSessions: 0, ...trustOf(options.certificateAuthorities) };
  return {
    userAgent: `Nachtwache/${options.version} (+site monitoring)`,
    agent: { http: new http.Agent(common), https: new https.Agent({ ...common, ...tls }) },
  };
}

/** Built once: reading all root certificates takes tens of milliseconds. */
function trustOf(certificateAuthorities: string[] | undefined): Pick<https.AgentOptions, 'secureContext'> {
  if (certificateAuthorities === undefined) return {};
  return { secureContext: createSecureContext({ ca: [...rootCertificates, ...certificateAuthorities] }) };
}
