import type { Alert } from '../core/alert';
import type { ChannelFailure, NamedSecret } from '../core/alert-channel';
import type { Availability } from '../core/availability';
import type { Gap } from '../core/check';
import type { Config } from '../core/config';
import type { SaidClassification, TimelineEntry } from '../core/incident';
import { afterGap, suspectsAmong } from '../core/live-site';
import type { LiveSite } from '../core/live-site';
import type { Site } from '../core/site';
import type { Snapshot, Trouble } from '../core/snapshot';
import type { Period, TimeRecord } from '../core/time-span';
import { unknownVerdict } from '../core/verdict';
import type { Clock, ConfigStore, GroupIncident, HistoryStore, Log, WatchedState } from './ports';
import { createAcknowledgements } from './state/acknowledgements';
import { createClassifying } from './state/classifying';
import { createCommit } from './state/commit';
import { createCriticalAlerts } from './state/critical-alerts';
import { createGrouping } from './state/grouping';
import { createHostFolding } from './state/host-folding';
import { createKnownHosts } from './state/known-hosts';
import { createMaintenanceNow } from './state/maintenance-now';
import { createAnnouncer } from './state/news';
import type { News } from './state/news';
import { createOpenIncidents } from './state/open-incidents';
import { createStateOutbox } from './state/outbox';
import type { StateOutbox } from './state/outbox';
import { createPauses } from './state/pauses';
import { openByHand } from './state/open-by-hand';
import { createPicture } from './state/picture';
import type { Messaging } from './state/picture';
import { createSilentSources } from './state/silent-sources';
import { createSiteNotices } from './state/site-notices';
import { createTimeKeeping } from './state/time-keeping';
import { createTroubles } from './state/troubles';
import { createWatchedSites } from './state/watched-sites';
import { createWriteQueue } from './state/write-queue';

export type { News } from './state/news';

export interface StateDependencies {
  clock: Clock;
  log: Log;
  config: ConfigStore;
  history: HistoryStore;
  newId: () => string;
  systemLocale: () => string;
  /** The name servers of a site's domain, as far as they are known. */
  nameServersOf?: (site: Site) => readonly string[];
  /** Whether secrets outlive the app. */
  areSecretsKept: () => boolean;
  /** The named secrets that are known. */
  secretsSet?: () => NamedSecret[];
}

/** The live truth of the whole app: what is set, what is known of each site, which incidents are open. */
export interface State extends WatchedState, StateOutbox {
  config: () => Config;
  /** Takes over a changed configuration: on disk first, then in force. Throws, and changes nothing, where it cannot be written. */
  setConfig: (next: Config) => void;
  snapshot: () => Snapshot;
  subscribe: (listener: (news: News) => void) => () => void;
  /** Writes what waits for the disk, then this, and announces it. Throws where the disk refuses, and keeps nothing then. */
  keep: <T>(write: () => T) => T;
  /** As `keep`, but what the disk refuses waits, and is tried again in its turn. */
  keepSoon: (what: string, write: () => void) => void;
  /** All or nothing; throws where the disk refuses. */
  addToTimelines: (incidentIds: readonly string[], entry: TimelineEntry) => void;
  /** Says that the user knows of an open outage; undefined where there is none. Throws where the disk refuses. */
  acknowledge: (incidentId: string, reason: string) => 'done' | undefined;
  /** Whether an alert is about a site that no quiet hours hold. */
  isCritical: (alert: Alert) => boolean;
  channelsFail: (failures: readonly ChannelFailure[]) => void;
  /** What is known of the sites' hosts has changed besides their addresses. */
  hostsChanged: () => void;
  /** Other secrets are known than before. */
  secretsChanged: () => void;
  /** Where a site's time went in a period; undefined where there is no such site. */
  availability: (siteId: string, period: Period) => Availability | undefined;
  /** What is known of a site's time; undefined where there is no such site. */
  recordNow: (siteId: string) => TimeRecord | null;
  /** Says what an incident counts as, open or ended; undefined where there is none. Throws where the disk refuses. */
  classifyIncident: (id: string, as: SaidClassification) => 'done' | undefined;
  /** A client was erased from the log: what is held of open incidents is read from it again. */
  readIncidentsAgain: () => void;
  /** An incident was entered by hand, or ended. */
  byHandChanged: () => void;
  grouping: GroupIncident;
  /** What has changed in what goes out to others. */
  setMessaging: (change: Partial<Messaging>) => void;
  troubles: () => readonly Trouble[];
  reportTrouble: (key: string, params: Trouble['params']) => void;
  dismissTrouble: (key: string) => void;
  /** Calls off the timers, after one last attempt to write what waits for the disk. */
  stop: () => void;
}

