/**
 * The interfaces by which the parts of main know each other. A part imports this file and the core, never another part;
 * `night-watch.ts` alone, with its rooms, builds the parts and passes them on.
 */
import type { Alert } from '../core/alert';
import type { ChannelName, NamedSecret } from '../core/alert-channel';
import type { ApiError } from '../core/api';
import type { BackupCopy, BackupList } from '../core/backup';
import type { Hold } from '../core/alert-policy';
import type { CheckResult, Gap, Opinion, ProbeResult } from '../core/check';
import type { CheckKind } from '../core/checks/check-kinds';
import type { Erasure, ErasurePreview } from '../core/erasure';
import type { HostIncident } from '../core/host-incident';
import type { Config } from '../core/config';
import type {
  Classification,
  Incident,
  IncidentFilter,
  IncidentWithTimeline,
  TimelineEntry,
  WatchedIncident,
} from '../core/incident';
import type { PageMark } from '../core/incident-page';
import type { ResponseDay } from '../core/response-histogram';
import type { ResponseTimePoint } from '../core/response-times';
import type { Message, MessageState } from '../core/message';
import type { Result } from '../core/result';
import type { Scope } from '../core/scope';
import type { Site, SiteOf } from '../core/site';
import type { SiteEvent } from '../core/site-event';
import type { LastCheck, LineState } from '../core/snapshot';
import type { FilledSpan, Span, TimeRecord } from '../core/time-span';
import type { TextWords } from '../core/timeline-text';
import type { Verdict } from '../core/verdict';
import type { IncidentChoice } from './reading-tasks';

