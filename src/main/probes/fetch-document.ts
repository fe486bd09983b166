import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { got } from 'got';
import type { Connection } from './connection';

/** The statuses that browsers follow (Fetch standard, "redirect status"). */
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

export interface DocumentRequest {
  method: 'GET' | 'HEAD';
  accept: string;
  /** How much is read, counted decompressed; 0 for the head alone. */
  maxBytes: number;
  /** Whether a redirect may be followed there. */
  mayGoTo: (target: URL) => boolean;
}

export interface FetchedDocument {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** There was more than `maxBytes`. */
  isTruncated: boolean;
  /** Who answered; after a redirect the last one. */
  remoteAddress: string | null;
}

/**
 * Fetches a document and follows redirects to where it may; any status is an answer. Rejects with what got, Node or
 * OpenSSL say, with a sentence where a redirect cannot be followed, and on abort.
 */
export async function fetchDocument(
  address: URL,
  request: DocumentRequest,
  connection: Connection,
  signal: AbortSignal,
): Promise<FetchedDocument> {
  let url = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await fetchOnce(url, request, connection, signal);
    const { location } = answer.headers;
    if (location === undefined || !redirectStatuses.has(answer.status)) return answer;
    url = redirectTarget(location, url, request);
  }
  throw new Error(`more than ${mostRedirects} redirects`);
}

/** The address itself may hold secrets and is not quoted. */
function redirectTarget(location: string, from: URL, { mayGoTo }: DocumentRequest): URL {
  if (!URL.canParse(location, from.href)) throw new Error('redirect to an unreadable address');
  const target = new URL(location, from);
  // got would send them along.
  target.username = '';
  target.password = '';
  if (!mayGoTo(target)) throw new Error(`redirect to where it must not lead (${target.protocol}//${target.host})`);
  return target;
}

async function fetchOnce(
  url: URL,
  { method, accept, maxBytes }: DocumentRequest,
  connection: Connection,
  signal: AbortSignal,
): Promise<FetchedDocument> {
  const stream = got.stream(url, {
    method,
    agent: connection.agent,
    signal,
    headers: { 'user-agent': connection.userAgent, accept, 'cache-control': 'no-cache' },
    // got drains what comes with a redirect, however endless.
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
  });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // Stays for good: an error that comes after the document was left alone must not end the process.
    stream.on('error', reject);
    stream.once('response', resolve);
  });
  const { statusCode: status = 0, headers } = response;
  const remoteAddress = response.socket.remoteAddress ?? null;
  if (maxBytes === 0 || redirectStatuses.has(status)) {
    stream.destroy();
    return { status, headers, body: Buffer.alloc(0), isTruncated: false, remoteAddress };
  }
  return { status, headers, remoteAddress, ...(await readUpTo(maxBytes, stream)) };
}

/** Leaving the loop ends the connection. */
async function readUpTo(maxBytes: number, stream: AsyncIterable<unknown>) {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, maxBytes - bytes));
    bytes += chunk.length;
    if (bytes > maxBytes) break;
  }
  return { body: Buffer.concat(chunks), isTruncated: bytes > maxBytes };
}
