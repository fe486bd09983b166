import type { Answer, Question } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckOf } from '../../../src/core/checks/check-kinds';
import { createDnsProbe } from '../../../src/main/probes/dns';
import { startDnsServer } from '../../support/dns-server';
import type { DnsReaction, DnsServer } from '../../support/dns-server';
import { sampleOf } from '../../support/site-sample';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(react: (question: Question) => DnsReaction, address?: '127.0.0.1' | '::1'): Promise<DnsServer> {
  const server = await startDnsServer(react, address);
  closers.push(server.close);
  return server;
}

const probe = createDnsProbe();
const siteOf = (check: Partial<CheckOf<'dns'>>, timeoutSeconds = 5, url = 'dns://kunde.example') =>
  sampleOf('dns', check, { url, timeoutSeconds });
const check = (over: Partial<CheckOf<'dns'>>, timeoutSeconds?: number) =>
  probe(siteOf(over, timeoutSeconds), new AbortController().signal);

const name = 'kunde.example';
const records: Record<CheckOf<'dns'>['recordType'], Answer[]> = {
  A: [
    { type: 'A', name, data: '203.0.113.5' },
    { type: 'A', name, data: '203.0.113.6' },
  ],
  AAAA: [{ type: 'AAAA', name, data: '2001:db8::1' }],
  CNAME: [{ type: 'CNAME', name, data: 'Shop.Hoster.example' }],
  MX: [
    { type: 'MX', name, data: { preference: 10, exchange: 'mail.kunde.example' } },
    { type: 'MX', name, data: { preference: 20, exchange: 'ersatz.kunde.example' } },
  ],
  NS: [{ type: 'NS', name, data: 'ns1.xn--mller-kva.example' }],
  TXT: [
    { type: 'TXT', name, data: ['v=spf1 include:_spf.example ', '-all'] },
    { type: 'TXT', name, data: 'Schlüssel=AbC' },
  ],
};
const known = ({ type }: Question): DnsReaction => records[type as keyof typeof records];

describe('a record', () => {
  it.each<[CheckOf<'dns'>['recordType'], string]>([
    ['A', ''],
    ['A', '203.0.113.5'],
    ['A', '203.0.113.6'],
    ['AAAA', '2001:db8::1'],
    ['AAAA', '2001:0DB8:0:0:0:0:0:1'],
    ['CNAME', 'shop.hoster.example'],
    ['CNAME', 'SHOP.hoster.example.'],
    ['MX', 'mail.kunde.example'],
    ['MX', 'Ersatz.kunde.example.'],
    ['NS', 'ns1.müller.example'],
    ['NS', 'ns1.xn--mller-kva.example.'],
    ['TXT', 'v=spf1 include:_spf.example -all'],
    ['TXT', '"v=spf1 include:_spf.example " "-all"'],
    ['TXT', 'Schlüssel=AbC'],
  ])('%s, expected %j, is there', async (recordType, expected) => {
    const { resolver } = await serve(known);
    expect(await check({ recordType, expected, resolver })).toEqual({
      kind: 'up',
      title: null,
      status: null,
      isTruncated: false,
      aboutDate: null,
      remoteAddress: '127.0.0.1',
      ms: expect.any(Number) as number,
    });
  });

  it.each<[CheckOf<'dns'>['recordType'], string, string]>([
    ['A', '203.0.113.7', 'A: 203.0.113.5, 203.0.113.6'],
    ['AAAA', '2001:db8::2', 'AAAA: 2001:db8::1'],
    ['CNAME', 'hoster.example', 'CNAME: Shop.Hoster.example'],
    ['MX', '10 mail.kunde.example', 'MX: mail.kunde.example, ersatz.kunde.example'],
    ['TXT', 'Schlüssel=abc', 'TXT: v=spf1 include:_spf.example -all, Schlüssel=AbC'],
  ])('%s, expected %j, is another', async (recordType, expected, detail) => {
    const { resolver } = await serve(known);
    const result = await check({ recordType, expected, resolver });
    expect(result).toMatchObject({ kind: 'down', cause: 'record-mismatch', status: null, detail });
  });

  it('is quoted in one line of bounded length, without marks that turn the direction', async () => {
    const { resolver } = await serve(() => [{ type: 'TXT', name, data: [`a\n\u202eb`, 'x'.repeat(250)] }]);
    const result = await check({ recordType: 'TXT', expected: 'y', resolver });
    expect(result.kind === 'down' ? result.detail : '').toMatch(/^TXT: a bx{190,}…$/);
    expect(result.kind === 'down' ? result.detail.length : 0).toBeLessThanOrEqual(200);
  });

  it('is followed through another name', async () => {
    const { resolver } = await serve(() => [
      { type: 'CNAME', name, data: 'ziel.example' },
      { type: 'A', name: 'ziel.example', data: '203.0.113.9' },
    ]);
    expect(await check({ expected: '203.0.113.9', resolver })).toMatchObject({ kind: 'up' });
  });

  it('is asked of a name server with an IPv6 address', async () => {
    const { resolver, questions } = await serve(known, '::1');
    expect(await check({ resolver })).toMatchObject({ kind: 'up', remoteAddress: '::1' });
    expect(questions()).toBe(1);
  });

  it.each<[string, DnsReaction, string]>([
    ['the name is not there', 'NXDOMAIN', 'record-missing'],
    ['the name has none of this type', [], 'record-missing'],
    ['the server fails', 'SERVFAIL', 'dns'],
    ['the server refuses', 'REFUSED', 'dns'],
    ['the answer is cut off', 'garbage', 'dns'],
  ])('%s', async (_what, reaction, cause) => {
    const { resolver } = await serve(() => reaction);
    expect(await check({ resolver }, 3)).toMatchObject({ kind: 'down', cause, remoteAddress: '127.0.0.1' });
  });
});

describe('the time limit', () => {
  it('holds for a name server that is silent', async () => {
    let asked = 0;
    const { resolver } = await serve((question) => {
      if (question.name !== name) return 'NXDOMAIN';
      asked += 1;
      return 'silence';
    });
    const result = await check({ resolver }, 1);
    expect(result).toMatchObject({ kind: 'down', cause: 'dns' });
    expect(result.ms).toBeLessThan(2000);
    // What was asked in time may still wait at the server: the answer to another question comes after it.
    await probe(siteOf({ resolver }, 5, 'dns://ende.example'), new AbortController().signal);
    const askedInTime = asked;
    // One lost packet is no outage: it is asked again within the limit.
    expect(askedInTime).toBeGreaterThan(1);
    // And nothing is asked any more once the check is over.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(asked).toBe(askedInTime);
  });

  it('is up when only the first packet is lost', async () => {
    let asked = 0;
    const { resolver } = await serve((question) => ((asked += 1) === 1 ? 'silence' : known(question)));
    expect(await check({ resolver })).toMatchObject({ kind: 'up' });
  });

  it('and an abort ends it early', async () => {
    const { resolver } = await serve(() => 'silence');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const startedAt = performance.now();
    await expect(probe(siteOf({ resolver }, 30), stop.signal)).rejects.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await expect(probe(siteOf({ resolver }), stop.signal)).rejects.toThrow();
  });

  it('holds where the system names the name servers', async () => {
    const result = await check({ resolver: '' }, 1);
    expect(['up', 'down']).toContain(result.kind);
    expect(result).toMatchObject({ remoteAddress: null });
    expect(result.ms).toBeLessThan(2000);
  });
});
