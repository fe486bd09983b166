import type { Failure, ProbeResult } from '../../core/check';
import { isExpectedStatus } from '../../core/checks/http-check';
import type { SiteOf } from '../../core/site';
import type { ProbeOf } from '../ports';
import { createConnection } from './connection';
import type { Connection, ConnectionOptions } from './connection';
import { failureOf, lateFailure } from './failure-cause';
import { createPageReader } from './page-reader';
import { newProgress, openRequest } from './request';
import type { OpenAnswer, Progress } from './request';

/** How much of a page is read, counted both as it comes and decompressed; the rest is left unread. */
const bodyCapBytes = 2 * 1024 * 1024;
/** The statuses that browsers follow (Fetch standard, "redirect status"). */
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

type Answer =
  | { kind: 'up'; status: number; isTruncated: boolean; aboutDate: null; title: string | null }
  | ({ kind: 'down' } & Failure);

/** A check that has begun: what it knows so far. */
interface Attempt {
  site: SiteOf<'http'>;
  connection: Connection;
  progress: Progress;
  /** Where the site itself answered; redirects may lead elsewhere. */
  ownAddress: string | null;
  signal: AbortSignal;
}

/**
 * Checks a site over HTTP or HTTPS: one request (and the redirects it leads to) within `site.timeoutSeconds` in all.
 *
 * The status is judged before the body is read, so a wrong one wins over everything that the body would have shown. With
 * `maxRedirects` 0 a redirect is judged by its own status. Rejects with the signal's reason on abort, and with the error
 * where this machine is at fault (no file handles left): neither says anything about the site.
 */
export function createHttpProbe(options: ConnectionOptions | Connection): ProbeOf<'http'> {
  const connection = 'agent' in options ? options : createConnection(options);
  return async (site, signal) => {
    signal.throwIfAborted();
    const startedAt = performance.now();
    const limit = new AbortController();
    const end = (): void => limit.abort();
    signal.addEventListener('abort', end, { once: true });
    const timer = setTimeout(end, site.timeoutSeconds * 1000);
    const attempt: Attempt = { site, connection, progress: newProgress(), ownAddress: null, signal: limit.signal };
    try {
      const answer = await answerOf(attempt);
      signal.throwIfAborted();
      return withMeasures(answer, startedAt, attempt);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      // What is still open (a body that nobody reads on) ends with the check.
      limit.abort();
    }
  };
}

function withMeasures(answer: Answer, startedAt: number, { ownAddress, progress }: Attempt): ProbeResult {
  const ms = Math.round(performance.now() - startedAt);
  return { ...answer, ms, remoteAddress: ownAddress ?? progress.remoteAddress };
}

async function answerOf(attempt: Attempt): Promise<Answer> {
  try {
    return await followRedirects(attempt);
  } catch (error) {
    const { phase } = attempt.progress;
    if (attempt.signal.aborted) return down(lateFailure(phase, attempt.site.timeoutSeconds * 1000));
    const failure = failureOf(error, phase);
    if (failure === undefined) throw error;
    return down(failure);
  }
}

const down = (failure: Omit<Failure, 'status'>, status: number | null = null): Answer => ({
  kind: 'down',
  status,
  ...failure,
});

async function followRedirects(attempt: Attempt): Promise<Answer> {
  const { site, connection, progress, signal } = attempt;
  let url = new URL(site.url);
  for (let redirects = 0; ; redirects += 1) {
    const answer = await openRequest(url, site.check.method as 'GET', connection, progress, signal);
    attempt.ownAddress ??= progress.remoteAddress;
    const { location } = answer.headers;
    if (location === undefined || !redirectStatuses.has(answer.status) || site.check.maxRedirects === 0) {
      return judge(answer, attempt);
    }
    answer.body.destroy();
    if (redirects >= site.check.maxRedirects) {
      return down({ cause: 'redirect-loop', detail: `more than ${site.check.maxRedirects} redirects` }, answer.status);
    }
    const target = redirectTarget(location, url);
    if (typeof target === 'string') return down({ cause: 'protocol', detail: target }, answer.status);
    url = target;
  }
}

/** Where a redirect leads, or a sentence why nobody can go there. The address itself may hold secrets and is not quoted. */
function redirectTarget(location: string, from: URL): URL | string {
  // Node hands headers over as Latin-1, while servers write addresses in UTF-8.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  if (!URL.canParse(text, from.href)) return 'redirect to an unreadable address';
  const target = new URL(text, from);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return `redirect to ${target.protocol}`;
  // got would send them along.
  target.username = '';
  target.password = '';
  return target;
}

async function judge(answer: OpenAnswer, attempt: Attempt): Promise<Answer> {
  const { site } = attempt;
  const { status } = answer;
  if (!isExpectedStatus(site.check.expectStatus, status)) {
    answer.body.destroy();
    return down({ cause: 'status', detail: `HTTP ${status}` }, status);
  }
  try {
    return await judgePage(answer, attempt);
  } catch (error) {
    if (attempt.signal.aborted) throw error;
    const failure = failureOf(error, 'answer');
    if (failure === undefined) throw error;
    return down(failure, status);
  }
}

async function judgePage({ status, headers, body }: OpenAnswer, { site, progress }: Attempt): Promise<Answer> {
  const { keyword } = site.check;
  const reader = createPageReader(headers['content-type'], keyword?.text ?? null);
  const isForbiddenFound = (): boolean => keyword?.mustOccur === false && reader.hasKeyword();
  let isTruncated = false;
  let pageBytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    reader.write(chunk.subarray(0, Math.max(0, bodyCapBytes - pageBytes)));
    pageBytes += chunk.length;
    isTruncated = pageBytes > bodyCapBytes || progress.bodyBytes > bodyCapBytes;
    if (isTruncated || isForbiddenFound()) break;
  }
  reader.end();
  if (isForbiddenFound()) return down({ cause: 'keyword-present', detail: 'the forbidden word is there' }, status);
  if (keyword?.mustOccur === true && !reader.hasKeyword()) {
    const searched = isTruncated ? `the first ${bodyCapBytes} bytes` : 'the whole page';
    return down({ cause: 'keyword-missing', detail: `searched ${searched}` }, status);
  }
  return { kind: 'up', status, isTruncated, aboutDate: null, title: reader.title() };
}
