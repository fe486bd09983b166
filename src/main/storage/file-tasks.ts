import { existsSync } from 'node:fs';
import { backup, DatabaseSync } from '@photostructure/sqlite';
import type { BackupCopy } from '../../core/backup';
import { readCopies } from './backup-files';
import type { GoodCopy } from './backup-files';
import { askAll, DamagedDatabaseError } from './database';
import { migrations } from './migrations';
import { rebuildLog } from './rebuild-log';
import { stageRestore } from './restore';

/**
 * What is done away from the main process: a log that is read through takes seconds, and a folder that the user chose may
 * lie on a share that answers slowly, or not at all.
 */
export type FileTask =
  | { kind: 'copy'; source: string; destination: string }
  | { kind: 'test'; file: string }
  | { kind: 'list'; folder: string }
  | { kind: 'rebuild'; file: string }
  | { kind: 'stage'; dataDir: string; copy: GoodCopy; nowMs: number; reason: string };

/** The incidents that were counted in the log, the copies that were found; none of either where that was not the task. */
export interface FileReport {
  incidents: number;
  copies: BackupCopy[];
}

/** Rejects with the words of SQLite or the system. */
export async function carryOutFileTask(task: FileTask): Promise<FileReport> {
  switch (task.kind) {
    case 'copy':
      await copyLog(task.source, task.destination);
      return { incidents: testCopy(task.destination), copies: [] };
    case 'test':
      return { incidents: testCopy(task.file), copies: [] };
    case 'list':
      return { incidents: 0, copies: readCopies(task.folder) };
    case 'rebuild':
      rebuildLog(task.file);
      return { incidents: 0, copies: [] };
    case 'stage':
      stageRestore(task.dataDir, task.copy, task.nowMs, task.reason);
      return { incidents: 0, copies: [] };
  }
}

/**
 * By SQLite's online backup, through a connection of its own and all at once: in WAL mode that is one moment of the log,
 * and whoever writes meanwhile is not held up.
 */
async function copyLog(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    await backup(source, to, { rate: -1 });
  } finally {
    source.close();
  }
}

/** A copy is one file, which opens, holds together, has tables that this version knows, and can be counted: its incidents. */
function testCopy(file: string): number {
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
    return Number(askAll(copy, 'count(*)', 'incidents')[0]);
  } finally {
    copy.close();
  }
}
