import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Trouble } from '../../core/snapshot';
import type { Log } from '../ports';
import type { GoodCopy } from './backup-files';
import { prepareRestored } from './restored-log';
import { asideName, minuteText } from './set-aside';

/**
 * A return to a copy in two steps, since nobody may work with the log meanwhile: the running app puts what is to come beside
 * what is there (`stageRestore`) and starts itself anew; the next start changes them over before it opens anything
 * (`completeRestore`). Killed at any moment, the next start finds either the old data, or goes on where the last one stopped.
 */
const pendingFolder = 'restore-pending';
/** Written last: without it nothing of the folder counts. */
const readyFile = 'ready.json';
const readySchema = z.object({ madeAt: z.number(), orderedAt: z.number() });

/** @param reason why messages on their way are uncertain from now on */
export function stageRestore(dataDir: string, copy: GoodCopy, nowMs: number, reason: string): void {
  const folder = join(dataDir, pendingFolder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const history = join(folder, 'history.db');
  copyFileSync(copy.historyFile, history);
  copyFileSync(copy.configFile, join(folder, 'config.json'));
  prepareRestored(history, { madeAt: copy.madeAt, nowMs, reason });
  for (const file of ['history.db', 'config.json']) settle(join(folder, file));
  writeFileSync(join(folder, readyFile), JSON.stringify({ madeAt: copy.madeAt, orderedAt: nowMs }));
  settle(join(folder, readyFile));
}

/** On the disk, not only on its way there. */
function settle(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** For every start, before the data is opened. Says what was done; null where nothing was ordered. */
export function completeRestore(dataDir: string, log: Log): Trouble | null {
  const folder = join(dataDir, pendingFolder);
  const ordered = readOrder(join(folder, readyFile));
  if (ordered === null) {
    // Begun and not finished: the data as it is was not touched.
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  const aside = [
    changeOver(dataDir, 'history.db', ordered.orderedAt),
    changeOver(dataDir, 'config.json', ordered.orderedAt),
  ];
  rmSync(folder, { recursive: true, force: true });
  const file = aside.filter((name) => name !== '').join(', ');
  log.info(`A copy of the data was restored; what was there lies as ${file} beside it.`);
  const params = { date: minuteText(ordered.madeAt), file };
  return { key: 'backup-restored', params, at: ordered.orderedAt };
}

function readOrder(file: string): z.infer<typeof readySchema> | null {
  try {
    return readySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Not there, or cut off: then nothing was ordered.
    return null;
  }
}

/** What belongs to a file and would spoil a new one of its old name goes first, so that a kill in between parts them from nothing. */
const companions: Record<'history.db' | 'config.json', readonly string[]> = {
  'history.db': ['history.db-wal', 'history.db-shm', 'history.db'],
  'config.json': ['config.backup.json', 'config.json'],
};

/** Returns as what the file lies aside now; empty where there was none. */
function changeOver(dataDir: string, name: 'history.db' | 'config.json', atMs: number): string {
  const coming = join(dataDir, pendingFolder, name);
  if (!existsSync(coming)) return '';
  const aside = asideName(join(dataDir, name), 'before-restore', atMs);
  let asideNow = '';
  for (const part of companions[name]) {
    if (!existsSync(join(dataDir, part))) continue;
    const suffix = part.startsWith(name) ? part.slice(name.length) : null;
    const to = suffix === null ? asideName(join(dataDir, part), 'before-restore', atMs) : aside + suffix;
    renameSync(join(dataDir, part), to);
    if (part === name) asideNow = basename(to);
  }
  renameSync(coming, join(dataDir, name));
  return asideNow;
}
