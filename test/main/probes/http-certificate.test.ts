import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedCertificateProblem, HttpCheck } from '../../../src/core/checks/http-check';
import { createHttpProbe } from '../../../src/main/probes/http';
import { makeCertificates } from '../../support/certificates';
import type { Certificates } from '../../support/certificates';
import { closeAfterEach } from '../../support/opened';
import { html, page, startSite, startTlsSite } from '../../support/site-server';
import { sampleHttp } from '../../support/site-sample';

const opened = closeAfterEach();
const dayMs = 86_400_000;
let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});
type Which = Exclude<keyof Certificates, 'authority'>;
const validTo = (which: Which): number => Date.parse(new X509Certificate(certificates[which].cert).validTo);

const check = (url: string, over: Partial<HttpCheck>, now: () => number = Date.now) =>
  createHttpProbe({ version: '1', certificateAuthorities: [certificates.authority] }, { now })(
    sampleHttp(over, { url, timeoutSeconds: 5 }),
    new AbortController().signal,
  );

describe('a certificate problem that is accepted', () => {
  // Seen to fail: with `rejectUnauthorized: false` and no judgement of our own every line that is down came up.
  const all: AcceptedCertificateProblem[] = ['expired', 'name', 'untrusted'];
  it.each<[Which, AcceptedCertificateProblem[], string]>([
    ['expired', ['expired'], 'up'],
    ['expired', ['name', 'untrusted'], 'tls-expired'],
    ['otherName', ['name'], 'up'],
    ['otherName', ['expired', 'untrusted'], 'tls-name'],
    ['selfSigned', ['untrusted'], 'up'],
    ['selfSigned', ['expired', 'name'], 'tls-untrusted'],
    ['unknownIssuer', ['untrusted'], 'up'],
    ['unknownIssuer', ['expired', 'name'], 'tls-untrusted'],
    // OpenSSL calls it expired, and says no word of who issued it.
    ['expiredAndUnknown', ['expired'], 'tls-untrusted'],
    ['expiredAndUnknown', ['untrusted'], 'tls-expired'],
    ['expiredAndUnknown', ['expired', 'untrusted'], 'up'],
    ['expiredAndOtherName', ['expired'], 'tls-name'],
    ['expiredAndOtherName', ['name'], 'tls-expired'],
    ['expiredAndOtherName', ['expired', 'name'], 'up'],
    ['expiredThroughChain', ['expired'], 'up'],
    ['expiredThroughChain', ['name', 'untrusted'], 'tls-expired'],
    ['good', all, 'up'],
    ['otherName', all, 'up'],
  ])('%s with %j accepted: %s', async (which, acceptCertificate, outcome) => {
    const seen: string[] = [];
    const site = await opened(
      startTlsSite(certificates[which], (request, response) => {
        seen.push(request.url ?? '');
        html(page('Sicher'))(request, response);
      }),
    );
    const result = await check(site.url, { acceptCertificate, watchCertificate: false });
    if (outcome === 'up') expect(result).toMatchObject({ kind: 'up', title: 'Sicher' });
    else expect(result).toMatchObject({ kind: 'down', cause: outcome, status: null });
    // What is refused is refused before anything was sent, a secret above all.
    expect(seen).toEqual(outcome === 'up' ? ['/'] : []);
    await expect.poll(site.openSockets).toBe(0);
  });

  it('is accepted of the site, and of whoever it redirects to', async () => {
    const target = await opened(startTlsSite(certificates.selfSigned, html(page('Ziel'))));
    const site = await opened(
      startSite((_request, response) => response.writeHead(302, { location: target.url }).end()),
    );
    expect(await check(site.url, { acceptCertificate: ['untrusted'], watchCertificate: false })).toMatchObject({
      kind: 'up',
      title: 'Ziel',
    });
    expect(await check(site.url, {})).toMatchObject({ kind: 'down', cause: 'tls-untrusted' });
  });
});

describe('the end of a certificate', () => {
  it.each([
    [30, null],
    [21, 21],
    [7, 7],
    [1, 1],
    [0, 1],
  ])('with %d days left: step %j', async (days, step) => {
    const site = await opened(startTlsSite(certificates.good, html(page('a'))));
    const end = validTo('good');
    const result = await check(site.url, {}, () => end - (days + 0.5) * dayMs);
    expect(result).toMatchObject({ kind: step === null ? 'up' : 'degraded', aboutDate: end, status: 200, title: 'a' });
    if (result.kind !== 'degraded') return;
    expect(result.concern).toMatchObject({ cause: 'certificate-expiring', amount: days, step });
  });

  it('is not looked at where nobody wants it, or where it is over and accepted', async () => {
    const site = await opened(startTlsSite(certificates.good, html(page('a'))));
    const soon = (): number => validTo('good') - dayMs;
    expect(await check(site.url, { watchCertificate: false }, soon)).toMatchObject({ kind: 'up', aboutDate: null });
    const over = await opened(startTlsSite(certificates.expired, html(page('a'))));
    expect(await check(over.url, { acceptCertificate: ['expired'] })).toMatchObject({
      kind: 'up',
      aboutDate: validTo('expired'),
    });
  });

  it('is that of the site itself, not of the one it redirects to', async () => {
    const target = await opened(startTlsSite(certificates.good, html(page('Ziel'))));
    const site = await opened(
      startTlsSite(certificates.good, (_request, response) =>
        response.writeHead(302, { location: `https://localhost:${target.port}/` }).end(),
      ),
    );
    const plain = await opened(
      startSite((_request, response) =>
        response.writeHead(302, { location: `https://localhost:${target.port}/` }).end(),
      ),
    );
    expect(await check(site.url, {})).toMatchObject({ kind: 'degraded', aboutDate: validTo('good'), title: 'Ziel' });
    expect(await check(plain.url, {})).toMatchObject({ kind: 'up', aboutDate: null, title: 'Ziel' });
  });

  it('weighs more than a slow answer', async () => {
    const slowly = (_request: unknown, response: { end: (text: string) => unknown }): void => {
      setTimeout(() => response.end('a'), 30);
    };
    const site = await opened(startTlsSite(certificates.good, slowly));
    const at = (days: number) => () => validTo('good') - days * dayMs;
    expect(await check(site.url, { slowMs: 20 }, at(21))).toMatchObject({ concern: { cause: 'certificate-expiring' } });
    expect(await check(site.url, { slowMs: 20 }, at(40))).toMatchObject({ concern: { cause: 'slow' } });
  });
});

describe('the phases of an answer', () => {
  it('are those that were needed, with what the site took for each, and fit into the whole', async () => {
    const slow = await opened(
      startTlsSite(certificates.good, (_request, response) => {
        setTimeout(() => {
          response.write('<title>a</title>');
          setTimeout(() => response.end('b'), 150);
        }, 300);
      }),
    );
    const named = slow.url.replace('127.0.0.1', 'localhost');
    const result = await check(named, { acceptCertificate: ['name'], watchCertificate: false });
    expect(result).toMatchObject({ kind: 'up' });
    const { phases = {}, ms } = result.kind === 'up' ? result : { ms: 0 };
    expect(Object.keys(phases).toSorted()).toEqual(['connect', 'dns', 'firstByte', 'tls', 'transfer']);
    expect(phases.firstByte).toBeGreaterThan(290);
    expect(phases.transfer).toBeGreaterThan(140);
    const sum = Object.values(phases).reduce((total, each) => total + each, 0);
    expect(sum).toBeLessThanOrEqual(ms + 1);
  });
});
