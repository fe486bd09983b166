import { scopeOf } from '../../core/scope';
import type { Scope } from '../../core/scope';
import type { Site } from '../../core/site';

/**
 * What a check turns to, as a key: checks with the same key burden the same machine. The address that answered last,
 * else the host, with the port; for checks that ask somebody else about the site, that somebody.
 */
export function addressOf(site: Site, lastAddress: string | null): string {
  const { check } = site;
  switch (check.kind) {
    case 'dns':
      return `name server ${check.resolver}`;
    case 'domain':
      return 'registries';
    case 'prometheus':
      return portOf(new URL(check.server), null);
    case 'http':
    case 'tcp':
    case 'tls':
    case 'ping':
    case 'backup':
      return portOf(urlOf(site), lastAddress);
  }
}

const usualPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

function portOf(url: URL, lastAddress: string | null): string {
  return `${lastAddress ?? url.hostname} ${url.port === '' ? (usualPorts[url.protocol] ?? url.protocol) : url.port}`;
}

/** Parsed once a site: with thousands of them parsing is what an answer about all of them costs. */
const urls = new WeakMap<Site, URL>();
export function urlOf(site: Site): URL {
  const url = urls.get(site) ?? new URL(site.url);
  urls.set(site, url);
  return url;
}

const scopes = new WeakMap<Site, { lastAddress: string | null; scope: Scope }>();
export function scopeOfSite(site: Site, lastAddress: string | null): Scope {
  const known = scopes.get(site);
  if (known?.lastAddress === lastAddress) return known.scope;
  const scope = scopeOf(site.url, lastAddress);
  scopes.set(site, { lastAddress, scope });
  return scope;
}
