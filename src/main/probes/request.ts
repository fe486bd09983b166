import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { ProxyWay } from '../../core/proxy-list';
import { validUntilMs } from './certificate';
import type { Connection } from './connection';
import { dial } from './dial';
import { NamedFailure } from './failure-cause';
import { askByHttp1 } from './http1';
import { askByHttp2 } from './http2';
import type { Lifetime } from './lifetime';
import type { OpenAnswer, OutgoingRequest } from './outgoing';
import { spend } from './progress';
import type { Progress } from './progress';
import { ProxyFault } from './tunnel';

/**
 * Sends one request over a connection of its own and resolves when the head of the answer is there; rejects with what
 * got, Node or OpenSSL say, a `NamedFailure` or a `ProxyFault`. Follows no redirect. Everything ends with the lifetime.
 */
export async function openRequest(
  request: OutgoingRequest,
  connection: Connection,
  progress: Progress,
  lifetime: Lifetime,
): Promise<OpenAnswer> {
  progress.packedBytes = 0;
  progress.proxy = null;
  progress.through = null;
  const socket = await agree(request, connection, progress, lifetime);
  // Without TLS of its own the site may be asked over that of a proxy.
  const secure = request.url.protocol === 'https:' && socket instanceof TLSSocket ? socket : null;
  const ask = secure?.alpnProtocol === 'h2' ? askByHttp2 : askByHttp1;
  const askedAt = performance.now();
  const reply = await ask(request, socket, progress, lifetime);
  spend(progress, 'firstByte', askedAt);
  return { ...reply, validUntilMs: () => (secure === null ? null : validUntilMs(secure)) };
}

/** Tries the ways to the net one after the other: the next one where nobody is at a proxy. */
export async function openByWays(
  request: Omit<OutgoingRequest, 'way'>,
  ways: readonly ProxyWay[],
  ...rest: [Connection, Progress, Lifetime]
): Promise<OpenAnswer> {
  const [way = { kind: 'direct' } as const, ...others] = ways;
  try {
    return await openRequest({ ...request, way }, ...rest);
  } catch (error) {
    const isNextWorthIt = error instanceof ProxyFault && error.isUnreachable && others.length > 0;
    if (!isNextWorthIt) throw error;
    return openByWays(request, others, ...rest);
  }
}

/**
 * A connection on which the version that is wanted was agreed on. Left to choose we offer HTTP/1.1, which costs less and
 * which all but a few servers speak; those that speak HTTP/2 alone say so (RFC 7301, 3.2) and are asked again.
 */
async function agree(request: OutgoingRequest, ...rest: [Connection, Progress, Lifetime]): Promise<Socket> {
  if (request.httpVersion === '2') return demandHttp2(request, ...rest);
  try {
    return await dial({ ...request, protocols: ['http/1.1'] }, ...rest);
  } catch (error) {
    if (request.httpVersion === '1.1' || !isOtherProtocolWanted(error)) throw error;
    return dial({ ...request, protocols: ['h2'] }, ...rest);
  }
}

/** HTTP/2 is agreed on inside TLS only; `http-way.ts` sees to it that the last answer of all came so. */
async function demandHttp2(request: OutgoingRequest, ...rest: [Connection, Progress, Lifetime]): Promise<Socket> {
  const missing = (): NamedFailure =>
    new NamedFailure('protocol', 'HTTP/2 is demanded, and the server does not offer it');
  const socket = await dial({ ...request, protocols: ['h2'] }, ...rest).catch((error: unknown) => {
    throw isOtherProtocolWanted(error) ? missing() : error;
  });
  if (request.url.protocol === 'https:' && socket instanceof TLSSocket && socket.alpnProtocol !== 'h2') throw missing();
  return socket;
}

const isOtherProtocolWanted = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL';
