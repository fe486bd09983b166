import { PassThrough, pipeline, Transform } from 'node:stream';
import type { Duplex, Readable } from 'node:stream';
import { createBrotliDecompress, createInflateRaw, createUnzip } from 'node:zlib';

/**
 * A body as it was before the server packed it (`acceptedEncodings`); what is packed in no known way stays as it is.
 * `arrived` hears of the bytes as they come. The reader hears of every error.
 */
export function unpacked(body: Readable, encoding: string | undefined, arrived: (bytes: number) => void): Readable {
  if (encoding === undefined || !/^((x-)?gzip|deflate|br)$/i.test(encoding)) return body;
  const whole = new PassThrough();
  // Whoever reads hears of errors, and nobody else needs to.
  whole.on('error', () => undefined);
  let hasBegun = false;
  // Packed means nothing where nothing comes, and how it is packed the first piece says best.
  const begin = (): void => {
    const first = body.read() as Buffer | null;
    if (first === null) return;
    hasBegun = true;
    body.removeListener('readable', begin);
    body.unshift(first);
    pipeline(body, counting(arrived), decoderFor(encoding, first), whole, () => undefined);
  };
  body.on('readable', begin);
  body.once('end', () => (hasBegun ? undefined : whole.end()));
  body.once('error', (error: Error) => (hasBegun ? undefined : whole.destroy(error)));
  body.once('close', () => (hasBegun || body.readableEnded ? undefined : whole.destroy()));
  return whole;
}

function counting(arrived: (bytes: number) => void): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      arrived(chunk.length);
      done(null, chunk);
    },
  });
}

/** By "deflate" some servers mean the bare format (RFC 1951), others that of zlib (RFC 1950), whose first byte tells. */
function decoderFor(encoding: string, first: Buffer): Duplex {
  if (/^br$/i.test(encoding)) return createBrotliDecompress();
  const isBare = /^deflate$/i.test(encoding) && ((first[0] ?? 0) & 0x0f) !== 8;
  return isBare ? createInflateRaw() : createUnzip();
}
