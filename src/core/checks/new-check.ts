import { toSiteAddress } from '../site-address';
import { checkDefaults } from './check-kinds';
import type { Check, CheckKind } from './check-kinds';

/**
 * The check that a new site gets from nothing but its kind and the address as it was typed: a backup is looked for on
 * this computer where the address is a path, and Prometheus (at `server`) is asked for what a blackbox_exporter says of
 * the address. All else can be set afterwards.
 */
export function newCheck(kind: CheckKind, typed: string, server = ''): Check {
  switch (kind) {
    case 'backup': {
      const onThisComputer: Check = { ...checkDefaults.backup, source: 'path' };
      return toSiteAddress(onThisComputer, typed) === undefined ? checkDefaults.backup : onThisComputer;
    }
    case 'prometheus':
      return { ...checkDefaults.prometheus, server, query: `probe_success{instance=${promText(typed.trim())}}` };
    case 'http':
    case 'tcp':
    case 'dns':
    case 'tls':
    case 'domain':
    case 'ping':
      return checkDefaults[kind];
  }
}

/** A string literal of PromQL, escaped as in Go. */
const promText = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
