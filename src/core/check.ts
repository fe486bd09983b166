import { z } from 'zod';

/** Why a check failed. The words for people are in the locales under `cause`. */
export const failureCauseSchema = z.enum([
  'dns',
  'refused',
  'unreachable',
  'connect-timeout',
  'tls-expired',
  'tls-name',
  'tls-untrusted',
  'tls-other',
  'timeout',
  'reset',
  'protocol',
  'status',
  'redirect-loop',
  'keyword-missing',
  'keyword-present',
]);
export type FailureCause = z.infer<typeof failureCauseSchema>;

/** What a failure is made of, besides when and how fast. `detail` is the system's own words, never shown as the cause. */
export interface Failure {
  cause: FailureCause;
  /** The HTTP status, where one came. */
  status: number | null;
  detail: string;
}

/** What a probe brings home; `ms` is the time from its start to its end. */
export type ProbeResult =
  | { kind: 'up'; ms: number; status: number; remoteAddress: string | null; isTruncated: boolean; title: string | null }
  | ({ kind: 'down'; ms: number; remoteAddress: string | null } & Failure);

/** One check as the rules see it. `at` is when it began, in epoch milliseconds. */
export type CheckResult =
  | { kind: 'up'; at: number; ms: number; status: number; isTruncated: boolean }
  | ({ kind: 'down'; at: number; ms: number } & Failure)
  | { kind: 'skipped'; at: number; why: SkipReason };

/** Why a due check says nothing about the site: the time counts as not measured. */
export type SkipReason = 'offline';
