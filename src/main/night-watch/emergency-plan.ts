import { join } from 'node:path';
import { askFolder, askSavePath } from '../desktop/dialogs';
import { createFileOpener } from '../desktop/opener';
import { restart } from '../desktop/system';
import { withoutErrands } from '../doors/arguments';
import type { Outages } from '../messages/outages';
import { createPlan } from '../plan/plan';
import type { Plan } from '../plan/plan';
import type { Backups, Opener, PrintPdf } from '../ports';
import { writeWholeFile } from '../reports/whole-file';
import { createBackups } from '../storage/backups';
import { configMigrations } from '../storage/config-migrations';
import type { Ground } from './ground';

const restartAfterMs = 500;

export interface EmergencyPlanDependencies {
  ground: Ground;
  outages: Outages;
  openAddress: Opener;
  printPdf: PrintPdf;
}

/** The plan for the night, and the copies of the own data that belong to it. */
export function createEmergencyPlan({ ground, outages, openAddress, printPdf }: EmergencyPlanDependencies): {
  plan: Plan;
  backups: Backups;
} {
  const { clock, log, newId, dataDir, words, history, state, runFileTask, setTrouble } = ground;
  const backups = createBackups({
    ...{ clock, log, dataDir, flush: history.flush },
    chosenFolder: () => state.config().backups.folder,
    configText: () => JSON.stringify({ version: configMigrations.length + 1, ...state.config() }, null, 2),
    runFileTask,
    onTrouble: (reason) => setTrouble('backup-failed', reason),
    uncertainReason: () => words.t('outgoing.restored'),
  });
  const plan = createPlan({
    ...{ clock, newId, words, dataDir, history, backups, askFolder, askSavePath },
    ...{ keep: state.keep, raise: state.raise },
    isEverybodyTold: (incidentId) => outages.isEverybodyTold(incidentId),
    setDrill: (drill) => state.setMessaging({ drill }),
    config: state.config,
    setConfig: state.setConfig,
    addToTimelines: state.addToTimelines,
    open: openAddress,
    openCards: createFileOpener(join(dataDir, 'emergency'), '.html'),
    printPdf,
    writeFile: (path, content) => writeWholeFile(path, content, words),
    // The window is to hear first that all is ready.
    restart: () => void clock.after(restartAfterMs, () => restart(withoutErrands(process.argv.slice(1)))),
    reportTrouble: state.reportTrouble,
    dismissTrouble: state.dismissTrouble,
  });
  return { plan, backups };
}
