import { open } from 'node:fs/promises';
import { logoLimitBytes, logoTypeOf } from '../../core/letterhead';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Words } from '../ports';

/** A picture from a file as a `data:` address. The error is a sentence in the words' language. */
export async function readLogo(path: string, { t }: Pick<Words, 't'>): Promise<Result<string, string>> {
  const read = await beginningOf(path);
  if (!read.ok) return fail(t('letterhead.fault.unreadable', { reason: read.error }));
  const bytes = read.value;
  if (bytes.length > logoLimitBytes) return fail(t('letterhead.fault.too-large', { limit: logoLimitBytes / 1000 }));
  const type = logoTypeOf(bytes);
  if (type === undefined) return fail(t('letterhead.fault.no-picture'));
  return ok(`data:image/${type};base64,${bytes.toString('base64')}`);
}

/** One byte more than allowed shows that there is more; a file that is endless ends there too. */
async function beginningOf(path: string): Promise<Result<Buffer, string>> {
  try {
    const file = await open(path);
    try {
      const bytes = Buffer.alloc(logoLimitBytes + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length);
        length += bytesRead;
        if (bytesRead === 0 || length === bytes.length) return ok(bytes.subarray(0, length));
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    return fail(reasonOf(error));
  }
}
