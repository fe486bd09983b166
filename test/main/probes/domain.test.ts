import type { ServerResponse } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createConnection } from '../../../src/main/probes/connection';
import type { Connection } from '../../../src/main/probes/connection';
import { createDomainProbe } from '../../../src/main/probes/domain';
import { goDirectly } from '../../../src/main/probes/proxy-choice';
import type { RdapMemory } from '../../../src/main/probes/rdap';
import { makeCertificates } from '../../support/certificates';
import type { Certificates } from '../../support/certificates';
import { answerRdap, rdapDomain, rdapError, startRdapServer } from '../../support/rdap-server';
import type { RdapServer } from '../../support/rdap-server';
import { startSite } from '../../support/site-server';
import { sampleOf } from '../../support/site-sample';

const fetchingBy = (connection: Connection) => ({ connection, chooseWays: goDirectly });
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const today = Date.parse('2026-06-01T12:00:00Z');

let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type React = (domain: string, response: ServerResponse) => void;

interface Room {
  server: RdapServer;
  now: number;
  kept: { text: string | null };
  check: (domain: string, timeoutSeconds?: number) => ReturnType<ReturnType<typeof createDomainProbe>>;
  /** A new probe that knows only what was kept. */
  restart: () => void;
}

async function open(react: React, { gapMs = 0, listUrl = '' } = {}): Promise<Room> {
  const server = await startRdapServer(certificates.good, react);
  closers.push(server.close);
  const fetching = fetchingBy(createConnection({ version: '1.2.3', certificateAuthorities: [certificates.authority] }));
  const kept: Room['kept'] = { text: null };
  const memory: RdapMemory = { load: () => kept.text, save: (text) => (kept.text = text) };
  const create = () =>
    createDomainProbe({ fetching, memory, now: () => room.now, listUrl: listUrl || server.listUrl, gapMs });
  let probe: ReturnType<typeof create> | null = null;
  const room: Room = {
    server,
    now: today,
    kept,
    check: (domain, timeoutSeconds = 5) => {
      probe ??= create();
      const site = sampleOf('domain', {}, { url: `domain://${domain}`, timeoutSeconds });
      return probe(site, new AbortController().signal);
    },
    restart: () => (probe = create()),
  };
  return room;
}

const registered =
  (expiresAt: string | null, status?: string[]): React =>
  (domain, response) =>
    answerRdap(response, 200, rdapDomain(domain, expiresAt, status));

const daysAhead = (days: number): string => new Date(today + days * dayMs).toISOString();

describe('a registered domain', () => {
  it('is up while there is time, and says until when', async () => {
    const { check, server } = await open(registered('2027-01-01T04:00:00Z'));
    expect(await check('kunde.example')).toEqual({
      kind: 'up',
      title: null,
      status: null,
      isTruncated: false,
      aboutDate: Date.parse('2027-01-01T04:00:00Z'),
      remoteAddress: null,
      ms: expect.any(Number) as number,
    });
    expect(server.asked).toEqual(['/dns.json', '/rdap/domain/kunde.example']);
  });

  it.each([
    [21, 21],
    [8, 21],
    [7, 7],
    [1, 1],
  ])('is degraded %d days before its end, at the step of %d', async (days, step) => {
    const { check } = await open(registered(daysAhead(days)));
    expect(await check('kunde.example')).toMatchObject({
      kind: 'degraded',
      concern: { cause: 'domain-expiring', amount: days, step },
    });
  });

  it('is asked for by its registrable part', async () => {
    const { check, server } = await open(registered(daysAhead(100)));
    expect(await check('www.shop.kunde.co.uk')).toMatchObject({ kind: 'up' });
    expect(await check('xn--mller-kva.xn--vermgensberatung-pwb')).toMatchObject({ kind: 'up' });
    expect(server.asked.slice(1)).toEqual([
      '/rdap/domain/kunde.co.uk',
      '/rdap/domain/xn--mller-kva.xn--vermgensberatung-pwb',
    ]);
  });

  it.each<[string, string | null, string[]]>([
    ['past its end', daysAhead(-1), ['active']],
    ['in its redemption period', daysAhead(300), ['redemption period']],
    ['about to be deleted', null, ['Pending Delete', 'inactive']],
  ])('%s is down', async (_what, expiresAt, status) => {
    const { check } = await open(registered(expiresAt, status));
    expect(await check('kunde.example')).toMatchObject({ kind: 'down', cause: 'domain-expired', status: null });
  });

  it('is not there for the registry', async () => {
    const { check } = await open((_domain, response) => answerRdap(response, 404, rdapError(404)));
    expect(await check('kunde.example')).toMatchObject({ kind: 'down', cause: 'domain-free' });
  });

  it('is found where the registry sends us on', async () => {
    const { check } = await open((domain, response) => {
      if (!domain.startsWith('/')) answerRdap(response, 301, '', { location: `/elsewhere/${domain}` });
      else answerRdap(response, 200, rdapDomain('kunde.example', daysAhead(100)));
    });
    expect(await check('kunde.example')).toMatchObject({ kind: 'up' });
  });
});

