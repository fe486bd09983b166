import type { Alert } from '../core/alert';
import type { ChannelFailure, NamedSecret } from '../core/alert-channel';
import type { Availability } from '../core/availability';
import { backupBefore } from '../core/backup-before';
import type { CheckResult, Gap } from '../core/check';
import { isAboutReach } from '../core/checks/check-kinds';
import type { Config } from '../core/config';
import { createHostIndex } from '../core/host-group';
import type { HostGroup } from '../core/host-group';
import type { SaidClassification, TimelineEntry } from '../core/incident';
import { afterChange, afterGap, afterResult, isInSameState, newLiveSite, viewSite } from '../core/live-site';
import type { LiveSite, SiteTransition } from '../core/live-site';
import { withoutLogo } from '../core/letterhead';
import { effectiveLanguage } from '../core/settings';
import { isPaused } from '../core/site';
import type { Site } from '../core/site';
import type { LineState, SiteView, Snapshot, Trouble } from '../core/snapshot';
import { viewTemplates } from '../core/template-choice';
import type { SuspectSite } from '../core/outage';
import type { Scope } from '../core/scope';
import type { Period } from '../core/time-span';
import { unknownVerdict, verdictOfOpenIncident } from '../core/verdict';
import { createAcknowledgements } from './acknowledgements';
import { createCriticalAlerts } from './critical-alerts';
import { createGrouping } from './grouping';
import { createHostFolding } from './host-folding';
import { createMaintenanceNow } from './maintenance-now';
import { createOpenIncidents } from './open-incidents';
import { createPauseEnd } from './pause-end';
import { createStateOutbox } from './outbox';
import type { StateOutbox } from './outbox';
import type { Clock, ConfigStore, Evidence, GroupIncident, HistoryStore, Log, WatchedState } from './ports';
import { createSilentSources } from './silent-sources';
import { createSiteNotices } from './site-notices';
import { createTimeKeeping } from './time-keeping';
import type { KnownTime } from './time-keeping';
import { createWriteQueue } from './write-queue';

/** So long the window is told of gaps: what happened in the night is still there in the morning. */
const gapsKeptMs = 24 * 3_600_000;

/** A restart that takes less than this is not worth telling. */
const shortestGapToldMs = 60_000;

/** What the state announces, after it is on disk. */
export type News =
  | { kind: 'changed' }
  /** Nothing but the times and figures of checks: for whoever shows those. */
  | { kind: 'checked' }
  /** Other sites are to be watched, or differently: added, edited, paused, resumed, deleted. */
  | { kind: 'sites-changed' }
  /** Sites on the same host as one that has just failed: whether they fail as well is worth knowing now. */
  | { kind: 'neighbours'; siteIds: readonly string[] }
  | { kind: 'settings-changed' }
  /** `insteadOf`: alerts that nobody needs to be told any more. */
  | { kind: 'alert'; alert: Alert; insteadOf: readonly string[] }
  | { kind: 'title-read'; siteId: string; title: string };

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

/** What the snapshot says of what goes out to others: messages to clients, status pages. */
export type Messaging = Pick<
  Snapshot,
  'sending' | 'reporting' | 'nextUpdates' | 'mailUncertain' | 'statusPageStates' | 'drill'
