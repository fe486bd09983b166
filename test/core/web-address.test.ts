import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf, toWebAddress, webAddressSchema } from '../../src/core/web-address';

describe('toWebAddress', () => {
  it.each([
    ['example.org', 'https://example.org/'],
    ['  example.org  ', 'https://example.org/'],
    ['example.org/shop?a=b#c', 'https://example.org/shop?a=b'],
    ['http://example.org', 'http://example.org/'],
    ['HTTPS://Example.ORG/Pfad', 'https://example.org/Pfad'],
    ['localhost:8080', 'https://localhost:8080/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://[::1]:80/', 'http://[::1]/'],
    ['müller.de', 'https://xn--mller-kva.de/'],
  ])('%j becomes %s', (typed, address) => {
    expect(toWebAddress(typed)).toBe(address);
  });

  it.each([
    '',
    '   ',
    'zwei worte',
    '/srv/www/index.html',
    'ftp://example.org',
    'file:///etc/passwd',
    'javascript://x',
    'http://',
    'https://user@example.org',
    'https://user:secret@example.org',
    'user:secret@example.org',
    'http://exa mple.org',
    'http://[::1',
  ])('%j is refused', (typed) => {
    expect(toWebAddress(typed)).toBeUndefined();
  });

  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc
      .tuple(fc.constantFrom('http', 'https', 'ftp', 'file', 'javascript', 'data', 'HTTP'), fc.string())
      .map(([scheme, rest]) => `${scheme}:${rest}`),
    fc.tuple(fc.string(), fc.constantFrom('://', '@', ':', '//', '\\'), fc.string()).map((parts) => parts.join('')),
  );

  it('never throws, and never gives anything but a whole http or https address without credentials', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const address = toWebAddress(typed);
        if (address === undefined) return;
        const url = new URL(address);
        expect(['http:', 'https:']).toContain(url.protocol);
        expect(url.hostname).not.toBe('');
        expect([url.username, url.password, url.hash]).toEqual(['', '', '']);
        expect(toWebAddress(address)).toBe(address);
        expect(hostOf(address)).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('webAddressSchema', () => {
  it('stores the whole address, and names the fault of what is none', () => {
    expect(webAddressSchema.parse('example.org')).toBe('https://example.org/');
    const refused = webAddressSchema.safeParse('ftp://example.org');
    expect(refused.error?.issues.map(({ message }) => message)).toEqual(['not-a-web-address']);
  });

  it('refuses what is too long', () => {
    expect(webAddressSchema.safeParse(`https://example.org/${'x'.repeat(2048)}`).success).toBe(false);
  });
});

describe('hostOf', () => {
  it.each([
    ['https://www.example.org/shop', 'example.org'],
    ['https://example.org:8443/', 'example.org:8443'],
    ['http://example.org:80/', 'example.org'],
    ['https://wwwild.org/', 'wwwild.org'],
    ['tcp://mail.example.org:25', 'mail.example.org:25'],
    ['tcp://www.example.org:443', 'example.org:443'],
    ['tls://example.org:443', 'example.org'],
    ['tls://imap.example.org:993', 'imap.example.org:993'],
    ['dns://www.example.org', 'example.org'],
    ['domain://example.org', 'example.org'],
    ['ping://[::1]', '[::1]'],
    ['file:///srv/M%C3%BCllers%20Sicherung/', 'Müllers Sicherung'],
    ['file:///srv/100%', '100%'],
    ['file:///', '/'],
    ['file://nas/freigabe', 'freigabe'],
  ])('%s is %s', (address, host) => {
    expect(hostOf(address)).toBe(host);
  });
});