/** Time from outside, so that tests can hold it. */
export interface Clock {
  /** Epoch milliseconds; jumps when the system's clock is set. */
  now: () => number;
  /** Milliseconds that only grow; counts nothing but differences. */
  monotonicMs: () => number;
  /** Milliseconds since the computer started, those asleep included; tells a sleep from a clock that was set. */
  uptimeMs?: () => number;
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

/** The probe of one kind of check. */
export type ProbeOf<Kind extends CheckKind> = (site: SiteOf<Kind>, signal: AbortSignal) => Promise<ProbeResult>;

/** Asks others whether a site is down from there too; one that gives no usable answer is `silent`. Never rejects. */
export type AskSecondOpinions = (site: Site, signal: AbortSignal) => Promise<Opinion[]>;

/** Encrypts with the system's keyring. `encrypt` and `decrypt` reject where it refuses. */
export interface Cipher {
  isAvailable: () => Promise<boolean>;
  encrypt: (text: string) => Promise<string>;
  decrypt: (encrypted: string) => Promise<string>;
}

/** What sites and Nachtwache itself sign in with. A secret never leaves main, and never reaches a log, an export or an error. */
export interface SecretStore {
  /** Fetches what is kept; the ids of the sites whose secrets are known from then on. */
  open: () => Promise<string[]>;
  /** The secret of a site; null where there is none, or none was fetched yet. */
  get: (siteId: string) => string | null;
  /** Null takes it away. Rejects where the disk or the keyring refuses, and changes nothing then. */
  set: (siteId: string, secret: string | null) => Promise<void>;
  /** Those that belong to no site have ids of their own; no site's id can be one of them. */
  getNamed: (name: NamedSecret) => string | null;
  setNamed: (name: NamedSecret, secret: string | null) => Promise<void>;
  /** What a status page's place is signed in to with. */
  getForPage: (pageId: string) => string | null;
  setForPage: (pageId: string, secret: string | null) => Promise<void>;
  /** The named ones that are known now. */
  namedOnes: () => NamedSecret[];
  /** Whether secrets outlive the app; false where the system has no keyring. */
  isLasting: () => boolean;
}

/** What a check learnt besides the result. */
export interface Evidence {
  remoteAddress: string | null;
  title: string | null;
  /** What others said, where the check would make the site down and somebody was asked. */
  opinions: readonly Opinion[];
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
  /** Nothing was measured for a while; what was suspected before is to be seen afresh. */
  noteGap: (gap: Gap) => void;
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
  /** The computer falls asleep: nothing is begun any more. */
  suspended: () => void;
  /** The computer woke up: what is overdue is spread again, and nothing fails before the line was seen working. */
  resumed: () => void;
}

/** The configuration file. `write` throws where the disk refuses; what was read stays valid then. */
export interface ConfigStore {
  read: () => Config;
  write: (config: Config) => void;
}

/** Messages to clients. Each change is on disk when the call returns; every call throws where the disk refuses. */
export interface MessageStore {
  /** Adds it, or takes the place of the one with its id; the entry joins the timelines of all incidents that it is about. */
  putMessage: (message: Message, entry: TimelineEntry | null) => void;
  /** The same for several, without entries, in one transaction. */
  putMessages: (messages: readonly Message[]) => void;
  /** Deletes it where it is in one of these states; says whether it was. */
  deleteMessage: (id: string, states: readonly MessageState[]) => boolean;
  message: (id: string) => Message | undefined;
  /** Oldest first, each once. */
  messagesAbout: (incidentIds: readonly string[]) => Message[];
  /** Oldest first. */
  messagesIn: (states: readonly MessageState[]) => Message[];
}

/**
 * What is kept for ever: checks, incidents, timeline, outbox. Incidents, timeline and outbox are on disk when a call
 * returns; checks follow within a second. Every call throws where the disk refuses, and leaves all or nothing behind.
 */
export interface HistoryStore extends MessageStore {
  /** `result.at` and `result.ms` in milliseconds. */
  recordCheck: (siteId: string, result: CheckResult) => void;
  /** The newest check and the newest good one of every site, for the first picture after a start. */
  lastChecks: () => Map<string, { last: LastCheck; lastGoodAt: number | null }>;
  /** Takes over what is new of a site's time, in the order of the calls; on disk within a second, as checks are. */
  recordTime: (siteId: string, record: TimeRecord) => void;
  /** What of it waits for the disk, and so is not in the file; null where nothing does. */
  unwrittenTime: (siteId: string) => TimeRecord | null;
  /** The spans of a site that touch the period, oldest first and whole. They are kept for ever, also of deleted sites. */
  spansOf: (siteId: string, fromMs: number, toMs: number) => Span[];
  /** The newest span of every site, for the account to go on from after a start. */
  lastSpans: () => Map<string, Span>;
  /** Keeps what others have measured of time that was not measured here, all of it or nothing; on disk when it returns. */
  fillTime: (fillings: readonly { siteId: string; spans: readonly FilledSpan[] }[]) => void;
  /** What was filled in of a site, where it touches the period: oldest first, and whole. */
  filledOf: (siteId: string, fromMs: number, toMs: number) => FilledSpan[];
  /** Incident, timeline and alert in one transaction. An incident that is there already is left alone. */
  openIncident: (incident: Incident, timeline: readonly TimelineEntry[], alert: Alert | null) => void;
  closeIncident: (id: string, endedAt: number, timeline: readonly TimelineEntry[], alert: Alert | null) => void;
  addToTimeline: (incidentId: string, entry: TimelineEntry) => void;
  /** Several of these changes as one: where a write of the action throws, or the app is killed in it, none of them is kept. */
  allOrNothing: <T>(action: () => T) => T;
  /** Of the watch's own; what was entered by hand is followed by nobody. */
  openIncidents: () => WatchedIncident[];
  reclassify: (incidentId: string, as: Classification, entry: TimelineEntry) => void;
  /**
   * Opens a host incident over incidents that are in the log. The alerts of single members (`insteadOf`) leave the
   * outbox and the host's takes their place, in one transaction.
   */
  openHostIncident: (
    host: HostIncident,
    members: readonly { incidentId: string; entry: TimelineEntry }[],
    alert: Alert | null,
    insteadOf: readonly string[],
  ) => void;
  /** Takes one more incident into a host incident; its own alert (`insteadOf`) leaves the outbox. */
  joinHostIncident: (hostId: string, incidentId: string, entry: TimelineEntry, insteadOf: readonly string[]) => void;
  /** Takes an incident out of its host incident: it goes on by itself, with an alert of its own. */
  leaveHostIncident: (incidentId: string, entry: TimelineEntry, alert: Alert | null) => void;
  closeHostIncident: (id: string, endedAt: number, alert: Alert | null) => void;
  openHostIncidents: () => HostIncident[];
  /** Also ended ones; null where there is none. */
  hostIncident: (id: string) => HostIncident | null;
  /** The incidents of a host incident, open and ended, oldest first. */
  hostMembers: (id: string) => Incident[];
  /** Event and alert in one transaction. */
  recordSiteEvent: (siteId: string, event: SiteEvent, alert: Alert | null) => void;
  /** Newest first. */
  siteEvents: (siteId: string, limit: number) => SiteEvent[];
  /** The newest event of each site that tells or ends a remark (`degraded`, `blocked`, `down-here-only`, `well-again`). */
  lastRemarks: () => Map<string, SiteEvent>;
  /** Newest first. */
  incidents: (filter: IncidentFilter) => Incident[];
  incident: (id: string) => IncidentWithTimeline | undefined;
  /** Incidents with timelines, oldest first, for exports. */
  incidentsWithTimeline: (filter: IncidentFilter) => IncidentWithTimeline[];
  /** Puts an alert into the outbox for what is in the log already. */
  addAlert: (alert: Alert) => void;
  /** Alerts not sent yet on every channel that they are meant for, oldest first. */
  pendingAlerts: () => Alert[];
  /** The same, with what is left to do of each. */
  pendingDeliveries: () => PendingAlert[];
  /**
   * The alert went out on a channel (or was given up there); the notes join the timelines. It leaves the outbox with the
   * last of its channels. Nothing where that was settled before.
   */
  settleDelivery: (alertId: string, channel: ChannelName, notes: readonly TimelineNote[]) => void;
  /** Says why an alert waits; it is still held after a start. */
  holdAlert: (alertId: string, why: Hold) => void;
  /** One alert takes the place of others in the outbox, in one transaction. */
  gatherAlerts: (alert: Alert, insteadOf: readonly string[]) => void;
  /** The alert leaves the outbox whatever became of it on its channels; the entry joins its incident's timeline. */
  settleAlert: (alert: Alert, entry: TimelineEntry | null) => void;
  /**
   * The response times of a site for a chart, from (inclusive) to (exclusive) in epoch milliseconds, in order of time and
   * without the points that no check fell into. From single checks while they are kept, then from hours (thirteen
   * months), then from days (UTC); what is longer than a point of the chart is a point of its own, and the first and
   * the last may reach beyond what was asked for. At most about `maxPoints`.
   */
  responseTimes: (siteId: string, fromMs: number, toMs: number, maxPoints: number) => ResponseTimePoint[];
  /**
   * How long the answers of a site took, as histograms of whole days (UTC), in order: those whose noon lies in the
   * period, without the days on which it answered nothing. The same whether single checks are kept or rolled up.
   */
  responseDays: (siteId: string, fromMs: number, toMs: number) => ResponseDay[];
  /**
   * Rolls up the single checks of the hours (UTC) before the one that this instant falls into, and deletes them, in steps
   * that hold nobody up. Rejects where the disk refuses; nothing is deleted then that was not rolled up.
   */
  forgetChecksBefore: (beforeMs: number) => Promise<void>;
  /** Writes what waits. */
  flush: () => void;
  close: () => void;
}

/** Incidents as they stand in the log. */
export interface IncidentReader extends Pick<
  HistoryStore,
  'openIncidents' | 'incidents' | 'incident' | 'incidentsWithTimeline' | 'hostMembers'
> {
  /** The numbers in the log of those that were chosen, oldest first: to read them some at a time, or in several threads. */
  keysOf: (choice: IncidentChoice) => number[];
  /** Those of the numbers that are still there, in their order. */
  withTimelineOf: (keys: readonly number[]) => IncidentWithTimeline[];
}

/** What can be read of the log beside the one who writes it. What waits for the disk there is not in it. */
export interface LogReaders
  extends IncidentReader, Pick<IncidentIndex, 'page'>, Pick<HistoryStore, 'spansOf' | 'filledOf' | 'responseDays'> {
  /** Everything that the action reads is of one moment. */
  atOnce: <T>(action: () => T) => T;
}

/** The incident log as somebody looks through it: however many there are, a page costs what a page costs. */
export interface IncidentIndex {
  /**
   * Newest first, at most `limit`, with those lines of their timelines that say something of a head start; `next` is
   * where the next page begins. What is searched for comes in the order in which it came into the log. `total`: how many
   * there are in all where they are counted, of a search no more than one more than `mostCounted`; else null.
   */
  page: (
    filter: IncidentFilter,
    after: PageMark | null,
    limit: number,
    isCounted?: boolean,
  ) => { incidents: IncidentWithTimeline[]; next: PageMark | null; total: number | null };
  /** All tags that incidents have, in order. */
  tags: () => string[];
  /** Gives the incident these tags and no others. Throws where the disk refuses. */
  setTags: (incidentId: string, tags: readonly string[]) => void;
}

/**
 * Puts incidents together by hand, or takes them out. All or nothing on disk when the call returns; throws where the disk
 * refuses.
 */
export interface GroupIncident {
  join: (joining: readonly Incident[], hostIncidentId: string, entry: TimelineEntry) => void;
  split: (leaving: readonly Incident[], hostIncidentId: string, entry: TimelineEntry) => void;
}

/** An alert in the outbox. */
export interface PendingAlert {
  alert: Alert;
  hold: Hold | null;
  /** Where it is still to go out. */
  channels: ChannelName[];
  /** Some channel has had it, so that it can be gathered with others no more. */
  isBegun: boolean;
}

/** A line for the timeline of an incident. */
export interface TimelineNote {
  incidentId: string;
  entry: TimelineEntry;
}

/** The outbox as the alerts see it: what the disk refuses waits, and nothing throws. */
export interface Outbox {
  pending: () => PendingAlert[];
  settle: (alert: Alert, channel: ChannelName, notes: readonly TimelineNote[]) => void;
  /** Nobody is to be told of it on any channel. */
  drop: (alert: Alert) => void;
  hold: (alertId: string, why: Hold) => void;
  gather: (alert: Alert, insteadOf: readonly string[]) => void;
}

/**
 * Tells the user something that belongs to no check: written into the outbox, then announced, so that the alerts send
 * it. For whoever watches something else than sites, such as the clock of the next message (`update-due`,
 * `update-overdue`); the policy decides when it goes out and on which channels.
 */
export type RaiseAlert = (alert: Alert) => void;

/** What the log holds of a client, and how it is taken out. */
export interface ErasureStore {
  countOf: (clientId: string, clientName: string) => Promise<Omit<ErasurePreview, 'sites' | 'statusPages'>>;
  /** Whether there is an incident of his, or a message to him. */
  holds: (clientId: string) => boolean;
  /** Whether a message to him is leaving at this moment. */
  isSending: (clientId: string) => boolean;
  /**
   * In many small steps, so that the watch goes on. Rejects with a sentence where the disk refuses: what was erased by
   * then stays so, and the rest is erased when it is asked for again. `siteIds`: the sites that are his now.
   */
  eraseClient: (
    erasure: Erasure,
    told: { clientName: string; siteIds: readonly string[]; word: string },
  ) => Promise<void>;
  /**
   * Afterwards the files hold nothing any more of what was erased, not in pages that are free either. `rebuild` rebuilds
   * the file, away from here.
   */
  leaveNothingBehind: (
    rebuild: (file: string) => Promise<unknown>,
    whenNobodyReads: () => Promise<unknown>,
  ) => Promise<void>;
}

/** A status page that was to be written: the orders are counted, and so is up to which one it was carried out. */
export interface StatusOrder {
  pageId: string;
  wanted: number;
  written: number;
  /** Epoch milliseconds; null: never. */
  writtenAt: number | null;
}

/** The outbox of status pages. Each change is on disk when the call returns; every call throws where the disk refuses. */
export interface StatusOutbox {
  /** The page is to be written; returns the number of the order. */
  want: (pageId: string) => number;
  /** What was asked for up to this order was written. */
  written: (pageId: string, upTo: number, atMs: number) => void;
  orders: () => StatusOrder[];
  forget: (pageId: string) => void;
  /** Something about this incident is made public: to be called before its timeline says so. */
  notePublication: (incidentId: string, atMs: number) => void;
  /** The incidents about which something was made public since then. */
  publishedSince: (sinceMs: number) => string[];
}

/** Copies of Nachtwache's own data: the log and the settings, and no secrets. */
export interface Backups {
  /** Looks every hour whether a copy is due. */
  start: () => void;
  stop: () => void;
  list: () => Promise<BackupList>;
  /** Never rejects: one that failed is in the list, and told as trouble. The error is a sentence. */
  makeNow: () => Promise<Result<BackupCopy, string>>;
  /** Makes a new copy, and deletes all others once it is there: what was erased shall be in none. */
  renew: () => Promise<void>;
  /** Looks through a copy once more, and puts it in place for the next start. */
  stage: (id: string) => Promise<Result<null, ApiError>>;
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
  /** Comes without a sound, where the system can do that. */
  isSilent: boolean;
  /** Stays on the screen until it is seen, where the system can do that. */
  isUrgent: boolean;
  /** Called when the notification is clicked, where the system says so. */
  onClick: () => void;
}

/** One mail to one recipient. */
export interface OutgoingMail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  /** With its angle brackets, as all that follow. */
  messageId: string;
  inReplyTo: string | null;
  references: string[];
  /** Epoch milliseconds. */
  date: number;
  /** Sent by the watch, not by a person: no absence note shall answer it (RFC 3834). */
  isAutomatic?: boolean;
}

