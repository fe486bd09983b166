import type { CheckResult, FailureCause } from '../../core/check';
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
};
const causesByCode = new Map(Object.entries(causeCodes).map(([cause, code]) => [code, cause as FailureCause]));

export const outcomeCodes = { up: 0, upTruncated: 1, down: 2, offline: 3 } as const;

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
    case 'skipped':
      return { at, outcome: outcomeCodes.offline, ms: null, status: null, cause: null };
  }
}

export function isGood(row: CheckRow): boolean {
  return row.outcome === outcomeCodes.up || row.outcome === outcomeCodes.upTruncated;
}

export function toLastCheck(row: CheckRow): LastCheck {
  const { at, ms, status } = row;
  const kind = isGood(row) ? 'up' : row.outcome === outcomeCodes.down ? 'down' : 'skipped';
  const cause = row.cause === null ? null : (causesByCode.get(row.cause) ?? null);
  return { at, kind, ms, status, cause, isTruncated: row.outcome === outcomeCodes.upTruncated };
}
