import type { Concern, ProbeResult } from '../../core/check';
import type { Site } from '../../core/site';
import type { ToldFailure } from './failure-cause';
import { createLifetime } from './lifetime';
import type { Lifetime } from './lifetime';

type WithoutTime<Outcome> = Outcome extends ProbeResult ? Omit<Outcome, 'ms'> : never;

/** What a check found. `ms` only where it measured a time by itself; else the time it took counts. */
export type Finding = WithoutTime<ProbeResult> & { ms?: number };

/** A good answer of what has neither page nor status; with a concern it is degraded. */
export function answered(
  remoteAddress: string | null,
  aboutDate: number | null = null,
  concern: Concern | null = null,
): Finding {
  const measured = { title: null, status: null, isTruncated: false, aboutDate, remoteAddress };
  return concern === null ? { kind: 'up', ...measured } : { kind: 'degraded', concern, ...measured };
}

export const failed = ({ cause, detail }: ToldFailure, remoteAddress: string | null): Finding => ({
  kind: 'down',
  status: null,
  cause,
  detail,
  remoteAddress,
});

/** `sentence` says who was to be asked, why nothing came of it, and what to do. */
export const notMeasured = (sentence: string): Finding => ({
  kind: 'unmeasured',
  detail: sentence,
  remoteAddress: null,
});

/**
 * Looks within the site's time limit. Once it is over, `late` says what that means, whatever `look` does; its lifetime ends
 * then, and at the end of every check. Rejects with the signal's reason on abort, and where `look` does.
 */
export async function withinLimit(
  { timeoutSeconds }: Pick<Site, 'timeoutSeconds'>,
  signal: AbortSignal,
  look: (lifetime: Lifetime) => Promise<Finding>,
  late: (limitMs: number) => Finding,
): Promise<ProbeResult> {
  signal.throwIfAborted();
  const startedAt = performance.now();
  const limitMs = timeoutSeconds * 1000;
  const lifetime = createLifetime();
  let callOff = (): void => undefined;
  const over = new Promise<Finding>((resolve, reject) => {
    const timer = setTimeout(() => resolve(late(limitMs)), limitMs);
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    callOff = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
  });
  try {
    const finding = await Promise.race([look(lifetime), over]);
    signal.throwIfAborted();
    return { ...finding, ms: finding.ms ?? Math.round(performance.now() - startedAt) };
  } finally {
    callOff();
    lifetime.close();
  }
}