describe('what says nothing about a domain', () => {
  it.each<[string, React, RegExp]>([
    ['a limit', (_domain, response) => answerRdap(response, 429, rdapError(429)), /429/],
    ['a fault of the registry', (_domain, response) => answerRdap(response, 503, rdapError(503)), /503/],
    ['a refusal', (_domain, response) => answerRdap(response, 403, rdapError(403)), /403/],
    ['no end', registered(null), /does not say when kunde\.example ends/],
    ['an end that is no date', registered('bald'), /does not say when/],
    ['a page', (_domain, response) => answerRdap(response, 200, '<html></html>'), /cannot be read/],
    ['something else', (_domain, response) => answerRdap(response, 200, rdapError(200)), /cannot be read/],
    [
      'another domain',
      (_domain, response) => answerRdap(response, 200, rdapDomain('andere.example', daysAhead(-5))),
      /another domain/,
    ],
    ['a broken answer', (_domain, response) => response.destroy(), /could not be asked/],
    [
      'a redirect to an unprotected address',
      (_domain, response) => answerRdap(response, 302, '', { location: 'http://127.0.0.1:9/' }),
      /redirect to where it must not lead/,
    ],
    ['a redirect in a circle', (_domain, response) => answerRdap(response, 302, '', { location: '' }), /redirects/],
    ['too much', (_domain, response) => answerRdap(response, 200, 'x'.repeat(2_000_000)), /too much/],
  ])('%s', async (_what, react, sentence) => {
    const { check } = await open(react);
    const result = await check('kunde.example');
    expect(result).toMatchObject({ kind: 'unmeasured', remoteAddress: null });
    expect(result.kind === 'unmeasured' ? result.detail : '').toMatch(sentence);
  });

  it('a registry that is silent, within the limit', async () => {
    const { check } = await open(() => undefined);
    const result = await check('kunde.example', 1);
    expect(result).toMatchObject({ kind: 'unmeasured' });
    expect(result.ms).toBeLessThan(2000);
  });

  it('a registry without such a service', async () => {
    const { check } = await open(registered(daysAhead(100)));
    expect(await check('kunde.de')).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringMatching(/registry of \.de has no public service/) as string,
    });
  });

  it.each(['localhost', 'co.uk', 'de'])('%s, which nobody can register', async (name) => {
    const { check, server } = await open(registered(daysAhead(100)));
    expect(await check(name)).toMatchObject({ kind: 'unmeasured' });
    expect(server.asked).toEqual([]);
  });

  it('no list of the registries', async () => {
    const list = await startSite((_request, response) => response.writeHead(500).end());
    closers.push(list.close);
    const room = await open(registered(daysAhead(100)), { listUrl: list.url });
    for (const domain of ['kunde.example', 'andere.example']) {
      expect(await room.check(domain)).toMatchObject({
        kind: 'unmeasured',
        detail: expect.stringMatching(/list of the registries could not be fetched: HTTP 500/) as string,
      });
    }
    expect(list.connections()).toBe(1);
  });

  it('ends early on abort', async () => {
    const { server } = await open(() => undefined);
    const connection = createConnection({ version: '1', certificateAuthorities: [certificates.authority] });
    const memory = { load: () => null, save: () => undefined };
    const probe = createDomainProbe({ fetching: fetchingBy(connection), memory, listUrl: server.listUrl });
    const stop = new AbortController();
    const checked = probe(sampleOf('domain', {}, { url: 'domain://kunde.example', timeoutSeconds: 30 }), stop.signal);
    await expect.poll(() => server.asked.length).toBe(2);
    stop.abort();
    await expect(checked).rejects.toThrow();
  });
});

