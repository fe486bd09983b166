import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What is sent back for a line: an answer, or `silence`, or `hang-up` for the end of the connection. */
export type Said = string;

export interface ScriptedMailServer {
  port: number;
  /** All that the client said, in its order. */
  heard: string[];
  /** The text of the mail came, with its dot. */
  hasText: () => boolean;
  close: () => Promise<void>;
}

export interface Script {
  greeting?: Said;
  ehlo?: Said;
  starttls?: Said;
  auth?: (line: string) => Said;
  mail?: Said;
  rcpt?: Said;
  data?: Said;
  /** Hangs up as soon as anything of the text came, before its dot. */
  breaksOffInText?: boolean;
  dot?: Said;
}

/** An SMTP server that answers as it is told, to what no honest one would do. */
export async function startScriptedMailServer(script: Script = {}): Promise<ScriptedMailServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let hasText = false;

  const answer = (line: string): Said => {
    if (/^EHLO/i.test(line)) return script.ehlo ?? '250 mail.example';
    if (/^HELO/i.test(line)) return '250 mail.example';
    if (/^STARTTLS/i.test(line)) return script.starttls ?? '502 5.5.1 no such command';
    if (/^AUTH/i.test(line)) return script.auth?.(line) ?? '235 2.7.0 welcome';
    if (/^MAIL/i.test(line)) return script.mail ?? '250 2.1.0 ok';
    if (/^RCPT/i.test(line)) return script.rcpt ?? '250 2.1.5 ok';
    if (/^DATA/i.test(line)) return script.data ?? '354 go on';
    if (/^QUIT/i.test(line)) return '221 bye';
    return '500 what?';
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    const say = (said: Said): void => {
      if (said === 'hang-up') socket.destroy();
      else if (said !== 'silence') socket.write(`${said}\r\n`);
    };
    let rest = '';
    let isInText = false;
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8');
      if (isInText && script.breaksOffInText === true) {
        socket.destroy();
        return;
      }
      if (isInText && (rest.endsWith('\r\n.\r\n') || rest === '.\r\n')) {
        isInText = false;
        hasText = true;
        rest = '';
        say(script.dot ?? '250 2.0.0 queued');
      }
      while (!isInText && rest.includes('\r\n')) {
        const end = rest.indexOf('\r\n');
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        heard.push(line);
        const said = answer(line);
        if (/^DATA/i.test(line) && said.startsWith('354')) isInText = true;
        say(said);
      }
    });
    say(script.greeting ?? '220 mail.example ESMTP');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    hasText: () => hasText,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
