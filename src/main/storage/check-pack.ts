import { crc32 } from 'node:zlib';
import { createVarintReader, createVarintWriter } from './varint';
import type { VarintReader, VarintWriter } from './varint';

/** A check as it is kept, all whole numbers: the codes of `check-codes.ts`, and in `extra` the date it is about. */
export interface StoredCheck {
  /** Epoch milliseconds. */
  at: number;
  outcome: number;
  ms: number | null;
  status: number | null;
  cause: number | null;
  extra: number | null;
  /** The times of the answer's phases (`response-histogram.ts`); no part of a pack. */
  phases?: number | null;
}

/** The first byte of a pack says how the rest is to be read. It is on people's disks: a new way gets a new number. */
const formatOne = 1;
const headerBytes = 5;

/**
 * One hour of one site in few bytes (3 to 4 a check), in the order given. What seldom changes (outcome, status, cause,
 * extra) is written once for all checks in a row that share it; a time as what it differs from the beat before, a
 * duration as what it differs from the last one. A checksum tells a damaged pack: SQLite has none of its own.
 * @param baseMs where the times count from: the begin of the hour.
 */
export function packChecks(checks: readonly StoredCheck[], baseMs: number): Uint8Array {
  const writer = createVarintWriter();
  writer.unsigned(checks.length);
  writeRuns(writer, checks);
  let previousAt = baseMs;
  let previousStep = 0;
  let previousMs = 0;
  for (const { at } of checks) {
    writer.signed(at - previousAt - previousStep);
    previousStep = at - previousAt;
    previousAt = at;
  }
  for (const { ms } of checks) {
    if (ms === null) continue;
    writer.signed(ms - previousMs);
    previousMs = ms;
  }
  const body = writer.bytes();
  const packed = new Uint8Array(headerBytes + body.length);
  packed[0] = formatOne;
  new DataView(packed.buffer).setUint32(1, crc32(body));
  packed.set(body, headerBytes);
  return packed;
}

/** Null where the pack is damaged, or packed in a way that this version does not know. */
export function unpackChecks(packed: Uint8Array, baseMs: number): StoredCheck[] | null {
  if (packed.length < headerBytes || packed[0] !== formatOne) return null;
  const body = packed.subarray(headerBytes);
  if (new DataView(packed.buffer, packed.byteOffset).getUint32(1) !== crc32(body)) return null;
  const reader = createVarintReader(body);
  const checks = readRuns(reader, reader.unsigned());
  let previousAt = baseMs;
  let step = 0;
  let previousMs = 0;
  for (const check of checks) {
    step += reader.signed();
    previousAt += step;
    check.at = previousAt;
  }
  for (const check of checks) {
    if (check.ms === null) continue;
    previousMs += reader.signed();
    check.ms = previousMs;
  }
  return checks;
}

const optional = ['status', 'cause', 'extra'] as const;

const isAlike = (left: StoredCheck, right: StoredCheck): boolean =>
  left.outcome === right.outcome &&
  (left.ms === null) === (right.ms === null) &&
  optional.every((field) => left[field] === right[field]);

function writeRuns(writer: VarintWriter, checks: readonly StoredCheck[]): void {
  for (let from = 0; from < checks.length;) {
    const first = checks[from];
    if (first === undefined) return;
    const next = checks.findIndex((check, index) => index > from && !isAlike(first, check));
    const to = next < 0 ? checks.length : next;
    writer.unsigned(to - from);
    writer.unsigned(first.outcome);
    const present = [first.ms, ...optional.map((field) => first[field])].map((value) => value !== null);
    writer.unsigned(present.reduce((flags, isPresent, bit) => flags + (isPresent ? 2 ** bit : 0), 0));
    for (const field of optional) {
      const value = first[field];
      if (value !== null) writer.signed(value);
    }
    from = to;
  }
}

/** The checks without their times and durations; `ms` is 0 where there is one to come. */
function readRuns(reader: VarintReader, count: number): StoredCheck[] {
  const checks: StoredCheck[] = [];
  while (checks.length < count) {
    const length = reader.unsigned();
    const outcome = reader.unsigned();
    const flags = reader.unsigned();
    const [status = null, cause = null, extra = null] = optional.map((_, index) =>
      (flags & (2 << index)) === 0 ? null : reader.signed(),
    );
    const ms = (flags & 1) === 0 ? null : 0;
    for (let index = 0; index < length; index += 1) checks.push({ at: 0, outcome, ms, status, cause, extra });
  }
  return checks;
}
