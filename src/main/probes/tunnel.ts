import { request as requestHttp } from 'node:http';
import { connect as connectTcp } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { SocksClient } from 'socks';
import type { ProxyWay } from '../../core/proxy-list';
import { reasonOf } from '../../core/reason';
import type { Connection } from './connection';
import { failureOf, NamedFailure } from './failure-cause';
import type { Lifetime } from './lifetime';
import type { Progress } from './progress';
import { hostOfUrl, portOfUrl, serverNameOf, settled } from './settled';

/** A proxy stands in the own network or close to it. */
const proxyLimitMs = 5000;
/** As long as a check may last at most. The library's timer stays until then. */
const socksLimitMs = 120_000;

type Proxy = Exclude<ProxyWay, { kind: 'direct' }>;

/** The proxy itself is at fault, so nothing can be said of the site. The message is a sentence. */
export class ProxyFault extends Error {
  override name = 'ProxyFault';
  constructor(
    sentence: string,
    /** Nobody answered: the next way may still lead there. */
    readonly isUnreachable = false,
  ) {
    super(sentence);
  }
}

/** Connects to the proxy itself, with TLS where it wants that. */
export async function connectToProxy(
  proxy: Proxy,
  connection: Connection,
  progress: Progress,
  lifetime: Lifetime,
): Promise<Socket> {
  const { host, port, kind } = proxy;
  const name = nameOf(proxy);
  progress.phase = 'connect';
  progress.proxy = name;
  const address = { host, port, lookup: connection.lookup, ...connection.attempts };
  const socket =
    kind === 'https'
      ? connectTls({ ...address, servername: serverNameOf(host), secureContext: connection.trust() })
      : connectTcp(address);
  lifetime.hold(socket);
  const timer = setTimeout(() => socket.destroy(new Error(`no answer within ${proxyLimitMs} ms`)), proxyLimitMs);
  try {
    await settled(socket, kind === 'https' ? 'secureConnect' : 'connect');
    progress.proxy = null;
    progress.through = name;
    return socket;
  } catch (error) {
    const failure = failureOf(error, 'connect');
    // This machine's own fault (no file handles) is nobody else's.
    if (failure === undefined) throw error;
    throw new ProxyFault(
      `The proxy ${name} cannot be reached (${failure.detail}); check the system's proxy settings.`,
      true,
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Has the proxy make a connection to the site; resolves when it stands. */
export function tunnelThrough(proxy: Proxy, url: URL, socket: Socket, userAgent: string): Promise<Socket> {
  switch (proxy.kind) {
    case 'http':
    case 'https':
      return tunnelByConnect(proxy, url, socket, userAgent);
    case 'socks4':
      return tunnelBySocks(proxy, 4, url, socket);
    case 'socks5':
      return tunnelBySocks(proxy, 5, url, socket);
  }
}

/**
 * CONNECT (RFC 9110, 9.3.6), by Node's own client. The agents for proxies on npm hand what a proxy says instead of
 * making the tunnel over as the site's answer: a site would be down with status 407.
 */
function tunnelByConnect(proxy: Proxy, url: URL, socket: Socket, userAgent: string): Promise<Socket> {
  const target = `${url.hostname}:${portOfUrl(url)}`;
  return new Promise((resolve, reject) => {
    const request = requestHttp({
      method: 'CONNECT',
      path: target,
      headers: { host: target, 'user-agent': userAgent },
      createConnection: () => socket,
    });
    request.once('error', (error) =>
      reject(new ProxyFault(`The proxy ${nameOf(proxy)} gave no answer (${reasonOf(error)}).`)),
    );
    request.once('connect', (response, tunnel: Socket, head: Buffer) => {
      const status = response.statusCode ?? 0;
      if (head.length > 0) tunnel.unshift(head);
      if (status >= 200 && status <= 299) resolve(tunnel);
      else reject(refusalOf(proxy, status));
    });
    request.end();
  });
}

/** A proxy answers 502, 503 or 504 where it did not get through to the site; all else is between it and us. */
function refusalOf(proxy: Proxy, status: number): Error {
  const name = nameOf(proxy);
  if (status === 407) return new ProxyFault(`The proxy ${name} wants a sign-in, which is not supported.`);
  if (status === 502 || status === 503 || status === 504) {
    return new NamedFailure('unreachable', `the proxy does not reach the site (HTTP ${status})`);
  }
  return new ProxyFault(`The proxy ${name} refuses to connect to the site (HTTP ${status}); ask whoever runs it.`);
}

async function tunnelBySocks(proxy: Proxy, type: 4 | 5, url: URL, socket: Socket): Promise<Socket> {
  try {
    await SocksClient.createConnection({
      proxy: { host: proxy.host, port: proxy.port, type },
      command: 'connect',
      destination: { host: hostOfUrl(url), port: portOfUrl(url) },
      existing_socket: socket,
      timeout: socksLimitMs,
    });
    return socket;
  } catch (error) {
    throw socksFailure(proxy, reasonOf(error));
  }
}

/** The library says the proxy's reply (RFC 1928, 6) by name at the end of its message. SOCKS 4 knows only "rejected". */
function socksFailure(proxy: Proxy, reason: string): Error {
  if (!/rejected connection/i.test(reason) || /NotAllowed|NotSupported/.test(reason)) {
    return new ProxyFault(
      `The proxy ${nameOf(proxy)} refuses to connect to the site (${reason}); ask whoever runs it.`,
    );
  }
  const cause = reason.includes('ConnectionRefused') ? 'refused' : 'unreachable';
  return new NamedFailure(cause, `the proxy does not reach the site (${reason})`);
}

const nameOf = ({ host, port }: Proxy): string => `${host}:${port}`;
