import { z } from 'zod';

/** What lies beside the files of a copy and says what they are. Instants in epoch milliseconds. */
export const backupManifestSchema = z.object({
  format: z.literal('nachtwache-backup'),
  version: z.literal(1),
  madeAt: z.number(),
  /** Of the log and the settings together. */
  bytes: z.number(),
  /** Incidents in the copied log. */
  incidents: z.number(),
  /** Why the copy is no good, in the system's words; null where it was opened and found whole. */
  fault: z.string().nullable(),
});
export type BackupManifest = z.infer<typeof backupManifestSchema>;

/** A copy of Nachtwache's own data, as the window shows it. `id` is the name of its folder. */
export interface BackupCopy extends Pick<BackupManifest, 'madeAt' | 'fault'> {
  id: string;
  /** Null where what says so cannot be read: then `madeAt` is by the folder's name, and nobody knows whether it is whole. */
  content: Pick<BackupManifest, 'bytes' | 'incidents'> | null;
}

export interface BackupList {
  folder: string;
  /** Whether the user chose the folder. */
  isChosen: boolean;
  /** Newest first. */
  copies: BackupCopy[];
}

/** What a return to a copy takes away. */
export interface BackupLoss {
  madeAt: number;
  /** Begun since then. */
  incidents: number;
  /** Messages to clients that left since then. */
  messages: number;
}

const hourMs = 3_600_000;
/** Less than a day, so that whoever starts work at nine gets a copy each morning. */
const everyMs = 23 * hourMs;
export const backupsKeptDays = 14;

/** Whether a copy is to be made now. One from the future (a clock that was set) is none that helps. */
export function isBackupDue(copies: readonly Pick<BackupCopy, 'madeAt' | 'fault'>[], nowMs: number): boolean {
  return !copies.some(({ madeAt, fault }) => fault === null && Math.abs(nowMs - madeAt) < everyMs);
}

/**
 * Those that may go: older than two weeks, but never the newest good one; of those that failed all but the newest. One of
 * which nothing says whether it failed has its two weeks: its log may be the one that somebody needs.
 */
export function outdatedBackups(copies: readonly BackupCopy[], nowMs: number): BackupCopy[] {
  const newestFirst = copies.toSorted((one, other) => other.madeAt - one.madeAt);
  const hasFailed = ({ fault, content }: BackupCopy): boolean => fault !== null && content !== null;
  const newestGood = newestFirst.find(({ fault }) => fault === null);
  const newestFailed = newestFirst.find(hasFailed);
  const keptFromMs = nowMs - backupsKeptDays * 24 * hourMs;
  return newestFirst.filter((copy) => {
    if (copy === newestGood) return false;
    return copy.madeAt < keptFromMs || (hasFailed(copy) && copy !== newestFailed);
  });
}