/**
 * `refused`: certainly not sent (no connection, an answer 4xx or 5xx). `unknown`: the text went out and no answer was heard.
 */
export interface MailFailure {
  kind: 'refused' | 'unknown';
  /** A sentence in the user's language that says what to do. */
  reason: string;
  /** It may work later without anybody changing anything. */
  isTemporary: boolean;
}

/** Hands one mail in at the account's server; `answer` is what the server said to it. Never rejects. */
export type SendMail = (mail: OutgoingMail, signal?: AbortSignal) => Promise<Result<{ answer: string }, MailFailure>>;

/**
 * Posts a text to a service of the user's, within the limit in all, and reads a little of the answer. Follows no redirect:
 * secrets stay where they were meant to go. The error is the system's words. Never rejects.
 */
export type PostText = (request: {
  url: string;
  headers: Record<string, string>;
  body: string;
  limitMs: number;
}) => Promise<Result<{ status: number; text: string }, string>>;

/** One way by which an alert reaches the user. It keeps a time limit of its own; the outbox tries again. */
export interface AlertChannel {
  name: ChannelName;
  isOn: () => boolean;
  /** Resolves with a sentence in the user's language where it did not get through. */
  send: (notice: ChannelNotice) => Promise<Result<Delivered, string>>;
}

/** By which of several ways it went, where the channel has several; for the timeline. */
export type Delivered = { via: string } | null;

export interface ChannelNotice extends Notice {
  /** Null: a test. */
  alert: Alert | null;
  /** What `body` says where there is little room; of a summary it holds every sentence, a line each. */
  brief?: string;
}

/** Hands an address to the system. Rejects where the system has nothing for it. */
export type Opener = (address: string) => Promise<void>;

/** What main's texts are made with; `words.ts` has them. */
export type Words = TextWords;

/**
 * Prints a page that stands alone (`documents/`) on A4. `title` stands at the foot of every page, and beside it `footer`,
 * in which `{page}` and `{pages}` are the numbers. Rejects with a sentence where it could not be printed.
 */
export type PrintPdf = (html: string | Uint8Array, options: { title: string; footer: string }) => Promise<Uint8Array>;
