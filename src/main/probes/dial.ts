import { connect as connectTcp, isIP } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ConnectionOptions as TlsOptions } from 'node:tls';
import type { AcceptedCertificateProblem } from '../../core/checks/http-check';
import type { ProxyWay } from '../../core/proxy-list';
import { certificateFault, needsOwnJudgement } from './certificate';
import type { Connection } from './connection';
import { NamedFailure } from './failure-cause';
import type { Lifetime } from './lifetime';
import { followSocket } from './progress';
import type { Progress } from './progress';
import { hostOfUrl, portOfUrl, serverNameOf, settled } from './settled';
import { connectToProxy, ProxyFault, tunnelThrough } from './tunnel';

export interface Destination {
  url: URL;
  way: ProxyWay;
  /** 0: both, as they come. */
  family: 0 | 4 | 6;
  /** What is offered inside TLS (ALPN). */
  protocols: string[];
  acceptCertificate: readonly AcceptedCertificateProblem[];
  /** Null: any address will do. Not looked at behind a proxy, which alone knows it. */
  isAllowed: ((address: string) => boolean) | null;
}

/**
 * Makes the connection over which one request goes: with TLS for https, through a proxy where the way says so. When it
 * resolves the certificate was looked at and nothing has been sent, no secret above all. Rejects with what Node or OpenSSL
 * say, with a `NamedFailure`, or with a `ProxyFault`. The connection ends with the lifetime.
 */
export async function dial(
  destination: Destination,
  connection: Connection,
  progress: Progress,
  lifetime: Lifetime,
): Promise<Socket> {
  const { url, way } = destination;
  const isSecure = url.protocol === 'https:';
  if (way.kind !== 'direct') return dialThroughProxy(destination, way, connection, progress, lifetime);
  const address = addressOf(destination, connection, progress);
  if (isSecure) return handshake(address, destination, connection, progress, lifetime);
  const socket = connectTcp(address);
  lifetime.hold(socket);
  followSocket(socket, false, progress);
  return settled(socket, 'connect');
}

async function dialThroughProxy(
  destination: Destination,
  way: Exclude<ProxyWay, { kind: 'direct' }>,
  connection: Connection,
  progress: Progress,
  lifetime: Lifetime,
): Promise<Socket> {
  const { url, family } = destination;
  const isSecure = url.protocol === 'https:';
  if (family !== 0) {
    throw new ProxyFault(
      `The way leads through the proxy ${way.host}:${way.port}, which alone chooses between IPv4 and IPv6.`,
    );
  }
  progress.remoteAddress = null;
  const socket = await connectToProxy(way, connection, progress, lifetime);
  // A proxy for the web takes plain requests as they are. For everything else it makes a tunnel.
  const isTunnel = isSecure || way.kind === 'socks4' || way.kind === 'socks5';
  const reached = isTunnel ? await tunnelThrough(way, url, socket, connection.userAgent) : socket;
  progress.phase = isSecure ? 'handshake' : 'answer';
  return isSecure ? handshake({ socket: reached }, destination, connection, progress, lifetime) : reached;
}

interface Address {
  host: string;
  port: number;
  lookup: LookupFunction;
  family?: 4 | 6;
}

function addressOf({ url, family, isAllowed }: Destination, connection: Connection, progress: Progress): Address {
  const host = hostOfUrl(url);
  const literal = isIP(host);
  progress.phase = literal === 0 ? 'lookup' : 'connect';
  progress.remoteAddress = literal === 0 ? null : host;
  if (literal !== 0 && family !== 0 && literal !== family) {
    throw new NamedFailure('dns', `${host} is no IPv${family} address`);
  }
  if (literal !== 0 && isAllowed?.(host) === false) throw innerAddress(host);
  const lookup = isAllowed === null ? connection.lookup : guarded(connection.lookup, isAllowed);
  return { host, port: portOfUrl(url), lookup, ...connection.attempts, ...(family === 0 ? {} : { family }) };
}

/** The address is looked at where the connection takes it from: a name may lead elsewhere the second time it is asked. */
function guarded(lookup: LookupFunction, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, found, family) => {
      const all = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      if (error !== null) callback(error, found, family);
      else if (!all.some(isAllowed)) callback(innerAddress(all.join(', ')), '');
      else if (typeof found === 'string') callback(null, found, family);
      else
        callback(
          null,
          found.filter(({ address }) => isAllowed(address)),
        );
    });
}

const innerAddress = (address: string): NamedFailure =>
  new NamedFailure('protocol', `redirect from the internet to an address of the own network (${address})`);

async function handshake(
  over: Address | { socket: Socket },
  { url, protocols, acceptCertificate }: Destination,
  connection: Connection,
  progress: Progress,
  lifetime: Lifetime,
): Promise<Socket> {
  const host = hostOfUrl(url);
  const isOurs = needsOwnJudgement(acceptCertificate);
  const options: TlsOptions = {
    host,
    ...over,
    servername: serverNameOf(host),
    secureContext: connection.trust(),
    ALPNProtocols: protocols,
    rejectUnauthorized: !isOurs,
    ...(isOurs || acceptCertificate.includes('name') ? { checkServerIdentity: () => undefined } : {}),
  };
  const socket = connectTls(options);
  lifetime.hold(socket);
  followSocket(socket, true, progress);
  await settled(socket, 'secureConnect');
  if (!isOurs) return socket;
  const fault = certificateFault(socket, host, acceptCertificate, connection.authorities, Date.now());
  if (fault === undefined) return socket;
  progress.phase = 'handshake';
  throw fault;
}
