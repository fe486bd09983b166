import { describe, expect, it } from 'vitest';
import { addressOf, scopeOfSite } from '../../../src/main/watch/address';
import { needsLine, provesLine } from '../../../src/main/watch/proof';
import { sampleHttp, sampleOf, sampleSite } from '../../support/site-sample';

describe('what a check turns to', () => {
  const at = (url: string, lastAddress: string | null = null): string => addressOf(sampleSite({ url }), lastAddress);

  it('is the address that answered last with the port, else the host', () => {
    expect(at('https://a.example/', '192.0.2.1')).toBe(at('https://b.example/x', '192.0.2.1'));
    expect(at('https://a.example/', '192.0.2.1')).not.toBe(at('http://a.example/', '192.0.2.1'));
    expect(at('https://a.example/')).toBe(at('https://a.example:443/other'));
    expect(at('https://a.example/')).not.toBe(at('https://b.example/'));
    expect(at('http://127.0.0.1:8001/')).not.toBe(at('http://127.0.0.1:8002/'));
  });

  it('is the same for a page and its certificate', () => {
    const tls = sampleOf('tls', {}, { url: 'tls://a.example:443' });
    expect(addressOf(tls, '192.0.2.1')).toBe(at('https://a.example/', '192.0.2.1'));
  });

  it('is whoever is asked about the site, where that is somebody else', () => {
    const read = (url: string) =>
      addressOf(sampleOf('prometheus', { server: 'http://127.0.0.1:9090' }, { url }), '192.0.2.1');
    expect(read('https://a.example/')).toBe(read('https://b.example/'));
    const record = (url: string, resolver: string) => addressOf(sampleOf('dns', { resolver }, { url }), null);
    expect(record('dns://a.example', '9.9.9.9')).toBe(record('dns://b.example', '9.9.9.9'));
    expect(record('dns://a.example', '9.9.9.9')).not.toBe(record('dns://a.example', ''));
    expect(addressOf(sampleOf('domain', {}, { url: 'domain://a.example' }), null)).toBe(
      addressOf(sampleOf('domain', {}, { url: 'domain://b.example' }), null),
    );
  });

  it('follows the scope of the address that answered last', () => {
    const site = sampleSite({ url: 'https://wiki.example.org/' });
    expect(scopeOfSite(site, null)).toBe('public');
    expect(scopeOfSite(site, '10.0.0.7')).toBe('private');
    expect(scopeOfSite(site, null)).toBe('public');
  });
});

describe('what an answer proves about the line', () => {
  const https = { url: 'https://a.example/' };
  const http = { url: 'http://a.example/' };

  it('is something in public only where no portal could have given it', () => {
    expect(provesLine(sampleHttp({}, https), 'public')).toBe(true);
    expect(provesLine(sampleHttp({}, http), 'public')).toBe(false);
    expect(provesLine(sampleHttp({ keyword: { text: 'x', mustOccur: true } }, http), 'public')).toBe(true);
    expect(provesLine(sampleHttp({ keyword: { text: 'x', mustOccur: false } }, http), 'public')).toBe(false);
    // Whoever accepts any certificate accepts the portal's.
    expect(provesLine(sampleHttp({ acceptCertificate: ['untrusted'] }, https), 'public')).toBe(false);
    for (const kind of ['tcp', 'ping'] as const) expect(provesLine(sampleOf(kind), 'public')).toBe(false);
  });

  it('is everything in the own network, but for what others say of a site or what lies on the disk', () => {
    for (const site of [sampleHttp({}, http), sampleOf('tcp'), sampleOf('ping')]) {
      expect(provesLine(site, 'private')).toBe(true);
    }
    for (const site of [
      sampleOf('dns'),
      sampleOf('domain'),
      sampleOf('prometheus'),
      sampleOf('backup', { source: 'path' }),
    ]) {
      expect(provesLine(site, 'private')).toBe(false);
    }
  });

  it('does not matter to a folder of this computer', () => {
    expect(needsLine(sampleOf('backup', { source: 'path' }))).toBe(false);
    expect(needsLine(sampleOf('backup', { source: 'sitemap' }))).toBe(true);
  });
});
