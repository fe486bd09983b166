import { z } from 'zod';
import type { PhaseTimes } from './response-histogram';

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
  /** The answer was to be JSON and is none. */
  'json-invalid',
  /** The JSON condition does not hold. */
  'json-mismatch',
  /** The DNS has no such record. */
  'record-missing',
  /** None of the records is the expected one. */
  'record-mismatch',
  /** The host answers no ping. */
  'no-reply',
  'domain-expired',
  /** The registry knows no such domain. */
  'domain-free',
  /** Another watch, asked through Prometheus, finds the site down. */
  'probe-failed',
]);
export type FailureCause = z.infer<typeof failureCauseSchema>;

/** What a failure is made of, besides when and how fast. `detail` is the system's own words, never shown as the cause. */
export interface Failure {
  cause: FailureCause;
  /** The HTTP status, where one came. */
  status: number | null;
  detail: string;
}

/** Why a site that answers is not simply well. The words for people are in the locales under `concern`. */
export const concernCauseSchema = z.enum([
  'slow',
  'certificate-expiring',
  'domain-expiring',
  /** The newest backup is too old. */
  'backup-stale',
  /** How old the newest backup is could not be learnt. */
  'backup-unknown',
]);
export type ConcernCause = z.infer<typeof concernCauseSchema>;

export const concernSchema = z.object({
  cause: concernCauseSchema,
  /** What the sentence names: milliseconds (`slow`), days left (`…-expiring`), hours of age (`backup-stale`), else null. */
  amount: z.number().nullable(),
  /** The alarm step reached, in days (21, 7, 1); each one is told anew. Null where there are no steps. */
  step: z.number().nullable(),
  detail: z.string(),
});
export type Concern = z.infer<typeof concernSchema>;

/** By what a refused check was known: a challenge page in front of the site, or a limit on our questions. */
export const blockMarkSchema = z.enum(['challenge', 'rate-limit']);
export type BlockMark = z.infer<typeof blockMarkSchema>;

/** What every answer of a site has; `ms` is the time from a check's start to its end. */
interface Measured {
  ms: number;
  /** The HTTP status; null for checks that have none. */
  status: number | null;
  /** The page was longer than the watch reads. */
  isTruncated: boolean;
  /** The date the check is about, epoch milliseconds: a certificate's or domain's end, the newest backup. */
  aboutDate: number | null;
  /** What the time was spent on, where the probe saw it. */
  phases?: PhaseTimes;
}

interface Seen {
  remoteAddress: string | null;
}

/** What a probe brings home. `unmeasured`: whoever was to be asked about the site gave no answer (Prometheus, RDAP). */
export type ProbeResult =
  | ({ kind: 'up'; title: string | null } & Measured & Seen)
  | ({ kind: 'degraded'; title: string | null; concern: Concern } & Measured & Seen)
  | ({ kind: 'blocked'; ms: number; status: number | null; mark: BlockMark; detail: string } & Seen)
  | ({ kind: 'down'; ms: number } & Seen & Failure)
  | ({ kind: 'unmeasured'; ms: number; detail: string } & Seen);

/** One check as the rules see it. `at` is when it began, in epoch milliseconds. */
export type CheckResult =
  | ({ kind: 'up'; at: number } & Measured)
  | ({ kind: 'degraded'; at: number; concern: Concern } & Measured)
  | { kind: 'blocked'; at: number; ms: number; status: number | null; mark: BlockMark; detail: string }
  | ({ kind: 'down'; at: number; ms: number } & Failure)
  /** `detail`: why the source that knows of the site gave no answer, in its own or the system's words. */
  | { kind: 'skipped'; at: number; why: Exclude<SkipReason, 'here-only'>; detail?: string }
  | { kind: 'skipped'; at: number; why: 'here-only'; failure: Failure; seenUpFrom: string[] };

/**
 * Why a due check says nothing about the site: the own line is down; the source that knows of it did not answer; it
 * failed here while somebody elsewhere, asked for a second opinion, saw the site up.
 */
export type SkipReason = 'offline' | 'source' | 'here-only';

/** What somebody elsewhere said of a site that is about to become down; `silent` gave no usable answer. */
export interface Opinion {
  /** The address of whoever was asked. */
  from: string;
  answer: 'down' | 'up' | 'silent';
}

/** A gap in the measuring of all sites: the computer slept, the process stood still, the clock was set. */
export interface Gap {
  why: 'asleep' | 'stalled' | 'clock';
  /** Epoch milliseconds; for `clock` what it was set from and to. */
  fromMs: number;
  toMs: number;
}

/** Why time was not measured. `unknown`: no check came when one was due, and nobody knows why. */
export type NotMeasuredReason = SkipReason | Gap['why'] | 'closed' | 'paused' | 'blocked' | 'unknown';
