import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Trouble } from '../../core/snapshot';
import type { Clock, ErasureStore, HistoryStore, IncidentIndex, Log, StatusOutbox } from '../ports';
import { createCheckLog } from './check-log';
import { closeDatabase, DamagedDatabaseError, openDatabase } from './database';
import type { Database } from './database';
import { createErasureLog } from './erasure-log';
import { createHostLog } from './host-log';
import { createIncidentIndex } from './incident-index';
import { createIncidentLog } from './incident-log';
import { createMessageLog } from './message-log';
import { createOutboxLog, prepareOutbox } from './outbox';
import type { ChannelsOf } from './outbox';
import { asideName } from './set-aside';
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
 * Opens the log of checks and incidents, or begins one. A damaged file is set aside with its date and a new one begun.
 * Throws where the file cannot be opened for another reason (no right to, no space, written by a newer version).
 */
export function openHistory({ file, clock, log, onTrouble, channelsOf }: HistoryOptions): OpenedHistory {
  mkdirSync(dirname(file), { recursive: true });
  const { database, trouble } = openOrBegin(file, clock.now(), log);
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
    recordCheck: checks.record,
    lastChecks: checks.lastChecks,
    responseTimes: checks.responseTimes,
    responseDays: checks.responseDays,
    recordTime: time.recordTime,
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
    erasure: createErasureLog(database),
    index: createIncidentIndex(database, log),
    statusOutbox: createStatusOutbox(database),
    trouble,
  };
}

function openOrBegin(file: string, nowMs: number, log: Log): { database: Database; trouble: Trouble | null } {
  try {
    return { database: openDatabase(file), trouble: null };
  } catch (error) {
    if (!(error instanceof DamagedDatabaseError)) throw error;
    const aside = asideName(file, 'damaged', nowMs);
    // The write-ahead log belongs to the file, and would spoil a new one of its old name.
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(file + part)) renameSync(file + part, aside + part);
    }
    log.error(`The incident log was damaged and lies now as ${basename(aside)} beside a new one.`, error);
    const trouble = { key: 'history-set-aside', params: { file: basename(aside) }, at: nowMs };
    return { database: openDatabase(file), trouble };
  }
}
