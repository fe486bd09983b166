import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Figure } from './figure';
import type { Machine } from './machine';

/** The newest figures of a row. */
export interface RowRecord {
  machine: Machine;
  figures: readonly Figure[];
}

export type Records = Record<string, RowRecord>;

export const recordOf = (figures: readonly Figure[], machine: Machine): RowRecord => ({ machine, figures });

/** The file is the bench's own and may be thrown away: it is taken as it was written. */
export function readRecords(file: string): Records {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Records) : {};
}

export function writeRecords(file: string, records: Records): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
}
