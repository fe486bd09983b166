import { isIP } from 'node:net';
import type { Failure } from '../../core/check';
import type { ProxyWay } from '../../core/proxy-list';
import { scopeOf } from '../../core/scope';
import type { Scope } from '../../core/scope';
import type { SiteOf } from '../../core/site';
import type { Connection } from './connection';
import { failureOf } from './failure-cause';
import { judgeAnswer } from './http-answer';
import type { Judgement } from './http-answer';
import type { Lifetime } from './lifetime';
import { spend } from './progress';
import type { Progress } from './progress';
import type { ChooseWays } from './proxy-choice';
import { locationOf, requestAfterRedirect } from './redirect';
import { openByWays } from './request';
import type { OpenAnswer, OutgoingRequest } from './outgoing';
import { hostOfUrl } from './settled';
import { ProxyFault } from './tunnel';

export type Finding = Judgement | { kind: 'unmeasured'; detail: string };

/** A check that has begun: what it knows so far. */
export interface Attempt {
  site: SiteOf<'http'>;
  secret: string | null;
  connection: Connection;
  chooseWays: ChooseWays;
  scopeOfAddress: (address: string) => Scope;
  progress: Progress;
  lifetime: Lifetime;
  /** Where the site itself answered; redirects may lead elsewhere. Null before, and behind a proxy. */
  ownAddress: string | null;
  /** The end of the site's own certificate, epoch milliseconds. */
  validUntilMs: number | null;
}

type Question = Omit<OutgoingRequest, 'way'>;
const direct: readonly ProxyWay[] = [{ kind: 'direct' }];

export const down = (failure: Omit<Failure, 'status'>, status: number | null = null): Finding => ({
  kind: 'down',
  status,
  ...failure,
});

/** Asks the site, and whoever it sends us on to, and judges the last answer. Rejects as `openRequest` does. */
export async function followRedirects(first: Question, attempt: Attempt): Promise<Finding> {
  const { maxRedirects } = attempt.site.check;
  let question = first;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await ask(question, attempt);
    if (redirects === 0) attempt.ownAddress = attempt.progress.remoteAddress;
    const location = locationOf(answer.status, answer.headers.location);
    if (location === undefined || maxRedirects === 0) return judge(answer, question, attempt);
    answer.hangUp();
    if (redirects >= maxRedirects) {
      return down({ cause: 'redirect-loop', detail: `more than ${maxRedirects} redirects` }, answer.status);
    }
    const next = requestAfterRedirect(question, answer.status, location, attempt.connection.userAgent);
    if (typeof next === 'string') return down({ cause: 'protocol', detail: next }, answer.status);
    question = { ...next, isAllowed: addressesAllowedTo(attempt) };
  }
}

async function ask(question: Question, attempt: Attempt): Promise<OpenAnswer> {
  const { connection, progress, lifetime, site } = attempt;
  const { url } = question;
  const isInner = scopeOfHost(url, attempt) === 'private';
  const ways = isInner ? direct : await lifetime.until(attempt.chooseWays(url));
  const answer = await openByWays(question, ways, connection, progress, lifetime);
  if (url.protocol === 'http:' && progress.through !== null && answer.status === 407) {
    throw new ProxyFault(`The proxy ${progress.through} wants a sign-in, which is not supported.`);
  }
  if (site.check.watchCertificate && attempt.validUntilMs === null && url.hostname === new URL(site.url).hostname) {
    attempt.validUntilMs = answer.validUntilMs();
  }
  return answer;
}

/** A name that is never public, or an address in the own network: no proxy leads there. */
function scopeOfHost(url: URL, { scopeOfAddress }: Attempt): Scope {
  const host = hostOfUrl(url);
  return isIP(host) === 0 ? scopeOf(url.href, null) : scopeOfAddress(host);
}

/**
 * Where redirects of a site may lead. One on the internet must not send us into the own network, where a router or a
 * printer takes us for its owner; a site that is in the own network itself may.
 */
function addressesAllowedTo(attempt: Attempt): Question['isAllowed'] {
  const { ownAddress, scopeOfAddress, site } = attempt;
  const scope = ownAddress === null ? scopeOfHost(new URL(site.url), attempt) : scopeOfAddress(ownAddress);
  return scope === 'private' ? null : (address) => scopeOfAddress(address) === 'public';
}

async function judge(answer: OpenAnswer, { url }: Question, { site, progress, lifetime }: Attempt): Promise<Finding> {
  const { status } = answer;
  if (site.check.httpVersion === '2' && url.protocol === 'http:') {
    const detail = 'HTTP/2 is demanded, and the answer came without TLS, inside which alone it is agreed on';
    return down({ cause: 'protocol', detail }, status);
  }
  const answeredAt = performance.now();
  try {
    const judgement = await judgeAnswer(answer, site.check, progress);
    spend(progress, 'transfer', answeredAt);
    return judgement;
  } catch (error) {
    if (lifetime.isOver()) throw error;
    const failure = failureOf(error, 'answer');
    if (failure === undefined) throw error;
    return down(failure, status);
  }
}
