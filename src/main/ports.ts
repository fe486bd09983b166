/**
 * The interfaces by which the parts of main know each other. A part imports this file and the core, never another part;
 * `index.ts` alone builds the parts and passes them on.
 */
import type { CheckResult, FailureCause, ProbeResult } from '../core/check';
import type { Config } from '../core/config';
import type { AlertKind, Incident, IncidentFilter, IncidentWithTimeline, TimelineEntry } from '../core/incident';
import type { Result } from '../core/result';
import type { Scope } from '../core/scope';
import type { Site } from '../core/site';
import type { LastCheck, LineState } from '../core/snapshot';
import type { TextWords } from '../core/timeline-text';
import type { Verdict } from '../core/verdict';

/** Time from outside, so that tests can hold it. */
export interface Clock {
  /** Epoch milliseconds; jumps when the system's clock is set. */
  now: () => number;
  /** Milliseconds that only grow; counts nothing but differences. */
  monotonicMs: () => number;
  /** Calls back once after `delayMs`; returns what calls it off. Delays beyond 2^31 ms are allowed. */
  after: (delayMs: number, callback: () => void) => () => void;
}

/** Writes what is not for the user into the log file. Never hand it secrets or a client's data. */
export interface Log {
  info: (sentence: string) => void;
  warn: (sentence: string, error?: unknown) => void;
  error: (sentence: string, error?: unknown) => void;
}

/** One check of one site: never rejects for what a site does, keeps the site's own time limit, ends early on abort. */
export type Probe = (site: Site, signal: AbortSignal) => Promise<ProbeResult>;

/** What a check learnt besides the result. */
export interface Evidence {
  remoteAddress: string | null;
  title: string | null;
}

/** What the watch needs of the live state. */
export interface WatchedState {
  /** The sites to be watched now: not paused, watch not paused. */
  watchedSites: () => readonly Site[];
  verdictOf: (siteId: string) => Verdict;
  /** The address that answered last, for the scope of a site. */
  lastAddressOf: (siteId: string) => string | null;
  /** Takes a result; drops it where the site was edited or deleted since (`site.revision`). */
  commit: (site: Site, result: CheckResult, evidence: Evidence) => void;
  setChecking: (siteId: string, isChecking: boolean) => void;
  setLine: (scope: Scope, line: LineState) => void;
}

export interface Watch {
  start: () => void;
  /** Ends all timers and running checks; what comes in afterwards is dropped. */
  stop: () => Promise<void>;
  /** Sites were added, edited, paused or deleted: new ones are checked at once, the others keep their places. */
  sitesChanged: () => void;
  /** Checks one site, or all (null), as soon as a place is free; a check under way counts. */
  checkNow: (siteId: string | null) => void;
  /** The computer woke up: overdue checks are spread again instead of starting at once. */
  resumed: () => void;
}

/** The configuration file. `write` throws where the disk refuses; what was read stays valid then. */
export interface ConfigStore {
  read: () => Config;
  write: (config: Config) => void;
}

/** An alert on its way: written first, sent after, tried again until it went out. */
export interface Alert {
  id: string;
  kind: AlertKind;
  incidentId: string;
  siteName: string;
  cause: FailureCause;
  status: number | null;
  startedAt: number;
  /** Only a recovery has an end. */
  endedAt: number | null;
  createdAt: number;
}

/**
 * What is kept for ever: checks, incidents, timeline, outbox. Incidents, timeline and outbox are on disk when a call
 * returns; checks follow within a second. Every call throws where the disk refuses, and leaves all or nothing behind.
 */
export interface HistoryStore {
  /** `result.at` and `result.ms` in milliseconds. */
  recordCheck: (siteId: string, result: CheckResult) => void;
  /** The newest check and the newest good one of every site, for the first picture after a start. */
  lastChecks: () => Map<string, { last: LastCheck; lastGoodAt: number | null }>;
  /** Incident, timeline and alert in one transaction. An incident that is there already is left alone. */
  openIncident: (incident: Incident, timeline: readonly TimelineEntry[], alert: Alert | null) => void;
  closeIncident: (id: string, endedAt: number, timeline: readonly TimelineEntry[], alert: Alert | null) => void;
  addToTimeline: (incidentId: string, entry: TimelineEntry) => void;
  openIncidents: () => Incident[];
  /** Newest first. */
  incidents: (filter: IncidentFilter) => Incident[];
  incident: (id: string) => IncidentWithTimeline | undefined;
  /** Incidents with timelines, oldest first, for exports. */
  incidentsWithTimeline: (filter: IncidentFilter) => IncidentWithTimeline[];
  /** Alerts not sent yet, oldest first. */
  pendingAlerts: () => Alert[];
  /** The alert went out (or was given up, with the reason): it leaves the outbox, the entry joins the timeline. */
  settleAlert: (alert: Alert, entry: TimelineEntry) => void;
  /** Deletes single checks that began before, in steps that hold nobody up. Rejects where the disk refuses. */
  forgetChecksBefore: (beforeMs: number) => Promise<void>;
  /** Writes what waits. */
  flush: () => void;
  close: () => void;
}

/** One way to show a notification. Resolves with an error sentence where it could not be shown. */
export interface Notifier {
  /** A name for the timeline, e.g. `electron`. */
  name: string;
  notify: (notice: Notice) => Promise<Result<null, string>>;
}

export interface Notice {
  title: string;
  body: string;
  /** What it is about: a newer notice about the same takes the place of the older one, where the system can do that. */
  about: string;
  /** Stays on the screen until it is seen, where the system can do that. */
  isUrgent: boolean;
  /** Called when the notification is clicked, where the system says so. */
  onClick: () => void;
}

/** Hands an address to the system. Rejects where the system has nothing for it. */
export type Opener = (address: string) => Promise<void>;

/** What main's texts are made with; `words.ts` has them. */
export interface Words extends TextWords {
  /** A clock time of the local day, `01:32`; with the date where it is not that of `nowMs`. */
  time: (atMs: number, nowMs: number) => string;
}
