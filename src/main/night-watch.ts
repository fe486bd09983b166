import { randomUUID } from 'node:crypto';
import { lookup, resolveNs } from 'node:dns/promises';
import { join } from 'node:path';
import { isIncidentAlert, isSiteNotice } from '../core/alert';
import type { Alert } from '../core/alert';
import { channelNames } from '../core/alert-channel';
import type { ChannelFailure } from '../core/alert-channel';
import { isHeldAt, isSilentAt } from '../core/alert-policy';
import type { PolicySettings } from '../core/alert-policy';
import type { Place } from '../core/api';
import type { Config } from '../core/config';
import { nameFromTitle } from '../core/config-edit';
import { statusPagesOf } from '../core/emergency-card';
import { reasonOf } from '../core/reason';
import { effectiveLanguage } from '../core/settings';
import { channelsOf, createAlerts } from './alerts/alerts';
import { createChannelTest } from './alerts/channels/channel-test';
import { createMailChannel } from './alerts/channels/mail';
import { createDesktopChannel } from './alerts/desktop-channel';
import { createNtfyChannel } from './alerts/channels/ntfy';
import { createWebhookChannel } from './alerts/channels/webhook';
import { createNodeNotifier } from './alerts/node-notifier';
import { noticeText } from './alerts/notice-text';
import { createOwnTroubles } from './alerts/own-troubles';
import { createReminderClock } from './alerts/reminder-clock';
import { createEraseClient } from './api/erase-client';
import { createHandlers } from './api/handlers';
import { pauseOf } from './api/pause-length';
import { serve } from './api/serve';
import { appOrigin, serveWindow } from './desktop/app-protocol';
import { setStartAtLogin } from './desktop/autostart';
import { systemCipher } from './desktop/cipher';
import { askAnyFile, askFolder, askOpenPath, askPicture, askSavePath } from './desktop/dialogs';
import { createElectronNotifier } from './desktop/electron-notifier';
import { denyPermissions } from './desktop/lockdown';
import { resolveProxy } from './desktop/proxy';
import { createFileOpener, createOpener } from './desktop/opener';
import {
  copyText,
  createConfigFile,
  netFetch,
  onActivate,
  onResume,
  onSuspend,
  quit,
  restart,
  showInDock,
  systemLocale,
} from './desktop/system';
import { createTray } from './desktop/tray';
import { trayContent } from './desktop/tray-content';
import type { TrayAction } from './desktop/tray-content';
import { createMainWindow } from './desktop/window';
import { withoutErrands } from './doors/arguments';
import type { StartRequest } from './doors/arguments';
import { carryOut } from './doors/carry-out';
import { everyMinute } from './every-minute';
import { createFileExchange } from './doors/file-exchange';
import { readUptimeRobot } from './doors/uptimerobot';
import type { Outcome } from './doors/handover';
import { createLogBook } from './log-book/log-book';
import { createSendMail } from './mail/send-mail';
import { createTestMail } from './mail/test-mail';
import { createMessaging } from './messages/messaging';
import { createOutages } from './messages/outages';
import { createTransports } from './messages/transports';
import { createNextUpdates } from './next-updates';
import { createNameServers } from './name-servers';
import type { NameServers } from './name-servers';
import { paced } from './paced';
import { createPlan } from './plan/plan';
import type { AlertChannel, Log } from './ports';
import { createProbes } from './probes';
import { createSecondOpinions } from './probes/second-opinion';
import { createPrintPdf } from './reports/pdf';
import { createReporting } from './reports/reporting';
import { writeWholeFile } from './reports/whole-file';
import { createState } from './state';
import { createStatusPages } from './status-page/status-pages';
import type { News } from './state';
import { newestGoodCopy } from './storage/backup-files';
import { createBackups } from './storage/backups';
import { parseNewestConfig } from './storage/config-file';
import { configMigrations } from './storage/config-migrations';
import { openConfig } from './storage/config-store';
import { createCopyThread } from './storage/copy-thread';
import { openHistory } from './storage/history';
import { createKeptText } from './storage/kept-text';
import { completeRestore } from './storage/restore';
import { createSecretStore } from './storage/secret-store';
import { systemClock as clock } from './system-clock';
import { ownAddresses } from './watch/own-addresses';
import { createSiteRecords } from './site-records';
import { createWatch } from './watch/watch';
import { createWords } from './words';

