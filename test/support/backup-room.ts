import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyConfig } from '../../src/core/config';
import type { Backups, HistoryStore } from '../../src/main/ports';
import { createBackups } from '../../src/main/storage/backups';
import type { BackupsParts } from '../../src/main/storage/backups';
import { carryOutFileTask } from '../../src/main/storage/file-tasks';
import { newestGoodCopy } from '../../src/main/storage/backup-files';
import { openHistory } from '../../src/main/storage/history';
import { completeRestore } from '../../src/main/storage/restore';
import { createFakeClock } from './fake-clock';
import type { FakeClock } from './fake-clock';
import { recordingLog } from './history-samples';

export interface BackupRoom {
  dir: string;
  clock: FakeClock;
  log: ReturnType<typeof recordingLog>;
  backups: Backups;
  history: () => HistoryStore;
  /** All that was told as trouble; null where there is none any more. */
  troubles: (string | null)[];
  /** The names of what lies in the folder. */
  files: (folder?: string) => string[];
  /** Ends everything and starts as the app does; says what was told. */
  restart: () => { restored: string | null; opened: string | null };
  close: () => void;
}

/** The log in a data folder of its own with its copies, as the app has them; what the worker does is done here. */
export function openBackupRoom(over: Partial<BackupsParts> = {}): BackupRoom {
  const dir = mkdtempSync(join(tmpdir(), 'nachtwache-backups-'));
  const clock = createFakeClock();
  const log = recordingLog();
  const troubles: (string | null)[] = [];
  const uncertainReason = (): string => 'Restored.';
  const open = () =>
    openHistory({
      ...{ file: join(dir, 'history.db'), clock, log, onTrouble: () => undefined, uncertainReason },
      lastGoodCopy: () => newestGoodCopy([join(dir, 'backups')]),
    });
  let opened = open();
  const backups = createBackups({
    ...{ clock, log, dataDir: dir, runFileTask: carryOutFileTask, uncertainReason },
    chosenFolder: () => '',
    configText: () => JSON.stringify({ version: 3, ...emptyConfig }),
    flush: () => opened.history.flush(),
    onTrouble: (reason) => troubles.push(reason),
    ...over,
  });
  return {
    ...{ dir, clock, log, backups, troubles },
    history: () => opened.history,
    files: (folder = join(dir, 'backups')) => readdirSync(folder).toSorted(),
    restart: () => {
      opened.history.close();
      const restored = completeRestore(dir, log);
      opened = open();
      return { restored: restored?.key ?? null, opened: opened.trouble?.key ?? null };
    },
    close: () => {
      backups.stop();
      opened.history.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
