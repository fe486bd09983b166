import ipaddr from 'ipaddr.js';
import type { CheckResult, Failure, FailureCause, Opinion } from './check';
import type { Check } from './checks/check-kinds';
import { isExpectedStatus } from './checks/http-check';
import type { HttpCheck } from './checks/http-check';
import { scopeOf } from './scope';
import type { Site } from './site';

/** Failures on the way to a site: whoever tries the same way elsewhere can say whether they are ours alone. */
const onTheWay: ReadonlySet<FailureCause> = new Set([
  'dns',
  'refused',
  'unreachable',
  'connect-timeout',
  'tls-expired',
  'tls-name',
  'tls-untrusted',
  'tls-other',
]);
/** Failures of the answer to a plain request, which somebody else gets as well. */
const inTheAnswer: ReadonlySet<FailureCause> = new Set(['timeout', 'reset', 'protocol']);

/** Whether somebody elsewhere sees the site up. Who is silent says nothing, so with only silent ones it is as if nobody had been asked. */
export function isDownHereOnly(opinions: readonly Opinion[]): boolean {
  return opinions.some(({ answer }) => answer === 'up');
}

/** A failure that would make the site down, after others were asked: one that is ours alone says nothing about the site. */
export function withSecondOpinion(result: CheckResult, opinions: readonly Opinion[]): CheckResult {
  if (result.kind !== 'down' || !isDownHereOnly(opinions)) return result;
  const { at, cause, status, detail } = result;
  const seenUpFrom = opinions.filter(({ answer }) => answer === 'up').map(({ from }) => from);
  return {
    kind: 'skipped',
    at,
    why: 'here-only',
    failure: { cause, status, detail },
    // One exporter may be asked by two modules.
    seenUpFrom: [...new Set(seenUpFrom)],
  };
}

/** What others are asked about: a web address, `host:port`, or null where nobody can be asked about this kind of check. */
export function opinionTarget(site: Pick<Site, 'url' | 'check'>): string | null {
  switch (site.check.kind) {
    case 'http':
      return site.url;
    case 'tcp':
      return site.url.replace(/^tcp:\/\//, '');
    case 'dns':
    case 'tls':
    case 'domain':
    case 'backup':
    case 'ping':
    case 'prometheus':
      return null;
  }
}

/**
 * Whether it says anything about this failure that others see the site up. They ask for the page only, without the
 * site's word, JSON condition, headers or sign-in: a missing word is none of theirs, and would be taken for "down here
 * only" although every visitor misses it.
 */
export function isOpenToOpinion(check: Check, failure: Pick<Failure, 'cause' | 'status'>): boolean {
  switch (check.kind) {
    case 'tcp':
      return true;
    case 'http':
      return isOpenHttpFailure(check, failure);
    case 'dns':
    case 'tls':
    case 'domain':
    case 'backup':
    case 'ping':
    case 'prometheus':
      return false;
  }
}

function isOpenHttpFailure(check: HttpCheck, { cause, status }: Pick<Failure, 'cause' | 'status'>): boolean {
  // Over the other kind of address a site may well be up.
  if (check.ipVersion !== 'auto') return false;
  if (onTheWay.has(cause)) return true;
  if (!isPlainRequest(check)) return false;
  if (inTheAnswer.has(cause)) return true;
  // Others call a page up that answers with 2xx: that must be right here, too, and what came here wrong there, too.
  return cause === 'status' && status !== null && status >= 400 && isExpectedStatus(check.expectStatus, 200);
}

const isPlainRequest = ({ method, headers, auth, httpVersion }: HttpCheck): boolean =>
  (method === 'GET' || method === 'HEAD') && headers.length === 0 && auth.kind === 'none' && httpVersion === 'auto';

/**
 * Whether somebody at `askedUrl` would see the same site: what is public everybody sees, a private address leads
 * elsewhere in another network, and loopback on every machine to itself. `lastAddress` is the one that answered last.
 */
export function seesTheSame(askedUrl: string, siteUrl: string, lastAddress: string | null): boolean {
  if (scopeOf(siteUrl, lastAddress) === 'public') return true;
  if (isLoopback(siteUrl, lastAddress)) return isLoopback(askedUrl, null);
  return scopeOf(askedUrl, null) === 'private';
}

function isLoopback(url: string, lastAddress: string | null): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
  if (/(^|\.)localhost$/.test(host)) return true;
  const address = ipaddr.isValid(host) ? host : lastAddress;
  return address !== null && ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
