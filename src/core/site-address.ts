import ipaddr from 'ipaddr.js';
import type { Check } from './checks/check-kinds';
import { toWebAddress } from './web-address';

/**
 * The address of what a check looks at, as a person types it, made whole: `mail.example.org:25` becomes
 * `tcp://mail.example.org:25` for a TCP check. Undefined where the kind of check cannot use it.
 */
export function toSiteAddress(check: Check, typed: string): string | undefined {
  switch (check.kind) {
    case 'http':
    case 'prometheus':
      return toWebAddress(typed);
    case 'backup':
      return check.source === 'path' ? toFileAddress(typed) : toWebAddress(typed);
    case 'tcp':
      return withPort('tcp', typed, (from) => webPorts.get(from));
    case 'tls':
      return withPort('tls', typed, () => 443);
    case 'ping':
      return withoutPort('ping', typed);
    case 'dns':
    case 'domain':
      return withName(check.kind, typed);
  }
}

const webPorts = new Map([
  ['http', 80],
  ['https', 443],
]);

interface Endpoint {
  /** What stood before `://`, in lower case; empty where nothing did. */
  scheme: string;
  /** As `URL` writes it: lower case, encoded, an IPv6 address in brackets. */
  host: string;
  port: number | undefined;
}

function withPort(scheme: string, typed: string, usualPort: (from: string) => number | undefined): string | undefined {
  const endpoint = readEndpoint(typed);
  if (endpoint === undefined) return undefined;
  const port = endpoint.port ?? usualPort(endpoint.scheme);
  return port === undefined ? undefined : `${scheme}://${endpoint.host}:${port}`;
}

function withoutPort(scheme: string, typed: string): string | undefined {
  const host = readEndpoint(typed)?.host;
  return host === undefined ? undefined : `${scheme}://${host}`;
}

/** An IP address is registered nowhere and has no records of its own. */
function withName(scheme: string, typed: string): string | undefined {
  const host = readEndpoint(typed)?.host;
  return host === undefined || isIpAddress(host) ? undefined : `${scheme}://${host}`;
}

const isIpAddress = (host: string): boolean => ipaddr.isValid(host.replace(/^\[|\]$/g, ''));

/**
 * Host and port of what people have at hand: `host:port`, one of our addresses, or a web address. Undefined where there
 * is no host, and with credentials, which would end up in logs.
 */
function readEndpoint(typed: string): Endpoint | undefined {
  const [, scheme = '', text = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(typed.trim()) ?? [];
  const authority = /^[^/\\?#]*/.exec(text)?.[0] ?? '';
  if (authority === '' || /[\s@]/.test(authority)) return undefined;
  const isBareIPv6 = ipaddr.IPv6.isValid(authority);
  const host = readHost(isBareIPv6 ? `[${authority}]` : authority);
  // `URL` drops the port that is usual for a scheme, and what is asked for may well be port 80.
  const written = isBareIPv6 ? undefined : /:(\d+)$/.exec(authority)?.[1];
  const port = written === undefined ? undefined : Number(written);
  return host === undefined || port === 0 ? undefined : { scheme: scheme.toLowerCase(), host, port };
}

/** Read as http, because of other schemes `URL` neither lower-cases nor encodes the host. */
function readHost(authority: string): string | undefined {
  const host = toUrl(`http://${authority}`)?.hostname.replace(/\.$/, '') ?? '';
  // `URL` lets through much that no name has: quotes, brackets, a leading hyphen.
  return /^(?:[a-z0-9_][a-z0-9_-]*(?:\.|$))+$|^\[[0-9a-f:.]+\]$/.test(host) ? host : undefined;
}

function toUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    // `URL` throws on what it cannot read, and that is the answer asked for.
    return undefined;
  }
}

/** A path of this machine, or a file address; Windows' paths and shares too. */
function toFileAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (/^file:\/\//i.test(text)) return readFileAddress(text);
  const share = /^\\\\([^\\/]+)[\\/](.+)$/s.exec(text);
  if (share !== null) return fileAddress(share[1] ?? '', `/${slashed(share[2] ?? '')}`);
  if (/^[a-z]:[\\/]/i.test(text)) return fileAddress('', `/${slashed(text)}`);
  // Several slashes at the start mean one to POSIX, but a host to `URL`.
  return text.startsWith('/') ? fileAddress('', text.replace(/^\/+/, '/')) : undefined;
}

/** Only Windows has a second separator; elsewhere a backslash is part of a name. */
const slashed = (path: string): string => path.replaceAll('\\', '/');

function readFileAddress(text: string): string | undefined {
  const url = toUrl(text);
  return url === undefined ? undefined : fileAddress(url.hostname, decodePath(url.pathname).replace(/^\/+/, '/'));
}

/** `URL` has the last word: it takes `..` out and refuses a host that is none. A share's host alone holds no files. */
function fileAddress(host: string, path: string): string | undefined {
  // Half a character, which `encodeURIComponent` would throw on, is in no name that a system can open.
  const encoded = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  const url = toUrl(`file://${host}${encoded.replace(/^\/([a-z])%3A(?=\/|$)/i, '/$1:')}`);
  return url === undefined || (url.hostname !== '' && url.pathname === '/') ? undefined : url.toString();
}

/** Whether a browser can open it. */
export function isWebAddress(address: string): boolean {
  return address.startsWith('http://') || address.startsWith('https://');
}

/** The address as people read it: without our own schemes, a path as a path. `toSiteAddress` takes it back. */
export function shownAddress(address: string): string {
  if (address.startsWith('file://')) return shownPath(address.slice('file://'.length));
  return address.replace(/^(tcp|tls|dns|domain|ping):\/\//, '');
}

function shownPath(encoded: string): string {
  const path = decodePath(encoded);
  if (/^\/[a-z]:\//i.test(path)) return path.slice(1);
  return path.startsWith('/') ? path : `\\\\${path.replaceAll('/', '\\')}`;
}

function decodePath(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    // A stray `%` in an address typed by hand: it is shown as it stands.
    return encoded;
  }
}
