import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Trouble } from '../../core/snapshot';
import type { Clock, ErasureStore, HistoryStore, IncidentIndex, Log, StatusOutbox } from '../ports';
import type { GoodCopy } from './backup-files';
import { createCheckLog } from './check-log';
import { closeDatabase, DamagedDatabaseError, inTransaction, openDatabase } from './database';
import type { Database } from './database';
import { createErasureLog } from './erasure-log';
import { createFilledLog } from './filled-log';
import { createHostLog } from './host-log';
import { createIncidentIndex } from './incident-index';
import { createIncidentLog } from './incident-log';
import { createMessageLog } from './message-log';
import { createOutboxLog, prepareOutbox } from './outbox';
import type { ChannelsOf } from './outbox';
import { prepareRestored } from './restored-log';
import { asideName, minuteText } from './set-aside';
import { createTimeLog } from './time-log';
import { createSiteEvents } from './site-events';
import { createStatusOutbox } from './status-outbox';

export interface HistoryOptions {
  file: string;
  clock: Pick<Clock, 'now' | 'after'>;
  log: Log;
  /** Called with the system's words when checks could not be written for the first time, with null once they could be. */
  onTrouble: (reason: string | null) => void;
  /** The channels that an alert is meant for when it is written; where it is not said, the desktop. */
  channelsOf?: ChannelsOf;
  /** The newest copy that was found whole, to go on with where the log is damaged. */
  lastGoodCopy?: () => GoodCopy | null;
  /** Why messages that were on their way when it was copied are uncertain then, in the user's language. */
  uncertainReason?: () => string;
}

/** The log, and what the user must know about how it was found. */
export interface OpenedHistory {
  history: HistoryStore;
  erasure: ErasureStore;
  statusOutbox: StatusOutbox;
  index: IncidentIndex;
  trouble: Trouble | null;
}

/**
 * Opens the log of checks and incidents, or begins one. A damaged file is set aside with its date, and the last good copy
 * takes its place, or where there is none a new one.
 * Throws where the file cannot be opened for another reason (no right to, no space, written by a newer version).
 */
export function openHistory(options: HistoryOptions): OpenedHistory {
  const { file, clock, log, onTrouble, channelsOf } = options;
  mkdirSync(dirname(file), { recursive: true });
  const { database, trouble } = openOrBegin(options);
  const time = createTimeLog(database, () => checks.writeSoon());
  const checks = createCheckLog({ database, alongside: time, clock, log, onTrouble });
  const toChannels: ChannelsOf = channelsOf ?? (() => ['desktop']);
  const outbox = prepareOutbox(database, toChannels);
  const history: HistoryStore = {
    ...createIncidentLog(database, log, outbox),
    ...createHostLog(database, log, outbox),
    ...createSiteEvents(database, log, outbox),
    ...createOutboxLog(database, log, toChannels),
    ...createMessageLog(database, log),
    allOrNothing: (action) => inTransaction(database, action),
    ...createFilledLog(database),
    recordCheck: checks.record,
    lastChecks: checks.lastChecks,
    responseTimes: checks.responseTimes,
    responseDays: checks.responseDays,
    recordTime: time.recordTime,
    unwrittenTime: time.unwrittenTime,
    spansOf: time.spansOf,
    lastSpans: time.lastSpans,
    forgetChecksBefore: checks.forgetBefore,
    flush: checks.flush,
    close: () => {
      try {
        checks.flush();
      } catch (error) {
        log.error('The last checks could not be written before the end.', error);
      }
      checks.stop();
      closeDatabase(database);
    },
  };
  return {
    history,
    erasure: createErasureLog({ database, file, holdChecks: checks.hold }),
    index: createIncidentIndex(database, log),
    statusOutbox: createStatusOutbox(database),
    trouble,
  };
}

function openOrBegin(options: HistoryOptions): { database: Database; trouble: Trouble | null } {
  const { file, clock, log } = options;
  try {
    return { database: openDatabase(file), trouble: null };
  } catch (error) {
    if (!(error instanceof DamagedDatabaseError)) throw error;
    const nowMs = clock.now();
    const aside = asideName(file, 'damaged', nowMs);
    // The write-ahead log belongs to the file, and would spoil a new one of its old name.
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(file + part)) renameSync(file + part, aside + part);
    }
    log.error(`The incident log was damaged and lies now as ${basename(aside)} beside a new one.`, error);
    const madeAt = takeCopy(options, nowMs);
    const aboutFile = { file: basename(aside) };
    const trouble: Trouble =
      madeAt === null
        ? { key: 'history-set-aside', params: aboutFile, at: nowMs }
        : { key: 'history-restored', params: { ...aboutFile, date: minuteText(madeAt) }, at: nowMs };
    return { database: openDatabase(file), trouble };
  }
}

/** Puts the last good copy where the damaged log was; says when it was made, or null where there is none that can be used. */
function takeCopy(options: HistoryOptions, nowMs: number): number | null {
  const { file, log, lastGoodCopy = () => null, uncertainReason = () => '' } = options;
  try {
    const copy = lastGoodCopy();
    if (copy === null) return null;
    copyFileSync(copy.historyFile, file);
    prepareRestored(file, { madeAt: copy.madeAt, nowMs, reason: uncertainReason() });
    return copy.madeAt;
  } catch (error) {
    log.error('The last copy of the incident log could not be used.', error);
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(file + part, { force: true });
    return null;
  }
}
