import { mkdir, open, readdir, readFile, rename, rmdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiError } from '../../core/api';
import { isBackupDue, outdatedBackups } from '../../core/backup';
import type { BackupCopy, BackupManifest } from '../../core/backup';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Backups, Clock, Log } from '../ports';
import { copyFiles, copyNameFor } from './backup-files';
import type { GoodCopy } from './backup-files';
import { parseNewestConfig } from './config-file';
import type { RunFileTask } from './file-thread';
import { asSentence } from './sentence';

/** After a start there is better to do. */
const firstLookMs = 5 * 60_000;
const lookMs = 3_600_000;

export interface BackupsParts {
  clock: Pick<Clock, 'now' | 'after'>;
  log: Log;
  dataDir: string;
  /** The folder that the user chose; empty where he chose none. */
  chosenFolder: () => string;
  /** The settings as they are written into `config.json`. */
  configText: () => string;
  /** Writes what waits, so that the copy has it. */
  flush: () => void;
  runFileTask: RunFileTask;
  /** Null: the newest copy is a good one. */
  onTrouble: (reason: string | null) => void;
  /** Why messages that were on their way are uncertain in a restored log. */
  uncertainReason: () => string;
}

/** Copies of the log and the settings in a folder each, every one opened and tested as soon as it was made. */
export function createBackups(parts: BackupsParts): Backups {
  const { clock, log, dataDir, runFileTask, onTrouble } = parts;
  let callOff = (): void => undefined;
  let isStopped = false;
  /** One at a time. */
  let running: Promise<Result<BackupCopy, string>> | null = null;
  let looking: Promise<void> | null = null;
  const usualFolder = join(dataDir, 'backups');
  const folderNow = (): string => (parts.chosenFolder() === '' ? usualFolder : parts.chosenFolder());

  function look(): void {
    if (isStopped) return;
    callOff = clock.after(lookMs, look);
    // A folder that does not answer is asked once, and not again and again.
    looking ??= makeWhereDue().finally(() => (looking = null));
  }

  async function makeWhereDue(): Promise<void> {
    const copies = await copiesNow();
    if (!isStopped && isBackupDue(copies, clock.now())) void makeNow();
  }

  const copiesNow = (): Promise<BackupCopy[]> => copiesIn(folderNow());

  async function copiesIn(folder: string): Promise<BackupCopy[]> {
    try {
      return (await runFileTask({ kind: 'list', folder })).copies;
    } catch (error) {
      log.warn('The folder with the copies could not be read.', error);
      return [];
    }
  }

  function makeNow(): Promise<Result<BackupCopy, string>> {
    running ??= makeAndTell().finally(() => (running = null));
    return running;
  }

  async function makeAndTell(): Promise<Result<BackupCopy, string>> {
    const made = await make();
    if (isStopped) return made;
    const fault = made.ok ? made.value.fault : made.error;
    if (fault !== null) log.error(`A copy of the data failed. ${fault}`);
    onTrouble(fault);
    const folder = folderNow();
    await removeAll(folder, outdatedBackups(await copiesIn(folder), clock.now()));
    return fault === null ? made : fail(fault);
  }

  /** Under a name of its own until it was tested: what a kill leaves behind is taken for no copy. */
  async function make(): Promise<Result<BackupCopy, string>> {
    const folder = folderNow();
    const madeAt = clock.now();
    let draft: string | null = null;
    try {
      await mkdir(folder, { recursive: true });
      await removeUnfinished(folder);
      const name = copyNameFor(await readdir(folder), madeAt);
      draft = join(folder, `.${name}.unfinished`);
      await mkdir(draft);
      const manifest = await fill(draft, madeAt);
      await writeSettled(join(draft, copyFiles.manifest), JSON.stringify(manifest));
      const id = manifest.fault === null ? name : `${name}.failed`;
      await rename(draft, join(folder, id));
      const { bytes, incidents, fault } = manifest;
      return ok({ id, madeAt, fault, content: { bytes, incidents } });
    } catch (error) {
      if (draft !== null) await removeFolder(draft);
      return fail(asSentence(error).message);
    }
  }

  async function fill(draft: string, madeAt: number): Promise<BackupManifest> {
    const history = join(draft, copyFiles.history);
    const config = join(draft, copyFiles.config);
    const manifest = { format: 'nachtwache-backup', version: 1, madeAt } as const;
    try {
      parts.flush();
      await writeSettled(config, parts.configText());
      const { incidents } = await runFileTask({
        kind: 'copy',
        source: join(dataDir, 'history.db'),
        destination: history,
      });
      await settle(history);
      await testConfig(config);
      return { ...manifest, bytes: (await sizeOf(history)) + (await sizeOf(config)), incidents, fault: null };
    } catch (error) {
      const bytes = (await sizeOf(history)) + (await sizeOf(config));
      return { ...manifest, bytes, incidents: 0, fault: asSentence(error).message };
    }
  }

  /** Of a run that was killed: there is never more than one at work. */
  async function removeUnfinished(folder: string): Promise<void> {
    const left = (await readdir(folder)).filter((name) => /^\.nachtwache-[\dT-]+\.unfinished$/.test(name));
    for (const name of left) await removeFolder(join(folder, name));
  }

  async function removeAll(folder: string, copies: readonly BackupCopy[]): Promise<void> {
    for (const { id } of copies) await removeFolder(join(folder, id));
  }

  /** Our own files and no other: the folder may be one of the user's. */
  async function removeFolder(folder: string): Promise<void> {
    try {
      for (const name of Object.values(copyFiles)) {
        for (const part of ['', '-journal', '-wal', '-shm']) await unlessGone(unlink(join(folder, name + part)));
      }
      await unlessGone(rmdir(folder));
    } catch (error) {
      log.warn('An old copy of the data could not be deleted.', error);
    }
  }

  async function stage(id: string): Promise<Result<null, ApiError>> {
    const folder = folderNow();
    const copy = (await copiesNow()).find((each) => each.id === id);
    if (copy === undefined) return fail({ kind: 'not-found', what: 'backup' });
    if (copy.fault !== null) return fail({ kind: 'failed', what: 'restore', reason: copy.fault });
    const good: GoodCopy = {
      madeAt: copy.madeAt,
      historyFile: join(folder, id, copyFiles.history),
      configFile: join(folder, id, copyFiles.config),
    };
    try {
      await runFileTask({ kind: 'test', file: good.historyFile });
      await testConfig(good.configFile);
      await runFileTask({ kind: 'stage', dataDir, copy: good, nowMs: clock.now(), reason: parts.uncertainReason() });
      return ok(null);
    } catch (error) {
      return fail({ kind: 'failed', what: 'restore', reason: asSentence(error).message });
    }
  }

  return {
    start: () => (callOff = clock.after(firstLookMs, look)),
    stop: () => {
      isStopped = true;
      callOff();
    },
    list: async () => {
      const [folder, isChosen] = [folderNow(), parts.chosenFolder() !== ''];
      return { folder, isChosen, copies: await copiesIn(folder) };
    },
    makeNow,
    renew: async () => {
      // One under way may have begun before.
      await running;
      const made = await makeNow();
      if (!made.ok) return;
      // Those of the time before another folder was chosen, too.
      for (const folder of new Set([folderNow(), usualFolder])) {
        const isNew = ({ id }: BackupCopy): boolean => folder === folderNow() && id === made.value.id;
        await removeAll(
          folder,
          (await copiesIn(folder)).filter((copy) => !isNew(copy)),
        );
      }
    },
    stage,
  };
}

async function testConfig(file: string): Promise<void> {
  const read = parseNewestConfig(await readFile(file, 'utf8'));
  if (!read.ok) throw new Error(`The copied settings cannot be read: ${read.error}`);
}

async function writeSettled(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function settle(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    // It is not there, and the manifest says why.
    return 0;
  }
}

async function unlessGone(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isGone) throw error;
  }
}
