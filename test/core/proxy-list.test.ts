import { describe, expect, it } from 'vitest';
import { parseProxyList } from '../../src/core/proxy-list';

const direct = { kind: 'direct' };

describe('the proxies that the system names', () => {
  it.each([
    ['DIRECT', [direct]],
    ['', [direct]],
    ['PROXY proxy.example:3128', [{ kind: 'http', host: 'proxy.example', port: 3128 }]],
    ['proxy  proxy.example:3128 ; direct', [{ kind: 'http', host: 'proxy.example', port: 3128 }, direct]],
    [
      'HTTPS secure.example:8443; SOCKS5 [2001:db8::1]:1081; SOCKS old.example; DIRECT',
      [
        { kind: 'https', host: 'secure.example', port: 8443 },
        { kind: 'socks5', host: '2001:db8::1', port: 1081 },
        { kind: 'socks4', host: 'old.example', port: 1080 },
        direct,
      ],
    ],
    ['HTTP 10.0.0.1', [{ kind: 'http', host: '10.0.0.1', port: 80 }]],
    ['QUIC quick.example:443; DIRECT', [direct]],
    ['QUIC quick.example:443', [direct]],
    ['PROXY', [direct]],
    ['PROXY a:b:c', [direct]],
  ])('%j', (text, ways) => {
    expect(parseProxyList(text)).toEqual(ways);
  });
});
