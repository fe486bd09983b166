import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import type { Server } from 'node:net';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
const pipePrefix = '\\\\.\\pipe\\nachtwache-reply-';

/** The second start's ear: Electron hands data to the running instance, but brings nothing back. */
export interface ReplyEar {
  /** Where the running instance sends the outcome: a socket in a folder of its own (mode 700), or a named pipe. */
  address: string;
  /** Rejects with a sentence where no outcome came in time. */
  outcome: Promise<Outcome>;
  close: () => Promise<void>;
}

export async function openReplyEar(): Promise<ReplyEar> {
  const folder = process.platform === 'win32' ? null : await mkdtemp(join(tmpdir(), folderPrefix));
  const address = folder === null ? `${pipePrefix}${randomUUID()}` : join(folder, 's');
  const server = createServer();
  const outcome = firstOutcome(server);
  // Whoever only needs the lock never looks at the outcome; its failure must not count as unhandled then.
  outcome.catch(() => undefined);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve));
  const close = async (): Promise<void> => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  };
  return { address, outcome, close };
}

function firstOutcome(server: Server): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The running Nachtwache did not answer. Quit it from its tray menu, then try again.'));
    }, answerWithinMs);
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
  const isOurs = address.startsWith(pipePrefix) || address.startsWith(join(tmpdir(), folderPrefix));
  if (!isOurs) throw new Error('A second start named a strange place for the answer.');
  await new Promise<void>((resolve, reject) => {
    const socket = createConnection(address);
    socket.once('error', reject);
    socket.end(JSON.stringify(outcome), () => resolve());
  });
}
