import { createServer } from 'node:net';
import type { Socket } from 'node:net';

/** What the server does once it has the whole text of a mail: takes it, breaks off without a word, or says nothing at all. */
export type AfterText = 'accept' | 'drop' | 'hang';

export interface StubbornMailServer {
  port: number;
  /** The recipients whose texts came in whole. */
  texts: string[];
  close: () => Promise<void>;
}

/** As much of an SMTP server (RFC 5321) as it takes to leave a sender without an answer. */
export async function startStubbornMailServer(afterText: (to: string) => AfterText): Promise<StubbornMailServer> {
  const texts: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let to = '';
    let buffer = '';
    let isText = false;
    socket.write('220 stubborn.example ESMTP\r\n');
    const command = (line: string): void => {
      if (/^EHLO|^HELO/i.test(line)) socket.write('250 stubborn.example\r\n');
      else if (/^RCPT TO:/i.test(line)) {
        to = /<([^>]*)>/.exec(line)?.[1] ?? '';
        socket.write('250 OK\r\n');
      } else if (/^DATA/i.test(line)) {
        isText = true;
        socket.write('354 Go on\r\n');
      } else if (/^QUIT/i.test(line)) socket.end('221 Bye\r\n');
      else socket.write('250 OK\r\n');
    };
    const textEnded = (): void => {
      texts.push(to);
      const next = afterText(to);
      if (next === 'drop') socket.destroy();
      if (next === 'accept') socket.write('250 Taken\r\n');
    };
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (;;) {
        const mark = isText ? '\r\n.\r\n' : '\r\n';
        const end = buffer.indexOf(mark);
        if (end < 0) return;
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + mark.length);
        if (isText) {
          isText = false;
          textEnded();
        } else command(part);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.');
  return {
    port: address.port,
    texts,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
