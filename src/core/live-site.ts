import type { CheckResult, NotMeasuredReason } from './check';
import { observe, steady } from './flapping';
import type { Flapping } from './flapping';
import type { TimelineEntry, WatchedIncident } from './incident';
import type { SuspectSite } from './outage';
import { scopeOf } from './scope';
import type { Scope } from './scope';
import { isPaused } from './site';
import type { Pause, Site } from './site';
import type { LastCheck, LineState, ShownState, SiteView } from './snapshot';
import { judge, nothingKnown, remarkKey, unknownVerdict } from './verdict';
import type { Transition, Verdict, VerdictPolicy } from './verdict';

/** All that is known of one site at this moment. */
export interface LiveSite {
  site: Site;
  verdict: Verdict;
  lastCheck: LastCheck | null;
  /** The address that answered last. */
  lastAddress: string | null;
  isChecking: boolean;
  flapping: Flapping;
}

export function newLiveSite(site: Site): LiveSite {
  return {
    site,
    verdict: unknownVerdict,
    lastCheck: null,
    lastAddress: null,
    isChecking: false,
    flapping: steady,
  };
}

/** What a result changed, besides the verdict's own transitions. */
export type SiteTransition =
  Transition | { kind: 'flapping-began'; at: number } | { kind: 'flapping-ended'; at: number };

/**
 * The site after one more result, and what that result changed, in the order in which it is to be told. `isQuiet`: the
 * site is being worked on, so nobody is told of what is short of an outage, and to come and go means nothing.
 */
export function afterResult(
  live: LiveSite,
  result: CheckResult,
  isQuiet = false,
): { live: LiveSite; transitions: SiteTransition[] } {
  const isObserved = !isQuiet || live.flapping.isFlapping;
  const flapping = isObserved ? afterAnswer(live.flapping, result) : live.flapping;
  const { isFlapping } = flapping;
  const policy = { ...policyOf(live.site), isFlapping, isQuiet };
  const { verdict, transition } = judge(live.verdict, result, policy);
  const transitions: SiteTransition[] = transition === null ? [] : [transition];
  if (isFlapping !== live.flapping.isFlapping) {
    transitions.unshift({ kind: isFlapping ? 'flapping-began' : 'flapping-ended', at: result.at });
  }
  return { live: { ...live, verdict, flapping, lastCheck: lastCheckOf(result) }, transitions };
}

const policyOf = ({ failuresToConfirm, successesToRecover }: Site): VerdictPolicy => ({
  failuresToConfirm,
  successesToRecover,
});

/** What was not measured says nothing about coming and going, and neither does a refused check. */
function afterAnswer(flapping: Flapping, { kind }: CheckResult): Flapping {
  switch (kind) {
    case 'up':
    case 'degraded':
      return observe(flapping, true);
    case 'down':
      return observe(flapping, false);
    case 'blocked':
    case 'skipped':
      return flapping;
  }
}

/** Whether a check has left everything as it was but its own time and figures. */
export function isInSameState(before: LiveSite, after: LiveSite): boolean {
  const remarkOf = ({ verdict: { remark } }: LiveSite): string | null => (remark === null ? null : remarkKey(remark));
  return (
    before.verdict.state === after.verdict.state &&
    remarkOf(before) === remarkOf(after) &&
    before.flapping.isFlapping === after.flapping.isFlapping &&
    before.lastCheck?.why === after.lastCheck?.why &&
    before.lastAddress === after.lastAddress
  );
}

/** The site after an edit or a pause; after a change of its name alone all that is known still holds. */
export function afterChange(live: LiveSite, site: Site): LiveSite {
  // What came and went was what was asked before.
  if (live.site.revision !== site.revision) return afterGap({ ...live, site, flapping: steady });
  return isSamePause(live.site.pause, site.pause) ? { ...live, site } : afterGap({ ...live, site });
}

/**
 * The site after a gap in the measuring: what was seen before it says nothing about what is asked now, and no row of
 * checks reaches across it. An open incident stays until enough checks have seen the site well.
 */
export function afterGap(live: LiveSite): LiveSite {
  const { verdict } = live;
  if (verdict.state === 'down') return { ...live, verdict: { ...verdict, successes: 0, firstGoodAt: null } };
  return { ...live, verdict: nothingKnown(verdict) };
}

