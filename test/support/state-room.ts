import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import type { CheckResult } from '../../src/core/check';
import type { SiteView } from '../../src/core/snapshot';
import type { Alert } from '../../src/core/alert';
import type { ConfigStore, Evidence, HistoryStore } from '../../src/main/ports';
import { createState } from '../../src/main/state';
import type { News, State, StateDependencies } from '../../src/main/state';
import { openHistory } from '../../src/main/storage/history';
import { createFakeClock } from './fake-clock';
import type { FakeClock } from './fake-clock';
import { recordingLog } from './history-samples';

/** A history whose writes can be made to fail, as on a full disk: reading goes on, nothing is written. */
export interface RefusingHistory extends HistoryStore {
  refuse: (sentence: string | null) => void;
  /** Takes as many writes as that, and refuses from then on. */
  refuseAfter: (writes: number, sentence: string) => void;
  isRefusing: () => boolean;
}

export function refusing(history: HistoryStore): RefusingHistory {
  let reason: string | null = null;
  let left = { writes: 0, sentence: '' };
  const guarded =
    <Args extends unknown[]>(write: (...args: Args) => void) =>
    (...args: Args): void => {
      if (left.writes > 0) {
        left.writes -= 1;
        reason = left.writes === 0 ? left.sentence : null;
        write(...args);
        return;
      }
      if (reason !== null) throw new Error(reason);
      write(...args);
    };
  return {
    ...history,
    recordCheck: guarded(history.recordCheck),
    openIncident: guarded(history.openIncident),
    closeIncident: guarded(history.closeIncident),
    addToTimeline: guarded(history.addToTimeline),
    settleAlert: guarded(history.settleAlert),
    addAlert: guarded(history.addAlert),
    settleDelivery: guarded(history.settleDelivery),
    holdAlert: guarded(history.holdAlert),
    gatherAlerts: guarded(history.gatherAlerts),
    reclassify: guarded(history.reclassify),
    openHostIncident: guarded(history.openHostIncident),
    joinHostIncident: guarded(history.joinHostIncident),
    leaveHostIncident: guarded(history.leaveHostIncident),
    closeHostIncident: guarded(history.closeHostIncident),
    recordSiteEvent: guarded(history.recordSiteEvent),
    putMessage: guarded(history.putMessage),
    putMessages: guarded(history.putMessages),
    fillTime: guarded(history.fillTime),
    refuse: (sentence) => {
      left = { writes: 0, sentence: '' };
      reason = sentence;
    },
    refuseAfter: (writes, sentence) => {
      left = { writes, sentence };
      reason = writes === 0 ? sentence : null;
    },
    isRefusing: () => reason !== null,
  };
}

/** A configuration held in memory, whose disk can be made to refuse. */
export interface HeldConfig extends ConfigStore {
  refuse: (sentence: string | null) => void;
}

export function heldConfig(first: Config = emptyConfig): HeldConfig {
  let current = first;
  let reason: string | null = null;
  return {
    read: () => current,
    write: (next) => {
      if (reason !== null) throw new Error(reason);
      current = next;
    },
    refuse: (sentence) => (reason = sentence),
  };
}

/** The state over a real history in a folder of its own, with a clock that the test moves. */
export interface StateRoom {
  clock: FakeClock;
  log: ReturnType<typeof recordingLog>;
  config: HeldConfig;
  /** The state and the history as they are after the last start. */
  state: () => State;
  history: () => RefusingHistory;
  /** All that was announced since the last start. */
  news: () => News[];
  alerts: () => Alert[];
  view: (siteId: string) => SiteView | undefined;
  /** Commits a result of the site as it is set now. */
  commit: (siteId: string, result: CheckResult, evidence?: Partial<Evidence>) => void;
  change: (change: (config: Config) => Config) => void;
  /** Ends everything and starts over from what is on disk. */
  restart: () => void;
  close: () => void;
}

export function openStateRoom(
  config: Partial<Config> = {},
  also: Pick<StateDependencies, 'nameServersOf'> = {},
): StateRoom {
  const folder = mkdtempSync(join(tmpdir(), 'nachtwache-state-'));
  const clock = createFakeClock();
  const log = recordingLog();
  const store = heldConfig({ ...emptyConfig, ...config });
  let ids = 0;

  function start(): { state: State; history: RefusingHistory; news: News[] } {
    const opened = openHistory({ file: join(folder, 'history.db'), clock, log, onTrouble: () => undefined });
    const history = refusing(opened.history);
    const newId = (): string => `id-${(ids += 1)}`;
    const state = createState({
      clock,
      log,
      config: store,
      history,
      newId,
      systemLocale: () => 'de-DE',
      areSecretsKept: () => true,
      ...also,
    });
    const news: News[] = [];
    state.subscribe((each) => news.push(each));
    return { state, history, news };
  }
  let now = start();
  const end = (): void => {
    now.state.stop();
    now.history.close();
  };

  return {
    clock,
    log,
    config: store,
    state: () => now.state,
    history: () => now.history,
    news: () => now.news,
    alerts: () => now.news.flatMap((news) => (news.kind === 'alert' ? [news.alert] : [])),
    view: (siteId) => now.state.snapshot().sites.find(({ site }) => site.id === siteId),
    commit: (siteId, result, evidence = {}) => {
      const site = now.state.config().sites.find(({ id }) => id === siteId);
      if (site === undefined) throw new Error(`There is no site ${siteId}.`);
      now.state.commit(site, result, { remoteAddress: null, title: null, opinions: [], ...evidence });
    },
    change: (change) => now.state.setConfig(change(now.state.config())),
    restart: () => {
      end();
      now = start();
    },
    close: () => {
      end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
