import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';

/** How a start's request ended: what the process that was asked prints, and its exit code. */
export interface Outcome {
  exitCode: number;
  out: string;
  err: string;
}

const outcomeSchema = z.object({ exitCode: z.number().int(), out: z.string(), err: z.string() });

/** A second start waits this long for the first one's word. */
const answerWithinMs = 60_000;
const folderPrefix = 'nachtwache-reply-';
const socketName = 's';
const pipePrefix = '\\\\.\\pipe\\nachtwache-reply-';
/** A socket's path has room for 103 bytes on macOS and 107 on Linux. */
const longestFolder = 100 - folderPrefix.length - 'XXXXXX/s'.length;

/** The second start's ear: Electron hands data to the running instance, but brings nothing back. */
export interface ReplyEar {
  /** Where the running instance sends the outcome: a socket in a folder of its own (mode 700), or a named pipe. */
  address: string;
  /** Rejects with a sentence where no outcome came in time. */
  outcome: Promise<Outcome>;
  close: () => Promise<void>;
}

/** @param waitMs how long to wait for the outcome, in milliseconds. */
export async function openReplyEar(waitMs = answerWithinMs): Promise<ReplyEar> {
  const folder = process.platform === 'win32' ? null : await mkdtemp(join(folderForSockets(), folderPrefix));
  const address = folder === null ? `${pipePrefix}${randomUUID()}` : join(folder, socketName);
  const server = createServer();
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  const outcome = firstOutcome(server, waitMs);
  // Whoever only needs the lock never looks at the outcome; its failure must not count as unhandled then.
  outcome.catch(() => undefined);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve));
  const close = async (): Promise<void> => {
    // Somebody who connected and says nothing must not keep this start from ending.
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  };
  return { address, outcome, close };
}

function folderForSockets(): string {
  const usual = tmpdir();
  return Buffer.byteLength(usual) < longestFolder ? usual : '/tmp';
}

function firstOutcome(server: Server, waitMs: number): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The running Nachtwache did not answer. Quit it from its tray menu, then try again.'));
    }, waitMs);
    timer.unref();
    server.on('connection', (socket) => {
      let text = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk: string) => (text += chunk));
      socket.on('error', reject);
      socket.on('end', () => {
        clearTimeout(timer);
        try {
          resolve(outcomeSchema.parse(JSON.parse(text)));
        } catch (error) {
          reject(new Error('The running Nachtwache gave an answer that cannot be read.', { cause: error }));
        }
      });
    });
  });
}

/** Sends an outcome to a waiting second start; refuses addresses that no ear of ours has. */
export async function sendOutcome(address: string, outcome: Outcome): Promise<void> {
  if (!isEarAddress(address)) throw new Error('A second start named a strange place for the answer.');
  await new Promise<void>((resolve, reject) => {
    const socket = createConnection(address);
    socket.on('error', reject);
    socket.end(JSON.stringify(outcome), () => resolve());
  });
}

/** Looks at the shape alone: the two starts may have been told different places for temporary files. */
function isEarAddress(address: string): boolean {
  if (process.platform === 'win32') return address.startsWith(pipePrefix);
  const folder = dirname(address);
  return isAbsolute(address) && join(folder, socketName) === address && basename(folder).startsWith(folderPrefix);
}
