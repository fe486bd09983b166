import type { ResponseDay } from '../../core/response-histogram';
import type { ResponseTimePoint } from '../../core/response-times';
import { dayMs, hourMs, hourOf, hoursOfDay, unpacked } from './check-hours';
import type { CheckHours } from './check-hours';
import type { StoredCheck } from './check-pack';
import { countChecks, dayNumberOf, daysOf, toResponseDay } from './response-days';
import { checksOf, combineRollups, rollUp, toResponseTimes } from './rollup';
import type { Rollup } from './rollup';

export interface ResponseTimesQuestion {
  /** Null where nothing of the site is on disk. */
  site: number | null;
  /** Checks that are not packed yet; some may be in a pack as well. */
  loose: readonly StoredCheck[];
  fromMs: number;
  toMs: number;
  maxPoints: number;
}

/** What is known of a stretch of time: single checks, and what is left of checks that are gone. */
interface Found {
  checks: StoredCheck[];
  rollups: { fromMs: number; spanMs: number; rollup: Rollup }[];
}

/** Points in order of time; those without any check are left out. See `HistoryStore.responseTimes`. */
export function findResponseTimes(hours: CheckHours, question: ResponseTimesQuestion): ResponseTimePoint[] {
  const { fromMs, toMs, maxPoints } = question;
  const leastMs = Math.max(1, Math.ceil((toMs - fromMs) / Math.max(1, maxPoints)));
  // Where an hour fits into a point, points are whole hours: what is rolled up need not be unpacked then.
  const isByHours = leastMs >= hourMs;
  const widthMs = isByHours ? Math.ceil(leastMs / hourMs) * hourMs : leastMs;
  const originMs = isByHours ? hourOf(fromMs) * hourMs : fromMs;
  const found: Found = { checks: [], rollups: [] };
  if (question.site !== null) addRolledUpDays(found, hours, question.site, question);
  addHours(found, hours, question, isByHours);
  found.checks = found.checks.filter(({ at }) => at >= originMs && at < toMs);
  return toPoints(found, originMs, widthMs);
}

/** Whole days in order of time; those on which nothing answered are left out. See `HistoryStore.responseDays`. */
export function findResponseDays(
  hours: CheckHours,
  { site, loose, fromMs, toMs }: Omit<ResponseTimesQuestion, 'maxPoints'>,
): ResponseDay[] {
  const { from, to } = daysOf(fromMs, toMs);
  const days = site === null ? new Map<number, ResponseDay['histograms']>() : hours.times.read(site, from, to);
  for (const [hour, checks] of byHour(loose)) {
    const day = dayNumberOf(hour * hourMs);
    if (day < from || day >= to) continue;
    const histograms = days.get(day) ?? {};
    const isAnswered = countChecks(histograms, site === null ? checks : unpacked(checks, hours.read(site, hour))) > 0;
    if (isAnswered) days.set(day, histograms);
  }
  return [...days]
    .toSorted(([left], [right]) => left - right)
    .map(([day, histograms]) => toResponseDay(day, histograms));
}

function byHour(checks: readonly StoredCheck[]): Map<number, StoredCheck[]> {
  const hours = new Map<number, StoredCheck[]>();
  for (const check of checks) {
    const hour = hours.get(hourOf(check.at)) ?? [];
    hour.push(check);
    hours.set(hourOf(check.at), hour);
  }
  return hours;
}

/** The days whose hours are gone. */
function addRolledUpDays(
  { rollups }: Found,
  { hourly, daily }: CheckHours,
  site: number,
  asked: ResponseTimesQuestion,
) {
  const oldestHour = hourly.oldest(site) ?? Infinity;
  const days = daily.read(site, Math.floor(asked.fromMs / dayMs), Math.ceil(asked.toMs / dayMs));
  for (const { start, rollup } of days) {
    if ((start + 1) * hoursOfDay <= oldestHour) rollups.push({ fromMs: start * dayMs, spanMs: dayMs, rollup });
  }
}

function addHours(found: Found, hours: CheckHours, question: ResponseTimesQuestion, isByHours: boolean): void {
  const { site, loose, fromMs, toMs } = question;
  const [from, to] = [hourOf(fromMs), Math.ceil(toMs / hourMs)];
  const looseByHour = byHour(loose);
  const rows = site === null ? [] : hours.hourly.read(site, from, to);
  for (const { start, rollup } of rows) {
    const looseHere = looseByHour.get(start) ?? [];
    looseByHour.delete(start);
    const packed = isByHours && looseHere.length === 0 ? [] : hours.read(site ?? 0, start);
    const known = new Set(packed.map(({ at }) => at));
    found.checks.push(...looseHere.filter(({ at }) => !known.has(at)));
    if (packed.length === checksOf(rollup)) found.checks.push(...packed);
    else found.rollups.push({ fromMs: start * hourMs, spanMs: hourMs, rollup });
  }
  for (const checks of looseByHour.values()) found.checks.push(...checks);
}

function toPoints({ checks, rollups }: Found, originMs: number, widthMs: number): ResponseTimePoint[] {
  const stretches = new Map<string, Found & { fromMs: number; toMs: number }>();
  const stretchAt = (atMs: number, spanMs: number): Found => {
    // What is longer than a point is a point of its own.
    const startMs = spanMs > widthMs ? atMs : originMs + Math.floor((atMs - originMs) / widthMs) * widthMs;
    const endMs = startMs + Math.max(spanMs, widthMs);
    const stretch = stretches.get(`${startMs} ${endMs}`) ?? { fromMs: startMs, toMs: endMs, checks: [], rollups: [] };
    stretches.set(`${startMs} ${endMs}`, stretch);
    return stretch;
  };
  for (const check of checks) stretchAt(check.at, 0).checks.push(check);
  for (const each of rollups) stretchAt(Math.max(each.fromMs, originMs), each.spanMs).rollups.push(each);
  return [...stretches.values()]
    .sort((left, right) => left.fromMs - right.fromMs)
    .map(({ fromMs, toMs, ...inside }) => ({ fromMs, toMs, ...toResponseTimes(combined(inside)) }));
}

function combined({ checks, rollups }: Found): Rollup {
  const parts = rollups.map(({ rollup }) => rollup);
  return checks.length === 0 ? combineRollups(parts) : combineRollups([...parts, rollUp(checks)]);
}
