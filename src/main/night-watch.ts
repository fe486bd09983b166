import { join } from 'node:path';
import type { Place } from '../core/api';
import { nameFromTitle } from '../core/config-edit';
import { statusPagesOf } from '../core/emergency-card';
import { serve } from './api/serve';
import { appOrigin, serveWindow } from './desktop/app-protocol';
import { createElectronNotifier } from './desktop/electron-notifier';
import { denyPermissions } from './desktop/lockdown';
import { createOpener } from './desktop/opener';
import { onActivate, onResume, onSuspend, showInDock } from './desktop/system';
import type { StartRequest } from './doors/arguments';
import { carryOut } from './doors/carry-out';
import type { Outcome } from './doors/handover';
import { createAlerting } from './night-watch/alerting';
import { createCommands } from './night-watch/commands';
import { createEmergencyPlan } from './night-watch/emergency-plan';
import { openGround } from './night-watch/ground';
import type { NightWatchOptions } from './night-watch/ground';
import { createOwnMail } from './night-watch/mail';
import { createMessages } from './night-watch/messages';
import { createPapers } from './night-watch/papers';
import { createPublicPages } from './night-watch/public-pages';
import { createTidying } from './night-watch/tidying';
import { createWatchTray } from './night-watch/tray';
import { createWatching } from './night-watch/watching';
import { createWatchWindow } from './night-watch/window';
import { createPrintPdf } from './reports/pdf';
import { createSiteRecords } from './site-records';
import type { News } from './state';

export interface NightWatch {
  /** Imports, exports: what a start may ask besides running. */
  carryOut: (request: StartRequest, directory: string) => Promise<Outcome>;
  /** Starts the watch and shows the tray; a second call changes nothing. */
  watch: () => void;
  openWindow: (place?: Place) => void;
  /** Ends everything and closes the log; what was to be written is written. */
  stop: () => void;
}

/**
 * Builds all parts and wires them: state to tray, alerts and window; window and doors to state. Each room of
 * `night-watch/` wires what belongs to one subject; here they meet. Needs a ready app.
 */
export function startNightWatch(options: NightWatchOptions): NightWatch {
  const ground = openGround(options);
  const { outDir, log, clock, timeZone, words, history, secrets, nameServers, state, save, lookUps, papers } = ground;
  const printPdf = createPrintPdf({ clock, words });
  const openAddress = createOpener(() => [
    ...state.config().sites.map(({ url }) => url),
    ...statusPagesOf(state.config()),
  ]);

  const { probes, watch } = createWatching(ground);
  const notifier = createElectronNotifier(ground.iconPath);
  const window = createWatchWindow(ground, notifier);
  const mail = createOwnMail(ground, probes);
  const alerting = createAlerting({ ground, probes, mail, notifier, openWindow: window.open });
  const { reporting, exchange } = createPapers({ ground, printPdf });
  const records = createSiteRecords({
    clock,
    timeZone,
    config: state.config,
    recordNow: state.recordNow,
    readLog: lookUps.read,
  });
  const pages = createPublicPages({ ground, records });
  const messages = createMessages({
    ...{ ground, sendMail: mail.send, openAddress },
    changed: () => plan.messagesChanged(),
  });
  const { outages } = messages;
  const { plan, backups } = createEmergencyPlan({ ground, outages, openAddress, printPdf });
  const handlers = createCommands({
    ...{ ground, watch, window, alerting, mail, messages, pages, plan, backups },
    ...{ reporting, exchange, records, openAddress },
  });
  const tray = createWatchTray({ ground, window, watch, plan });
  const tidying = createTidying(ground);
  let isWatching = false;

  function hear(news: News): void {
    switch (news.kind) {
      case 'changed':
        plan.refresh();
        break;
      case 'checked':
        // The tray shows no figures.
        if (isWatching) window.tell();
        return;
      case 'sites-changed':
        watch.sitesChanged();
        plan.refresh();
        if (isWatching) nameServers.learn();
        if (isWatching) messages.sitesChanged();
        break;
      case 'neighbours':
        for (const siteId of news.siteIds) watch.checkNow(siteId);
        return;
      case 'settings-changed':
        words.setLanguage(state.snapshot().language);
        alerting.settingsChanged();
        plan.refresh();
        break;
      case 'alert':
        for (const id of news.insteadOf) alerting.withdraw(id);
        alerting.send(news.alert);
        return;
      case 'title-read':
        nameSite(news.siteId, news.title);
        return;
    }
    if (!isWatching) return;
    tray.tell();
    window.tell();
    pages.lookSoon();
  }

  /** A site added by its address alone goes by its host until its page was read for the first time. */
  function nameSite(siteId: string, title: string): void {
    const named = nameFromTitle(state.config(), siteId, title);
    if (named !== null) save(named);
  }

  function watchNow(): void {
    if (isWatching) return;
    isWatching = true;
    onSuspend(watch.suspended);
    onResume(watch.resumed);
    onActivate(() => window.open());
    showInDock(false);
    denyPermissions();
    serveWindow(join(outDir, 'renderer'));
    serve({ handlers, origin: appOrigin, webContentsId: window.webContentsId, log });
    tray.show();
    alerting.start();
    messages.recover();
    pages.start();
    plan.start();
    watch.start();
    secrets
      .open()
      // A keyring may take its time, or ask for its password; until then such sites are not measured.
      .then((siteIds) => {
        state.secretsChanged();
        siteIds.forEach((siteId) => watch.checkNow(siteId));
      })
      .catch((error: unknown) => log.error('The keyring could not be asked for the secrets of sites.', error))
      // Before that the mail server's password is not known.
      .finally(messages.resume);
    nameServers.learn();
    tidying.start();
  }

  function stop(): void {
    const parts = [tidying, nameServers, plan, messages, pages, alerting, tray, window, state];
    for (const part of parts) part.stop();
    tray.destroy();
    void lookUps.stop();
    void papers.stop();
    // Not before its thread: that would begin another draft of what it writes.
    reporting.stop();
    watch.stop().catch((error: unknown) => log.error('The watch did not stop cleanly.', error));
    history.close();
  }

  // From the start: an import before the watch may change the language that the first alert speaks.
  state.subscribe(hear);

  return {
    carryOut: (request, directory) => {
      const { writeReport } = reporting;
      return carryOut(request, directory, { ...exchange, writeReport, handOver: plan.handOver.forScript, t: words.t });
    },
    watch: watchNow,
    openWindow: window.open,
    stop,
  };
}