describe('politeness', () => {
  it('reuses a good answer for six hours, by whatever name it is asked', async () => {
    const room = await open(registered(daysAhead(100)));
    await room.check('kunde.example');
    room.now += 5 * hourMs;
    expect(await room.check('www.kunde.example')).toMatchObject({ kind: 'up' });
    expect(room.server.asked).toHaveLength(2);
    room.now += hourMs;
    await room.check('kunde.example');
    expect(room.server.asked).toHaveLength(3);
  });

  it('counts the days of a reused answer anew', async () => {
    const room = await open(registered(new Date(today + 22 * dayMs + hourMs).toISOString()));
    expect(await room.check('kunde.example')).toMatchObject({ kind: 'up' });
    room.now += 2 * hourMs;
    expect(await room.check('kunde.example')).toMatchObject({ kind: 'degraded', concern: { step: 21 } });
    expect(room.server.asked).toHaveLength(2);
  });

  it('asks again soon after bad news, until it was heard three times', async () => {
    const room = await open((_domain, response) => answerRdap(response, 404, rdapError(404)));
    for (let time = 0; time < 6; time += 1) {
      await room.check('kunde.example');
      await room.check('kunde.example');
      room.now += 10_000;
    }
    expect(room.server.askedAtMs).toHaveLength(3);
    room.now += 10 * 60_000;
    await room.check('kunde.example');
    expect(room.server.askedAtMs).toHaveLength(4);
  });

  it('takes one wrong answer back', async () => {
    let asked = 0;
    const room = await open((domain, response) => {
      if ((asked += 1) === 1) answerRdap(response, 404, rdapError(404));
      else answerRdap(response, 200, rdapDomain(domain, daysAhead(100)));
    });
    expect(await room.check('kunde.example')).toMatchObject({ kind: 'down' });
    room.now += 10_000;
    expect(await room.check('kunde.example')).toMatchObject({ kind: 'up' });
  });

  it('does not ask a registry that does not answer all the time', async () => {
    const room = await open((_domain, response) => answerRdap(response, 503, rdapError(503)));
    await room.check('kunde.example');
    room.now += 4 * 60_000;
    await room.check('kunde.example');
    expect(room.server.askedAtMs).toHaveLength(1);
    room.now += 2 * 60_000;
    await room.check('kunde.example');
    expect(room.server.askedAtMs).toHaveLength(2);
  });

  it('leaves a registry alone for as long as it asks', async () => {
    const room = await open((_domain, response) =>
      answerRdap(response, 429, rdapError(429), { 'retry-after': String(3600) }),
    );
    await room.check('kunde.example');
    expect(await room.check('andere.example')).toMatchObject({
      kind: 'unmeasured',
      detail: expect.stringMatching(/asked not to be asked/) as string,
    });
    room.now += 59 * 60_000;
    await room.check('kunde.example');
    expect(room.server.askedAtMs).toHaveLength(1);
    room.now += 6 * 60_000;
    await room.check('kunde.example');
    expect(room.server.askedAtMs).toHaveLength(2);
  });

  it('asks one question for checks at the same time, and one after the other for several domains', async () => {
    const room = await open(registered(daysAhead(100)), { gapMs: 150 });
    const domains = ['a.example', 'a.example', 'b.example', 'c.example'];
    const results = await Promise.all(domains.map((domain) => room.check(domain)));
    expect(results.map(({ kind }) => kind)).toEqual(['up', 'up', 'up', 'up']);
    expect(room.server.asked.filter((path) => path === '/dns.json')).toHaveLength(1);
    const [first = 0, second = 0, third = 0] = room.server.askedAtMs;
    expect(room.server.askedAtMs).toHaveLength(3);
    // Measured where the questions arrive, so a little may be missing from each gap.
    expect(third - first).toBeGreaterThan(200);
    expect(second).toBeGreaterThan(first);
  });

  it('finishes a question that nobody waited for, and uses its answer', async () => {
    const room = await open(
      (domain, response) => void setTimeout(() => answerRdap(response, 200, rdapDomain(domain, daysAhead(100))), 1500),
    );
    expect(await room.check('kunde.example', 1)).toMatchObject({ kind: 'unmeasured' });
    expect(await room.check('kunde.example', 5)).toMatchObject({ kind: 'up' });
    expect(room.server.askedAtMs).toHaveLength(1);
  });

  it('knows list and answers after a restart', async () => {
    const room = await open(registered(daysAhead(100)));
    await room.check('kunde.example');
    room.restart();
    expect(await room.check('kunde.example')).toMatchObject({ kind: 'up' });
    expect(room.server.asked).toHaveLength(2);
    room.now += 23 * hourMs;
    await room.check('kunde.example');
    expect(room.server.asked).toEqual(['/dns.json', '/rdap/domain/kunde.example', '/rdap/domain/kunde.example']);
    room.now += hourMs;
    await room.check('andere.example');
    expect(room.server.asked.slice(3)).toEqual(['/dns.json', '/rdap/domain/andere.example']);
  });

  it.each(['', '{', '{"version":2}', '{"version":1,"registries":null,"answers":[["a",{}]]}'])(
    'asks again where %j was kept',
    async (text) => {
      const room = await open(registered(daysAhead(100)));
      room.kept.text = text;
      expect(await room.check('kunde.example')).toMatchObject({ kind: 'up' });
      expect(room.kept.text).toContain('kunde.example');
    },
  );

  it('goes on with an old list where there is no new one', async () => {
    const room = await open(registered(daysAhead(100)));
    await room.check('kunde.example');
    const list = room.kept.text ?? '';
    await room.server.close();
    const later = await open(registered(daysAhead(200)), { listUrl: 'https://127.0.0.1:9/dns.json' });
    later.kept.text = list.replaceAll(`:${room.server.port}/`, `:${later.server.port}/`);
    later.now += 2 * dayMs;
    expect(await later.check('kunde.example')).toMatchObject({ kind: 'up', aboutDate: today + 200 * dayMs });
  });

  it('takes a clock that was set back for nothing known', async () => {
    const room = await open(registered(daysAhead(100)));
    await room.check('kunde.example');
    room.now -= hourMs;
    await room.check('kunde.example');
    expect(room.server.askedAtMs).toHaveLength(2);
  });
});
