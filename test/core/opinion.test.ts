import { describe, expect, it } from 'vitest';
import type { CheckResult, FailureCause, Opinion } from '../../src/core/check';
import { checkDefaults } from '../../src/core/checks/check-kinds';
import { httpCheckDefaults } from '../../src/core/checks/http-check';
import type { HttpCheck } from '../../src/core/checks/http-check';
import { isDownHereOnly, isOpenToOpinion, opinionTarget, seesTheSame, withSecondOpinion } from '../../src/core/opinion';

const saying = (...answers: Opinion['answer'][]): Opinion[] =>
  answers.map((answer, index) => ({ from: `probe${index}.example.net`, answer }));

describe('down here only', () => {
  it.each([
    [['up'], true],
    [['down', 'silent', 'up'], true],
    [['down'], false],
    [['down', 'silent'], false],
    [['silent', 'silent'], false],
    [[], false],
  ] as const)('with %j: %s', (answers, expected) => {
    expect(isDownHereOnly(saying(...answers))).toBe(expected);
  });
});

describe('a failure after others were asked', () => {
  const down: CheckResult = { kind: 'down', at: 5, ms: 12, cause: 'connect-timeout', status: null, detail: 'late' };

  it('says nothing about a site that somebody else sees up, and names who', () => {
    expect(withSecondOpinion(down, saying('down', 'up', 'silent'))).toEqual({
      kind: 'skipped',
      at: 5,
      why: 'here-only',
      failure: { cause: 'connect-timeout', status: null, detail: 'late' },
      seenUpFrom: ['probe1.example.net'],
    });
  });

  it('names one who was asked by two modules once', () => {
    const twice: Opinion[] = [...saying('up'), ...saying('up')];
    expect(withSecondOpinion(down, twice)).toMatchObject({ seenUpFrom: ['probe0.example.net'] });
  });

  it.each([[saying('down')], [saying('silent', 'silent')], [[]]])(
    'stands where nobody sees the site up',
    (opinions) => {
      expect(withSecondOpinion(down, opinions)).toBe(down);
    },
  );

  it.each<CheckResult>([
    { kind: 'up', at: 1, ms: 1, status: 200, isTruncated: false, aboutDate: null },
    { kind: 'skipped', at: 1, why: 'offline' },
    { kind: 'blocked', at: 1, ms: 1, status: 403, mark: 'challenge', detail: '' },
  ])('touches no other result: $kind', (result) => {
    expect(withSecondOpinion(result, saying('up'))).toBe(result);
  });
});

describe('what others are asked about', () => {
  it('is the address of a page, host and port of a connection, and nothing else', () => {
    const web = 'https://example.org/shop?a=1';
    expect(opinionTarget({ url: web, check: checkDefaults.http })).toBe(web);
    expect(opinionTarget({ url: 'tcp://[2001:db8::1]:25', check: checkDefaults.tcp })).toBe('[2001:db8::1]:25');
    expect(opinionTarget({ url: 'dns://example.org', check: checkDefaults.dns })).toBeNull();
    expect(opinionTarget({ url: 'tls://example.org:443', check: checkDefaults.tls })).toBeNull();
    expect(opinionTarget({ url: 'domain://example.org', check: checkDefaults.domain })).toBeNull();
    expect(opinionTarget({ url: 'https://example.org/', check: checkDefaults.backup })).toBeNull();
    expect(opinionTarget({ url: 'ping://example.org', check: checkDefaults.ping })).toBeNull();
    expect(opinionTarget({ url: 'https://example.org/', check: checkDefaults.prometheus })).toBeNull();
  });
});

describe('a failure that others can say something about', () => {
  const isOpen = (cause: FailureCause, check: Partial<HttpCheck> = {}, status: number | null = null): boolean =>
    isOpenToOpinion({ ...httpCheckDefaults, ...check }, { cause, status });

  it.each(['dns', 'refused', 'unreachable', 'connect-timeout', 'tls-expired', 'timeout', 'reset'] as const)(
    'is one of the way: %s',
    (cause) => expect(isOpen(cause)).toBe(true),
  );

  it.each(['keyword-missing', 'keyword-present', 'json-invalid', 'json-mismatch', 'redirect-loop'] as const)(
    'is not one of the content, for which they do not look: %s',
    (cause) => expect(isOpen(cause, {}, 200)).toBe(false),
  );

  it('is a status that is wrong for everybody, where a usual one would be right', () => {
    expect(isOpen('status', {}, 503)).toBe(true);
    expect(isOpen('status', { expectStatus: ['401'] }, 503)).toBe(false);
    expect(isOpen('status', { expectStatus: ['200'] }, 204)).toBe(false);
    expect(isOpen('status', { maxRedirects: 0, expectStatus: ['200'] }, 301)).toBe(false);
  });

  it.each<Partial<HttpCheck>>([
    { method: 'POST' },
    { headers: [{ name: 'Accept-Language', value: 'de' }] },
    { auth: { kind: 'bearer' } },
    { httpVersion: '2' },
  ])('is only one of the way, where the request is a special one: %j', (check) => {
    expect(isOpen('status', check, 500)).toBe(false);
    expect(isOpen('timeout', check)).toBe(false);
    expect(isOpen('refused', check)).toBe(true);
  });

  it('is none where the site must answer over one kind of address', () => {
    expect(isOpen('connect-timeout', { ipVersion: '6' })).toBe(false);
  });

  it('is every one of a connection, and none of the other checks', () => {
    expect(isOpenToOpinion(checkDefaults.tcp, { cause: 'refused', status: null })).toBe(true);
    for (const kind of ['dns', 'tls', 'domain', 'backup', 'ping', 'prometheus'] as const) {
      expect(isOpenToOpinion(checkDefaults[kind], { cause: 'dns', status: null })).toBe(false);
    }
  });
});

describe('who sees the same site', () => {
  const far = 'https://probe.example.net/';
  const near = 'http://192.168.1.5:9115/';
  const here = 'http://127.0.0.1:9115/';

  it('is everybody, for a public one', () => {
    for (const asked of [far, near, here]) expect(seesTheSame(asked, 'https://example.org/', null)).toBe(true);
  });

  it.each([
    ['http://192.168.1.7/', null],
    ['http://nas.fritz.box/', null],
    ['http://intern.example.org/', '10.0.0.3'],
    ['tcp://10.0.0.3:25', null],
  ])('is nobody in another network, for a private one: %s (%s)', (url, lastAddress) => {
    expect(seesTheSame(far, url, lastAddress)).toBe(false);
    expect(seesTheSame(near, url, lastAddress)).toBe(true);
  });

  it.each([
    ['http://127.0.0.1:8080/', null],
    ['http://[::1]:8080/', null],
    ['http://shop.localhost/', null],
    ['http://shop.example.org/', '127.0.0.1'],
  ])('is nobody on another machine, for one on loopback: %s (%s)', (url, lastAddress) => {
    expect(seesTheSame(far, url, lastAddress)).toBe(false);
    expect(seesTheSame(near, url, lastAddress)).toBe(false);
    expect(seesTheSame(here, url, lastAddress)).toBe(true);
  });
});
