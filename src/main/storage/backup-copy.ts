import { existsSync } from 'node:fs';
import { backup, DatabaseSync } from '@photostructure/sqlite';
import { askAll, DamagedDatabaseError } from './database';
import { migrations } from './migrations';

/** What is done to the log's file away from the main process: read through, it may take seconds. */
export type CopyTask = { kind: 'copy'; source: string; destination: string } | { kind: 'test'; file: string };

export interface CopyReport {
  incidents: number;
}

/**
 * Copies the log by SQLite's online backup and looks through the copy, or looks through one that was made before. Reads
 * through a connection of its own and all at once: in WAL mode that is one moment of the log, and whoever writes meanwhile
 * is not held up. Rejects with SQLite's words.
 */
export async function carryOutCopy(task: CopyTask): Promise<CopyReport> {
  if (task.kind === 'test') return testCopy(task.file);
  const source = new DatabaseSync(task.source, { readOnly: true, timeout: 5000 });
  try {
    await backup(source, task.destination, { rate: -1 });
  } finally {
    source.close();
  }
  return testCopy(task.destination);
}

/** A copy is one file, which opens, holds together, has tables that this version knows, and can be counted. */
function testCopy(file: string): CopyReport {
  // SQLite would begin a new one, and find nothing wrong with it.
  if (!existsSync(file)) throw new DamagedDatabaseError('The copy has no log.');
  const copy = new DatabaseSync(file, { timeout: 5000 });
  try {
    // The copy took over the mode of its source, which wants two more files beside it.
    copy.exec('PRAGMA journal_mode = DELETE');
    const finding = askAll(copy, 'quick_check', 'pragma_quick_check')[0];
    if (finding !== 'ok') throw new DamagedDatabaseError(String(finding));
    const version = Number(askAll(copy, 'user_version', 'pragma_user_version')[0]);
    if (version < 1 || version > migrations.length) {
      throw new DamagedDatabaseError(`Its tables have version ${version}, which this Nachtwache does not know.`);
    }
    return { incidents: Number(askAll(copy, 'count(*)', 'incidents')[0]) };
  } finally {
    copy.close();
  }
}
