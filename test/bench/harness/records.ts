import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Figure } from './figure';
import type { Machine } from './machine';

/** The newest figures of a row. */
export interface RowRecord {
  machine: Machine;
  /** How many processes wanted to run, on average over a minute, before and after (getloadavg(3)): on two cores. */
  load: readonly [number, number];
  figures: readonly Figure[];
}

export type Records = Record<string, RowRecord>;

/** The file is the bench's own and may be thrown away: it is taken as it was written. */
export function readRecords(file: string): Records {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Records) : {};
}

export function writeRecords(file: string, records: Records): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
}
