import type { IncomingMessage } from 'node:http';
import { got } from 'got';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Connection } from './connection';
import { failureOf } from './failure-cause';

export interface TextQuestion {
  url: URL;
  headers: Record<string, string>;
  /** For everything, from the look-up of the name to the last byte. */
  limitMs: number;
  /** How much of the answer is read, counted decompressed. */
  capBytes: number;
}

export interface TextAnswer {
  status: number;
  text: string;
  /** There was more than `capBytes`. */
  isTruncated: boolean;
}

/**
 * Asks a service (not a site) one question by GET and reads its answer as UTF-8. Follows no redirect: who sets up a
 * service names its address. The error is a sentence's end ("ECONNREFUSED …"). Rejects on abort only.
 */
export async function askForText(
  question: TextQuestion,
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<TextAnswer, string>> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const end = (): void => limit.abort();
  signal.addEventListener('abort', end, { once: true });
  const timer = setTimeout(end, question.limitMs);
  try {
    return ok(await read(question, connection, limit.signal));
  } catch (error) {
    signal.throwIfAborted();
    if (limit.signal.aborted) return fail(`no full answer within ${question.limitMs} ms`);
    return fail(failureOf(error, 'answer')?.detail ?? reasonOf(error));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    // What is still open (a body that nobody reads on) ends with the question.
    limit.abort();
  }
}

async function read(question: TextQuestion, connection: Connection, signal: AbortSignal): Promise<TextAnswer> {
  const { url, headers, capBytes } = question;
  const stream = got.stream(url, {
    agent: connection.agent,
    signal,
    headers: { 'user-agent': connection.userAgent, 'cache-control': 'no-cache', ...headers },
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
  });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // Stays for good: an error that comes after the answer was left alone must not end the process.
    stream.on('error', reject);
    stream.once('response', resolve);
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, capBytes - bytes));
    bytes += chunk.length;
    if (bytes > capBytes) break;
  }
  return {
    status: response.statusCode ?? 0,
    text: Buffer.concat(chunks).toString('utf8'),
    isTruncated: bytes > capBytes,
  };
}

/** Below an address, which may have a path of its own: `https://example.org/prometheus/` and `api/v1/query`. */
export function addressBelow(base: string, path: string, parameters: Record<string, string>): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** A service's own words in one line of bounded length. */
export function oneLine(text: string, longest: number): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
