import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { KeyPair } from './certificates';

/** What is sent back for a command: an answer, or `silence`. */
export type Said = string;

export interface FtpScript {
  /** Null: it agrees to TLS and then says nothing any more. */
  certificate: KeyPair | null;
  /** Shown on the connections for data; where there is none, the same. */
  dataCertificate?: KeyPair;
  /** For the commands that are to be answered otherwise than an honest server does, by their first word. */
  answers?: Record<string, Said>;
}

export interface ScriptedFtpServer {
  port: number;
  /** All commands that came, in their order. */
  heard: string[];
  /** What came over connections for data. */
  received: () => Buffer;
  close: () => Promise<void>;
}

const honest: Record<string, Said> = {
  AUTH: '234 go on',
  OPTS: '200 ok',
  USER: '331 and the password?',
  PASS: '230 welcome',
  PBSZ: '200 ok',
  PROT: '200 ok',
  TYPE: '200 ok',
  CWD: '250 ok',
  DELE: '550 not there',
  RNFR: '350 to what?',
  RNTO: '250 renamed',
  QUIT: '221 bye',
};

/** An FTP server that does what no honest one would do, and remembers what it was told. */
export async function startScriptedFtpServer(script: FtpScript): Promise<ScriptedFtpServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let received = Buffer.alloc(0);
  const context = createSecureContext(script.certificate ?? {});
  const dataContext = createSecureContext(script.dataCertificate ?? script.certificate ?? {});
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };

  const dataServer = createServer((raw) => {
    keep(raw);
    const socket = new TLSSocket(raw, { isServer: true, secureContext: dataContext });
    keep(socket);
    received = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => (received = Buffer.concat([received, bytes])));
    socket.on('end', () => control?.write('226 done\r\n'));
  });
  let control: Socket | null = null;

  const answer = (line: string): Said => {
    const [command = ''] = line.split(' ');
    const scripted = script.answers?.[command];
    if (scripted !== undefined) return scripted;
    if (command === 'EPSV') return `229 (|||${portOf(dataServer)}|)`;
    if (command === 'STOR') return '150 send';
    if (command === 'SIZE') return `213 ${received.length}`;
    return honest[command] ?? '500 what?';
  };

  const server = createServer((raw) => {
    keep(raw);
    const listen = (socket: Socket): void => {
      control = socket;
      socket.on('data', (chunk: Buffer) => {
        for (const line of chunk.toString('utf8').split('\r\n').filter(Boolean)) {
          heard.push(line);
          const said = answer(line);
          if (said !== 'silence') socket.write(`${said}\r\n`);
          if (line.startsWith('AUTH') && said.startsWith('234')) {
            raw.removeAllListeners('data');
            if (script.certificate === null) return;
            const encrypted = new TLSSocket(raw, { isServer: true, secureContext: context });
            keep(encrypted);
            listen(encrypted);
          }
        }
      });
    };
    listen(raw);
    raw.write('220 ftp.example\r\n');
  });
  for (const each of [server, dataServer]) {
    each.listen(0, '127.0.0.1');
    await once(each, 'listening');
  }
  return {
    port: portOf(server),
    heard,
    received: () => received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      for (const each of [server, dataServer]) {
        each.close();
        await once(each, 'close');
      }
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
