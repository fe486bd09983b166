/** One way to the net: straight, or through a proxy. `https` is a proxy that is itself spoken to through TLS. */
export type ProxyWay =
  { kind: 'direct' } | { kind: 'http' | 'https' | 'socks4' | 'socks5'; host: string; port: number };

/** `SOCKS` is version 4, as browsers read it. */
const kinds: Record<string, Exclude<ProxyWay['kind'], 'direct'>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};
const usualPorts = { http: 80, https: 443, socks4: 1080, socks5: 1080 };

/**
 * The ways that a proxy configuration names, in the order in which they are to be tried:
 * `PROXY proxy.example:3128; SOCKS5 [2001:db8::1]:1080; DIRECT`, as `FindProxyForURL` of a PAC file and Electron's
 * `session.resolveProxy` answer. Ways that are not known (QUIC) are left out; where none is left it is straight.
 */
export function parseProxyList(text: string): ProxyWay[] {
  const ways = text.split(';').flatMap((entry): ProxyWay[] => {
    const [keyword = '', address = ''] = entry.trim().split(/\s+/);
    if (keyword.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }];
    const kind = kinds[keyword.toUpperCase()];
    const [, six, name = six ?? '', port] = /^(?:\[([0-9a-f:.]+)\]|([^[\]:]+))(?::(\d{1,5}))?$/i.exec(address) ?? [];
    if (kind === undefined || name === '') return [];
    return [{ kind, host: name, port: Number(port ?? usualPorts[kind]) }];
  });
  return ways.length > 0 ? ways : [{ kind: 'direct' }];
}
