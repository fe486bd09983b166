import { isIP } from 'node:net';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { got } from 'got';
import type { Request } from 'got';
import type { Connection } from './connection';
import type { Phase } from './failure-cause';

/** Browsers take much larger heads than Node's 16 KiB, and a site with many policies is not down. */
const longestHeadBytes = 131_072;

/** What a request has come to; read while it runs and when it failed. */
export interface Progress {
  phase: Phase;
  /** The address that answered, else the first one that the name led to. */
  remoteAddress: string | null;
  /** Bytes of the body as they came over the line, before decompression. */
  bodyBytes: number;
}

export const newProgress = (): Progress => ({ phase: 'lookup', remoteAddress: null, bodyBytes: 0 });

export interface OpenAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  /** The decompressed body. Leaving a `for await` over it ends the connection. */
  body: Request;
}

/**
 * Sends one request and resolves when the head of the answer is there; rejects with what got, Node or OpenSSL say.
 * Follows no redirect: got drains what comes with one, however endless, so `http.ts` follows by itself.
 */
export function openRequest(
  url: URL,
  method: 'GET' | 'HEAD',
  connection: Connection,
  progress: Progress,
  signal: AbortSignal,
): Promise<OpenAnswer> {
  const stream = got.stream(url, {
    method,
    agent: connection.agent,
    signal,
    headers: { 'user-agent': connection.userAgent, accept: 'text/html,*/*;q=0.8', 'cache-control': 'no-cache' },
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
    maxHeaderSize: longestHeadBytes,
  });
  follow(stream, url, progress);
  return new Promise((resolve, reject) => {
    // Stays for good: an error that comes after the answer was left alone must not end the process.
    stream.on('error', reject);
    stream.once('response', (response: IncomingMessage) => {
      progress.phase = 'answer';
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: stream });
    });
  });
}

function follow(stream: Request, url: URL, progress: Progress): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAddress = isIP(host) !== 0;
  progress.phase = isAddress ? 'connect' : 'lookup';
  progress.remoteAddress = isAddress ? host : null;
  progress.bodyBytes = 0;
  stream.once('request', (request: ClientRequest) => {
    request.once('response', (response) => {
      response.on('data', (chunk: Buffer) => (progress.bodyBytes += chunk.length));
    });
    request.once('socket', (socket) => followSocket(socket, url.protocol === 'https:', progress));
  });
}

function followSocket(socket: Socket, isSecure: boolean, progress: Progress): void {
  socket.once('lookup', (error: Error | null, address: string) => {
    if (error !== null) return;
    progress.phase = 'connect';
    progress.remoteAddress = address;
  });
  socket.once('connect', () => {
    progress.phase = isSecure ? 'handshake' : 'answer';
    progress.remoteAddress = socket.remoteAddress ?? progress.remoteAddress;
  });
  socket.once('secureConnect', () => (progress.phase = 'answer'));
}
