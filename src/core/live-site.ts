import type { CheckResult } from './check';
import type { Incident, TimelineEntry } from './incident';
import { scopeOf } from './scope';
import type { Scope } from './scope';
import { isPaused } from './site';
import type { Pause, Site } from './site';
import type { LastCheck, LineState, ShownState, SiteView } from './snapshot';
import { judge, unknownVerdict } from './verdict';
import type { Transition, Verdict } from './verdict';

/** All that is known of one site at this moment. */
export interface LiveSite {
  site: Site;
  verdict: Verdict;
  lastCheck: LastCheck | null;
  /** The address that answered last. */
  lastAddress: string | null;
  isChecking: boolean;
}

export function newLiveSite(site: Site): LiveSite {
  return {
    site,
    verdict: unknownVerdict,
    lastCheck: null,
    lastAddress: null,
    isChecking: false,
  };
}

/** The site after one more result, and what that result changed. */
export function afterResult(live: LiveSite, result: CheckResult): { live: LiveSite; transition: Transition | null } {
  const { verdict, transition } = judge(live.verdict, result, live.site);
  return { live: { ...live, verdict, lastCheck: lastCheckOf(result) }, transition };
}

/** The site after an edit or a pause; after a change of its name alone all that is known still holds. */
export function afterChange(live: LiveSite, site: Site): LiveSite {
  const isSameQuestion = live.site.revision === site.revision && isSamePause(live.site.pause, site.pause);
  return isSameQuestion ? { ...live, site } : afterGap({ ...live, site });
}

/**
 * The site after a gap in the measuring: what was seen before it says nothing about what is asked now, and no row of
 * checks reaches across it. An open incident stays until enough checks have seen the site well.
 */
export function afterGap(live: LiveSite): LiveSite {
  const { verdict } = live;
  if (verdict.state === 'down') return { ...live, verdict: { ...verdict, successes: 0, firstGoodAt: null } };
  return { ...live, verdict: { ...unknownVerdict, lastGoodAt: verdict.lastGoodAt } };
}

/** A pause that is over still stands in the configuration, so a new one is not told by there having been none. */
function isSamePause(before: Pause | null, after: Pause | null): boolean {
  return before?.untilMs === after?.untilMs;
}

function lastCheckOf(result: CheckResult): LastCheck {
  const nothing = { ms: null, status: null, cause: null, isTruncated: false };
  switch (result.kind) {
    case 'skipped':
      return { ...nothing, at: result.at, kind: 'skipped' };
    case 'up':
      return {
        ...nothing,
        at: result.at,
        kind: 'up',
        ms: result.ms,
        status: result.status,
        isTruncated: result.isTruncated,
      };
    case 'down':
      return { ...nothing, at: result.at, kind: 'down', ms: result.ms, status: result.status, cause: result.cause };
  }
}

/** What holds for all sites at once. */
export interface Surroundings {
  line: Record<Scope, LineState>;
  pause: Pause | null;
  nowMs: number;
}

export function viewSite(
  live: LiveSite,
  openIncidentId: string | null,
  { line, pause, nowMs }: Surroundings,
): SiteView {
  const { lastCheck, isChecking } = live;
  // A pause that is over may still stand in the configuration; nobody who looks at the site shall take it for one.
  const site = isPaused(live.site.pause, nowMs) ? live.site : { ...live.site, pause: null };
  const lineOfSite = line[scopeOf(site.url, live.lastAddress)];
  const shown = (state: ShownState, since: number | null): SiteView => ({
    site,
    state,
    since,
    lastCheck,
    isChecking,
    openIncidentId,
  });
  if (site.pause !== null || isPaused(pause, nowMs)) return shown('paused', null);
  if (lineOfSite.kind === 'down') return shown('notMeasured', lineOfSite.since);
  return shown(live.verdict.state, live.verdict.since);
}

/**
 * The incident that a confirmed outage opens, with the first lines of its timeline. A clock set back between two checks
 * must not put the confirmation before the beginning, nor the last good check after it.
 */
export function incidentOf(
  id: string,
  live: LiveSite,
  clientName: string | null,
  outage: Extract<Transition, { kind: 'confirmed-down' }>,
): { incident: Incident; timeline: TimelineEntry[] } {
  const { site } = live;
  const { startedAt, failure } = outage;
  const confirmedAt = Math.max(outage.confirmedAt, startedAt);
  const lastGoodAt = outage.lastGoodAt === null ? null : Math.min(outage.lastGoodAt, startedAt);
  const named = { siteId: site.id, siteName: site.name, url: site.url, clientId: site.clientId, clientName };
  return {
    incident: { id, ...named, ...failure, lastGoodAt, startedAt, confirmedAt, endedAt: null },
    timeline: [
      { kind: 'detected', at: startedAt, ...failure },
      { kind: 'confirmed', at: confirmedAt, failures: live.verdict.failures },
    ],
  };
}
