import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDefaults, checkKinds, checkSchema, isAboutReach } from '../../src/core/checks/check-kinds';
import type { Check, CheckKind } from '../../src/core/checks/check-kinds';
import { siteEditSchema } from '../../src/core/site';
import { sampleSite } from '../support/site-sample';

const faultsOf = (check: unknown): string[] =>
  checkSchema.safeParse(check).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('kinds of checks', () => {
  it.each(checkKinds.filter((kind) => kind !== 'prometheus'))('%s: what a new one begins with is whole', (kind) => {
    expect(checkSchema.parse(checkDefaults[kind])).toEqual(checkDefaults[kind]);
  });

  it('prometheus begins without a server, which has to be named', () => {
    expect(checkSchema.safeParse(checkDefaults.prometheus).success).toBe(false);
    const whole = { ...checkDefaults.prometheus, server: 'http://127.0.0.1:9090', query: 'probe_success' };
    expect(checkSchema.parse(whole)).toMatchObject({ server: 'http://127.0.0.1:9090/' });
  });

  it('refuses a kind that there is none of', () => {
    expect(faultsOf({ kind: 'smtp' })).toHaveLength(1);
  });

  it('says which kinds are about reach', () => {
    expect(checkKinds.filter((kind) => !isAboutReach(kind))).toEqual(['tls', 'domain', 'backup']);
  });

  it.each<[CheckKind, string, string | undefined]>([
    ['tcp', 'example.org:25', 'tcp://example.org:25'],
    ['tcp', 'example.org', undefined],
    ['tls', 'example.org', 'tls://example.org:443'],
    ['domain', '192.0.2.1', undefined],
    ['backup', 'example.org/a.zip', 'https://example.org/a.zip'],
  ])('a site of %s at %s becomes %s', (kind, url, whole) => {
    const edit = siteEditSchema.safeParse({ ...sampleSite({ check: checkDefaults[kind] }), url });
    expect(edit.data?.url).toBe(whole);
    if (whole === undefined) expect(edit.error?.issues[0]?.path).toEqual(['url']);
  });
});

describe('the name server to ask', () => {
  const dns = (resolver: string): Check => ({ ...checkDefaults.dns, resolver });

  it.each([
    '',
    '9.9.9.9',
    '127.0.0.1:5353',
    '::1',
    '2620:fe::fe',
    '::ffff:9.9.9.9',
    '[2620:fe::fe]',
    '[2620:fe::fe]:53',
    ' 9.9.9.9 ',
  ])('may be %j', (resolver) => {
    expect(faultsOf(dns(resolver))).toEqual([]);
  });

  it.each([
    '9.9.9',
    '999.9.9.9',
    '1',
    '9.9.9.9:0',
    '9.9.9.9:65536',
    '9.9.9.9:',
    '2620:fe::fe:53:x',
    '[2620:fe::fe]:0',
    '[9.9.9.9]:53',
    '[]:53',
    'fe80::1%eth0',
    'dns.quad9.net',
    'https://dns.quad9.net/dns-query',
    '9.9.9.9 1.1.1.1',
  ])('may not be %j', (resolver) => {
    expect(faultsOf(dns(resolver))).toEqual(['resolver: not-a-name-server']);
  });

  it('may be any address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        expect(faultsOf(dns(address))).toEqual([]);
      }),
    );
  });
});
