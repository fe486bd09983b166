import { connect } from 'node:http2';
import type { IncomingHttpHeaders } from 'node:http2';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { Duplex, Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { longestHeadBytes } from './http1';
import type { Lifetime } from './lifetime';
import type { OutgoingRequest, Reply } from './outgoing';
import type { Progress } from './progress';

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
        'accept-encoding': 'gzip, deflate, br',
        ':method': method,
        ':path': `${url.pathname}${url.search}`,
      },
      { endStream: body === null },
    );
    stream.on('error', reject);
    stream.once('close', () => reject(closedEarly()));
    stream.once('response', (answer) => {
      resolve({
        status: Number(answer[':status']),
        headers: answer,
        body: method === 'HEAD' ? stream : unpacked(stream, answer, progress),
        hangUp: () => session.destroy(),
      });
    });
    if (body !== null) stream.end(body);
  });
}

function unpacked(stream: Duplex, headers: IncomingHttpHeaders, progress: Progress): Readable {
  const decoder = decoderFor(headers['content-encoding']);
  if (decoder === undefined) return stream;
  stream.on('data', (chunk: Buffer) => (progress.packedBytes += chunk.length));
  // The reader hears of every error through the decoder.
  return pipeline(stream, decoder, () => undefined);
}

function decoderFor(encoding: string | undefined): Duplex | undefined {
  if (encoding === undefined) return undefined;
  if (/^(x-)?gzip$|^deflate$/i.test(encoding)) return createUnzip();
  return /^br$/i.test(encoding) ? createBrotliDecompress() : undefined;
}

const closedEarly = (): Error =>
  Object.assign(new Error('the server closed the stream before it answered'), { code: 'ECONNRESET' });
