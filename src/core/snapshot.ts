import type { ChannelFailure, NamedSecret } from './alert-channel';
import type { Client } from './client';
import type { CheckResult, FailureCause, Gap, NotMeasuredReason, SkipReason } from './check';
import type { HostIncident } from './host-incident';
import type { Incident } from './incident';
import type { Language } from './language';
import type { MaintenanceWindow } from './maintenance';
import type { Scope } from './scope';
import type { Settings } from './settings';
import type { Pause, Site } from './site';
import type { StatusPage, StatusPageState } from './status-page-settings';
import type { TemplateView } from './template';
import type { Remark, WatchState } from './verdict';

/** What a site is shown as: the watch's verdict, or the reason why there is none now. */
export type ShownState = WatchState | 'paused' | 'maintenance' | 'notMeasured';

/** The last check of a site, for the list. `ms` is the response time; null where nothing was measured. */
export interface LastCheck {
  at: number;
  kind: CheckResult['kind'];
  ms: number | null;
  status: number | null;
  cause: FailureCause | null;
  /** Why it says nothing, for `skipped`. */
  why: SkipReason | null;
  /** Why the source that knows of the site gave no answer, in its own or the system's words. */
  detail: string | null;
  /** The page was longer than the watch reads; the word was looked for in its first part. */
  isTruncated: boolean;
  /** The date the check is about, epoch milliseconds: a certificate's or domain's end, the newest backup. */
  aboutDate: number | null;
}

export interface SiteView {
  site: Site;
  state: ShownState;
  /** Since when the state holds, epoch milliseconds; null where unknown. */
  since: number | null;
  lastCheck: LastCheck | null;
  isChecking: boolean;
  openIncidentId: string | null;
  /** What the watch holds true apart from pauses, maintenance and the own line: `state` may hide it. */
  verdict: WatchState;
  /** What the last answer was remarkable for, while it was. */
  remark: Remark | null;
  isFlapping: boolean;
  /** The maintenance window that covers the site now. */
  maintenance: { name: string; untilMs: number } | null;
  /** Why nothing is measured, while `notMeasured`. */
  notMeasured: NotMeasuredReason | null;
}

/** Whether the own line carries traffic, one a scope. */
export type LineState = { kind: 'unknown' } | { kind: 'up' } | { kind: 'down'; since: number };

/** Something that is wrong with Nachtwache itself and that the user must know; `key` names the sentence in the locales. */
export interface Trouble {
  key: string;
  params: Record<string, string | number>;
  at: number;
}

/** Somebody knows of an open incident. */
export interface Acknowledged {
  incidentId: string;
  at: number;
  reason: string;
}

/** The whole present, as the window and the tray show it. */
export interface Snapshot {
  /** Grows with every change: the newest wins. */
  revision: number;
  at: number;
  language: Language;
  settings: Settings;
  sites: SiteView[];
  clients: Client[];
  templates: TemplateView[];
  /** When nothing was measured at all within the last day: asleep, stood still, closed. */
  gaps: { why: Gap['why'] | 'closed'; fromMs: number; toMs: number }[];
  openIncidents: Incident[];
  /** Those with open members; the members are among the open incidents. */
  hostIncidents: HostIncident[];
  maintenance: MaintenanceWindow[];
  statusPages: StatusPage[];
  /** How each of them is doing; one that has just been added may be missing. */
  statusPageStates: StatusPageState[];
  /** Whether secrets outlive the app: false where the system has no keyring. */
  areSecretsKept: boolean;
  /** The secrets besides those of sites that are there: the window learns no more of them. */
  secretsSet: NamedSecret[];
  /** The channels on which alerts do not get through. */
  channelFailures: ChannelFailure[];
  line: Record<Scope, LineState>;
  pause: Pause | null;
  /** Messages to clients that are being sent; null where none are. `done` and `failed` are parts of `total`. */
  sending: { total: number; done: number; failed: number; isStopping: boolean } | null;
  /** Reports that are being written for all clients; null where none are. */
  reporting: { total: number; done: number; isStopping: boolean } | null;
  /** When clients expect their next message, the first due first; `incidentId` is where the reminder leads. */
  nextUpdates: { incidentId: string; clientIds: string[]; dueAt: number }[];
  /** The rehearsed outage that is under way; it is none of the open incidents. */
  drill: Incident | null;
  /** Messages that may have arrived or not, and wait for the user's word: of which incident, and to whom. Oldest first. */
  mailUncertain: { incidentId: string; clientId: string }[];
  /** What somebody entered by hand and has not ended yet; none of the watch's open incidents. */
  openByHand: Pick<Incident, 'id' | 'siteName' | 'startedAt'>[];
  troubles: Trouble[];
  /** The open incidents whose user needs no reminder, be it for themselves or as members of a host incident. */
  acknowledged: Acknowledged[];
}

/** One word for all: what the tray shows. */
export type Overall =
  /** Nothing is known to be wrong with the `count` watched sites; that all of them were seen well is not said by it. */
  | { kind: 'well'; count: number }
  | { kind: 'down'; count: number }
  /** The line to the internet is dead. That of the own network concerns some sites only, and is said with them. */
  | { kind: 'offline'; since: number }
  | { kind: 'starting' }
  /**
   * Nothing is down, but `count` sites are slow, soon to expire (`degraded`) or refuse to be checked (`blocked`).
   * `areAllAnswering`: that every watched site gave an answer may be said.
   */
  | { kind: 'remarked'; state: 'degraded' | 'blocked'; count: number; areAllAnswering: boolean }
  /** The internet is there, but none of the `count` watched sites is measured. */
  | { kind: 'unmeasured'; count: number }
  /** All that is not paused is being worked on. */
  | { kind: 'maintenance'; count: number }
  | { kind: 'paused'; untilMs: number | null }
  | { kind: 'empty' };

/**
 * The worst that is true. What is down is said before that the line is dead or the watch paused only where it is still
 * being watched: an outage nobody looks at any more would be a claim without a measurement. Sites that are paused or in
 * maintenance are not among those that a sentence counts.
 */
export function overallOf(snapshot: Pick<Snapshot, 'sites' | 'line' | 'pause'>): Overall {
  const { sites, line, pause } = snapshot;
  if (sites.length === 0) return { kind: 'empty' };
  if (pause !== null) return { kind: 'paused', untilMs: pause.untilMs };
  const countOf = (wanted: ShownState): number => sites.filter(({ state }) => state === wanted).length;
  if (countOf('down') > 0) return { kind: 'down', count: countOf('down') };
  const maintained = countOf('maintenance');
  const watched = sites.length - countOf('paused') - maintained;
  if (watched === 0 && maintained > 0) return { kind: 'maintenance', count: maintained };
  if (watched === 0) return { kind: 'paused', untilMs: null };
  const unmeasured = countOf('notMeasured');
  if (line.public.kind === 'down' && unmeasured > 0) return { kind: 'offline', since: line.public.since };
  const answering = countOf('up') + countOf('degraded');
  // Also while the first ones fail: none was seen well so far.
  if (countOf('unknown') > 0 && answering === 0) return { kind: 'starting' };
  const degraded = countOf('degraded');
  const remarked = degraded + countOf('blocked');
  if (remarked > 0) {
    const state = degraded > 0 ? 'degraded' : 'blocked';
    return { kind: 'remarked', state, count: remarked, areAllAnswering: answering === watched };
  }
  if (unmeasured === watched) return { kind: 'unmeasured', count: watched };
  return { kind: 'well', count: watched };
}
