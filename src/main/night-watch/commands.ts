import { createEraseClient } from '../api/erase-client';
import { createHandlers } from '../api/handlers';
import type { Handlers } from '../../core/api';
import { setStartAtLogin } from '../desktop/autostart';
import { askOpenPath, askSavePath } from '../desktop/dialogs';
import type { MainWindow } from '../desktop/window';
import type { FileExchange } from '../doors/file-exchange';
import { createLogBook } from '../log-book/log-book';
import type { Plan } from '../plan/plan';
import type { Backups, Opener, Watch } from '../ports';
import type { Reporting } from '../reports/reporting';
import type { SiteRecords } from '../site-records';
import type { Alerting } from './alerting';
import type { Ground } from './ground';
import type { OwnMail } from './mail';
import type { Messages } from './messages';
import type { PublicPages } from './public-pages';

/** How many of a site's events the window is given. */
const siteEventsShown = 100;

export interface CommandsDependencies {
  ground: Ground;
  watch: Pick<Watch, 'checkNow'>;
  window: Pick<MainWindow, 'ready'>;
  alerting: Pick<Alerting, 'testChannel'>;
  mail: Pick<OwnMail, 'test'>;
  messages: Pick<Messages, 'handlers'>;
  pages: Pick<PublicPages, 'handlers'>;
  plan: Pick<Plan, 'handlers' | 'seen'>;
  backups: Pick<Backups, 'renew'>;
  reporting: Pick<Reporting, 'handlers'>;
  exchange: FileExchange;
  records: SiteRecords;
  openAddress: Opener;
}

/** What the window may ask for, and who carries it out. */
export function createCommands(dependencies: CommandsDependencies): Handlers {
  const { ground, watch, window, alerting, mail, messages, pages, plan } = dependencies;
  const { backups, reporting, exchange, records, openAddress } = dependencies;
  const { clock, newId, timeZone, words, history, index, erasure, secrets, state, lookUps, papers } = ground;
  return createHandlers({
    clock,
    newId,
    timeZone,
    config: state.config,
    setConfig: state.setConfig,
    snapshot: state.snapshot,
    dismissTrouble: state.dismissTrouble,
    checkNow: (siteId) => watch.checkNow(siteId),
    incidents: history.incidents,
    incident: (id) => {
      plan.seen(id);
      return history.incident(id);
    },
    hostMembers: history.hostMembers,
    messages: messages.handlers,
    statusPages: pages.handlers,
    plan: plan.handlers,
    logBook: createLogBook({
      ...{ clock, newId, history, index, config: state.config },
      ...{ keep: state.keep, grouping: state.grouping, byHandChanged: state.byHandChanged },
      readPage: (asked) => lookUps.read('incident-page', asked),
    }),
    reports: reporting.handlers,
    eraseClient: createEraseClient({
      config: state.config,
      setConfig: state.setConfig,
      store: erasure,
      whenNobodyReads: () => Promise.all([lookUps.whenIdle(), papers.whenIdle()]),
      rebuild: (file) => ground.runFileTask({ kind: 'rebuild', file }),
      keep: state.keep,
      erased: () => {
        state.readIncidentsAgain();
        void backups.renew();
      },
      word: () => words.t('erased'),
    }),
    open: openAddress,
    availability: state.availability,
    recordOfSite: records.ofSite,
    recordsOfClient: records.ofClient,
    siteEvents: (siteId) => history.siteEvents(siteId, siteEventsShown),
    responseDays: history.responseDays,
    secrets,
    secretsChanged: state.secretsChanged,
    testChannel: alerting.testChannel,
    testMail: mail.test,
    classifyIncident: state.classifyIncident,
    addToTimelines: state.addToTimelines,
    acknowledge: state.acknowledge,
    setStartAtLogin,
    exportIncidents: exchange.exportByDialog(askSavePath),
    previewFile: exchange.previewByDialog(askOpenPath),
    preview: exchange.preview,
    takeOver: exchange.takeOver,
    exportEverything: exchange.exportEverythingByDialog(askSavePath),
    windowReady: window.ready,
  });
}
