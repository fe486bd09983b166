import { askFolder, askPicture, askSavePath } from '../desktop/dialogs';
import { netFetch } from '../desktop/system';
import { createFileExchange } from '../doors/file-exchange';
import type { FileExchange } from '../doors/file-exchange';
import { createTimeFilling } from '../doors/time-filling';
import { readUptimeRobot } from '../doors/uptimerobot';
import type { PrintPdf } from '../ports';
import { createReporting } from '../reports/reporting';
import type { Reporting } from '../reports/reporting';
import { writeWholeFile } from '../reports/whole-file';
import { parseNewestConfig } from '../storage/config-file';
import { configMigrations } from '../storage/config-migrations';
import type { Ground } from './ground';

export interface PapersDependencies {
  ground: Ground;
  printPdf: PrintPdf;
}

/** What leaves the house as a file, and what comes in as one. */
export function createPapers({ ground, printPdf }: PapersDependencies): {
  reporting: Reporting;
  exchange: FileExchange;
} {
  const { clock, newId, words, timeZone, history, secrets, state, papers } = ground;
  const reporting = createReporting({
    ...{ clock, words, timeZone, printPdf, askSavePath, askFolder, askPicture },
    ...{ config: state.config, setConfig: state.setConfig, recordNow: state.recordNow },
    ...{ incident: history.incident, readLog: papers.read },
    onProgress: (progress) => state.setMessaging({ reporting: progress }),
  });
  const exchange = createFileExchange({
    clock,
    newId,
    words,
    config: state.config,
    setConfig: state.setConfig,
    setSecret: secrets.set,
    incident: history.incident,
    writeIncidents: reporting.writeIncidents,
    writeText: (path, text) => writeWholeFile(path, text, words),
    parseConfig: parseNewestConfig,
    configVersion: configMigrations.length + 1,
    otherSecrets: () => [
      ...state.snapshot().secretsSet.map((name) => words.t(`namedSecret.${name}`)),
      ...state.config().statusPages.flatMap(({ id, name }) => (secrets.getForPage(id) === null ? [] : [name])),
    ],
    readUptimeRobot: (request) => readUptimeRobot(request, { clock, words, fetch: netFetch }),
    filling: createTimeFilling({ clock, newId, history, config: state.config, keep: state.keep }),
  });
  return { reporting, exchange };
}
