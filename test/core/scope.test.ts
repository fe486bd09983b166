import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopeOf, scopeOfAddress } from '../../src/core/scope';

describe('scopeOfAddress', () => {
  it.each([
    ['127.0.0.1', 'private'],
    ['127.200.3.4', 'private'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.178.1', 'private'],
    ['169.254.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['8.8.8.8', 'public'],
    ['192.167.0.1', 'public'],
    ['::1', 'private'],
    ['fe80::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['::ffff:192.168.0.1', 'private'],
    ['::ffff:8.8.8.8', 'public'],
    ['2001:4860:4860::8888', 'public'],
  ])('%s is %s', (address, scope) => {
    expect(scopeOfAddress(address)).toBe(scope);
  });
});

describe('scopeOf', () => {
  it.each([
    ['http://127.0.0.1:8080/', null, 'private'],
    ['http://[::1]:8080/', null, 'private'],
    ['http://localhost:3000/', null, 'private'],
    ['http://shop.localhost/', null, 'private'],
    ['http://nas/', null, 'private'],
    ['http://drucker.local/', null, 'private'],
    ['http://fritz.box/', null, 'private'],
    ['http://intern.fritz.box/', null, 'private'],
    ['http://wiki.internal./', null, 'private'],
    ['https://notfritz.box/', null, 'public'],
    ['https://local.example.org/', null, 'public'],
    ['https://example.org/', null, 'public'],
    ['https://example.org/', '93.184.216.34', 'public'],
    ['https://intern.example.org/', '192.168.1.5', 'private'],
    ['https://intern.example.org/', 'fe80::1', 'private'],
    ['https://example.org/', 'no address', 'public'],
    ['tcp://mail.example.org:25', null, 'public'],
    ['tcp://127.0.0.1:25', null, 'private'],
    ['tcp://[::1]:25', null, 'private'],
    ['tls://nas.local:443', null, 'private'],
    ['tls://example.org:443', '10.0.0.1', 'private'],
    ['dns://example.org', null, 'public'],
    ['dns://example.org', '192.168.178.1', 'private'],
    ['domain://example.org', null, 'public'],
    ['ping://192.168.178.1', null, 'private'],
    ['ping://[2001:4860:4860::8888]', null, 'public'],
    ['file:///srv/sicherung', null, 'private'],
    ['file://nas.example.org/sicherung', '8.8.8.8', 'private'],
    // What the address says stands in the URL; what answered last does not matter then.
    ['http://192.168.1.5/', '8.8.8.8', 'private'],
    ['http://8.8.8.8/', '192.168.1.5', 'public'],
  ] as const)('%s, last answered by %s, is %s', (url, lastAddress, scope) => {
    expect(scopeOf(url, lastAddress)).toBe(scope);
  });

  it('has an answer for every web address', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.option(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())), (url, lastAddress) => {
        expect(['public', 'private']).toContain(scopeOf(url, lastAddress));
      }),
    );
  });
});
