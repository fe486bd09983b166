import { request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { got } from 'got';
import type { Lifetime } from './lifetime';
import type { OutgoingRequest, Reply } from './outgoing';
import type { Progress } from './progress';

/** Browsers take much larger heads than Node's 16 KiB, and a site with many policies is not down. */
export const longestHeadBytes = 131_072;

/**
 * Built once: got merges and checks options anew for every request. It follows no redirect, since it drains what comes
 * with one, however endless; `http.ts` follows by itself.
 */
const client = got.extend({
  followRedirect: false,
  throwHttpErrors: false,
  retry: { limit: 0 },
  maxHeaderSize: longestHeadBytes,
});

/** Sends a request over a connection that stands; resolves when the head of the answer is there. */
export function askByHttp1(
  { url, method, headers, body, way }: OutgoingRequest,
  socket: Socket,
  progress: Progress,
  lifetime: Lifetime,
): Promise<Reply> {
  const isForProxy = url.protocol === 'http:' && (way.kind === 'http' || way.kind === 'https');
  const stream = client.stream(url, {
    method,
    headers,
    createConnection: () => socket,
    ...(body === null ? {} : { body }),
    // A proxy is told the whole address (RFC 9112, 3.2.2).
    ...(isForProxy
      ? { request: (address, options, callback) => requestHttp(address, { ...options, path: address.href }, callback) }
      : {}),
  });
  lifetime.hold(stream);
  // got sends no body with GET and HEAD by itself; else it waits until it is told that none comes.
  if (body === null && method === 'OPTIONS') stream.end();
  stream.once('request', (request: ClientRequest) => {
    request.once('response', (response) => {
      if (response.headers['content-encoding'] === undefined) return;
      response.on('data', (chunk: Buffer) => (progress.packedBytes += chunk.length));
    });
  });
  return new Promise((resolve, reject) => {
    // Stays for good: an error that comes after the answer was left alone must not end the process.
    stream.on('error', reject);
    stream.once('response', (response: IncomingMessage) => {
      // What got decompressed, not got's own stream: one less on the way of every byte.
      const hangUp = (): void => {
        stream.destroy();
        socket.destroy();
      };
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: response, hangUp });
    });
  });
}
