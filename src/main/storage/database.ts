import { DatabaseSync } from '@photostructure/sqlite';
import { migrations } from './migrations';
import { asSentence } from './sentence';

export type Database = InstanceType<typeof DatabaseSync>;

/** SQLite's result codes for a file that is not, or no longer, a database (https://www.sqlite.org/rescode.html). */
const damageCodes: ReadonlySet<unknown> = new Set([11, 26]);

/** The tables kept for ever. They are small, so that looking through them at every start costs next to nothing. */
const precious = ['sites', 'incidents', 'timeline', 'outbox'];
/** Up to this size the single checks are looked through as well: about 0.1 s per 40 MB. */
const wholeCheckBytes = 256 * 2 ** 20;

/** The file is no usable database; `cause` holds SQLite's words. */
export class DamagedDatabaseError extends Error {
  override name = 'DamagedDatabaseError';
}

/**
 * Opens the file, or begins a new one, and brings its tables up to date.
 * Throws a `DamagedDatabaseError` where the content is damaged, another error where the file cannot be opened at all or
 * was written by a newer version of the app.
 */
export function openDatabase(file: string): Database {
  let database: Database | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 5000 });
    // FULL: in WAL mode the default would keep the file whole after a power cut but could lose the last transactions.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    refuseDamage(database);
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw isDamage(error) ? new DamagedDatabaseError('The database is damaged.', { cause: error }) : error;
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof DamagedDatabaseError || (error instanceof Error && damageCodes.has(errorCode(error)));
}

function errorCode(error: Error): unknown {
  // An extended code holds the plain one in its low byte.
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function refuseDamage(database: Database): void {
  const size = numberOf(database, 'PRAGMA page_count') * numberOf(database, 'PRAGMA page_size');
  const tables = precious.filter((table) => hasTable(database, table));
  const looks =
    size <= wholeCheckBytes ? ['PRAGMA quick_check(1)'] : tables.map((table) => `PRAGMA quick_check(${table})`);
  for (const look of looks) {
    const finding = Object.values(rowOf(database, look))[0];
    if (finding !== 'ok') throw new DamagedDatabaseError(String(finding));
  }
}

function hasTable(database: Database, table: string): boolean {
  const row: unknown = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
  return row !== undefined;
}

function migrate(database: Database): void {
  const version = numberOf(database, 'PRAGMA user_version');
  if (version > migrations.length) {
    throw new Error('The incident log was written by a newer version of Nachtwache. Install that version again.');
  }
  migrations.slice(version).forEach((migration, index) => {
    inTransaction(database, () => database.exec(`${migration}; PRAGMA user_version = ${version + index + 1}`));
  });
}

/** Runs the action in one transaction: all of it is on disk when this returns, or nothing is. Throws a sentence. */
export function inTransaction<T>(database: Database, action: () => T): T {
  try {
    database.exec('BEGIN IMMEDIATE');
    const value = action();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // On some errors (a full disk among them) SQLite has rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw asSentence(error);
  }
}

function numberOf(database: Database, sql: string): number {
  return Number(Object.values(rowOf(database, sql))[0]);
}

function rowOf(database: Database, sql: string): Record<string, unknown> {
  return database.prepare(sql).get() as Record<string, unknown>;
}
