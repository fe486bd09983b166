import type { z } from 'zod';
import type { Log } from '../ports';

/** What stands in the log as JSON; undefined, which fits no schema, where it is none. */
export function parseFacts(facts: string): unknown {
  try {
    return JSON.parse(facts);
  } catch {
    return undefined;
  }
}

/** Those that this version can read. The others, which a newer version may have written, are logged, and stay in the file. */
export function readAll<T>(values: readonly unknown[], schema: z.ZodType<T>, what: string, log: Log): T[] {
  const read: T[] = [];
  for (const value of values) {
    const parsed = schema.safeParse(value);
    if (parsed.success) read.push(parsed.data);
    // Where and why, never the value: it holds a client's data.
    else log.warn(`The log holds ${what} that cannot be read (${parsed.error.issues[0]?.path.join('.') ?? ''}).`);
  }
  return read;
}
