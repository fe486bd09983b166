import { DatabaseSync } from '@photostructure/sqlite';
import { migrations } from './migrations';
import { asSentence } from './sentence';

export type Database = InstanceType<typeof DatabaseSync>;

/** SQLite's result codes for a file that is not, or no longer, a database (https://www.sqlite.org/rescode.html). */
const damageCodes: ReadonlySet<unknown> = new Set([11, 26]);

/** The tables kept for ever. They are small, so that looking through them at every start costs next to nothing. */
const precious = [
  ...[
    'sites',
    'incidents',
    'timeline',
    'host_incidents',
    'site_events',
    'outbox',
    'deliveries',
    'spans',
    'newest_spans',
  ],
  ...['messages', 'message_incidents', 'incident_tags', 'filled_spans'],
];

/** So long a lock of somebody else's is waited for. */
export const busyMs = 5000;

/** The file is no usable database; `cause` holds SQLite's words. */
export class DamagedDatabaseError extends Error {
  override name = 'DamagedDatabaseError';
}

/**
 * Opens the file, or begins a new one, and brings its tables up to date.
 * Throws a `DamagedDatabaseError` where the content is damaged, another error where the file cannot be opened at all or
 * was written by a newer version of the app.
 * @param wholeCheckBytes up to this size the single checks are looked through as well: about 0.1 s per 40 MB.
 */
export function openDatabase(file: string, wholeCheckBytes = 256 * 2 ** 20): Database {
  let database: Database | undefined;
  try {
    database = new DatabaseSync(file, { timeout: busyMs });
    // FULL: in WAL mode the default would keep the file whole after a power cut but could lose the last transactions.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    refuseDamage(database, wholeCheckBytes);
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

function refuseDamage(database: Database, wholeCheckBytes: number): void {
  const size = Number(ask(database, 'pragma_page_count')) * Number(ask(database, 'pragma_page_size'));
  const isNew = ask(database, 'pragma_user_version') === 0;
  // An older version's file has fewer tables, and asking for one that is not there is an error.
  const tables = new Set(askAll(database, 'name', "sqlite_schema WHERE type = 'table'"));
  const kept = precious.filter((table) => tables.has(table));
  const looks = isNew || size <= wholeCheckBytes ? [''] : kept.map((table) => `('${table}')`);
  for (const look of looks) {
    const finding = ask(database, `pragma_quick_check${look}`);
    if (finding !== 'ok') throw new DamagedDatabaseError(String(finding));
  }
}

/** The first value of a pragma. */
function ask(database: Database, pragma: string): unknown {
  return askAll(database, /^pragma_(\w+)/.exec(pragma)?.[1] ?? '', pragma)[0];
}

/**
 * All values of a column, without a prepared statement: the library finalises one only when it is collected, and until
 * then SQLite keeps even a closed database open, so that Windows would not let a damaged file be renamed.
 */
export function askAll(database: Database, column: string, source: string): unknown[] {
  const answers: unknown[] = [];
  database.function('tell', (value: unknown) => answers.push(value));
  database.exec(`SELECT tell(${column}) FROM ${source}`);
  return answers;
}

function migrate(database: Database): void {
  const version = Number(ask(database, 'pragma_user_version'));
  if (version > migrations.length) {
    throw new Error('The incident log was written by a newer version of Nachtwache. Install that version again.');
  }
  migrations.slice(version).forEach((migration, index) => {
    inTransaction(database, () => database.exec(`${migration}; PRAGMA user_version = ${version + index + 1}`));
  });
}

/**
 * Runs the action in one transaction: all of it is on disk when this returns, or nothing is. Throws a sentence. Within
 * another one it is a part of that: all or nothing, and on disk with the whole.
 */
export function inTransaction<T>(database: Database, action: () => T): T {
  const [begin, end, undo] = database.isTransaction
    ? ['SAVEPOINT part', 'RELEASE part', 'ROLLBACK TO part; RELEASE part']
    : ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'];
  try {
    database.exec(begin);
    const value = action();
    database.exec(end);
    return value;
  } catch (error) {
    // On some errors (a full disk among them) SQLite has rolled back by itself.
    if (database.isTransaction) database.exec(undo);
    throw asSentence(error);
  }
}

/** Closes the file, with all that was written in it and not in the write-ahead log beside it (see `askAll`). */
export function closeDatabase(database: Database): void {
  try {
    // Whoever is still reading is not waited for.
    database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // A full disk, perhaps, or a reader. Then it stays in the write-ahead log, where the next start finds it.
  }
  database.close();
}
