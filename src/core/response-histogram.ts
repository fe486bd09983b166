/** What an answer is made of, in the order in which it happens, and the whole of it. Words: `responsePart` in the locales. */
export const responsePhases = ['dns', 'connect', 'tls', 'firstByte', 'transfer'] as const;
export type ResponsePhase = (typeof responsePhases)[number];
export const responseParts = ['total', ...responsePhases] as const;
export type ResponsePart = (typeof responseParts)[number];

/** How long each phase took, in milliseconds, redirects included; what was not needed or cannot be seen is left out. */
export type PhaseTimes = Partial<Record<ResponsePhase, number>>;

/**
 * How often which length was measured, in buckets each a little longer than the last: `counts[bucketOf(ms)]`. Histograms
 * of days add up to that of a month, which their quantiles do not. What is told of one is at most 2.5 % beside what was
 * measured (and half a millisecond, since lengths are whole ones): Masson, Rim, Lee, "DDSketch", VLDB 2019, 2.1.
 */
export type Histogram = Uint32Array;
export const bucketCount = 255;
export const relativeError = 0.025;
const growth = (1 + relativeError) / (1 - relativeError);

export const emptyHistogram = (): Histogram => new Uint32Array(bucketCount);

/** The first bucket is for what took no time; the last one for all above five minutes, longer than any check may take. */
export function bucketOf(ms: number): number {
  if (ms < 1) return 0;
  // A length on the edge of two buckets may fall into either, by how the logarithm is rounded: both tell it well enough.
  return Math.min(bucketCount - 1, Math.ceil(Math.log(ms) / Math.log(growth)) + 1);
}

/** The length that stands for all of a bucket, in milliseconds. */
export function lengthOf(bucket: number): number {
  return bucket === 0 ? 0 : (2 * growth ** (bucket - 1)) / (growth + 1);
}

export function addTo(sum: Histogram, added: Histogram): Histogram {
  // Months of days are added up: by index this takes a tenth of the time.
  for (let bucket = 0; bucket < bucketCount; bucket += 1) sum[bucket] = (sum[bucket] ?? 0) + (added[bucket] ?? 0);
  return sum;
}

export function countIn(histogram: Histogram): number {
  let sum = 0;
  for (let bucket = 0; bucket < bucketCount; bucket += 1) sum += histogram[bucket] ?? 0;
  return sum;
}

/** The nearest rank: so many of the lengths are as short. Null where nothing was measured. */
export function quantileOf(histogram: Histogram, share: number): number | null {
  const count = countIn(histogram);
  if (count === 0) return null;
  const rank = Math.max(1, Math.ceil(count * share));
  let seen = 0;
  for (let bucket = 0; bucket < bucketCount; bucket += 1) {
    seen += histogram[bucket] ?? 0;
    if (seen >= rank) return Math.round(lengthOf(bucket));
  }
  return null;
}

/** What was not measured of a phase. */
const noBucket = 255;
const bucketBase = 256;

/** The buckets of all five phases as one number below 2^40; null where none was measured. */
export function phasesToCode(phases: PhaseTimes | undefined): number | null {
  if (phases === undefined || responsePhases.every((phase) => phases[phase] === undefined)) return null;
  return responsePhases.reduce((code, phase) => {
    const ms = phases[phase];
    return code * bucketBase + (ms === undefined ? noBucket : bucketOf(Math.round(ms)));
  }, 0);
}

/** In which bucket each phase is. */
export function bucketsOfCode(code: number): Partial<Record<ResponsePhase, number>> {
  const buckets: Partial<Record<ResponsePhase, number>> = {};
  let rest = code;
  for (const phase of responsePhases.toReversed()) {
    const bucket = rest % bucketBase;
    if (bucket < bucketCount) buckets[phase] = bucket;
    rest = Math.floor(rest / bucketBase);
  }
  return buckets;
}

/** The answers of one day (UTC). */
export interface ResponseDay {
  fromMs: number;
  toMs: number;
  histograms: Partial<Record<ResponsePart, Histogram>>;
}

/** In whole milliseconds. */
export interface Quantiles {
  count: number;
  medianMs: number;
  p95Ms: number;
}

/** What is told of a part of all answers; null where it was never measured. */
export type ResponseSummary = Record<ResponsePart, Quantiles | null>;

export function summaryOf(days: readonly ResponseDay[]): ResponseSummary {
  const summary: ResponseSummary = {
    total: null,
    dns: null,
    connect: null,
    tls: null,
    firstByte: null,
    transfer: null,
  };
  for (const part of responseParts) summary[part] = quantilesOf(sumOf(days, part));
  return summary;
}

function sumOf(days: readonly ResponseDay[], part: ResponsePart): Histogram {
  const sum = emptyHistogram();
  for (const { histograms } of days) {
    const histogram = histograms[part];
    if (histogram !== undefined) addTo(sum, histogram);
  }
  return sum;
}

function quantilesOf(histogram: Histogram): Quantiles | null {
  const [medianMs, p95Ms] = [quantileOf(histogram, 0.5), quantileOf(histogram, 0.95)];
  return medianMs === null || p95Ms === null ? null : { count: countIn(histogram), medianMs, p95Ms };
}

/** A point of a chart: some days in a row. */
export interface ResponseChartPoint {
  fromMs: number;
  toMs: number;
  medianMs: number;
  p95Ms: number;
}

/** At most so many points, each of as many days; stretches in which the site answered nothing are left out. */
export function responseChart(days: readonly ResponseDay[], maxPoints: number): ResponseChartPoint[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const dayMs = first.toMs - first.fromMs;
  const width = Math.ceil((last.toMs - first.fromMs) / dayMs / maxPoints) * dayMs;
  const groups = new Map<number, ResponseDay[]>();
  for (const day of days) {
    const startMs = first.fromMs + Math.floor((day.fromMs - first.fromMs) / width) * width;
    const group = groups.get(startMs) ?? [];
    group.push(day);
    groups.set(startMs, group);
  }
  return [...groups].flatMap(([fromMs, inside]) => {
    const total = quantilesOf(sumOf(inside, 'total'));
    const toMs = Math.max(...inside.map((day) => day.toMs));
    return total === null ? [] : [{ fromMs, toMs, medianMs: total.medianMs, p95Ms: total.p95Ms }];
  });
}
