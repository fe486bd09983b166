import { describe, expect, it } from 'vitest';
import { isBackupDue, outdatedBackups } from '../../src/core/backup';
import type { BackupCopy } from '../../src/core/backup';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 21, 9);
const copy = (daysAgo: number, fault: string | null = null): BackupCopy => ({
  ...{ id: `${daysAgo}${fault ?? ''}`, madeAt: now - daysAgo * day, fault, content: { bytes: 1, incidents: 1 } },
});

describe('copies of the own data', () => {
  it('are due once a day, and by a good one alone no more', () => {
    expect(isBackupDue([], now)).toBe(true);
    expect(isBackupDue([copy(0.9)], now)).toBe(false);
    expect(isBackupDue([copy(1)], now)).toBe(true);
    expect(isBackupDue([copy(0.1, 'x'), copy(2)], now)).toBe(true);
    // From a clock that was set: it would keep all others from being made.
    expect(isBackupDue([copy(-30)], now)).toBe(true);
  });

  it('go after two weeks, but never the newest good one, and of failed ones all but the newest', () => {
    const ids = (copies: BackupCopy[]): string[] => outdatedBackups(copies, now).map(({ id }) => id);
    expect(ids([copy(1), copy(13.9), copy(14.1), copy(40)])).toEqual(['14.1', '40']);
    expect(ids([copy(40), copy(50)])).toEqual(['50']);
    expect(ids([copy(0.1, 'x'), copy(0.2, 'x'), copy(3)])).toEqual(['0.2x']);
    expect(ids([copy(20, 'x'), copy(40)])).toEqual(['20x']);
  });

  it('of which nothing says whether they are whole go after two weeks, and count neither as good nor as failed', () => {
    const unknown = (daysAgo: number): BackupCopy => ({ ...copy(daysAgo, 'unreadable'), content: null });
    const ids = (copies: BackupCopy[]): string[] => outdatedBackups(copies, now).map(({ id }) => id);
    expect(ids([unknown(1), unknown(2), copy(3, 'x'), copy(4)])).toEqual([]);
    expect(ids([unknown(13.9), unknown(14.1), copy(20)])).toEqual(['14.1unreadable']);
    expect(isBackupDue([unknown(0.1)], now)).toBe(true);
  });
});
