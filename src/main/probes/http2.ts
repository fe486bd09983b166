import { connect } from 'node:http2';
import type { IncomingHttpHeaders } from 'node:http2';
import type { Socket } from 'node:net';
import { pipeline, Transform } from 'node:stream';
import type { Duplex, Readable } from 'node:stream';
import { longestHeadBytes } from './http1';
import type { Lifetime } from './lifetime';
import { acceptedEncodings } from './outgoing';
import type { OutgoingRequest, Reply } from './outgoing';
import type { Progress } from './progress';
import { unpacked } from './unpacked';

/**
 * Sends a request over a connection on which HTTP/2 was agreed on; resolves when the head of the answer is there. By
 * Node's own client: got keeps HTTP/2 sessions from one request to the next, and a check must have its own.
 */
export function askByHttp2(
  { url, method, headers, body }: OutgoingRequest,
  socket: Socket,
  progress: Progress,
  lifetime: Lifetime,
): Promise<Reply> {
  const session = connect(url.origin, {
    createConnection: () => socket,
    settings: { enablePush: false, maxHeaderListSize: longestHeadBytes },
  });
  lifetime.hold(session);
  return new Promise((resolve, reject) => {
    session.on('error', reject);
    const stream = session.request(
      {
        ...headers,
        'accept-encoding': acceptedEncodings,
        ':method': method,
        ':path': `${url.pathname}${url.search}`,
      },
      { endStream: body === null },
    );
    stream.on('error', reject);
    stream.once('close', () => reject(brokenOff('before it answered')));
    stream.once('response', (answer) => {
      resolve({
        status: Number(answer[':status']),
        headers: answer,
        body: method === 'HEAD' ? stream : wholeAndUnpacked(stream, answer, progress),
        hangUp: () => session.destroy(),
      });
    });
    if (body !== null) stream.end(body);
  });
}

/** The reader hears of every error through the last of the streams. */
function wholeAndUnpacked(stream: Duplex, headers: IncomingHttpHeaders, progress: Progress): Readable {
  const whole = pipeline(stream, wholeBody(headers['content-length'], progress), () => undefined);
  return unpacked(whole, headers['content-encoding'], () => undefined);
}

/** Node ends a stream that was reset without an error code as if it were complete. */
function wholeBody(contentLength: string | undefined, progress: Progress): Transform {
  let bytes = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      progress.packedBytes = bytes;
      done(null, chunk);
    },
    flush: (done) => done(bytes < Number(contentLength ?? 0) ? brokenOff('within its answer') : null),
  });
}

const brokenOff = (when: string): Error =>
  Object.assign(new Error(`the server closed the stream ${when}`), { code: 'ECONNRESET' });
