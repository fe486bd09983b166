import { expect, it } from 'vitest';
import { hostedTogether, namesOf } from '../../src/core/status-hosting';
import type { HostedSite } from '../../src/core/status-hosting';
import { samplePage } from '../support/status-sample';

const site = (over: Partial<HostedSite> = {}): HostedSite => ({
  ...{ name: 'Laden', url: 'https://laden.example/', hosting: '', address: '192.0.2.1' },
  ...over,
});
const server = (host: string) =>
  ({ kind: 'sftp', host, port: 22, user: 'u', directory: '', signIn: 'password' }) as const;

it('a page lies with a site’s host by the name of its address or of its server', () => {
  const page = samplePage({ publicUrl: 'https://www.laden.example/status/' });
  expect(hostedTogether({ page, addresses: [] }, [site()])).toEqual([{ siteName: 'Laden', by: 'name' }]);
  const uploaded = samplePage({ target: server('Laden.Example') });
  expect(hostedTogether({ page: uploaded, addresses: [] }, [site()])).toEqual([{ siteName: 'Laden', by: 'name' }]);
  const byFtps = { kind: 'ftps', host: 'www.laden.example', port: 21, user: 'u', directory: '' } as const;
  expect(namesOf(samplePage({ publicUrl: 'https://status.example/', target: byFtps }))).toEqual([
    'status.example',
    'laden.example',
  ]);
  const tcp = site({ url: 'tcp://laden.example:25' });
  expect(hostedTogether({ page: uploaded, addresses: [] }, [tcp])).toEqual([{ siteName: 'Laden', by: 'name' }]);
});

it('or by an address, or by the user’s own words', () => {
  const page = samplePage({ hosting: ' hetzner  Falkenstein ' });
  expect(hostedTogether({ page, addresses: ['192.0.2.1'] }, [site()])).toEqual([{ siteName: 'Laden', by: 'address' }]);
  expect(hostedTogether({ page, addresses: [] }, [site({ hosting: 'Hetzner Falkenstein' })])).toEqual([
    { siteName: 'Laden', by: 'hosting' },
  ]);
});

it('and not where none of it is the same, or nothing is known', () => {
  const page = samplePage();
  const others = [site(), site({ address: null }), site({ url: 'file:///srv/sicherung' })];
  expect(hostedTogether({ page, addresses: ['192.0.2.2'] }, others)).toEqual([]);
  // An own subdomain may well lie elsewhere.
  const beside = samplePage({ publicUrl: 'https://status.laden.example/' });
  expect(hostedTogether({ page: beside, addresses: [] }, [site()])).toEqual([]);
});

it('the names of a page are each looked up once', () => {
  expect(namesOf(samplePage({ target: server('status.example') }))).toEqual(['status.example']);
  expect(namesOf(samplePage({ target: server('ssh.example') }))).toEqual(['status.example', 'ssh.example']);
});
