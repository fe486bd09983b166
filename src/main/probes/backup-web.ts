import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { valueAtJsonPath } from '../../core/checks/json-path';
import { readHttpDate, readJsonDate } from './backup-date';
import { fetchDocument } from './fetch-document';
import type { DocumentRequest, FetchedDocument, Fetching } from './fetch-document';
import type { Lifetime } from './lifetime';
import { readSitemap } from './sitemap';

const maxBytes = 2 * 1024 * 1024;
/** How many of an index's sitemaps are fetched where the index does not say when they changed. */
const mostSitemaps = 5;

/** How a date was looked for. */
export interface WebLook {
  fetching: Fetching;
  lifetime: Lifetime;
  /** Later dates are left out, epoch milliseconds. */
  latestMs: number;
  /** Who answered; set as soon as somebody did. */
  answeredBy: (address: string | null) => void;
}

export interface FoundDate {
  /** Epoch milliseconds; null where there is none. */
  atMs: number | null;
  /** There may be a newer one that was not looked at. */
  isPartial: boolean;
}

/** What keeps a date from being learnt, as a sentence's end. */
class NotLearnt extends Error {}

export const isNotLearnt = (error: unknown): error is Error => error instanceof NotLearnt;

/** When a file changed last, by its head alone; some servers give none without the body. */
export async function lastModified(url: URL, look: WebLook): Promise<FoundDate> {
  const head = await fetchFor(url, 'HEAD', '*/*', 0, look);
  const fromHead = isGood(head) ? readHttpDate(head.headers['last-modified']) : null;
  if (fromHead !== null) return foundOf(fromHead, look);
  const answer = await fetchFor(url, 'GET', '*/*', 0, look);
  requireGood(answer);
  return foundOf(readHttpDate(answer.headers['last-modified']), look);
}

/** A date in a JSON document. */
export async function dateInJson(url: URL, path: string, look: WebLook): Promise<FoundDate> {
  const answer = await fetchFor(url, 'GET', 'application/json, */*;q=0.5', maxBytes, look);
  requireGood(answer);
  if (answer.isTruncated) throw new NotLearnt(`the answer is longer than ${maxBytes} bytes`);
  return foundOf(readJsonDate(valueAtJsonPath(parseJson(answer.body), path)), look);
}

/** The newest date in a sitemap, or in an index of some. */
export async function newestInSitemap(url: URL, look: WebLook): Promise<FoundDate> {
  const { sitemap, isPartial } = await fetchSitemap(url, look);
  if (sitemap.kind === 'other') throw new NotLearnt('the answer is no sitemap');
  const own: FoundDate = { atMs: newest(sitemap.entries, look.latestMs), isPartial };
  if (sitemap.kind === 'pages') return own;
  const untold = sitemap.entries.filter(({ changedAtMs }) => changedAtMs === null);
  const addresses = untold.flatMap(({ address }) => sitemapOf(address, url));
  let found: FoundDate = { atMs: own.atMs, isPartial: isPartial || addresses.length > mostSitemaps };
  for (const address of addresses.slice(0, mostSitemaps)) found = together(found, await datesIn(address, look));
  return found;
}

/** A sitemap may name others of its own host only; this keeps a hostile one from sending us anywhere. */
function sitemapOf(address: string, index: URL): URL[] {
  if (!URL.canParse(address, index.href)) return [];
  const url = new URL(address, index);
  return url.origin === index.origin ? [url] : [];
}

const together = (left: FoundDate, right: FoundDate): FoundDate => ({
  atMs: left.atMs === null || right.atMs === null ? (left.atMs ?? right.atMs) : Math.max(left.atMs, right.atMs),
  isPartial: left.isPartial || right.isPartial,
});

async function datesIn(url: URL, look: WebLook): Promise<FoundDate> {
  try {
    const { sitemap, isPartial } = await fetchSitemap(url, look);
    return { atMs: newest(sitemap.entries, look.latestMs), isPartial };
  } catch (error) {
    // One sitemap of several is missing: the others may still say enough.
    if (isNotLearnt(error)) return { atMs: null, isPartial: true };
    throw error;
  }
}

async function fetchSitemap(url: URL, look: WebLook) {
  const answer = await fetchFor(url, 'GET', 'application/xml, text/xml, */*;q=0.5', maxBytes, look);
  requireGood(answer);
  const { body, isTruncated } = await unpacked(answer);
  return { sitemap: await readSitemap(body.toString('utf8')), isPartial: isTruncated };
}

/** Sitemaps may lie on a server as gzip files, which is no encoding of the answer. */
async function unpacked({ body, isTruncated }: FetchedDocument): Promise<{ body: Buffer; isTruncated: boolean }> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return { body, isTruncated };
  try {
    return { body: await promisify(gunzip)(body, { maxOutputLength: maxBytes }), isTruncated };
  } catch {
    // Damaged, or longer than what is read: zlib gives nothing then.
    throw new NotLearnt(`the sitemap cannot be unpacked, or is longer than ${maxBytes} bytes`);
  }
}

function newest(entries: readonly { changedAtMs: number | null }[], latestMs: number): number | null {
  const dates = entries.flatMap(({ changedAtMs }) =>
    changedAtMs !== null && changedAtMs <= latestMs ? [changedAtMs] : [],
  );
  return dates.length === 0 ? null : dates.reduce((left, right) => Math.max(left, right));
}

function foundOf(atMs: number | null, { latestMs }: WebLook): FoundDate {
  if (atMs === null) throw new NotLearnt('there is no date, or one that cannot be read');
  if (atMs > latestMs) throw new NotLearnt(`the date lies in the future: ${new Date(atMs).toISOString()}`);
  return { atMs, isPartial: false };
}

const isGood = ({ status }: FetchedDocument): boolean => status >= 200 && status <= 299;

function requireGood(answer: FetchedDocument): void {
  if (!isGood(answer)) throw new NotLearnt(`HTTP ${answer.status}`);
}

async function fetchFor(
  url: URL,
  method: DocumentRequest['method'],
  accept: string,
  most: number,
  { fetching, lifetime, answeredBy }: WebLook,
): Promise<FetchedDocument> {
  const answer = await fetchDocument(url, { method, accept, maxBytes: most }, fetching, lifetime);
  answeredBy(answer.remoteAddress);
  return answer;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    // The engine's own words would quote the answer.
    throw new NotLearnt('the answer is no JSON');
  }
}
