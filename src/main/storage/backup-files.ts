import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupManifestSchema } from '../../core/backup';
import type { BackupCopy } from '../../core/backup';
import { minuteText } from './set-aside';

/** A copy is a folder with these files. */
export const copyFiles = { history: 'history.db', config: 'config.json', manifest: 'backup.json' } as const;

/** `nachtwache-2026-11-21T0133`, and so that nobody takes it for a good one `nachtwache-2026-11-21T0133.failed`. */
const copyName = /^nachtwache-\d{4}-\d{2}-\d{2}T\d{4}(-\d+)?(\.failed)?$/;

/**
 * The copies in a folder, newest first. What is no copy of ours is not looked at. The folder may lie on a slow network share
 * and hold up whoever calls: not for the main process while it watches.
 */
export function readCopies(folder: string): BackupCopy[] {
  if (!existsSync(folder)) return [];
  const copies = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && copyName.test(entry.name) ? readCopy(folder, entry.name) : [],
  );
  return copies.toSorted((one, other) => other.madeAt - one.madeAt);
}

function readCopy(folder: string, id: string): BackupCopy[] {
  try {
    const text = readFileSync(join(folder, id, copyFiles.manifest), 'utf8');
    const { madeAt, bytes, incidents, fault } = backupManifestSchema.parse(JSON.parse(text));
    return [{ id, madeAt, fault, content: { bytes, incidents } }];
  } catch {
    return withoutManifest(folder, id);
  }
}

/** Nothing says whether it is whole, so it is none to return to; but it is there, and goes when its time is over. */
function withoutManifest(folder: string, id: string): BackupCopy[] {
  const madeAt = instantIn(id);
  const isOurs = Object.values(copyFiles).some((name) => existsSync(join(folder, id, name)));
  if (madeAt === null || !isOurs) return [];
  return [{ id, madeAt, fault: `Its ${copyFiles.manifest} cannot be read.`, content: null }];
}

/** The other way round than `copyNameFor`; null where the name tells no instant. */
function instantIn(name: string): number | null {
  const [year = 0, month = 0, day = 0, time = 0] = (/\d{4}-\d{2}-\d{2}T\d{4}/.exec(name)?.[0] ?? '')
    .split(/[-T]/)
    .map(Number);
  const atMs = new Date(year, month - 1, day, Math.floor(time / 100), time % 100).getTime();
  return name.startsWith(copyNameFor([], atMs)) ? atMs : null;
}

/** A name that is free beside others, in local time, since that is what its reader remembers. */
export function copyNameFor(others: readonly string[], atMs: number): string {
  const name = `nachtwache-${minuteText(atMs).replace(' ', 'T').replace(':', '')}`;
  const isTaken = (candidate: string): boolean => others.includes(candidate) || others.includes(`${candidate}.failed`);
  let candidate = name;
  for (let count = 2; isTaken(candidate); count += 1) candidate = `${name}-${count}`;
  return candidate;
}

export interface GoodCopy {
  madeAt: number;
  historyFile: string;
  configFile: string;
}

/** The newest copy that was found whole when it was made; for a start that finds damaged what lies in the data folder. */
export function newestGoodCopy(folders: readonly string[]): GoodCopy | null {
  const found = folders.flatMap((folder) => readCopies(folder).map((copy) => ({ folder, ...copy })));
  const good = found.filter(({ fault }) => fault === null).toSorted((one, other) => other.madeAt - one.madeAt)[0];
  if (good === undefined) return null;
  const place = join(good.folder, good.id);
  return {
    madeAt: good.madeAt,
    historyFile: join(place, copyFiles.history),
    configFile: join(place, copyFiles.config),
  };
}
