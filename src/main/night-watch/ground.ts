import { randomUUID } from 'node:crypto';
import { resolveNs } from 'node:dns/promises';
import { join } from 'node:path';
import { channelNames } from '../../core/alert-channel';
import type { Config } from '../../core/config';
import { reasonOf } from '../../core/reason';
import { effectiveLanguage } from '../../core/settings';
import { channelsOf } from '../alerts/alerts';
import { systemCipher } from '../desktop/cipher';
import { createConfigFile, systemLocale } from '../desktop/system';
import { createNameServers } from '../name-servers';
import type { NameServers } from '../name-servers';
import type { Clock, Log, SecretStore } from '../ports';
import { createReadingThread } from '../reading-thread';
import type { ReadingThread } from '../reading-thread';
import { createState } from '../state';
import type { State } from '../state';
import { newestGoodCopy } from '../storage/backup-files';
import { createFileThread } from '../storage/file-thread';
import type { RunFileTask } from '../storage/file-thread';
import { openConfig } from '../storage/config-store';
import { openHistory } from '../storage/history';
import type { OpenedHistory } from '../storage/history';
import { completeRestore } from '../storage/restore';
import { createSecretStore } from '../storage/secret-store';
import { systemClock as clock } from '../system-clock';
import { createWords } from '../words';
import type { SettableWords } from '../words';

/** The window and the tray hear of changes at most four times a second. */
export const announceGapMs = 250;

export interface NightWatchOptions {
  dataDir: string;
  /** The built `out` folder, which holds main, preload and window side by side. */
  outDir: string;
  assetsDir: string;
  version: string;
  log: Log;
}

/** What all others stand on: what is on disk, the live state made of it, and the words to speak of it. */
export interface Ground extends NightWatchOptions, Pick<OpenedHistory, 'history' | 'index' | 'erasure'> {
  /** Reads the log for whoever looks something up, and for papers: the one need not wait for the other. */
  lookUps: ReadingThread;
  papers: ReadingThread;
  /** Does what has to be done to whole files of the log, each task in a thread of its own. */
  runFileTask: RunFileTask;
  clock: Clock;
  newId: () => string;
  timeZone: () => string;
  iconPath: string;
  words: SettableWords;
  statusOutbox: OpenedHistory['statusOutbox'];
  secrets: SecretStore;
  nameServers: NameServers;
  state: State;
  /** A trouble with the system's words; null: it is over. */
  setTrouble: (key: string, reason: string | null) => void;
  /** Saves what no form of the window changed: there is none that could show a failure, so it becomes a trouble. */
  save: (next: Config) => void;
}

/** Opens all that is on disk; what was found wrong with it becomes a trouble. Throws where a file cannot be opened. */
export function openGround(options: NightWatchOptions): Ground {
  const { dataDir, assetsDir, log } = options;
  const newId = (): string => randomUUID();
  const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

  const restored = completeRestore(dataDir, log);
  const configuration = openConfig({
    ...{ dir: dataDir, createStore: createConfigFile, clock, log },
    lastGoodCopy: () => newestGoodCopy([join(dataDir, 'backups')]),
  });
  const words = createWords();
  words.setLanguage(effectiveLanguage(configuration.store.read().settings.language, systemLocale()));
  // What the channels themselves go by, too; they are built later than the log is opened.
  const channelSwitches = channelNames.map((name) => ({
    name,
    isOn: () => configuration.store.read().settings.channels[name].isOn,
  }));
  const file = join(dataDir, 'history.db');
  const { trouble, ...stores } = openHistory({
    file,
    clock,
    log,
    onTrouble: (reason) => setTrouble('checks-not-saved', reason),
    channelsOf: (alert) => channelsOf(alert, channelSwitches),
    lastGoodCopy: () => {
      const { folder } = configuration.store.read().backups;
      return newestGoodCopy([join(dataDir, 'backups'), ...(folder === '' ? [] : [folder])]);
    },
    uncertainReason: () => words.t('outgoing.restored'),
  });
  const reading = { workerPath: join(options.outDir, 'main', 'reading-worker.js'), file, clock, log };
  const secrets = createSecretStore({
    cipher: systemCipher,
    store: createConfigFile({ cwd: dataDir, name: 'secrets', clearInvalidConfig: true }),
    log,
  });
  const state = createState({
    ...{ clock, log, config: configuration.store, history: stores.history, newId, systemLocale },
    areSecretsKept: secrets.isLasting,
    secretsSet: secrets.namedOnes,
    nameServersOf: (site) => nameServers.of(site),
  });
  const nameServers: NameServers = createNameServers({
    clock,
    resolveNs,
    sites: () => state.watchedSites(),
    changed: () => state.hostsChanged(),
  });
  for (const found of [restored, configuration.trouble, trouble]) {
    if (found !== null) state.reportTrouble(found.key, found.params);
  }

  function setTrouble(key: string, reason: string | null): void {
    if (reason === null) state.dismissTrouble(key);
    else state.reportTrouble(key, { reason });
  }

  function save(next: Config): void {
    try {
      state.setConfig(next);
    } catch (error) {
      log.error('A change could not be saved.', error);
      setTrouble('write-failed', reasonOf(error));
    }
  }

  return {
    ...{ ...options, clock, newId, timeZone, iconPath: join(assetsDir, 'icon.png') },
    ...{ lookUps: createReadingThread(reading), papers: createReadingThread(reading) },
    runFileTask: createFileThread(join(options.outDir, 'main', 'file-worker.js')),
    ...{ ...stores, words, secrets, nameServers, state, setTrouble, save },
  };
}
