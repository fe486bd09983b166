import type { CheckResult, FailureCause, SkipReason } from '../../core/check';
import type { LastCheck } from '../../core/snapshot';

/** The codes of causes in the table of checks. They are on people's disks: never change or reuse one. */
const causeCodes: Record<FailureCause, number> = {
  dns: 1,
  refused: 2,
  unreachable: 3,
  'connect-timeout': 4,
  'tls-expired': 5,
  'tls-name': 6,
  'tls-untrusted': 7,
  'tls-other': 8,
  timeout: 9,
  reset: 10,
  protocol: 11,
  status: 12,
  'redirect-loop': 13,
  'keyword-missing': 14,
  'keyword-present': 15,
  'json-invalid': 16,
  'json-mismatch': 17,
  'record-missing': 18,
  'record-mismatch': 19,
  'no-reply': 20,
  'domain-expired': 21,
  'domain-free': 22,
  'probe-failed': 23,
};
const causesByCode = new Map(Object.entries(causeCodes).map(([cause, code]) => [code, cause as FailureCause]));

/** On people's disks as well. `degraded` and `blocked` keep their reason in the log of the site's events. */
export const outcomeCodes = {
  up: 0,
  upTruncated: 1,
  down: 2,
  offline: 3,
  degraded: 4,
  blocked: 5,
  sourceSilent: 6,
  hereOnly: 7,
} as const;

const kindsByCode: Record<number, Pick<LastCheck, 'kind' | 'why'>> = {
  [outcomeCodes.up]: { kind: 'up', why: null },
  [outcomeCodes.upTruncated]: { kind: 'up', why: null },
  [outcomeCodes.down]: { kind: 'down', why: null },
  [outcomeCodes.offline]: { kind: 'skipped', why: 'offline' },
  [outcomeCodes.degraded]: { kind: 'degraded', why: null },
  [outcomeCodes.blocked]: { kind: 'blocked', why: null },
  [outcomeCodes.sourceSilent]: { kind: 'skipped', why: 'source' },
  [outcomeCodes.hereOnly]: { kind: 'skipped', why: 'here-only' },
};
const skippedCodes: Record<SkipReason, number> = {
  offline: outcomeCodes.offline,
  source: outcomeCodes.sourceSilent,
  'here-only': outcomeCodes.hereOnly,
};

/** A check as the table holds it. `at` in epoch milliseconds, `ms` in milliseconds, both whole. */
export interface CheckRow {
  at: number;
  outcome: number;
  ms: number | null;
  status: number | null;
  cause: number | null;
}

export function toCheckRow(result: CheckResult): CheckRow {
  const at = Math.round(result.at);
  switch (result.kind) {
    case 'up': {
      const outcome = result.isTruncated ? outcomeCodes.upTruncated : outcomeCodes.up;
      return { at, outcome, ms: Math.round(result.ms), status: result.status, cause: null };
    }
    case 'down': {
      const { status } = result;
      return { at, outcome: outcomeCodes.down, ms: Math.round(result.ms), status, cause: causeCodes[result.cause] };
    }
    case 'degraded':
      return { at, outcome: outcomeCodes.degraded, ms: Math.round(result.ms), status: result.status, cause: null };
    case 'blocked':
      return { at, outcome: outcomeCodes.blocked, ms: Math.round(result.ms), status: result.status, cause: null };
    case 'skipped':
      return { at, outcome: skippedCodes[result.why], ms: null, status: null, cause: null };
  }
}

export function isGood(row: CheckRow): boolean {
  const { up, upTruncated, degraded } = outcomeCodes;
  return row.outcome === up || row.outcome === upTruncated || row.outcome === degraded;
}

export function toLastCheck(row: CheckRow): LastCheck {
  const { at, ms, status } = row;
  // A code of a newer version: something was looked at, and nobody here knows what came of it.
  const { kind, why } = kindsByCode[row.outcome] ?? { kind: 'skipped', why: 'source' };
  const cause = row.cause === null ? null : (causesByCode.get(row.cause) ?? null);
  const isTruncated = row.outcome === outcomeCodes.upTruncated;
  return { at, kind, ms, status, cause, why, detail: null, isTruncated, aboutDate: null };
}
