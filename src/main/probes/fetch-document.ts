import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { scopeOf, scopeOfAddress } from '../../core/scope';
import type { Scope } from '../../core/scope';
import type { Connection } from './connection';
import type { Lifetime } from './lifetime';
import { plainRequest } from './outgoing';
import type { OutgoingRequest } from './outgoing';
import { newProgress } from './progress';
import type { ChooseWays } from './proxy-choice';
import { locationOf, requestAfterRedirect } from './redirect';
import { readBody } from './read-body';
import { openByWays } from './request';
import { ProxyFault } from './tunnel';

const mostRedirects = 5;
const direct = [{ kind: 'direct' }] as const;

export interface DocumentRequest {
  method: 'GET' | 'HEAD';
  accept: string;
  /** How much is read, counted decompressed; 0 for the head alone. */
  maxBytes: number;
  /** Whether a redirect may be followed there. */
  mayGoTo?: (target: URL) => boolean;
}

export interface FetchedDocument {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** There was more than `maxBytes`. */
  isTruncated: boolean;
  /** Who answered first; null behind a proxy. */
  remoteAddress: string | null;
}

/** How documents are fetched. */
export interface Fetching {
  connection: Connection;
  chooseWays: ChooseWays;
  /** Which network an address is in. Tests have only loopback ones, and call some of them public. */
  scopeOfAddress?: (address: string) => Scope;
}

type Question = Omit<OutgoingRequest, 'way'>;

/**
 * Fetches a document and follows redirects: to where it may, and never from the internet into the own network. Any other
 * status is an answer. Rejects as `openByWays` does, and with a sentence where a redirect cannot be followed.
 */
export async function fetchDocument(
  url: URL,
  request: DocumentRequest,
  fetching: Fetching,
  lifetime: Lifetime,
): Promise<FetchedDocument> {
  const { userAgent } = fetching.connection;
  const plain = plainRequest(url, fetching.connection);
  let question: Question = { ...plain, method: request.method, headers: { ...plain.headers, accept: request.accept } };
  let firstAddress: string | null = null;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const { answer, remoteAddress } = await ask(question, fetching, lifetime);
    if (redirects === 0) firstAddress = remoteAddress;
    const { status, headers, body, hangUp } = answer;
    const location = locationOf(status, headers.location);
    if (location === undefined) {
      const read = request.maxBytes === 0 ? nothing : await readUpTo(request.maxBytes, body);
      hangUp();
      return { status, headers, remoteAddress: firstAddress, ...read };
    }
    hangUp();
    const next = requestAfterRedirect(question, status, location, userAgent);
    if (typeof next === 'string') throw new Error(next);
    if (request.mayGoTo?.(next.url) === false)
      throw new Error(`redirect to where it must not lead (${next.url.origin})`);
    question = { ...next, isAllowed: addressesAllowedFrom(url, firstAddress, fetching) };
  }
  throw new Error(`more than ${mostRedirects} redirects`);
}

async function ask(question: Question, { connection, chooseWays }: Fetching, lifetime: Lifetime) {
  const progress = newProgress();
  const isInner = scopeOf(question.url.href, null) === 'private';
  const ways = isInner ? direct : await lifetime.until(chooseWays(question.url));
  const answer = await openByWays(question, ways, connection, progress, lifetime);
  if (question.url.protocol === 'http:' && progress.through !== null && answer.status === 407) {
    throw new ProxyFault(`The proxy ${progress.through} wants a sign-in, which is not supported.`);
  }
  return { answer, remoteAddress: progress.remoteAddress };
}

/** A server on the internet must not send us to a router or a printer; one in the own network itself may. */
function addressesAllowedFrom(url: URL, address: string | null, fetching: Fetching): Question['isAllowed'] {
  const scopeOfOne = fetching.scopeOfAddress ?? scopeOfAddress;
  const scope = address === null ? scopeOf(url.href, null) : scopeOfOne(address);
  return scope === 'private' ? null : (target) => scopeOfOne(target) === 'public';
}

const nothing = { body: Buffer.alloc(0), isTruncated: false };

async function readUpTo(maxBytes: number, stream: Readable) {
  const chunks: Buffer[] = [];
  let bytes = 0;
  await readBody(stream, (chunk) => {
    chunks.push(chunk.subarray(0, maxBytes - bytes));
    bytes += chunk.length;
    return bytes <= maxBytes;
  });
  return { body: Buffer.concat(chunks), isTruncated: bytes > maxBytes };
}
