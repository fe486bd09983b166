/**
 * The pipeline under test: what `src/main/night-watch.ts` wires, without Electron. The configuration is held in memory
 * (no check writes it), notifications are handed to a function, and the tray's content is made as for a real tray.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { defaultQuietHours } from '../../src/core/quiet-hours';
import { readImportFile } from '../../src/core/import-file';
import { planImport } from '../../src/core/import-plan';
import type { Site } from '../../src/core/site';
import { createAlerts } from '../../src/main/alerts/alerts';
import { noticeText } from '../../src/main/alerts/notice-text';
import { trayContent } from '../../src/main/desktop/tray-content';
import { paced } from '../../src/main/paced';
import type { HistoryStore, Log, ChannelNotice, Probe } from '../../src/main/ports';
import { createProbes } from '../../src/main/probes';
import { createSecondOpinions } from '../../src/main/probes/second-opinion';
import { createState } from '../../src/main/state';
import type { News, State } from '../../src/main/state';
import { openHistory } from '../../src/main/storage/history';
import { systemClock as clock } from '../../src/main/system-clock';
import { ownAddresses } from '../../src/main/watch/own-addresses';
import { createWatch } from '../../src/main/watch/watch';
import { createWords } from '../../src/main/words';

const announceGapMs = 250;

/** What a bench may set of all its sites; below the least interval of the schema, too. */
export interface SiteSettings {
  intervalSeconds: number;
  timeoutSeconds?: number;
  failuresToConfirm?: number;
  keyword?: { text: string; mustOccur: boolean };
}

export interface PipelineOptions {
  /** Where the log of checks is written. */
  folder: string;
  urls: readonly string[];
  sites: SiteSettings;
  /** Asked whether the own line works; none where empty. */
  referenceUrls: readonly string[];
  /** Stands between watch and probe, for benches that look at single checks. */
  around: (probe: Probe) => Probe;
  notify: (notice: ChannelNotice) => void;
}

export interface Pipeline {
  state: State;
  history: HistoryStore;
  probe: Probe;
  /** Starts the watch as a start of the app does; again, after a pause, goes on with it. */
  start: () => void;
  /** Pauses the whole watch as the tray does; what is under way ends. */
  pause: () => void;
  checkNow: (siteId: string) => void;
  setInterval: (seconds: number) => void;
  close: () => Promise<void>;
}

export function openPipeline(options: PipelineOptions): Pipeline {
  const log: Log = { info: () => undefined, warn: report, error: report };
  const onTrouble = (reason: string | null): void => (reason === null ? undefined : report(reason));
  const { history } = openHistory({ file: join(options.folder, 'history.db'), clock, log, onTrouble });
  let config = configOf(options);
  const state = createState({
    clock,
    log,
    config: { read: () => config, write: (next) => (config = next) },
    history,
    newId: () => randomUUID(),
    systemLocale: () => 'de-DE',
    areSecretsKept: () => true,
  });
  const words = createWords();
  words.setLanguage(state.snapshot().language);
  const probes = createProbes({
    version: '0',
    secretOf: () => null,
    // What Electron's resolver says where there is no proxy.
    proxyFor: () => Promise.resolve('DIRECT'),
    now: clock.now,
  });
  const probe = options.around(probes.probe);
  const alerts = createAlerts({
    clock,
    log,
    newId: () => randomUUID(),
    channels: [
      {
        name: 'desktop',
        isOn: () => true,
        send: (notice) => {
          options.notify(notice);
          return Promise.resolve({ ok: true, value: null });
        },
      },
    ],
    noticeOf: (alert) => ({ ...noticeText(alert, words, clock.now()), isSilent: false }),
    outbox: state.outbox,
    isCritical: state.isCritical,
    // A bench looks at every alert by itself.
    settings: () => ({ quietHours: defaultQuietHours, stormLimit: 1_000_000, systemTimeZone: 'UTC' }),
    onFailures: (failures) => failures.forEach(({ reason }) => report(reason)),
    onClick: () => undefined,
  });
  const watch = createWatch({
    clock,
    log,
    state,
    probe,
    probeReference: probes.reference,
    askSecondOpinions: createSecondOpinions({
      connection: probes.connection,
      log,
      opinions: () => state.config().settings.secondOpinions,
      lastAddressOf: state.lastAddressOf,
    }),
    ownAddresses,
    referencePoints: () => state.config().settings.referencePoints,
  });
  const showTray = paced(clock, announceGapMs, () => void trayContent(state.snapshot(), words));

  function hear(news: News): void {
    switch (news.kind) {
      case 'sites-changed':
        watch.sitesChanged();
        break;
      case 'neighbours':
        for (const siteId of news.siteIds) watch.checkNow(siteId);
        return;
      case 'alert':
        for (const id of news.insteadOf) alerts.withdraw(id);
        alerts.send(news.alert);
        return;
      case 'title-read':
      case 'checked':
        return;
      case 'changed':
      case 'settings-changed':
        break;
    }
    showTray.request();
  }
  state.subscribe(hear);

  // One watch all along: to pause it leaves the compiled code as it is, another one would have to be compiled anew.
  const setPause = (pause: Config['pause']): void => state.setConfig({ ...state.config(), pause });
  return {
    state,
    history,
    probe,
    start: () => {
      setPause(null);
      watch.start();
    },
    pause: () => setPause({ untilMs: null }),
    checkNow: (siteId) => watch.checkNow(siteId),
    setInterval: (intervalSeconds) => {
      const current = state.config();
      state.setConfig({ ...current, sites: current.sites.map((site) => ({ ...site, intervalSeconds })) });
    },
    close: async () => {
      await watch.stop();
      alerts.stop();
      showTray.stop();
      state.stop();
      history.close();
    },
  };
}

/** A bench in which something went wrong proves nothing. */
function report(sentence: string, error?: unknown): void {
  process.stderr.write(`the watch says: ${sentence} ${error instanceof Error ? (error.stack ?? '') : ''}\n`);
}

/** As much as one import may hold. */
const importLimit = 10_000;

/** Takes the sites through the door that users have; only an interval below the schema's least is set afterwards. */
function configOf({ urls, sites: { intervalSeconds, ...settings }, referenceUrls }: PipelineOptions): Config {
  const referencePoints = referenceUrls.map((url) => ({ url, expectText: 'the line works' }));
  let config: Config = { ...emptyConfig, settings: { ...emptyConfig.settings, referencePoints } };
  for (let first = 0; first < urls.length; first += importLimit) {
    const batch = urls.slice(first, first + importLimit);
    const sites = batch.map((url, index) => ({ url, name: `Site ${first + index}`, ...settings }));
    config = withImport(config, JSON.stringify({ version: 1, sites }));
  }
  return { ...config, sites: config.sites.map((site): Site => ({ ...site, intervalSeconds })) };
}

function withImport(config: Config, text: string): Config {
  const file = readImportFile(text);
  const plan = file.ok ? planImport(config, file.value, () => randomUUID(), clock.now()) : file;
  if (!plan.ok) throw new Error(`The bench's sites cannot be imported: ${JSON.stringify(plan.error[0])}`);
  return plan.value.config;
}