/** A pause that is over still stands in the configuration, so a new one is not told by there having been none. */
function isSamePause(before: Pause | null, after: Pause | null): boolean {
  return before?.untilMs === after?.untilMs;
}

function lastCheckOf(result: CheckResult): LastCheck {
  const { at, kind } = result;
  const nothing = {
    ...{ at, kind, ms: null, status: null, cause: null, why: null, detail: null },
    ...{ isTruncated: false, aboutDate: null },
  };
  switch (result.kind) {
    case 'skipped':
      return { ...nothing, why: result.why, detail: ('detail' in result ? result.detail : null) ?? null };
    case 'up':
    case 'degraded': {
      const { ms, status, isTruncated, aboutDate } = result;
      return { ...nothing, ms, status, isTruncated, aboutDate };
    }
    case 'blocked':
      return { ...nothing, ms: result.ms, status: result.status };
    case 'down':
      return { ...nothing, ms: result.ms, status: result.status, cause: result.cause };
  }
}

/** What holds for all sites at once. */
export interface Surroundings {
  line: Record<Scope, LineState>;
  /** A pause of the whole watch. */
  pause: Pause | null;
  maintenanceOf: (site: Site) => { name: string; untilMs: number } | null;
  nowMs: number;
}

/** How the site is shown: its verdict, unless it is not watched, not measured or being worked on. */
export function viewSite(
  live: LiveSite,
  openIncidentId: string | null,
  { line, pause, maintenanceOf, nowMs }: Surroundings,
): SiteView {
  const { lastCheck, isChecking, verdict } = live;
  // A pause that is over may still stand in the configuration; nobody who looks at the site shall take it for one.
  const site = isPaused(live.site.pause, nowMs) ? live.site : { ...live.site, pause: null };
  // Reading thousands of addresses several times a second is only worth it while a line is down.
  const isAnyLineDown = line.public.kind === 'down' || line.private.kind === 'down';
  const lineOfSite = isAnyLineDown ? line[scopeOf(site.url, live.lastAddress)] : line.public;
  const maintenance = maintenanceOf(site);
  const shown = (state: ShownState, since: number | null, notMeasured: NotMeasuredReason | null = null): SiteView => ({
    site,
    state,
    since,
    lastCheck,
    isChecking,
    openIncidentId,
    verdict: verdict.state,
    remark: verdict.remark,
    isFlapping: live.flapping.isFlapping,
    maintenance,
    notMeasured,
  });
  if (site.pause !== null || isPaused(pause, nowMs)) return shown('paused', null);
  if (lineOfSite.kind === 'down') return shown('notMeasured', lineOfSite.since, 'offline');
  if (lastCheck?.why === 'source' && verdict.state !== 'down') return shown('notMeasured', lastCheck.at, 'source');
  if (lastCheck?.why === 'here-only' && verdict.state !== 'down') return shown('notMeasured', null, 'here-only');
  if (maintenance !== null) return shown('maintenance', null);
  return shown(verdict.state, verdict.since);
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
  maintenanceName: string | null = null,
): { incident: WatchedIncident; timeline: TimelineEntry[] } {
  const { site } = live;
  const { startedAt, failure } = outage;
  const confirmedAt = Math.max(outage.confirmedAt, startedAt);
  const lastGoodAt = outage.lastGoodAt === null ? null : Math.min(outage.lastGoodAt, startedAt);
  const named = { siteId: site.id, siteName: site.name, url: site.url, clientId: site.clientId, clientName };
  return {
    incident: {
      ...{ id, ...named, ...failure, lastGoodAt, startedAt, confirmedAt, endedAt: null },
      classification: maintenanceName === null ? 'outage' : 'maintenance',
      hostIncidentId: null,
    },
    timeline: [
      { kind: 'detected', at: startedAt, ...failure },
      { kind: 'confirmed', at: confirmedAt, failures: live.verdict.failures },
      ...(maintenanceName === null
        ? []
        : [{ kind: 'classified', at: confirmedAt, as: 'maintenance', window: maintenanceName } as const]),
    ],
  };
}

/** Those that failed and are not confirmed as down so far. */
export function suspectsAmong(lives: Iterable<LiveSite>): SuspectSite[] {
  const found: SuspectSite[] = [];
  for (const { site, verdict } of lives) {
    if (verdict.state === 'suspect' && verdict.since !== null) found.push({ siteId: site.id, since: verdict.since });
  }
  return found;
}
