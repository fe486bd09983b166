/** Proxies on loopback. They lead every name to 127.0.0.1, so that tests can ask for names that nobody has. */
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Socket } from 'node:net';
import type { KeyPair } from './certificates';
import { serve } from './site-server';
import type { SiteServer } from './site-server';

export interface ProxyServer extends SiteServer {
  /** What it was asked for: `CONNECT host:port`, `GET http://…`, `SOCKS5 host:port`. */
  asked: string[];
  /** The headers of the same questions; empty for SOCKS. */
  headers: http.IncomingHttpHeaders[];
}

interface ProxyOptions {
  /** Refuses everything by it. */
  status?: number;
  /** Takes questions and never answers. */
  isMute?: boolean;
  /** Is itself spoken to through TLS. */
  pair?: KeyPair;
}

/** A proxy for the web: passes requests on, makes tunnels. */
export async function startProxy({ status = 200, isMute = false, pair }: ProxyOptions = {}): Promise<ProxyServer> {
  const asked: string[] = [];
  const headers: http.IncomingHttpHeaders[] = [];
  const note = (request: http.IncomingMessage): void => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    headers.push(request.headers);
  };
  const server = pair === undefined ? http.createServer() : https.createServer({ key: pair.key, cert: pair.cert });
  server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
    note(request);
    if (status !== 200) return void response.writeHead(status).end();
    const { port, pathname, search } = new URL(request.url ?? '');
    const onward = http.request(
      { host: '127.0.0.1', port, path: pathname + search, method: request.method, headers: request.headers },
      (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)),
    );
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  server.on('connect', (request: http.IncomingMessage, socket: Socket) => {
    note(request);
    // An HTTP server leaves its side open until told otherwise.
    socket.once('end', () => socket.end());
    if (isMute) return void socket.resume();
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    join(socket, Number(request.url?.split(':').pop()), 'HTTP/1.1 200 OK\r\n\r\n', 'HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  return { ...(await serve(server, 'http', {})), asked, headers };
}

/** SOCKS 4a and 5 (RFC 1928), as far as a test needs it: no sign-in, CONNECT, names and IPv4 addresses. */
export async function startSocksProxy(reply?: number): Promise<ProxyServer> {
  const asked: string[] = [];
  const server = net.createServer((socket) => {
    socket.once('data', (greeting) => {
      if (greeting[0] === 4) {
        answer4(socket, greeting, asked);
        return;
      }
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (request) => answer5(socket, request, asked, reply));
    });
  });
  return { ...(await serve(server, 'socks', {})), asked, headers: [] };
}

function answer5(socket: Socket, request: Buffer, asked: string[], reply: number | undefined): void {
  const isName = request[3] === 3;
  const length = isName ? (request[4] ?? 0) : 4;
  const start = isName ? 5 : 4;
  const host = isName
    ? request.toString('latin1', start, start + length)
    : request.subarray(start, start + 4).join('.');
  const port = request.readUInt16BE(start + length);
  asked.push(`SOCKS5 ${host}:${port}`);
  const replied = (code: number): Buffer => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);
  if (reply === undefined) join(socket, port, replied(0), replied(5));
  else socket.end(replied(reply));
}

function answer4(socket: Socket, request: Buffer, asked: string[]): void {
  const port = request.readUInt16BE(2);
  asked.push(`SOCKS4 ${request.toString('latin1', 9, request.length - 1)}:${port}`);
  const replied = (code: number): Buffer => Buffer.from([0, code, 0, 0, 0, 0, 0, 0]);
  join(socket, port, replied(0x5a), replied(0x5b));
}

/** Connects to the port and passes everything on, after `good`; says `bad` where nobody is there. */
function join(socket: Socket, port: number, good: string | Buffer, bad: string | Buffer): void {
  const onward = net.connect(port, '127.0.0.1', () => {
    socket.write(good);
    socket.pipe(onward).pipe(socket);
  });
  onward.on('error', () => socket.end(bad));
  socket.on('close', () => onward.destroy());
  // What still comes (TLS says goodbye) is read, else the end behind it is never seen.
  onward.on('close', () => socket.resume());
}
