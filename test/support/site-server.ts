/** Servers on loopback that behave as sites do, the broken ones too. Whoever starts one closes it. */
import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { KeyPair } from './certificates';

export interface SiteServer {
  /** With a slash at the end. */
  url: string;
  port: number;
  /** Connections that are open now, and how many there have ever been. */
  openSockets: () => number;
  connections: () => number;
  /** Ends all connections too; may be called twice. */
  close: () => Promise<void>;
}

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface ServerOptions {
  host?: string;
  port?: number;
}

export async function serve(server: net.Server, scheme: string, { host = '127.0.0.1', port = 0 }: ServerOptions) {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const site: SiteServer = {
    url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${address.port}/`,
    port: address.port,
    openSockets: () => sockets.size,
    connections: () => connections,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return site;
}

export const startSite = (handler: Handler, options: ServerOptions = {}): Promise<SiteServer> =>
  serve(http.createServer(handler), 'http', options);

export const startTlsSite = (pair: KeyPair, handler: Handler, options: ServerOptions = {}): Promise<SiteServer> =>
  serve(https.createServer({ key: pair.key, cert: pair.cert }, handler), 'https', options);

/** A site that speaks HTTP/2; with `hasHttp1` also HTTP/1.1, as nearly all do. */
export const startHttp2Site = (
  pair: KeyPair,
  onStream: (stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders) => void,
  hasHttp1: boolean,
): Promise<SiteServer> => {
  const server = http2.createSecureServer({ key: pair.key, cert: pair.cert, allowHTTP1: hasHttp1 });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    onStream(stream, headers);
  });
  if (hasHttp1) {
    server.on('request', (request, response) => {
      if (request.httpVersion === '1.1') response.writeHead(200, { 'content-type': 'text/html' }).end(page('HTTP/1.1'));
    });
  }
  return serve(server, 'https', {});
};

/** A server that speaks no HTTP of its own. */
export const startSocketServer = (
  onSocket: (socket: Socket) => void,
  options: ServerOptions = {},
): Promise<SiteServer> => serve(net.createServer(onSocket), 'http', options);

/** Accepts, then silence. */
export const startMute = (options: ServerOptions = {}): Promise<SiteServer> =>
  startSocketServer((socket) => socket.resume(), options);

/** A port where nobody listens: one that was free a moment ago. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = await startMute({ host });
  await server.close();
  return server.port;
}

export const page = (title: string, body = ''): string =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;

export const html =
  (text: string, status = 200): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text);
  };

/** One byte of an answer a second: `head` cut into bytes, or the body after a whole head. */
export function startDrip(what: 'head' | 'body'): Promise<SiteServer> {
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100000\r\n\r\n';
  return startSocketServer((socket) => {
    let sent = 0;
    const drip = what === 'head' ? head : 'x'.repeat(100_000);
    if (what === 'body') socket.write(head);
    const timer = setInterval(() => socket.write(drip.charAt(sent++)), 1000);
    socket.once('close', () => clearInterval(timer));
    socket.resume();
  });
}

export interface EndlessServer extends SiteServer {
  bytesSent: () => number;
}

/** A body without end, as fast as it is read; with `gzipped` 16 MiB of zeros in each of endless little pieces. */
export async function startEndless(kind: 'plain' | 'gzipped'): Promise<EndlessServer> {
  const piece = kind === 'plain' ? Buffer.alloc(65_536, 'x') : gzipSync(Buffer.alloc(16 * 1024 * 1024));
  let bytesSent = 0;
  const server = await startSite((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      ...(kind === 'gzipped' ? { 'content-encoding': 'gzip' } : {}),
    });
    const pour = (): void => {
      while (!response.destroyed) {
        bytesSent += piece.length;
        if (!response.write(piece)) return;
      }
    };
    response.on('drain', pour);
    pour();
  });
  return { ...server, bytesSent: () => bytesSent };
}

/** Half of what was promised, then a reset. */
export const startBreakingOff = (isGzipped = false): Promise<SiteServer> =>
  startSite((_request, response) => {
    const text = page('Halb', 'x'.repeat(5000));
    const body = isGzipped ? gzipSync(text) : Buffer.from(text);
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-length': body.length,
      ...(isGzipped ? { 'content-encoding': 'gzip' } : {}),
    });
    response.write(body.subarray(0, body.length / 2), () => {
      // Leaves the first half time to arrive: what is in the buffers is lost with a reset.
      setTimeout(() => response.socket?.resetAndDestroy(), 50);
    });
  });