>;

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
  timeOf: (siteId: string, period: Period) => KnownTime | undefined;
  /** Says what an incident counts as, open or ended; undefined where there is none. Throws where the disk refuses. */
  classifyIncident: (id: string, as: SaidClassification) => 'done' | undefined;
  /** A client was erased from the log: what is held of open incidents is read from it again. */
  readIncidentsAgain: () => void;
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
  const { secretsSet = () => [] } = dependencies;
  const { nameServersOf = () => [] } = dependencies;
  let config = store.read();
  let revision = 0;
  let line: Record<Scope, LineState> = { public: { kind: 'unknown' }, private: { kind: 'unknown' } };
  /** When each site's pause ends (null: never, 0: not paused), as its account was told. */
  const pausedUntil = new Map<string, number | null>();
  /** What was not measured of all sites lately. */
  let gaps: Snapshot['gaps'] = [];
  const lives = new Map<string, LiveSite>();
  /** Of the watched sites; to be gone through where more than one of them may have changed. */
  const hostIndex = createHostIndex();
  let isHostIndexStale = true;
  const troubles = new Map<string, Trouble>();
  let messaging: Messaging = {
    ...{ sending: null, reporting: null, nextUpdates: [] },
    ...{ mailUncertain: 0, statusPageStates: [], drill: null },
  };
  let channelFailures: ChannelFailure[] = [];
  const listeners = new Set<(news: News) => void>();

  const writes = createWriteQueue(clock, log, (reason) => {
    if (reason === null) dismissTrouble('write-failed');
    else reportTrouble('write-failed', { reason });
  });
  const incidents = createOpenIncidents({ clock, history, writes, newId });
  const notices = createSiteNotices({ clock, history, writes, newId });
  const folding = createHostFolding({
    ...{ clock, history, writes, newId, incidents, groupsWith, suspects },
    isWatched: (siteId) => isWatched(siteId),
    tell: (alert, insteadOf) => announce({ kind: 'alert', alert, insteadOf }),
  });
  const acknowledgements = createAcknowledgements({ clock, history, writes, openIncidents: incidents.all });
  const silentSources = createSilentSources((params) => {
    if (params === null) dismissTrouble('source-silent');
    else reportTrouble('source-silent', params);
  });
  const time = createTimeKeeping(clock, history);
  const maintenance = createMaintenanceNow(
    clock,
    () => config.maintenance,
    () => {
      followMaintenance();
      announce({ kind: 'changed' });
    },
  );
  const pauseEnd = createPauseEnd(
    clock,
    () => [config.pause, ...config.sites.map(({ pause }) => pause)],
    () => {
      followPauses();
      announce({ kind: 'sites-changed' });
    },
  );

  function announce(news: News): void {
    revision += 1;
    for (const listener of listeners) {
      try {
        listener(news);
      } catch (error) {
        // One listener that throws must stop no other: the tray's trouble is not the alert's.
        log.error(`A listener failed on "${news.kind}".`, error);
      }
    }
  }

  function restore(): void {
    const known = history.lastChecks();
    const toldRemarks = notices.toldRemarks();
    for (const site of config.sites) {
      const seen = known.get(site.id);
      const incident = incidents.ofSite(site.id);
      const verdict =
        incident === undefined
          ? { ...unknownVerdict, lastGoodAt: seen?.lastGoodAt ?? null, toldRemark: toldRemarks.get(site.id) ?? null }
          : verdictOfOpenIncident({ ...incident, failure: incident });
      lives.set(site.id, { ...newLiveSite(site), verdict, lastCheck: seen?.last ?? null });
      time.open(site);
    }
    // A site deleted by other means than this app while its incident was open would leave the incident open for ever.
    for (const { siteId } of incidents.all()) if (!lives.has(siteId)) unwatch(siteId);
    followPauses();
    // Windows may have begun or ended while the app was closed.
    followMaintenance();
    folding.start();
    const { closedSinceMs } = time;
    const isLong = closedSinceMs !== null && clock.now() - closedSinceMs >= shortestGapToldMs;
    if (isLong) gaps = [{ why: 'closed', fromMs: closedSinceMs, toMs: clock.now() }];
    pauseEnd.arm();
    maintenance.arm();
  }

  function commit(site: Site, result: CheckResult, evidence: Evidence): void {
    const before = lives.get(site.id);
    if (before === undefined || before.site.revision !== site.revision || isSitePaused(before.site)) return;
    const isMaintained = maintenance.of(before.site) !== null;
    const { live, transitions } = afterResult(before, result, isMaintained);
    const lastAddress = evidence.remoteAddress ?? live.lastAddress;
    const after = { ...live, lastAddress };
    lives.set(site.id, after);
    writes.write('a check', () => history.recordCheck(site.id, result));
    time.checked(site, result, live.verdict);
    silentSources.checked(before.site, result);
    if (lastAddress !== before.lastAddress) learnHost(after);
    const alerts = transitions.flatMap((transition) => recordTransition(site.id, transition, evidence) ?? []);
    const owed = result.kind === 'down' && !isMaintained ? incidents.tellOwed(site.id) : null;
    announce({ kind: transitions.length === 0 && isInSameState(before, after) ? 'checked' : 'changed' });
    for (const alert of owed === null ? alerts : [...alerts, owed]) tell(site.id, alert);
    if (transitions.some(({ kind }) => kind === 'suspected' || kind === 'cleared')) folding.look();
    if (evidence.title !== null) announce({ kind: 'title-read', siteId: site.id, title: evidence.title });
  }

  /** Keeps what a check has changed; returns what is to be told of it. */
  function recordTransition(siteId: string, transition: SiteTransition, { opinions }: Evidence): Alert | null {
    const live = lives.get(siteId);
    if (live === undefined) return null;
    const maintenanceName = maintenance.of(live.site)?.window.name ?? null;
    switch (transition.kind) {
      case 'went-up':
      case 'cleared':
        return null;
      case 'suspected':
        askNeighbours(siteId);
        return null;
      case 'confirmed-down':
        return openIncident(live, transition, { opinions, maintenanceName });
      case 'recovered':
        return recover(siteId, transition.endedAt);
      case 'flapping-began':
      case 'flapping-ended':
        incidents.note(siteId, { kind: transition.kind, at: transition.at });
        return notices.note(live.site, transition);
      case 'remarked':
      case 'remark-ended':
      case 'down-here-only':
        return notices.note(live.site, transition);
    }
  }

  /** Notes the last backup too: later ones will have taken its place when the client is told that it is over. */
  function openIncident(
    live: LiveSite,
    outage: Extract<SiteTransition, { kind: 'confirmed-down' }>,
    circumstances: { opinions: Evidence['opinions']; maintenanceName: string | null },
  ): Alert | null {
    const alert = incidents.open(live, clientNameOf(live.site), outage, circumstances);
    const { id, clientId, name: siteName, url, hosting } = live.site;
    const incident = incidents.ofSite(id);
    if (clientId === null || incident === undefined) return alert;
    const backup = backupBefore(incident.startedAt, clientId, [{ siteName, url, hosting }], [...lives.values()]);
    if (backup !== null) incidents.note(id, { kind: 'backup-known', at: incident.confirmedAt, ...backup });
    return alert;
  }

  function recover(siteId: string, endedAt: number): Alert | null {
    const ended = incidents.recover(siteId, endedAt, folding.isFolded);
    if (ended === undefined) return null;
    folding.ended(ended.incident, endedAt, true);
    return ended.alert;
  }

  /** An outage waits for others that may have the same cause; all else is told at once. */
  function tell(siteId: string, alert: Alert): void {
    if (alert.kind === 'down') folding.opened(siteId, alert);
    else announce({ kind: 'alert', alert, insteadOf: [] });
  }

  /** Whether it is the site or its host shows sooner when others on the same host are looked at as well. */
  function askNeighbours(siteId: string): void {
    const siteIds = folding.neighboursOf(siteId);
    if (siteIds.length > 0) announce({ kind: 'neighbours', siteIds });
  }

  function groupsWith(siteIds: Iterable<string>): HostGroup[] {
    if (isHostIndexStale) for (const live of lives.values()) learnHost(live);
    isHostIndexStale = false;
    return hostIndex.groupsWith(siteIds);
  }

  /** A paused site neither fails with others nor counts as half of a group. */
  function learnHost({ site, lastAddress }: LiveSite): void {
    if (!isAboutReach(site.check.kind) || isSitePaused(site)) {
      hostIndex.forget(site.id);
      return;
    }
    const addresses = lastAddress === null ? [] : [lastAddress];
    hostIndex.set({ siteId: site.id, hosting: site.hosting, addresses, nameServers: nameServersOf(site) });
  }

  function suspects(): SuspectSite[] {
    const found: SuspectSite[] = [];
    for (const { site, verdict } of lives.values()) {
      if (verdict.state === 'suspect' && verdict.since !== null) found.push({ siteId: site.id, since: verdict.since });
    }
    return found;
  }

  /**
   * A window began or ended: what is down counts differently from here on. What is still down afterwards is told with
   * the next check that finds it so: windows end when the work is done, and a minute later the site is well.
   */
  function followMaintenance(): void {
    for (const { siteId, classification } of incidents.all()) {
      const site = lives.get(siteId)?.site;
      const classifier = incidents.classifierOf(siteId);
      // What the user himself has said of it holds.
      if (site === undefined || classifier.by === 'user') continue;
      const window = maintenance.of(site)?.window.name ?? null;
      if (window !== null && classification === 'outage') reclassify(siteId, 'maintenance', window);
      if (window === null && classification === 'maintenance' && classifier.by === 'window') {
        reclassify(siteId, 'outage', classifier.name);
      }
    }
  }

  function reclassify(siteId: string, as: SaidClassification, window: string | null): void {
    const held = as === 'maintenance' ? folding.takeHeld(siteId) : null;
    if (held !== null) incidents.callBack(siteId, held);
    incidents.reclassify(siteId, as, window);
  }

  function classifyIncident(id: string, as: SaidClassification): 'done' | undefined {
    const incident = history.incident(id);
    if (incident === undefined || incident.classification === 'drill') return undefined;
    if (incident.classification !== as) {
      // What was entered by hand may be open beside one of the watch's.
      if (incidents.ofSite(incident.siteId)?.id === id) reclassify(incident.siteId, as, null);
      else {
        const entry: TimelineEntry = { kind: 'classified', at: clock.now(), as, window: null };
        writes.writeNow(() => history.reclassify(id, as, entry));
      }
      announce({ kind: 'changed' });
    }
    return 'done';
  }

  /** The computer slept, or the process stood still: what was suspected before must be seen afresh. */
  function noteGap(gap: Gap): void {
    if (gap.why !== 'clock') for (const [id, live] of lives) lives.set(id, afterGap(live));
    time.gap(gap);
    gaps = [...gaps.filter(({ toMs }) => toMs > clock.now() - gapsKeptMs), gap];
    maintenance.arm();
    pauseEnd.arm();
    if (gap.why === 'clock') {
      // What had ended may lie ahead again.
      followPauses();
      followMaintenance();
    }
    announce({ kind: 'changed' });
  }

  const clientNameOf = ({ clientId }: Site): string | null =>
    config.clients.find(({ id }) => id === clientId)?.name ?? null;

  function setConfig(next: Config): void {
    const previous = config;
    store.write(next);
    config = next;
    if (previous.settings !== next.settings) announce({ kind: 'settings-changed' });
    const areSitesChanged = previous.sites !== next.sites || previous.pause !== next.pause;
    if (areSitesChanged) {
      adoptSites(previous.pause !== next.pause);
      pauseEnd.arm();
    }
    // After the sites: whoever is deleted with his window is not down without one, and who has another client is in his.
    if (areSitesChanged || previous.maintenance !== next.maintenance) {
      maintenance.arm();
      followMaintenance();
    }
    announce({ kind: areSitesChanged ? 'sites-changed' : 'changed' });
  }

  function unwatch(siteId: string): void {
    const incident = incidents.unwatch(siteId);
    if (incident !== undefined) folding.ended(incident, clock.now(), false);
  }

  function adoptSites(isPauseChanged: boolean): void {
    const ids = new Set(config.sites.map(({ id }) => id));
    for (const id of lives.keys()) {
      if (ids.has(id)) continue;
      unwatch(id);
      lives.delete(id);
      time.unmeasured(id, 'closed', null);
      time.forget(id);
      silentSources.forget(id);
      hostIndex.forget(id);
      pausedUntil.delete(id);
    }
    for (const site of config.sites) {
      const live = lives.get(site.id);
      if (live === undefined) {
        lives.set(site.id, newLiveSite(site));
        time.open(site);
        continue;
      }
      // What was seen before an edit vouches for nothing of what is asked now.
      if (live.site.revision !== site.revision) time.unmeasured(site.id, 'unknown', null);
      // A pause of the whole watch is a gap just as a site's own is.
      lives.set(site.id, isPauseChanged ? afterGap({ ...live, site }) : afterChange(live, site));
    }
    followPauses();
  }

  /** Tells the account of each site whose pause has begun, or was ended. */
  function followPauses(): void {
    isHostIndexStale = true;
    for (const site of config.sites) {
      const isNow = isSitePaused(site);
      const endMs = isNow ? pauseEndOf(site) : 0;
      if ((pausedUntil.get(site.id) ?? 0) === endMs) continue;
      pausedUntil.set(site.id, endMs);
      // Of a paused site nobody is asked.
      if (isNow) silentSources.forget(site.id);
      time.unmeasured(site.id, isNow ? 'paused' : 'unknown', isNow ? endMs : null);
    }
  }

  /** When the pause of a paused site ends, be it its own or that of the whole watch; null where nobody knows. */
  function pauseEndOf(site: Site): number | null {
    const ends = [site.pause, config.pause].filter((pause) => isPaused(pause, clock.now()));
    const [first, second] = ends.map((pause) => pause?.untilMs ?? null);
    return first === null || second === null ? null : Math.max(first ?? 0, second ?? 0);
  }

  const isSitePaused = (site: Site): boolean =>
    isPaused(site.pause, clock.now()) || isPaused(config.pause, clock.now());

  function isWatched(siteId: string): boolean {
    const site = lives.get(siteId)?.site;
    return site !== undefined && !isSitePaused(site);
  }

  function maintenanceOf(site: Site): SiteView['maintenance'] {
    const active = maintenance.of(site);
    return active === null ? null : { name: active.window.name, untilMs: active.period.toMs };
  }

  function snapshot(): Snapshot {
    const nowMs = clock.now();
    const pause = isPaused(config.pause, nowMs) ? config.pause : null;
    return {
      revision,
      at: nowMs,
      language: effectiveLanguage(config.settings.language, systemLocale()),
      settings: withoutLogo(config.settings),
      sites: [...lives.values()].map((live) =>
        viewSite(live, incidents.ofSite(live.site.id)?.id ?? null, { line, pause, maintenanceOf, nowMs }),
      ),
      clients: config.clients,
      templates: viewTemplates(config.templates),
      gaps,
      openIncidents: incidents.all(),
      hostIncidents: folding.open(),
      maintenance: config.maintenance,
      statusPages: config.statusPages,
      areSecretsKept: areSecretsKept(),
      secretsSet: secretsSet(),
      line,
      pause,
      ...messaging,
      troubles: [...troubles.values()],
      acknowledged: acknowledgements.all(),
      channelFailures,
    };
  }

  function reportTrouble(key: string, params: Trouble['params']): void {
    const known = troubles.get(key);
    troubles.set(key, { key, params, at: known?.at ?? clock.now() });
    announce({ kind: 'changed' });
  }

  function dismissTrouble(key: string): void {
    if (troubles.delete(key)) announce({ kind: 'changed' });
  }

  function keep<T>(write: () => T): T {
    // What waits for the disk comes first: the incident itself may be among it, and has no timeline before.
    const value = writes.writeNow(write);
    announce({ kind: 'changed' });
    return value;
  }

  restore();

  return {
    config: () => config,
    setConfig,
    snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    keep,
    keepSoon: (what, write) => {
      writes.write(what, write);
      announce({ kind: 'changed' });
    },
    addToTimelines: (incidentIds, entry) =>
      keep(() => history.allOrNothing(() => incidentIds.forEach((id) => history.addToTimeline(id, entry)))),
    ...createStateOutbox(history, writes, announce),
    acknowledge: (incidentId, reason) => {
      const done = acknowledgements.acknowledge(incidentId, reason);
      if (done !== undefined) announce({ kind: 'changed' });
      return done;
    },
    isCritical: createCriticalAlerts(history, () => config),
    channelsFail: (failures) => {
      channelFailures = [...failures];
      announce({ kind: 'changed' });
    },
    readIncidentsAgain: () => {
      incidents.readAgain();
      announce({ kind: 'changed' });
    },
    setMessaging: (change) => {
      messaging = { ...messaging, ...change };
      announce({ kind: 'changed' });
    },
    troubles: () => [...troubles.values()],
    reportTrouble,
    dismissTrouble,
    watchedSites: () => config.sites.filter((site) => !isSitePaused(site)),
    verdictOf: (siteId) => lives.get(siteId)?.verdict ?? unknownVerdict,
    lastAddressOf: (siteId) => lives.get(siteId)?.lastAddress ?? null,
    commit,
    noteGap,
    classifyIncident,
    grouping: createGrouping({ history, writes, incidents, folding }),
    setChecking: (siteId, isChecking) => {
      const live = lives.get(siteId);
      if (live === undefined || live.isChecking === isChecking) return;
      lives.set(siteId, { ...live, isChecking });
      announce({ kind: 'checked' });
    },
    setLine: (scope, next) => {
      line = { ...line, [scope]: next };
      announce({ kind: 'changed' });
    },
    hostsChanged: () => void (isHostIndexStale = true),
    secretsChanged: () => announce({ kind: 'changed' }),
    availability: (siteId, period) => {
      const live = lives.get(siteId);
      return live === undefined ? undefined : time.availability(live.site, period);
    },
    timeOf: (siteId, period) => {
      const live = lives.get(siteId);
      return live === undefined ? undefined : time.timeOf(live.site, period);
    },
    stop: () => {
      time.stop();
      pauseEnd.stop();
      maintenance.stop();
      folding.stop();
      writes.stop();
    },
  };
}
