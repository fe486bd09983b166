import type { ApiError, Handlers, PlanCommand } from '../../core/api';
import { attemptLater } from '../../core/attempt';
import { outageMembers } from '../../core/client-outage';
import type { Config } from '../../core/config';
import { everyIncident } from '../../core/incident';
import type { Incident, TimelineEntry } from '../../core/incident';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Trouble } from '../../core/snapshot';
import type { Backups, Clock, HistoryStore, Opener, PrintPdf, Words } from '../ports';
import { createBackupCommands } from './backup-commands';
import { createCardCommands } from './card-commands';
import { createDrill } from './drill';
import type { DrillParts } from './drill';
import { createEmergencyFile } from './emergency-file';
import type { EmergencyFile } from './emergency-file';
import { fullTime } from './emergency-page';
import { createHandOverFile } from './hand-over';
import type { HandOverFile } from './hand-over';
import { createPlanReminders } from './plan-reminders';

export interface PlanParts extends Pick<DrillParts, 'newId' | 'history' | 'keep' | 'raise' | 'isEverybodyTold'> {
  clock: Pick<Clock, 'now' | 'after'>;
  words: Words;
  dataDir: string;
  config: () => Config;
  /** Throws where it cannot be written. */
  setConfig: (next: Config) => void;
  history: DrillParts['history'] & Pick<HistoryStore, 'messagesIn' | 'hostMembers'>;
  setDrill: (drill: Incident | null) => void;
  backups: Backups;
  /** All or nothing; throws where the disk refuses. */
  addToTimelines: (incidentIds: readonly string[], entry: TimelineEntry) => void;
  open: Opener;
  /** Has the system open the file with all cards. */
  openCards: (path: string) => Promise<void>;
  askFolder: (title: string) => Promise<string | null>;
  askSavePath: (title: string, fileName: string, extension: string) => Promise<string | null>;
  printPdf: PrintPdf;
  /** All or nothing; the error is a sentence. */
  writeFile: (path: string, content: string | Uint8Array) => Promise<Result<null, string>>;
  restart: () => void;
  reportTrouble: (key: string, params: Trouble['params']) => void;
  dismissTrouble: (key: string) => void;
}

export interface Plan {
  handOver: HandOverFile;
  handlers: Pick<Handlers, PlanCommand>;
  start: () => void;
  /** Somebody looks at an incident. */
  seen: (incidentId: string) => void;
  messagesChanged: () => void;
  /** Clients, sites or settings are others now. */
  refresh: () => void;
  stop: () => void;
}

/** The plan for the night: cards, copies of the own data, and what is to be tried before it is needed. */
export function createPlan(parts: PlanParts): Plan {
  const { words, config, history, backups } = parts;
  const cards = createEmergencyFile({
    ...parts,
    writeText: parts.writeFile,
    onTrouble: (reason) =>
      reason === null
        ? parts.dismissTrouble('emergency-not-written')
        : parts.reportTrouble('emergency-not-written', { reason }),
  });
  const reminders = createPlanReminders({
    ...parts,
    lastDrillAt: () => history.incidents({ ...everyIncident, drills: 'only' })[0]?.startedAt ?? null,
    report: parts.reportTrouble,
    dismiss: parts.dismissTrouble,
  });
  const drill = createDrill({
    ...parts,
    onChange: (running) => {
      parts.setDrill(running);
      reminders.refresh();
    },
  });
  const handOver = createHandOverFile(parts);
  let isStarted = false;
  let lookedAt: Config | null = null;

  return {
    handOver,
    handlers: {
      ...createCardCommands({
        ...parts,
        incident: history.incident,
        companions: (incident) => outageMembers(incident, history),
      }),
      ...createBackupCommands({
        ...{ ...parts, history, backups, config },
        askFolder: () => parts.askFolder(words.t('backup.chooseTitle')),
      }),
      'plan.handOver': () => handOver.byDialog(),
      'drill.begin': ({ siteId }) => drill.begin(siteId),
      'drill.end': () => drill.end(),
      'drill.list': () => ok(drill.list()),
      'cards.print': () => printCards(parts, cards),
      'cards.openFile': () => openCards(parts, cards),
    },
    start: () => {
      isStarted = true;
      backups.start();
      void cards.refresh();
      drill.start();
      reminders.start();
    },
    seen: drill.seen,
    messagesChanged: drill.messagesChanged,
    refresh: () => {
      if (!isStarted) return;
      void cards.refresh();
      // Drills and days have their own ways here; else nothing but what is set changes what is due.
      if (lookedAt === config()) return;
      lookedAt = config();
      reminders.refresh();
    },
    stop: () => {
      isStarted = false;
      backups.stop();
      reminders.stop();
    },
  };
}

async function printCards(
  { clock, words, printPdf, writeFile, askSavePath }: PlanParts,
  cards: EmergencyFile,
): Promise<Result<{ path: string } | null, ApiError>> {
  const path = await askSavePath(words.t('emergency.printTitle'), `${words.t('emergency.fileName')}.pdf`, 'pdf');
  if (path === null) return ok(null);
  const now = clock.now();
  // In the foot of each page: one that lies alone on the desk must say how old it is.
  const title = `${words.t('emergency.title')}. ${words.t('emergency.written', { time: fullTime(now, words) })}`;
  const printed = await attemptLater(
    async () => printPdf(await cards.html(now), { title, footer: words.t('pdf.page') }),
    'export',
  );
  if (!printed.ok) return printed;
  const written = await writeFile(path, printed.value);
  return written.ok ? ok({ path }) : fail({ kind: 'failed', what: 'export', reason: written.error });
}

const openCards = ({ openCards: openFile }: PlanParts, { path }: EmergencyFile): Promise<Result<null, ApiError>> =>
  attemptLater(async () => {
    await openFile(path);
    return null;
  }, 'open-page');
