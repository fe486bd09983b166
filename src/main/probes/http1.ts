import { request as requestHttp } from 'node:http';
import type { Socket } from 'node:net';
import type { Lifetime } from './lifetime';
import { acceptedEncodings } from './outgoing';
import type { OutgoingRequest, Reply } from './outgoing';
import type { Progress } from './progress';
import { unpacked } from './unpacked';

/** Browsers take much larger heads than Node's 16 KiB, and a site with many policies is not down. */
export const longestHeadBytes = 131_072;

/**
 * Sends a request over a connection that stands; resolves when the head of the answer is there. By Node's own client:
 * got's options and streams cost more than all the rest of a check (ADR 17), and a check needs none of what they do.
 */
export function askByHttp1(
  request: OutgoingRequest,
  socket: Socket,
  progress: Progress,
  lifetime: Lifetime,
): Promise<Reply> {
  const { method, body } = request;
  return new Promise((resolve, reject) => {
    const asked = requestHttp({
      method,
      path: pathOf(request),
      headers: headersOf(request),
      maxHeaderSize: longestHeadBytes,
      createConnection: () => socket,
    });
    lifetime.hold(asked);
    // Stays for good: an error that comes after the answer was left alone must not end the process.
    asked.on('error', reject);
    asked.once('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const hangUp = (): void => {
        asked.destroy();
        socket.destroy();
      };
      const packing = hasBody(method, status) ? headers['content-encoding'] : undefined;
      const whole = unpacked(response, packing, (bytes) => (progress.packedBytes += bytes));
      resolve({ status, headers, body: whole, hangUp });
    });
    asked.end(body);
  });
}

/** A proxy is told the whole address (RFC 9112, 3.2.2). */
function pathOf({ url, way }: OutgoingRequest): string {
  const isForProxy = url.protocol === 'http:' && (way.kind === 'http' || way.kind === 'https');
  return isForProxy ? url.href : `${url.pathname}${url.search}`;
}

/** Node states no length for the methods that rarely have a body, and a server would take it for another request. */
function headersOf({ url, headers, body }: OutgoingRequest): OutgoingRequest['headers'] {
  const length = body === null ? null : { 'content-length': `${Buffer.byteLength(body)}` };
  return { host: url.host, 'accept-encoding': acceptedEncodings, ...headers, ...length };
}

/** What these answers say of a body is about one that is not there (RFC 9110, 9.3.2, 15.3.5, 15.3.6 and 15.4.5). */
const hasBody = (method: OutgoingRequest['method'], status: number): boolean =>
  method !== 'HEAD' && status !== 204 && status !== 205 && status !== 304;
