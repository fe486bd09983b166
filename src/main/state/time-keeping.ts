import { availabilityOf } from '../../core/availability';
import type { Availability } from '../../core/availability';
import type { CheckResult, Gap, NotMeasuredReason } from '../../core/check';
import { longestPauseMs } from '../../core/schedule';
import type { Site } from '../../core/site';
import { holdOf, openAccount, provisionalRecord, standingOf, takeEvent } from '../../core/time-account';
import type { Instant, TimeAccount, TimeEvent, TimeStep } from '../../core/time-account';
import { mergeRecords } from '../../core/time-span';
import type { Period, TimeRecord } from '../../core/time-span';
import type { Verdict } from '../../core/verdict';
import { knownTimeOf } from '../../core/known-time';
import type { Clock, HistoryStore } from '../ports';

/** Keeps an account of where every site's time goes, and writes it to the log. */
export interface TimeKeeping {
  /** Up to when the app ran before, where the log knows. */
  closedSinceMs: number | null;
  /** The site is watched from now on: for the first time, or again after a start. */
  open: (site: Site) => void;
  forget: (siteId: string) => void;
  checked: (site: Site, result: CheckResult, verdict: Verdict) => void;
  /** Nothing is measured of the site from now on, until `toMs` where that is known. */
  unmeasured: (siteId: string, why: NotMeasuredReason, toMs: number | null) => void;
  /** A gap in the measuring of all sites. */
  gap: (gap: Gap) => void;
  /** Where the site's time went in a period, up to this moment. */
  availability: (site: Site, period: Period) => Availability;
  /** What is known of a site's time up to this moment and does not stand in the log's file; null where nothing is. */
  recordNow: (siteId: string) => TimeRecord | null;
  /** The app ends: what the last checks vouch for is written. */
  stop: () => void;
}

export function createTimeKeeping(clock: Clock, history: HistoryStore): TimeKeeping {
  const accounts = new Map<string, TimeAccount>();
  const lastSpans = history.lastSpans();
  const now = (): Instant => ({ wallMs: clock.now(), monotonicMs: clock.monotonicMs() });

  function keep(siteId: string, { account, record }: TimeStep): void {
    accounts.set(siteId, account);
    if (record !== null) history.recordTime(siteId, record);
  }
  function take(siteId: string, event: TimeEvent): void {
    const account = accounts.get(siteId);
    if (account !== undefined) keep(siteId, takeEvent(account, event, now()));
  }

  const provisional = (siteId: string): TimeRecord | null => {
    const account = accounts.get(siteId);
    return account === undefined ? null : provisionalRecord(account, now());
  };

  return {
    closedSinceMs: lastSpans.size === 0 ? null : Math.max(...[...lastSpans.values()].map(({ toMs }) => toMs)),
    open: (site) => {
      if (!accounts.has(site.id)) keep(site.id, openAccount(lastSpans.get(site.id) ?? null, site.createdAt, now()));
      lastSpans.delete(site.id);
    },
    forget: (siteId) => void accounts.delete(siteId),
    checked: (site, result, verdict) => {
      const standing = standingOf(result, verdict);
      const holdMs = holdOf(longestPauseMs(site.intervalSeconds * 1000, verdict), site.timeoutSeconds * 1000);
      take(site.id, { kind: 'check', at: result.at, standing, holdMs });
    },
    unmeasured: (siteId, why, toMs) => take(siteId, { kind: 'gap', why, fromMs: clock.now(), toMs }),
    gap: ({ why, fromMs, toMs }) => {
      for (const siteId of accounts.keys()) take(siteId, { kind: 'gap', why, fromMs, toMs });
    },
    availability: (site, period) => {
      const { spans, question } = knownTimeOf(history, site, period, provisional(site.id), clock.now());
      return availabilityOf(spans, { ...period, ...question });
    },
    recordNow: (siteId) => {
      const [waiting, present] = [history.unwrittenTime(siteId), provisional(siteId)];
      return waiting !== null && present !== null ? mergeRecords(waiting, present) : (present ?? waiting);
    },
    stop: () => {
      for (const siteId of accounts.keys()) {
        take(siteId, { kind: 'gap', why: 'closed', fromMs: clock.now(), toMs: null });
      }
    },
  };
}
