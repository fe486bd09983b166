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
      return toHostAddress('tcp', typed, 'required');
    case 'tls':
      return toHostAddress('tls', typed, 443);
    case 'dns':
    case 'domain':
    case 'ping':
      return toHostAddress(check.kind, typed, 'none');
  }
}

/**
 * Host and port behind a scheme of ours. A web address is taken for its host, since that is what people have at hand.
 * Read as http, because of other schemes `URL` neither lower-cases nor encodes the host.
 */
function toHostAddress(scheme: string, typed: string, port: number | 'required' | 'none'): string | undefined {
  const text = typed.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  if (text === '' || /[\s@]/.test(text)) return undefined;
  const hostname = toUrl(`http://${text}`)?.hostname ?? '';
  // `URL` drops the port that is usual for http, and what is asked for may well be port 80.
  const given = /^(?:\[[^\]]*\]|[^/:?#[\]]*):(\d{1,5})(?:[/?#]|$)/.exec(text)?.[1];
  if (hostname === '' || Number(given ?? 1) < 1) return undefined;
  if (port === 'none') return `${scheme}://${hostname}`;
  const wanted = given ?? (port === 'required' ? undefined : String(port));
  return wanted === undefined ? undefined : `${scheme}://${hostname}:${Number(wanted)}`;
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
  if (/^file:\/\//i.test(text)) return toUrl(text)?.toString();
  const isAbsolute = /^\/|^[a-z]:[\\/]|^\\\\[^\\]+\\[^\\]+/i.test(text);
  if (!isAbsolute) return undefined;
  const path = text.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
  if (path.startsWith('//')) return `file:${path}`;
  return `file://${path.startsWith('/') ? '' : '/'}${path}`;
}

/** Whether a browser can open it. */
export function isWebAddress(address: string): boolean {
  return address.startsWith('http://') || address.startsWith('https://');
}

/** The address as people read it: without our own schemes, a path as a path. */
export function shownAddress(address: string): string {
  if (address.startsWith('file://')) return decodeURIComponent(address.slice('file://'.length));
  return address.replace(/^(tcp|tls|dns|domain|ping):\/\//, '');
}
