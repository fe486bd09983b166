import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDefaults } from '../../src/core/checks/check-kinds';
import type { Check } from '../../src/core/checks/check-kinds';
import { scopeOf } from '../../src/core/scope';
import { isWebAddress, shownAddress, toSiteAddress } from '../../src/core/site-address';
import { hostOf } from '../../src/core/web-address';

const { http, tcp, tls, dns, domain, ping, prometheus, backup } = checkDefaults;
const folder: Check = { ...backup, source: 'path' };
const all: Check[] = [http, tcp, tls, dns, domain, ping, prometheus, backup, folder];

describe('what a person types', () => {
  it.each<[Check, string, string]>([
    [http, 'example.org', 'https://example.org/'],
    [prometheus, 'example.org', 'https://example.org/'],
    [backup, 'example.org/sicherung.zip', 'https://example.org/sicherung.zip'],
    [tcp, 'mail.example.org:25', 'tcp://mail.example.org:25'],
    [tcp, ' Mail.Example.ORG:25 ', 'tcp://mail.example.org:25'],
    [tcp, 'tcp://mail.example.org:25', 'tcp://mail.example.org:25'],
    [tcp, 'mail.example.org.:25', 'tcp://mail.example.org:25'],
    [tcp, 'müller.de:80', 'tcp://xn--mller-kva.de:80'],
    [tcp, '127.0.0.1:65535', 'tcp://127.0.0.1:65535'],
    [tcp, '[::1]:25', 'tcp://[::1]:25'],
    [tcp, '[2001:DB8:0::1]:025', 'tcp://[2001:db8::1]:25'],
    [tcp, 'https://example.org/shop', 'tcp://example.org:443'],
    [tcp, 'http://example.org', 'tcp://example.org:80'],
    [tcp, 'http://example.org:8080/a@b', 'tcp://example.org:8080'],
    [tls, 'example.org', 'tls://example.org:443'],
    [tls, 'http://example.org/shop', 'tls://example.org:443'],
    [tls, 'imap.example.org:993', 'tls://imap.example.org:993'],
    [tls, '2001:db8::1', 'tls://[2001:db8::1]:443'],
    [dns, 'example.org', 'dns://example.org'],
    [dns, '_dmarc.example.org', 'dns://_dmarc.example.org'],
    [dns, 'https://example.org:8443/x', 'dns://example.org'],
    [domain, 'https://www.example.org/shop', 'domain://www.example.org'],
    [domain, 'müller.de', 'domain://xn--mller-kva.de'],
    [ping, 'router', 'ping://router'],
    [ping, '192.168.178.1', 'ping://192.168.178.1'],
    [ping, '::1', 'ping://[::1]'],
    [ping, '[::1]:80', 'ping://[::1]'],
    [folder, '/srv/sicherung', 'file:///srv/sicherung'],
    [folder, '//srv/sicherung', 'file:///srv/sicherung'],
    [folder, '/srv/Müllers 100%/#1?/a:b', 'file:///srv/M%C3%BCllers%20100%25/%231%3F/a%3Ab'],
    [folder, '/srv/a\\b', 'file:///srv/a%5Cb'],
    [folder, '/srv/../etc', 'file:///etc'],
    [folder, '/', 'file:///'],
    [folder, 'C:\\Sicherung\\täglich', 'file:///C:/Sicherung/t%C3%A4glich'],
    [folder, 'd:/Sicherung', 'file:///d:/Sicherung'],
    [folder, '\\\\nas\\freigabe\\sicherung', 'file://nas/freigabe/sicherung'],
    [folder, 'file:///srv/a%20b', 'file:///srv/a%20b'],
    [folder, 'file:///srv/100%&', 'file:///srv/100%25%26'],
    [folder, 'file://nas/freigabe', 'file://nas/freigabe'],
    [folder, 'FILE:///srv/a b#c', 'file:///srv/a%20b'],
  ])('%j: %s becomes %s', (check, typed, address) => {
    expect(toSiteAddress(check, typed)).toBe(address);
  });

  it.each<[Check, string]>([
    [http, 'tcp://example.org:25'],
    [http, '/srv/sicherung'],
    [backup, '/srv/sicherung'],
    [backup, 'file:///srv/sicherung'],
    [tcp, ''],
    [tcp, 'example.org'],
    [tcp, '::1'],
    [tcp, 'example.org:'],
    [tcp, 'example.org:0'],
    [tcp, 'example.org:65536'],
    [tcp, 'example.org:smtp'],
    [tcp, 'user:secret@example.org:25'],
    [tcp, 'mail example.org:25'],
    [tcp, 'example.org\\x:80'],
    [tls, 'exa..mple.org'],
    [dns, '192.0.2.1'],
    [dns, '::1'],
    [domain, '1'],
    [domain, '[::1]'],
    [ping, '-f'],
    [ping, '--help'],
    [ping, 'a -f'],
    [ping, '$(id)'],
    [ping, '"x"'],
    [ping, 'fe80::1%eth0'],
    [folder, 'sicherung'],
    [folder, './sicherung'],
    [folder, '~/sicherung'],
    [folder, ''],
    [folder, 'file://nas'],
    [folder, '\\\\nas'],
    [folder, 'https://example.org/'],
  ])('%j: %j is refused', (check, typed) => {
    expect(toSiteAddress(check, typed)).toBeUndefined();
  });

  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.domain(),
    fc.tuple(fc.domain(), fc.nat(70_000)).map(([host, port]) => `${host}:${port}`),
    fc.ipV4(),
    fc.ipV6(),
    fc.string({ unit: 'binary' }).map((path) => `/${path}`),
    fc.string({ unit: 'binary' }).map((path) => `C:\\${path}`),
    fc.string({ unit: 'binary' }).map((path) => `\\\\nas\\${path}`),
    fc
      .tuple(fc.constantFrom('file', 'tcp', 'TLS', 'dns', 'domain', 'ping', 'javascript'), fc.string())
      .map(([scheme, rest]) => `${scheme}://${rest}`),
  );

  it('never throws, and what it makes of it stays as it is, has a name, a scope and a form to be read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), anything, (check, typed) => {
        const address = toSiteAddress(check, typed);
        if (address === undefined) return;
        expect(toSiteAddress(check, address)).toBe(address);
        expect(toSiteAddress(check, shownAddress(address))).toBe(address);
        expect(hostOf(address)).not.toBe('');
        expect(['public', 'private']).toContain(scopeOf(address, null));
        expect(address).toMatch(/^[a-z]+:\/\/[\x21-\x7e]*$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('never makes a host that a program could take for an option', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('-', 'a', '.', ':', '/', '[', ']', '1') }), (typed) => {
        const address = toSiteAddress(ping, typed);
        if (address !== undefined) expect(new URL(address).hostname).toMatch(/^[a-z0-9_[]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('how an address is shown', () => {
  it.each([
    ['https://example.org/shop', 'https://example.org/shop'],
    ['tcp://mail.example.org:25', 'mail.example.org:25'],
    ['tls://example.org:443', 'example.org:443'],
    ['dns://example.org', 'example.org'],
    ['domain://example.org', 'example.org'],
    ['ping://[::1]', '[::1]'],
    ['file:///srv/M%C3%BCller%20', '/srv/Müller '],
    ['file:///srv/100%', '/srv/100%'],
    ['file:///C:/Sicherung', 'C:/Sicherung'],
    ['file://nas/freigabe/sicherung', '\\\\nas\\freigabe\\sicherung'],
  ])('%s as %s', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });

  it('tells what a browser can open', () => {
    const addresses = ['https://example.org/', 'http://example.org/', 'tcp://http:80', 'file:///a'];
    expect(addresses.map(isWebAddress)).toEqual([true, true, false, false]);
  });
});
