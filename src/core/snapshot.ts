import type { Client, Language } from './client';
import type { FailureCause } from './check';
import type { Incident } from './incident';
import type { Scope } from './scope';
import type { Settings } from './settings';
import type { Pause, Site } from './site';
import type { TemplateView } from './template';
import type { WatchState } from './verdict';

/** What a site is shown as: the watch's verdict, or the reason why there is none now. */
export type ShownState = WatchState | 'paused' | 'notMeasured';

/** The last check of a site, for the list. `ms` is the response time; null where nothing was measured. */
export interface LastCheck {
  at: number;
  kind: 'up' | 'down' | 'skipped';
  ms: number | null;
  status: number | null;
  cause: FailureCause | null;
  /** The page was longer than the watch reads; the word was looked for in its first part. */
  isTruncated: boolean;
}

export interface SiteView {
  site: Site;
  state: ShownState;
  /** Since when the state holds, epoch milliseconds; null where unknown. */
  since: number | null;
  lastCheck: LastCheck | null;
  isChecking: boolean;
  openIncidentId: string | null;
}

/** Whether the own line carries traffic, one a scope. */
export type LineState = { kind: 'unknown' } | { kind: 'up' } | { kind: 'down'; since: number };

/** Something that is wrong with Nachtwache itself and that the user must know; `key` names the sentence in the locales. */
export interface Trouble {
  key: string;
  params: Record<string, string | number>;
  at: number;
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
  openIncidents: Incident[];
  line: Record<Scope, LineState>;
  pause: Pause | null;
  troubles: Trouble[];
}

/** One word for all: what the tray shows. */
export type Overall =
  /** Nothing is known to be wrong with the `count` watched sites; that all of them were seen well is not said by it. */
  | { kind: 'well'; count: number }
  | { kind: 'down'; count: number }
  | { kind: 'offline'; since: number }
  | { kind: 'starting' }
  | { kind: 'paused'; untilMs: number | null }
  | { kind: 'empty' };

/**
 * The worst that is true. What is down is said before that the line is dead or the watch paused only where it is still
 * being watched: an outage nobody looks at any more would be a claim without a measurement.
 */
export function overallOf(snapshot: Pick<Snapshot, 'sites' | 'line' | 'pause'>): Overall {
  const { sites, line, pause } = snapshot;
  if (sites.length === 0) return { kind: 'empty' };
  if (pause !== null) return { kind: 'paused', untilMs: pause.untilMs };
  const down = sites.filter(({ state }) => state === 'down').length;
  if (down > 0) return { kind: 'down', count: down };
  const watched = sites.filter(({ state }) => state !== 'paused');
  if (watched.length === 0) return { kind: 'paused', untilMs: null };
  if (line.public.kind === 'down' && watched.some(({ state }) => state === 'notMeasured')) {
    return { kind: 'offline', since: line.public.since };
  }
  if (line.private.kind === 'down' && watched.some(({ state }) => state === 'notMeasured')) {
    return { kind: 'offline', since: line.private.since };
  }
  // Also while the first ones fail: none was seen well so far.
  const isAny = (wanted: ShownState): boolean => watched.some(({ state }) => state === wanted);
  if (isAny('unknown') && !isAny('up')) return { kind: 'starting' };
  return { kind: 'well', count: watched.length };
}
