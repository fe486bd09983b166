import { bucketCount, bucketOf, bucketsOfCode, emptyHistogram, responseParts } from '../../core/response-histogram';
import type { Histogram, ResponseDay, ResponsePart } from '../../core/response-histogram';
import type { StoredCheck } from './check-pack';
import type { Database } from './database';
import { answerMsOf } from './rollup';
import { createVarintReader, createVarintWriter } from './varint';

const dayMs = 24 * 3_600_000;
/** The first number of a blob says how the rest is to be read. It is on people's disks: a new way gets a new number. */
const formatOne = 1;

type Histograms = ResponseDay['histograms'];

export interface ResponseDays {
  /** By day (counted from 1970 in UTC), `from` inclusive, `to` exclusive. */
  read: (site: number, from: number, to: number) => Map<number, Histograms>;
  /** Adds checks that were never added before. To be called within a transaction. */
  add: (site: number, day: number, checks: readonly StoredCheck[]) => void;
}

/**
 * How long answers and their phases took, as histograms of a day each. They are kept for ever, and are the only place
 * from which quantiles are told: whether single checks are still there changes nothing of them.
 */
export function createResponseDays(database: Database): ResponseDays {
  const select = database.prepare(
    'SELECT day, times FROM response_days WHERE site = ? AND day >= ? AND day < ? ORDER BY day',
  );
  const replace = database.prepare('INSERT OR REPLACE INTO response_days (site, day, times) VALUES (?, ?, ?)');

  const read: ResponseDays['read'] = (site, from, to) => {
    const rows = select.all(site, from, to) as unknown as { day: number; times: Uint8Array }[];
    return new Map(rows.map(({ day, times }) => [day, unpackHistograms(times)]));
  };

  return {
    read,
    add: (site, day, checks) => {
      const histograms = read(site, day, day + 1).get(day) ?? {};
      if (countChecks(histograms, checks) > 0) replace.run(site, day, packHistograms(histograms));
    },
  };
}

/** Counts the answers among the checks; says how many there were. */
export function countChecks(histograms: Histograms, checks: readonly StoredCheck[]): number {
  let counted = 0;
  const count = (part: ResponsePart, bucket: number): void => {
    const histogram = (histograms[part] ??= emptyHistogram());
    histogram[bucket] = (histogram[bucket] ?? 0) + 1;
  };
  for (const check of checks) {
    const ms = answerMsOf(check);
    if (ms === null) continue;
    counted += 1;
    count('total', bucketOf(ms));
    if (typeof check.phases !== 'number') continue;
    for (const [phase, bucket] of Object.entries(bucketsOfCode(check.phases))) count(phase as ResponsePart, bucket);
  }
  return counted;
}

/** The days whose noon (UTC) lies in a period: so each day belongs to one month, and is told whole. */
export function daysOf(fromMs: number, toMs: number): { from: number; to: number } {
  const firstNoonAt = (atMs: number): number => Math.ceil((atMs - dayMs / 2) / dayMs);
  return { from: firstNoonAt(fromMs), to: firstNoonAt(toMs) };
}

export const dayNumberOf = (atMs: number): number => Math.floor(atMs / dayMs);

export const toResponseDay = (day: number, histograms: Histograms): ResponseDay => ({
  fromMs: day * dayMs,
  toMs: (day + 1) * dayMs,
  histograms,
});

/** Of each part only the buckets that hold something, each by its distance from the one before. */
function packHistograms(histograms: Histograms): Uint8Array {
  const writer = createVarintWriter();
  writer.unsigned(formatOne);
  for (const part of responseParts) {
    const filled = [...(histograms[part] ?? [])].flatMap((count, bucket) => (count === 0 ? [] : [{ bucket, count }]));
    writer.unsigned(filled.length);
    let last = 0;
    for (const { bucket, count } of filled) {
      writer.unsigned(bucket - last);
      writer.unsigned(count);
      last = bucket;
    }
  }
  return writer.bytes();
}

/** Nothing where it is damaged, or written in a way that this version does not know. */
function unpackHistograms(packed: Uint8Array): Histograms {
  try {
    const reader = createVarintReader(packed);
    if (reader.unsigned() !== formatOne) return {};
    const histograms: Histograms = {};
    for (const part of responseParts) {
      const filled = reader.unsigned();
      if (filled > bucketCount) return {};
      if (filled > 0) histograms[part] = readHistogram(reader, filled);
    }
    return histograms;
  } catch {
    // The bytes end too early: what is left of them says nothing.
    return {};
  }
}

function readHistogram({ unsigned }: ReturnType<typeof createVarintReader>, filled: number): Histogram {
  const histogram = emptyHistogram();
  let bucket = 0;
  for (let index = 0; index < filled; index += 1) {
    bucket += unsigned();
    const count = unsigned();
    if (bucket < bucketCount) histogram[bucket] = count;
  }
  return histogram;
}
