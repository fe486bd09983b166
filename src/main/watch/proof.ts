import type { ProbeResult } from '../../core/check';
import type { Scope } from '../../core/scope';
import type { Site } from '../../core/site';

/** What says something of the site by its answer, be it good or not. */
export type Answered = Extract<ProbeResult, { kind: 'up' | 'degraded' | 'blocked' }>;

/** Whether anybody answered at all: of a backup's age nothing is known also where nobody did. */
export function isAnswered(outcome: Answered): boolean {
  return outcome.kind !== 'degraded' || outcome.concern.cause !== 'backup-unknown';
}

/**
 * Whether an answer of this site means that the line works. A captive portal answers every plain request with a page of
 * its own, takes connections for others and answers every question to the DNS. So in public only a certificate that
 * was looked at or an expected word proves anything.
 */
export function provesLine(site: Site, scope: Scope): boolean {
  const { check, url } = site;
  switch (check.kind) {
    case 'http':
      if (scope === 'private' || check.keyword?.mustOccur === true) return true;
      return url.startsWith('https:') && check.acceptCertificate.length === 0;
    case 'backup':
      // A folder is reached without any line.
      return check.source !== 'path' && (scope === 'private' || url.startsWith('https:'));
    case 'tls':
      return true;
    case 'tcp':
    case 'ping':
      return scope === 'private';
    case 'dns':
    case 'domain':
    case 'prometheus':
      // Somebody else was asked, and may be anywhere.
      return false;
  }
}

/** Whether the line has a part in it at all: a folder of this computer is there with or without one. */
export function needsLine({ check }: Site): boolean {
  return !(check.kind === 'backup' && check.source === 'path');
}
