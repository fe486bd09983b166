import type { Readable } from 'node:stream';

/**
 * Hands over a body piece by piece, until `take` says that it has enough; the rest is then left unread. Rejects with what
 * ended it early. An asynchronous iterator would do the same with a few promises and listeners for each piece.
 */
export function readBody(body: Readable, take: (chunk: Buffer) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Buffer) => {
      try {
        if (take(chunk)) return;
        resolve();
        body.destroy();
      } catch (error) {
        // Thrown in here it would end the process.
        body.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    });
    body.once('end', resolve);
    // Stays for good: an error that comes when nobody listens any more must not end the process.
    body.on('error', reject);
    body.once('close', () => reject(brokenOff()));
  });
}

const brokenOff = (): Error => Object.assign(new Error('the body ended early'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