/** The window and the tray hear of changes at most four times a second. */
const announceGapMs = 250;
/** Whether a status page says something else by now is looked at this often at most. */
const pagesGapMs = 5000;
/** How many of a site's events the window is given. */
const siteEventsShown = 100;
const restartAfterMs = 500;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface NightWatch {
  /** Imports, exports: what a start may ask besides running. */
  carryOut: (request: StartRequest, directory: string) => Promise<Outcome>;
  /** Starts the watch and shows the tray; a second call changes nothing. */
  watch: () => void;
  openWindow: (place?: Place) => void;
  /** Ends everything and closes the log; what was to be written is written. */
  stop: () => void;
}

export interface NightWatchOptions {
  dataDir: string;
  /** The built `out` folder, which holds main, preload and window side by side. */
  outDir: string;
  assetsDir: string;
  version: string;
  log: Log;
}

/** Builds all parts and wires them: state to tray, alerts and window; window and doors to state. Needs a ready app. */
export function startNightWatch({ dataDir, outDir, assetsDir, version, log }: NightWatchOptions): NightWatch {
  const newId = (): string => randomUUID();
  const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const iconPath = join(assetsDir, 'icon.png');

  const restored = completeRestore(dataDir, log);
  const configuration = openConfig({
    ...{ dir: dataDir, createStore: createConfigFile, clock, log },
    lastGoodCopy: () => newestGoodCopy([join(dataDir, 'backups')]),
  });
  const words = createWords();
  words.setLanguage(effectiveLanguage(configuration.store.read().settings.language, systemLocale()));
  const electronNotifier = createElectronNotifier(iconPath);
  // What the channels themselves go by, too; they are built later than the log is opened.
  const channelSwitches = channelNames.map((name) => ({
    name,
    isOn: () => configuration.store.read().settings.channels[name].isOn,
  }));
  const opened = openHistory({
    file: join(dataDir, 'history.db'),
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
  const { history } = opened;
  const secrets = createSecretStore({
    cipher: systemCipher,
    store: createConfigFile({ cwd: dataDir, name: 'secrets', clearInvalidConfig: true }),
    log,
  });
  const state = createState({
    ...{ clock, log, config: configuration.store, history, newId, systemLocale },
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
  for (const trouble of [restored, configuration.trouble, opened.trouble]) {
    if (trouble !== null) state.reportTrouble(trouble.key, trouble.params);
  }

  function setTrouble(key: string, reason: string | null): void {
    if (reason === null) state.dismissTrouble(key);
    else state.reportTrouble(key, { reason });
  }

  const probes = createProbes({
    version,
    secretOf: secrets.get,
    proxyFor: resolveProxy,
    rdapMemory: createKeptText(join(dataDir, 'registries.json'), log),
    now: clock.now,
  });
  const askSecondOpinions = createSecondOpinions({
    connection: probes.connection,
    log,
    opinions: () => state.config().settings.secondOpinions,
    lastAddressOf: state.lastAddressOf,
  });
  const watch = createWatch({
    clock,
    log,
    state,
    probe: probes.probe,
    probeReference: probes.reference,
    askSecondOpinions,
    ownAddresses,
    referencePoints: () => state.config().settings.referencePoints,
  });

  const window = createMainWindow({
    preloadPath: join(outDir, 'preload', 'index.cjs'),
    iconPath,
    log,
    onClosed: explainTray,
  });
  const mailAccount = () => state.config().settings.mailAccount;
  const sendMail = createSendMail({
    account: mailAccount,
    password: () => secrets.getNamed('smtp'),
    network: probes.connection,
    words,
  });
  const channels: AlertChannel[] = [
    createDesktopChannel(
      [electronNotifier, createNodeNotifier(iconPath)],
      () => state.config().settings.channels.desktop.isOn,
    ),
    createMailChannel({
      settings: () => state.config().settings.channels.mail,
      ownAddress: () => mailAccount()?.fromAddress ?? '',
      ...{ sendMail, clock, newId },
    }),
    createNtfyChannel({
      settings: () => state.config().settings.channels.ntfy,
      token: () => secrets.getNamed('ntfy'),
      ...{ post: probes.post, words },
    }),
    createWebhookChannel({
      settings: () => state.config().settings.channels.webhook,
      key: () => secrets.getNamed('webhook'),
      ...{ post: probes.post, clock, words },
    }),
  ];
  const alertSettings = (): PolicySettings => {
    const { quietHours, stormLimit } = state.config().settings;
    return { quietHours, stormLimit, systemTimeZone: timeZone() };
  };
  const reminders = createReminderClock({
    ...{
      clock,
      newId,
      raise: state.raise,
      snapshot: state.snapshot,
      timelineOf: (id) => history.incident(id)?.timeline,
    },
    isHeld: (alert) => !state.isCritical(alert) && isHeldAt(alertSettings(), clock.now()),
  });
  const ownTroubles = createOwnTroubles({ clock, newId, raise: state.raise, troubles: state.troubles });
  const alerts = createAlerts({
    ...{ clock, log, newId, channels, outbox: state.outbox, isCritical: state.isCritical, settings: alertSettings },
    noticeOf: (alert) => ({
      ...noticeText(alert, words, clock.now()),
      isSilent: isSilentAt(alertSettings(), state.config().settings.channels.desktop.soundAtNight, clock.now()),
    }),
    onTold: reminders.told,
    onFailures: channelsFail,
    onClick: (alert) => window.open(placeOf(alert)),
  });

  /** Each in a sentence of its own, in the tray and in the window. */
  function channelsFail(failures: readonly ChannelFailure[]): void {
    state.channelsFail(failures);
    for (const { name } of channels) {
      const failure = failures.find(({ channel }) => channel === name);
      setTrouble(name === 'desktop' ? 'notify-failed' : `channel-failed.${name}`, failure?.reason ?? null);
    }
  }

  const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const printPdf = createPrintPdf({ clock, words });
  const reporting = createReporting({
    ...{ clock, words, timeZone, history, printPdf, giveWay, askSavePath, askFolder, askPicture },
    ...{ config: state.config, setConfig: state.setConfig, timeOf: state.timeOf },
    onProgress: (progress) => state.setMessaging({ reporting: progress }),
  });
  const exchange = createFileExchange({
    clock,
    newId,
    words,
    config: state.config,
    setConfig: state.setConfig,
    setSecret: secrets.set,
    incidentsWithTimeline: history.incidentsWithTimeline,
    incident: history.incident,
    writeIncidents: reporting.writeIncidents,
    writeText: (path, text) => writeWholeFile(path, text, words),
    parseConfig: parseNewestConfig,
    configVersion: configMigrations.length + 1,
    otherSecrets: () => [
      ...state.snapshot().secretsSet.map((name) => words.t(`namedSecret.${name}`)),
      ...state.config().statusPages.flatMap(({ id, name }) => (secrets.getForPage(id) === null ? [] : [name])),
    ],
    readUptimeRobot: (key) => readUptimeRobot(key, { clock, words, fetch: netFetch }),
  });
  const records = createSiteRecords({
    ...{ clock, timeZone, config: state.config, timeOf: state.timeOf },
    giveWay,
  });
  const statusPages = createStatusPages({
    ...{ clock, log, newId, words, timeZone, history, secrets, giveWay },
    ...{ config: state.config, setConfig: state.setConfig, snapshot: state.snapshot },
    ...{ addToTimelines: state.addToTimelines, lastAddressOf: state.lastAddressOf },
    ...{ outbox: opened.statusOutbox, recordsOf: records.ofSites },
    writeText: (path, text) => writeWholeFile(path, text, words),
    addressesOf: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
    askFolder: () => askFolder(words.t('statusPlace.askFolder')),
    askKeyFile: () => askAnyFile(words.t('statusPlace.askKeyFile')),
    onStates: (statusPageStates) => state.setMessaging({ statusPageStates }),
    onTrouble: (trouble) =>
      trouble === null
        ? state.dismissTrouble('status-page-failed')
        : state.reportTrouble('status-page-failed', { ...trouble }),
  });
  const lookAtPages = paced(clock, pagesGapMs, statusPages.look);
  const stopPageRounds = everyMinute(clock, statusPages.round);
  const openAddress = createOpener(() => [
    ...state.config().sites.map(({ url }) => url),
    ...statusPagesOf(state.config()),
  ]);
  const outages = createOutages({ config: state.config, history });
  const nextUpdates = createNextUpdates({
    ...{ clock, history, outages },
    onChange: (next) => state.setMessaging({ nextUpdates: next }),
    remind: (reminder) => {
      // One that a kill left in the outbox is on its way already.
      const isOnItsWay = history.pendingAlerts().some(({ id }) => id === reminder.id);
      if (!isOnItsWay) state.raise({ ...reminder, createdAt: clock.now() });
    },
  });
  const draftFolder = join(dataDir, 'mail-drafts');
  const messaging = createMessaging({
    ...{ clock, log, newId, timeZone, words, history, outages, sendMail },
    config: state.config,
    siteViews: () => state.snapshot().sites,
    keep: state.keep,
    keepSoon: state.keepSoon,
    transports: createTransports({
      ...{ opener: openAddress, copy: copyText, clock, draftFolder, platform: process.platform },
      askEmlPath: (fileName) => askSavePath(words.t('outgoing.saveTitle'), fileName, 'eml'),
      openFile: createFileOpener(draftFolder),
    }),
    onProgress: (sending) => state.setMessaging({ sending }),
    onChange: (mailUncertain) => {
      state.setMessaging({ mailUncertain });
      nextUpdates.refresh();
      plan.messagesChanged();
    },
    reportTrouble: state.reportTrouble,
  });
  const backups = createBackups({
    ...{ clock, log, dataDir, flush: history.flush },
    chosenFolder: () => state.config().backups.folder,
    configText: () => JSON.stringify({ version: configMigrations.length + 1, ...state.config() }, null, 2),
    runCopy: createCopyThread(join(outDir, 'main', 'copy-worker.js')),
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
  const handlers = createHandlers({
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
    messages: messaging.handlers,
    statusPages: statusPages.handlers,
    plan: plan.handlers,
    logBook: createLogBook({
      ...{ clock, newId, history, index: opened.index, config: state.config },
      ...{ keep: state.keep, grouping: state.grouping },
    }),
    reports: reporting.handlers,
    eraseClient: createEraseClient({
      config: state.config,
      setConfig: state.setConfig,
      store: opened.erasure,
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
    testChannel: createChannelTest(channels, words, () => window.open({ page: 'settings' })),
    testMail: createTestMail({ sendMail, account: mailAccount, words, clock, newId }),
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

  let isWatching = false;
  let callOffTidying = (): void => undefined;
  const tray = createTray(assetsDir, act);
  const showTray = paced(clock, announceGapMs, () => tray.show(trayContent(state.snapshot(), words)));
  // The menu says in how many minutes clients expect their next message.
  const stopCountdown = everyMinute(clock, showTray.request);
  const tellWindow = paced(clock, announceGapMs, () => {
    if (window.isOpen()) window.send('snapshot', state.snapshot());
  });
  /** While there is no window nobody is to be woken up for it: checks come several times a second. */
  const tellOpenWindow = (): void => {
    if (window.isOpen()) tellWindow.request();
  };

  function hear(news: News): void {
    switch (news.kind) {
      case 'changed':
        plan.refresh();
        break;
      case 'checked':
        // The tray shows no figures.
        if (isWatching) tellOpenWindow();
        return;
      case 'sites-changed':
        watch.sitesChanged();
        plan.refresh();
        if (isWatching) nameServers.learn();
        // Clients may have gone, or sites may have another one now.
        if (isWatching) nextUpdates.refresh();
        break;
      case 'neighbours':
        for (const siteId of news.siteIds) watch.checkNow(siteId);
        return;
      case 'settings-changed':
        words.setLanguage(state.snapshot().language);
        alerts.settingsChanged();
        plan.refresh();
        break;
      case 'alert':
        for (const id of news.insteadOf) alerts.withdraw(id);
        alerts.send(news.alert);
        return;
      case 'title-read':
        nameSite(news.siteId, news.title);
        return;
    }
    if (!isWatching) return;
    showTray.request();
    tellOpenWindow();
    lookAtPages.request();
  }

  /** Saves what the tray or a page's title changed; there is no form that could show a failure, so it becomes a trouble. */
  function save(next: Config): void {
    try {
      state.setConfig(next);
    } catch (error) {
      log.error('A change could not be saved.', error);
      setTrouble('write-failed', reasonOf(error));
    }
  }

  /** A site added by its address alone goes by its host until its page was read for the first time. */
  function nameSite(siteId: string, title: string): void {
    const named = nameFromTitle(state.config(), siteId, title);
    if (named !== null) save(named);
  }

  /** The first time the window closes, the user is told where the watch has gone. */
  function explainTray(): void {
    const config = state.config();
    if (config.hints.isTrayExplained) return;
    save({ ...config, hints: { isTrayExplained: true } });
    const notice = { title: words.t('alert.tray.title'), body: words.t('alert.tray.body') };
    electronNotifier
      .notify({ ...notice, about: 'tray', isUrgent: false, isSilent: true, onClick: () => window.open() })
      .then((shown) => (shown.ok ? undefined : log.warn(`The tray could not be explained. ${shown.error}`)))
      .catch((error: unknown) => log.error('The tray could not be explained.', error));
  }

  /** From the tray, without a reason; what was acknowledged before keeps its own. */
  function acknowledge(incidentId: string): void {
    if (state.snapshot().acknowledged.some((known) => known.incidentId === incidentId)) return;
    try {
      state.acknowledge(incidentId, '');
    } catch (error) {
      log.error('An acknowledgement could not be saved.', error);
      setTrouble('write-failed', reasonOf(error));
    }
  }

  /** From the tray, where no form could show that it failed. */
  async function handOver(): Promise<void> {
    const written = await plan.handOver.byDialog();
    const fault = written.ok || written.error.kind !== 'failed' ? null : written.error.reason;
    setTrouble('hand-over-failed', fault);
  }

  function act(action: TrayAction): void {
    switch (action.kind) {
      case 'open':
        window.open();
        break;
      case 'open-incident':
        window.open({ page: 'incident', id: action.id });
        break;
      case 'open-site':
        window.open({ page: 'site', id: action.id });
        break;
      case 'check-all':
        watch.checkNow(null);
        break;
      case 'acknowledge':
        for (const id of action.ids) acknowledge(id);
        break;
      case 'pause':
        save({ ...state.config(), pause: pauseOf(action.length, clock.now()) });
        break;
      case 'resume':
        save({ ...state.config(), pause: null });
        break;
      case 'hand-over':
        void handOver();
        break;
      case 'quit':
        quit();
        break;
    }
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
    tray.show(trayContent(state.snapshot(), words));
    alerts.resume();
    reminders.start();
    ownTroubles.start();
    messaging.recover();
    statusPages.start();
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
      .finally(messaging.resume);
    nameServers.learn();
    callOffTidying = clock.after(hourMs, tidyUp);
  }

  /** Single checks are kept for as long as the user set: looked at an hour after the start, which has better to do, then daily. */
  function tidyUp(): void {
    callOffTidying = clock.after(dayMs, tidyUp);
    history
      .forgetChecksBefore(clock.now() - state.config().settings.checksKeptDays * dayMs)
      .catch((error: unknown) => log.error('Old checks could not be deleted.', error));
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
    stop: () => {
      for (const end of [
        callOffTidying,
        nameServers.stop,
        reminders.stop,
        ownTroubles.stop,
        plan.stop,
        messaging.stop,
        lookAtPages.stop,
        stopPageRounds,
        statusPages.stop,
        reporting.stop,
        nextUpdates.stop,
        alerts.stop,
        stopCountdown,
        showTray.stop,
        tellWindow.stop,
        state.stop,
        tray.destroy,
      ])
        end();
      watch.stop().catch((error: unknown) => log.error('The watch did not stop cleanly.', error));
      history.close();
    },
  };
}

/** Where a click on a notification leads. */
function placeOf(alert: Alert): Place {
  if (isIncidentAlert(alert)) return { page: 'incident', id: alert.incidentId };
  if (isSiteNotice(alert)) return { page: 'site', id: alert.siteId };
  return { page: 'overview' };
}