export function createState(dependencies: StateDependencies): State {
  const { clock, log, config: store, history, newId, systemLocale, areSecretsKept } = dependencies;
  const { secretsSet = () => [], nameServersOf = () => [] } = dependencies;
  let current = store.read();
  const config = (): Config => current;
  /** By site: what is known of each that is set. */
  const lives = new Map<string, LiveSite>();

  const { announce, subscribe, revision } = createAnnouncer(log);
  const changed = (): void => announce({ kind: 'changed' });
  const troubles = createTroubles(clock, changed);
  const writes = createWriteQueue(clock, log, (reason) => {
    if (reason === null) troubles.dismiss('write-failed');
    else troubles.report('write-failed', { reason });
  });
  const silentSources = createSilentSources((params) => {
    if (params === null) troubles.dismiss('source-silent');
    else troubles.report('source-silent', params);
  });

  const time = createTimeKeeping(clock, history);
  const hosts = createKnownHosts({ lives, isPaused: (site) => pauses.isPaused(site), nameServersOf });
  const pauses = createPauses({
    ...{ clock, config, time, silentSources, hosts },
    ended: () => announce({ kind: 'sites-changed' }),
  });
  const incidents = createOpenIncidents({ clock, history, writes, newId });
  const notices = createSiteNotices({ clock, history, writes, newId });
  const folding = createHostFolding({
    ...{ clock, history, writes, newId, incidents, groupsWith: hosts.groupsWith, isWatched },
    suspects: () => suspectsAmong(lives.values()),
    tell: (alert, insteadOf) => announce({ kind: 'alert', alert, insteadOf }),
  });
  const acknowledgements = createAcknowledgements({ clock, history, writes, openIncidents: incidents.all });
  const maintenance = createMaintenanceNow(
    clock,
    () => current.maintenance,
    () => {
      classifying.followWindows();
      changed();
    },
  );
  const classifying = createClassifying({ clock, history, writes, lives, incidents, folding, maintenance, changed });

  const known = { clock, config, history, lives, incidents, notices, folding, pauses, hosts, time, silentSources };
  const sites = createWatchedSites(known);
  const clientNameOf = ({ clientId }: Site): string | null =>
    current.clients.find(({ id }) => id === clientId)?.name ?? null;
  const commit = createCommit({
    ...{ ...known, writes, maintenance, clientNameOf, announce },
    isPaused: pauses.isPaused,
  });
  const picture = createPicture({
    ...{ clock, systemLocale, config, revision, lives, incidents, folding, maintenance },
    ...{ acknowledgements, troubles, areSecretsKept, secretsSet },
  });

  function isWatched(siteId: string): boolean {
    const site = lives.get(siteId)?.site;
    return site !== undefined && !pauses.isPaused(site);
  }

  const readByHand = (): void => picture.setOpenByHand(openByHand(history));

  function start(): void {
    sites.restore();
    // Windows may have begun or ended while the app was closed.
    classifying.followWindows();
    folding.start();
    readByHand();
    picture.wasClosedSince(time.closedSinceMs);
    pauses.arm();
    maintenance.arm();
  }

  /** The computer slept, or the process stood still: what was suspected before must be seen afresh. */
  function noteGap(gap: Gap): void {
    if (gap.why !== 'clock') for (const [id, live] of lives) lives.set(id, afterGap(live));
    time.gap(gap);
    picture.addGap(gap);
    maintenance.arm();
    pauses.arm();
    if (gap.why === 'clock') {
      // What had ended may lie ahead again.
      pauses.follow();
      classifying.followWindows();
    }
    changed();
  }

  function setConfig(next: Config): void {
    const previous = current;
    store.write(next);
    current = next;
    if (previous.settings !== next.settings) announce({ kind: 'settings-changed' });
    const areSitesChanged = previous.sites !== next.sites || previous.pause !== next.pause;
    if (areSitesChanged) {
      sites.adopt(previous.pause !== next.pause);
      pauses.arm();
    }
    // After the sites: whoever is deleted with his window is not down without one, and who has another client is in his.
    if (areSitesChanged || previous.maintenance !== next.maintenance) {
      maintenance.arm();
      classifying.followWindows();
    }
    announce({ kind: areSitesChanged ? 'sites-changed' : 'changed' });
  }

  function keep<T>(write: () => T): T {
    // What waits for the disk comes first: the incident itself may be among it, and has no timeline before.
    const value = writes.writeNow(write);
    changed();
    return value;
  }

  /** What is shown has changed, once this is done. */
  const changing =
    <Args extends unknown[]>(action: (...args: Args) => void) =>
    (...args: Args): void => {
      action(...args);
      changed();
    };

  start();

  return {
    ...{ config, setConfig, subscribe, commit, noteGap, keep },
    ...{ snapshot: picture.snapshot, classifyIncident: classifying.byUser },
    ...{ troubles: troubles.all, reportTrouble: troubles.report, dismissTrouble: troubles.dismiss },
    keepSoon: changing(writes.write),
    addToTimelines: (incidentIds, entry) =>
      keep(() => history.allOrNothing(() => incidentIds.forEach((id) => history.addToTimeline(id, entry)))),
    ...createStateOutbox(history, writes, announce),
    acknowledge: (incidentId, reason) => {
      const done = acknowledgements.acknowledge(incidentId, reason);
      if (done !== undefined) changed();
      return done;
    },
    isCritical: createCriticalAlerts(history, config),
    channelsFail: changing(picture.setChannelFailures),
    readIncidentsAgain: changing(() => {
      incidents.readAgain();
      readByHand();
    }),
    byHandChanged: changing(readByHand),
    setMessaging: changing(picture.setMessaging),
    setLine: changing(picture.setLine),
    watchedSites: () => current.sites.filter((site) => !pauses.isPaused(site)),
    verdictOf: (siteId) => lives.get(siteId)?.verdict ?? unknownVerdict,
    lastAddressOf: (siteId) => lives.get(siteId)?.lastAddress ?? null,
    grouping: createGrouping({ history, writes, incidents, folding }),
    setChecking: (siteId, isChecking) => {
      const live = lives.get(siteId);
      if (live === undefined || live.isChecking === isChecking) return;
      lives.set(siteId, { ...live, isChecking });
      announce({ kind: 'checked' });
    },
    hostsChanged: hosts.outdate,
    secretsChanged: changed,
    availability: (siteId, period) => {
      const live = lives.get(siteId);
      return live === undefined ? undefined : time.availability(live.site, period);
    },
    recordNow: time.recordNow,
    stop: () => {
      time.stop();
      pauses.stop();
      maintenance.stop();
      folding.stop();
      writes.stop();
    },
  };
}
