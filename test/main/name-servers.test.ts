import { expect, it } from 'vitest';
import { createNameServers } from '../../src/main/name-servers';
import { createFakeClock } from '../support/fake-clock';
import { sampleSite } from '../support/site-sample';

function setUp(answers: Record<string, string[]>, ...urls: string[]) {
  const clock = createFakeClock();
  const asked: string[] = [];
  const sites = urls.map((url, index) => sampleSite({ id: `s${index}`, url }));
  let changes = 0;
  const servers = createNameServers({
    clock,
    resolveNs: (domain) => {
      asked.push(domain);
      const answer = answers[domain];
      return answer === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(answer);
    },
    sites: () => sites,
    changed: () => (changes += 1),
  });
  return { clock, asked, servers, sites, changes: () => changes };
}

it('asks once for each domain in the public DNS, one after the other, and keeps the answer for a day', async () => {
  const answers = { 'example.org': ['NS2.Host.example', 'ns1.host.example'], 'example.co.uk': ['a.example'] };
  const { clock, asked, servers, sites, changes } = setUp(
    answers,
    ...['https://www.example.org/', 'https://shop.example.org/', 'https://www.example.co.uk/'],
    ...['https://192.0.2.1/', 'http://nas.fritz.box/', 'http://localhost/'],
  );
  servers.learn();
  await clock.advance(2000);
  expect(asked).toEqual(['example.org']);
  await clock.advance(60_000);
  expect(asked).toEqual(['example.org', 'example.co.uk']);
  expect(changes()).toBe(2);
  expect(sites.map((site) => servers.of(site))).toEqual([
    ...[
      ['ns1.host.example', 'ns2.host.example'],
      ['ns1.host.example', 'ns2.host.example'],
    ],
    ...[['a.example'], [], [], []],
  ]);
  await clock.advance(25 * 3_600_000);
  expect(asked).toHaveLength(4);
});

it('goes on after one that gives no answer, asks it again after an hour, and keeps what it knew', async () => {
  const answers: Record<string, string[]> = { 'b.example.net': [], 'example.net': ['ns.example'] };
  const { clock, asked, servers, sites } = setUp(answers, 'https://example.com/', 'https://example.net/');
  servers.learn();
  await clock.advance(10_000);
  expect(asked).toEqual(['example.com', 'example.net']);
  expect(sites.map((site) => servers.of(site))).toEqual([[], ['ns.example']]);
  await clock.advance(2 * 3_600_000 + 10_000);
  expect(asked.filter((domain) => domain === 'example.com').length).toBeGreaterThanOrEqual(2);
  delete answers['example.net'];
  await clock.advance(30 * 3_600_000);
  expect(sites.map((site) => servers.of(site))).toEqual([[], ['ns.example']]);
  servers.stop();
  expect(clock.timers()).toBe(0);
});
