import type { LookupFunction } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpCheck } from '../../../src/core/checks/http-check';
import { createHttpProbe } from '../../../src/main/probes/http';
import { createProxyChoice } from '../../../src/main/probes/proxy-choice';
import { makeCertificates } from '../../support/certificates';
import type { Certificates } from '../../support/certificates';
import { closeAfterEach } from '../../support/opened';
import { startProxy, startSocksProxy } from '../../support/proxy-server';
import { freePort, html, page, startHttp2Site, startMute, startSite, startTlsSite } from '../../support/site-server';
import { sampleHttp } from '../../support/site-sample';

const opened = closeAfterEach();
let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});

interface Case extends Partial<HttpCheck> {
  /** What the system answers. */
  pac: string;
  timeoutSeconds?: number;
}
const check = (url: string, { pac, timeoutSeconds = 5, ...over }: Case) =>
  createHttpProbe(
    // A name that only the proxy knows: asked for directly it leads nowhere.
    { version: '1', certificateAuthorities: [certificates.authority], lookup: onlyLocalhost },
    { proxyFor: () => Promise.resolve(pac), secretOf: () => 'geheim' },
  )(sampleHttp({ watchCertificate: false, ...over }, { url, timeoutSeconds }), new AbortController().signal);

const onlyLocalhost: LookupFunction = (hostname, { all }, callback) => {
  if (hostname !== 'localhost') callback(Object.assign(new Error('no such name'), { syscall: 'getaddrinfo' }), '');
  else if (all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

describe('behind a proxy', () => {
  it('a plain site is asked for with its whole address, and its own address is not known', async () => {
    const proxy = await opened(startProxy());
    const site = await opened(startSite(html(page('Innen'))));
    const url = `http://kunde.example:${site.port}/seite?x=1`;
    expect(await check(url, { pac: `PROXY localhost:${proxy.port}` })).toMatchObject({
      kind: 'up',
      status: 200,
      title: 'Innen',
      remoteAddress: null,
    });
    expect(proxy.asked).toEqual([`GET ${url}`]);
    expect(proxy.headers[0]).toMatchObject({ host: `kunde.example:${site.port}` });
    await expect.poll(proxy.openSockets).toBe(0);
  });

  it('a TLS site is asked through a tunnel, in which its certificate counts', async () => {
    const proxy = await opened(startProxy());
    const site = await opened(startTlsSite(certificates.otherName, html(page('Sicher'))));
    const pac = `PROXY localhost:${proxy.port}`;
    const auth = { kind: 'bearer' } as const;
    expect(await check(`https://other.example:${site.port}/`, { pac, auth })).toMatchObject({
      kind: 'up',
      title: 'Sicher',
      remoteAddress: null,
    });
    expect(proxy.asked).toEqual([`CONNECT other.example:${site.port}`]);
    // The proxy is no party to the sign-in.
    expect(JSON.stringify(proxy.headers)).not.toContain('geheim');
    expect(await check(`https://kunde.example:${site.port}/`, { pac })).toMatchObject({
      kind: 'down',
      cause: 'tls-name',
      detail: expect.stringContaining(`(through the proxy localhost:${proxy.port})`) as string,
    });
    await expect.poll(proxy.openSockets).toBe(0);
    await expect.poll(site.openSockets).toBe(0);
  });

  it('HTTP/2 works in the tunnel, and so does a proxy that wants TLS itself', async () => {
    const proxy = await opened(startProxy({ pair: certificates.good }));
    const site = await opened(
      startHttp2Site(
        certificates.otherName,
        (stream) => {
          stream.respond({ ':status': 200, 'content-type': 'text/html' });
          stream.end(page('Zwei'));
        },
        false,
      ),
    );
    const pac = `HTTPS localhost:${proxy.port}`;
    const url = `https://other.example:${site.port}/`;
    expect(await check(url, { pac, httpVersion: '2' })).toMatchObject({ kind: 'up', title: 'Zwei' });
    const plain = await opened(startSite(html(page('Innen'))));
    expect(await check(`http://kunde.example:${plain.port}/`, { pac })).toMatchObject({ kind: 'up', title: 'Innen' });
    expect(proxy.asked).toEqual([`CONNECT other.example:${site.port}`, `GET http://kunde.example:${plain.port}/`]);
  });

  it.each([
    ['SOCKS5', 'SOCKS5'],
    ['SOCKS', 'SOCKS4'],
  ])('%s makes the tunnel too', async (keyword, name) => {
    const proxy = await opened(startSocksProxy());
    const site = await opened(startSite(html(page('Innen'))));
    const secure = await opened(startTlsSite(certificates.otherName, html(page('Sicher'))));
    const pac = `${keyword} localhost:${proxy.port}`;
    expect(await check(`http://kunde.example:${site.port}/`, { pac })).toMatchObject({ kind: 'up', title: 'Innen' });
    expect(await check(`https://other.example:${secure.port}/`, { pac })).toMatchObject({
      kind: 'up',
      title: 'Sicher',
    });
    expect(proxy.asked).toEqual([`${name} kunde.example:${site.port}`, `${name} other.example:${secure.port}`]);
    await expect.poll(proxy.openSockets).toBe(0);
  });

  it('a redirect goes its own way, and into the own network it does not lead', async () => {
    const proxy = await opened(startProxy());
    const inner = await opened(startSite(html(page('Drucker'))));
    const site = await opened(
      startSite((_request, response) => response.writeHead(302, { location: inner.url }).end()),
    );
    const result = await check(`http://kunde.example:${site.port}/`, { pac: `PROXY localhost:${proxy.port}` });
    expect(result).toMatchObject({ kind: 'down', cause: 'protocol' });
    expect(inner.connections()).toBe(0);
  });
});

describe('what is not behind the proxy', () => {
  it('is asked directly: addresses and names of the own network', async () => {
    const proxy = await opened(startProxy());
    const site = await opened(startSite(html(page('Innen'))));
    const pac = `PROXY localhost:${proxy.port}`;
    expect(await check(site.url, { pac })).toMatchObject({ kind: 'up', remoteAddress: '127.0.0.1' });
    expect(await check(`http://localhost:${site.port}/`, { pac })).toMatchObject({ kind: 'up' });
    expect(proxy.asked).toEqual([]);
  });

  it('is asked directly where the system says so, or cannot say', async () => {
    const url = 'http://kunde.example/';
    expect(await check(url, { pac: 'DIRECT' })).toMatchObject({ kind: 'down', cause: 'dns' });
    const dumb = createHttpProbe(
      { version: '1', lookup: onlyLocalhost },
      { proxyFor: () => Promise.reject(new Error('no proxy service')) },
    );
    expect(await dumb(sampleHttp({}, { url }), new AbortController().signal)).toMatchObject({ cause: 'dns' });
  });
});

describe('a proxy that fails', () => {
  // Seen to fail: when a ProxyFault counts as a failure of the site, all of these are down.
  const unmeasured = async (url: string, over: Case): Promise<string> => {
    const result = await check(url, over);
    expect(result).toMatchObject({ kind: 'unmeasured', remoteAddress: null });
    return result.kind === 'unmeasured' ? result.detail : '';
  };
  const plain = 'http://kunde.example/';
  const secure = 'https://kunde.example/';

  it('says nothing of the site: nobody there, no such name, a sign-in, a refusal, no answer', async () => {
    const port = await freePort();
    const reached = `The proxy localhost:${port} cannot be reached`;
    expect(await unmeasured(plain, { pac: `PROXY localhost:${port}` })).toContain(`${reached} (connect ECONNREFUSED`);
    expect(await unmeasured(secure, { pac: 'PROXY nirgends.example:8080' })).toContain('no such name');
    expect(await unmeasured(plain, { pac: `SOCKS5 localhost:${port}` })).toContain(reached);
    const signIn = await opened(startProxy({ status: 407 }));
    for (const url of [plain, secure]) {
      expect(await unmeasured(url, { pac: `PROXY localhost:${signIn.port}` })).toContain('wants a sign-in');
    }
    const refusing = await opened(startProxy({ status: 403 }));
    expect(await unmeasured(secure, { pac: `PROXY localhost:${refusing.port}` })).toContain(
      'refuses to connect to the site (HTTP 403)',
    );
    const socks = await opened(startSocksProxy(2));
    expect(await unmeasured(plain, { pac: `SOCKS5 localhost:${socks.port}` })).toContain('NotAllowed');
    const mute = await opened(startMute());
    expect(await unmeasured(plain, { pac: `HTTPS localhost:${mute.port}`, timeoutSeconds: 1 })).toContain(
      'did not answer within 1000 ms',
    );
    await expect.poll(mute.openSockets).toBe(0);
  });

  it('is told from a site that it does not reach', async () => {
    const nobody = await freePort();
    const proxy = await opened(startProxy());
    const socks = await opened(startSocksProxy());
    expect(await check(`https://kunde.example:${nobody}/`, { pac: `PROXY localhost:${proxy.port}` })).toMatchObject({
      kind: 'down',
      cause: 'unreachable',
      detail: `the proxy does not reach the site (HTTP 502) (through the proxy localhost:${proxy.port})`,
    });
    expect(await check(`http://kunde.example:${nobody}/`, { pac: `SOCKS5 localhost:${socks.port}` })).toMatchObject({
      kind: 'down',
      cause: 'refused',
    });
    const mute = await opened(startProxy({ isMute: true }));
    expect(await check(secure, { pac: `PROXY localhost:${mute.port}`, timeoutSeconds: 1 })).toMatchObject({
      kind: 'down',
      cause: 'connect-timeout',
    });
    await expect.poll(mute.openSockets).toBe(0);
  });

  it('leaves the place to the next way, where nobody is there', async () => {
    const proxy = await opened(startProxy());
    const site = await opened(startSite(html(page('Innen'))));
    const pac = `PROXY localhost:${await freePort()}; PROXY localhost:${proxy.port}; DIRECT`;
    expect(await check(`http://kunde.example:${site.port}/`, { pac })).toMatchObject({ kind: 'up', title: 'Innen' });
    expect(proxy.asked).toHaveLength(1);
  });

  it('cannot be told which version of IP to take', async () => {
    const proxy = await opened(startProxy());
    const detail = await unmeasured(plain, { pac: `PROXY localhost:${proxy.port}`, ipVersion: '6' });
    expect(detail).toContain('alone chooses between IPv4 and IPv6');
    expect(proxy.asked).toEqual([]);
  });
});

describe('what the system says of the way', () => {
  it('is kept for a minute, for each origin', async () => {
    const asked: string[] = [];
    let nowMs = 0;
    const choose = createProxyChoice(
      (url) => {
        asked.push(url);
        return Promise.resolve(`PROXY p${asked.length}:1`);
      },
      () => nowMs,
    );
    const wayTo = async (url: string) => (await choose(new URL(url)))[0];
    expect(await wayTo('https://a.example/x?token=1')).toMatchObject({ host: 'p1' });
    nowMs = 59_999;
    expect(await wayTo('https://a.example/y')).toMatchObject({ host: 'p1' });
    expect(await wayTo('http://a.example/')).toMatchObject({ host: 'p2' });
    nowMs = 60_000;
    expect(await wayTo('https://a.example/')).toMatchObject({ host: 'p3' });
    // The path may hold a secret, and a PAC file is somebody else's program.
    expect(asked).toEqual(['https://a.example/', 'http://a.example/', 'https://a.example/']);
  });
});
