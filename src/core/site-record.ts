import { agreedPeriodAt, rememberedServiceTime } from './agreement';
import type { Agreement, serviceTimeIn } from './agreement';
import { stripOf } from './availability';
import type { StripPart, TimeQuestion } from './availability';
import { byWorst, ledgerOf } from './ledger';
import type { Ledger } from './ledger';
import type { Period, Span } from './time-span';
import { lastDays } from './zone-time';

/** The last days of a site: oldest first, today last. */
export interface SiteDays {
  siteId: string;
  days: StripPart[];
}

/** What can be shown of a site's availability: the last days, and how its agreement stands where there is one. */
export interface SiteRecord extends SiteDays {
  ledger: Ledger | null;
}

export const recordDays = 90;

/** What is worked out once and holds for all sites that are asked about together. */
export interface RecordFrame {
  nowMs: number;
  days: Period[];
  serviceTimeOf: typeof serviceTimeIn;
}

/** @param timeZone where the days of the strip begin and end. */
export function recordFrame(nowMs: number, timeZone: string): RecordFrame {
  return { nowMs, days: lastDays(timeZone, nowMs, recordDays), serviceTimeOf: rememberedServiceTime() };
}

/** For which time the spans are wanted. */
export function recordPeriod({ nowMs, days }: RecordFrame, agreement: Agreement | null): Period {
  const fromMs = days[0]?.fromMs ?? nowMs;
  if (agreement === null) return { fromMs, toMs: nowMs };
  return { fromMs: Math.min(fromMs, agreedPeriodAt(agreement, nowMs).fromMs), toMs: nowMs };
}

export function recordOf(
  siteId: string,
  agreement: Agreement | null,
  { spans, question }: { spans: readonly Span[]; question: Omit<TimeQuestion, keyof Period> },
  { nowMs, days, serviceTimeOf }: RecordFrame,
): SiteRecord {
  const ledger = agreement && ledgerOf(agreement, spans, { ...question, atMs: nowMs }, serviceTimeOf);
  return { siteId, ledger, days: stripOf(spans, days, question) };
}

/** The one with the least left first; those without an agreement last. */
export function worstFirst(records: readonly SiteRecord[]): SiteRecord[] {
  return records.toSorted((left, right) => {
    if (left.ledger === null || right.ledger === null)
      return Number(left.ledger === null) - Number(right.ledger === null);
    return byWorst(left.ledger, right.ledger);
  });
}
