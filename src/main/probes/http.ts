import type { Concern, ProbeResult } from '../../core/check';
import { expiryConcern } from '../../core/checks/expiry';
import type { HttpCheck } from '../../core/checks/http-check';
import { scopeOfAddress } from '../../core/scope';
import type { Scope } from '../../core/scope';
import type { ProbeOf } from '../ports';
import { createConnection } from './connection';
import type { Connection, ConnectionOptions } from './connection';
import { failureOf, lateFailure } from './failure-cause';
import { firstRequest } from './http-request';
import { down, followRedirects } from './http-way';
import type { Attempt, Finding } from './http-way';
import { createLifetime } from './lifetime';
import { newProgress } from './progress';
import { createProxyChoice, goDirectly } from './proxy-choice';
import type { ProxyFor } from './proxy-choice';
import { signInOf, withoutSecret } from './sign-in';
import { ProxyFault } from './tunnel';

export interface HttpProbeOptions {
  /** What a site signs in with; null where there is none. */
  secretOf?: (siteId: string) => string | null;
  /** The system's proxy; without it every way is direct. */
  proxyFor?: ProxyFor;
  /** Which network an address is in. Tests have only loopback ones, and call some of them public. */
  scopeOfAddress?: (address: string) => Scope;
  /** Epoch milliseconds, for the days that a certificate has left. */
  now?: () => number;
}

/**
 * Checks a site over HTTP or HTTPS: one request (and the redirects it leads to) within `site.timeoutSeconds` in all.
 *
 * With `maxRedirects` 0 a redirect is judged by its own status. `unmeasured` where the check never got as far as the site:
 * the secret to sign in with is not at hand, or the system's proxy stands in the way. Rejects with the signal's reason on
 * abort, and with the error where this machine is at fault (no file handles left): neither says anything about the site.
 */
export function createHttpProbe(
  connectionOrOptions: ConnectionOptions | Connection,
  options: HttpProbeOptions = {},
): ProbeOf<'http'> {
  const connection = 'agent' in connectionOrOptions ? connectionOrOptions : createConnection(connectionOrOptions);
  const { secretOf, proxyFor, now = Date.now } = options;
  const chooseWays = proxyFor === undefined ? goDirectly : createProxyChoice(proxyFor);
  return async (site, signal) => {
    signal.throwIfAborted();
    const startedAt = performance.now();
    const lifetime = createLifetime();
    signal.addEventListener('abort', lifetime.end, { once: true });
    const timer = setTimeout(lifetime.end, site.timeoutSeconds * 1000);
    const attempt: Attempt = {
      site,
      secret: site.check.auth.kind === 'none' ? null : (secretOf?.(site.id) ?? null),
      connection,
      chooseWays,
      scopeOfAddress: options.scopeOfAddress ?? scopeOfAddress,
      progress: newProgress(),
      lifetime,
      ownAddress: null,
      validUntilMs: null,
    };
    try {
      const finding = await findingOf(attempt);
      signal.throwIfAborted();
      return toResult(finding, attempt, Math.round(performance.now() - startedAt), now());
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', lifetime.end);
      lifetime.close();
    }
  };
}

function toResult(finding: Finding, attempt: Attempt, ms: number, nowMs: number): ProbeResult {
  const { site, secret, ownAddress, progress, validUntilMs: aboutDate } = attempt;
  const seen = { ms, remoteAddress: ownAddress ?? progress.remoteAddress };
  if (finding.kind === 'up') {
    const concern = concernOf(site.check, ms, aboutDate, nowMs);
    const answer = { ...finding, ...seen, aboutDate, phases: progress.took };
    return concern === null ? answer : { ...answer, kind: 'degraded', concern };
  }
  // A failure behind a proxy may be the proxy's.
  const isDoubtful = finding.kind === 'down' && progress.through !== null;
  const detail = isDoubtful ? `${finding.detail} (through the proxy ${progress.through})` : finding.detail;
  return { ...finding, ...seen, detail: withoutSecret(detail, site.check, secret) };
}

/**
 * A certificate that soon ends weighs more than a slow answer: it has a date, and it stays the same from check to check,
 * so that an answer that is slow now and then does not make the site change its concern each time.
 */
function concernOf(check: HttpCheck, ms: number, validUntilMs: number | null, nowMs: number): Concern | null {
  // What has ended already was accepted as it is.
  if (check.watchCertificate && validUntilMs !== null && validUntilMs > nowMs) {
    const concern = expiryConcern('certificate-expiring', validUntilMs, nowMs);
    if (concern !== null) return concern;
  }
  if (check.slowMs === null || ms <= check.slowMs) return null;
  return { cause: 'slow', amount: ms, step: null, detail: `${ms} ms, and at most ${check.slowMs} ms are well` };
}

async function findingOf(attempt: Attempt): Promise<Finding> {
  const { progress, lifetime, site, connection, secret } = attempt;
  const signIn = signInOf(site.check, secret);
  if (!signIn.isPossible) return { kind: 'unmeasured', detail: signIn.sentence };
  try {
    return await followRedirects(firstRequest(site, signIn.headers, connection.userAgent), attempt);
  } catch (error) {
    if (lifetime.isOver()) return lateFinding(attempt);
    if (error instanceof ProxyFault) return { kind: 'unmeasured', detail: error.message };
    const failure = failureOf(error, progress.phase);
    if (failure === undefined) throw error;
    return down(failure);
  }
}

function lateFinding({ progress, site }: Attempt): Finding {
  const limitMs = site.timeoutSeconds * 1000;
  if (progress.proxy === null) return down(lateFailure(progress.phase, limitMs));
  const sentence = `The proxy ${progress.proxy} did not answer within ${limitMs} ms; check the system's proxy settings.`;
  return { kind: 'unmeasured', detail: sentence };
}
