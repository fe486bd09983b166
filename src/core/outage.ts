/**
 * Sites that fail together. Only the opening of an outage and its alert are folded, as OneUptime does with its incidents:
 * every site goes on being measured for itself and recovers for itself.
 *
 * All instants are epoch milliseconds. Nothing here depends on the order in which sites are passed in.
 */
import { neededMembers } from './host-group';
import type { HostGroup } from './host-group';
import type { HostGroupKind } from './host-incident';

/** Outages that began no further apart than this may have one cause. */
export const togetherMs = 180_000;
/**
 * How long a confirmed outage waits at most for others that are suspect. One that failed first at the last moment is
 * rechecked after 10 s and 20 s more; the rest is for the checks themselves to run into their time limit.
 */
export const longestHoldMs = 45_000;
/** So long do the last ones have to recover after the others; then they are outages of their own. */
export const stragglersMs = 180_000;
/** A clock that was set back by more than this is not waited for. */
const clockSlackMs = 1000;

/**
 * How the user heard of an outage: not yet; alone; as a member of a host incident that is open; alone after its host
 * incident ended without it. What was a member once is not folded again, so that nobody hears of it a third time.
 */
export type Told = 'not-yet' | 'alone' | 'as-member' | 'as-straggler';

/** An outage that is confirmed and not over. */
export interface OpenOutage {
  siteId: string;
  /** The first failed check. */
  startedAt: number;
  confirmedAt: number;
  told: Told;
}

/** A site that has failed, and is being rechecked. */
export interface SuspectSite {
  siteId: string;
  /** The first failed check. */
  since: number;
}

export interface OpenHostIncident {
  id: string;
  groupKey: string;
  /** When the first of its members failed. */
  startedAt: number;
}

export interface FoldInput {
  nowMs: number;
  /** Of the sites that are watched: a paused one neither fails with others nor counts as half of a group. */
  groups: readonly HostGroup[];
  confirmed: readonly OpenOutage[];
  /** Read only where somebody may wait for them: among thousands of sites they have to be looked for. */
  suspects: readonly SuspectSite[];
  hostIncidents: readonly OpenHostIncident[];
}

/** What to do about outages of which nobody was told yet. One that was told alone may be among the members. */
export type FoldAction =
  | { kind: 'tell-alone'; siteId: string }
  /** Ask again at `untilMs`, or as soon as anything has changed. */
  | { kind: 'hold'; siteId: string; untilMs: number }
  | { kind: 'open-host-incident'; group: HostGroup; siteIds: string[]; startedAt: number; confirmedAt: number }
  /** `startedAt` is when the host incident began, with its new members. */
  | { kind: 'join-host-incident'; hostIncidentId: string; siteIds: string[]; startedAt: number };

export interface FoldStep {
  actions: FoldAction[];
  /** The earliest end of a hold; null where there is none. */
  nextLookMs: number | null;
}

/**
 * What to do about every outage that was not told yet. To be asked whenever an outage is confirmed or a site becomes
 * suspect or is cleared, and at `nextLookMs`.
 *
 * A late one joins the open host incident of its group. Else, where enough of a group began within three minutes, a host
 * incident opens over them. Else it waits while suspect sites could still make up such a group, and is told alone when
 * there are none or its time is up.
 */
export function foldOutages(input: FoldInput): FoldStep {
  const { nowMs, groups, confirmed, hostIncidents } = input;
  const loose = confirmed.filter(({ told }) => told === 'not-yet' || told === 'alone').sort(byStart);
  const untold = new Set(siteIdsOf(loose.filter(isUntold)));
  if (untold.size === 0) return { actions: [], nextLookMs: null };

  const concerned = groups.map(asNeighbours).filter(({ sites }) => [...untold].some((siteId) => sites.has(siteId)));
  const joined = joinOpenOnes(concerned, loose, hostIncidents);
  let read: readonly SuspectSite[] | null = null;
  const suspectsOf = (): readonly SuspectSite[] => (read ??= input.suspects);
  const opened = openNewOnes(concerned, joined.rest, (found) =>
    isAwaited(found, concerned, joined.rest, suspectsOf, nowMs),
  );
  const single = opened.rest.filter(isUntold);
  const suspects = single.length === 0 ? [] : suspectsOf();
  const singles = single.map((outage): FoldAction => {
    const { siteId } = outage;
    const untilMs = holdUntil(outage, concerned, opened.rest, suspects, nowMs);
    return untilMs === null ? { kind: 'tell-alone', siteId } : { kind: 'hold', siteId, untilMs };
  });
  const holds = singles.flatMap((action) => (action.kind === 'hold' ? [action.untilMs] : []));
  return {
    actions: [...joined.actions, ...opened.actions, ...singles],
    nextLookMs: holds.length === 0 ? null : Math.min(...holds),
  };
}

interface Neighbours {
  group: HostGroup;
  sites: ReadonlySet<string>;
  has: (outage: { siteId: string }) => boolean;
  needed: number;
}

/** A group may have thousands of sites, and is asked about again with each of them that fails. */
const knownNeighbours = new WeakMap<HostGroup, Neighbours>();

function asNeighbours(group: HostGroup): Neighbours {
  const known = knownNeighbours.get(group);
  if (known !== undefined) return known;
  const sites = new Set(group.siteIds);
  const near = {
    group,
    sites,
    has: ({ siteId }: { siteId: string }) => sites.has(siteId),
    needed: neededMembers(sites.size),
  };
  knownNeighbours.set(group, near);
  return near;
}

const compare = (left: string | number, right: string | number): number => (left < right ? -1 : left > right ? 1 : 0);
const byStart = (left: OpenOutage, right: OpenOutage): number =>
  left.startedAt - right.startedAt || compare(left.siteId, right.siteId);
const isUntold = ({ told }: OpenOutage): boolean => told === 'not-yet';
const siteIdsOf = (outages: readonly OpenOutage[]): string[] => outages.map(({ siteId }) => siteId);

/** How narrow an explanation is: fewer strangers share it. */
const breadth: Record<HostGroupKind, number> = { hosting: 0, address: 0, network: 1, 'name-server': 2 };

interface Folded {
  actions: FoldAction[];
  rest: readonly OpenOutage[];
}

/** Late ones. Of several open host incidents they join that of the narrowest group, the oldest first. */
function joinOpenOnes(
  concerned: readonly Neighbours[],
  loose: readonly OpenOutage[],
  hostIncidents: readonly OpenHostIncident[],
): Folded {
  const folded: Folded = { actions: [], rest: loose };
  const open = hostIncidents
    .flatMap((host) => concerned.filter(({ group }) => group.key === host.groupKey).map((near) => ({ host, near })))
    .sort(
      (left, right) =>
        breadth[left.near.group.kind] - breadth[right.near.group.kind] ||
        left.host.startedAt - right.host.startedAt ||
        compare(left.host.id, right.host.id),
    );
  for (const { host, near } of open) {
    const { siteIds, startedAt, rest, isNews } = takeFrom(folded.rest, near, host.startedAt);
    if (!isNews) continue;
    folded.actions.push({ kind: 'join-host-incident', hostIncidentId: host.id, siteIds, startedAt });
    folded.rest = rest;
  }
  return folded;
}

function openNewOnes(
  concerned: readonly Neighbours[],
  loose: readonly OpenOutage[],
  isToWait: (found: Explanation) => boolean,
): Folded {
  const folded: Folded = { actions: [], rest: loose };
  const next = (): Explanation | null => explain(concerned, folded.rest, isToWait);
  for (let found = next(); found !== null; found = next()) {
    const { siteIds, startedAt, confirmedAt, rest } = takeFrom(folded.rest, found.near, found.startedAt);
    folded.actions.push({ kind: 'open-host-incident', group: found.near.group, siteIds, startedAt, confirmedAt });
    folded.rest = rest;
  }
  return folded;
}

/**
 * The members of a group's incident that began at `startedAt`: all that failed since, and before it those that hang
 * together with it, none more than three minutes before the next. So it is the same in the end who was confirmed first.
 */
function takeFrom(
  loose: readonly OpenOutage[],
  near: Neighbours,
  startedAt: number,
): { siteIds: string[]; startedAt: number; confirmedAt: number; rest: OpenOutage[]; isNews: boolean } {
  let earliest = startedAt;
  const members = loose.filter(near.has).reverse();
  const reached = members.filter((outage) => {
    if (outage.startedAt < earliest - togetherMs) return false;
    earliest = Math.min(earliest, outage.startedAt);
    return true;
  });
  const taken = new Set(reached);
  return {
    siteIds: siteIdsOf(reached).reverse(),
    startedAt: earliest,
    confirmedAt: Math.max(...reached.map(({ confirmedAt }) => confirmedAt)),
    rest: loose.filter((outage) => !taken.has(outage)),
    isNews: reached.some(isUntold),
  };
}

interface Explanation {
  near: Neighbours;
  startedAt: number;
  siteIds: string[];
}

/**
 * The group that explains outages best; null where none does.
 *
 * Hosting and address come first: one server or one hoster is the likeliest cause, and few strangers share it. Of these
 * two the one that covers more, and the hosting when they cover as many: the user named it himself, and its phone number
 * is known. A network or a name server is shared with strangers. So it takes their place only where it covers all of
 * theirs, and besides so many others that these alone would make a host incident.
 */
function explain(
  concerned: readonly Neighbours[],
  loose: readonly OpenOutage[],
  isToWait: (found: Explanation) => boolean,
): Explanation | null {
  const found = concerned
    .flatMap((near) => explanationBy(near, loose))
    .filter((each) => !isToWait(each))
    .sort(
      (left, right) =>
        breadth[left.near.group.kind] - breadth[right.near.group.kind] ||
        right.siteIds.length - left.siteIds.length ||
        // `hosting` before `address`.
        compare(right.near.group.kind, left.near.group.kind) ||
        compare(left.near.group.key, right.near.group.key),
    );
  return found.reduce<Explanation | null>((best, wider) => {
    if (best === null) return wider;
    if (breadth[wider.near.group.kind] === breadth[best.near.group.kind]) return best;
    const covered = new Set(wider.siteIds);
    const isWhole = best.siteIds.every((siteId) => covered.has(siteId));
    return isWhole && covered.size - best.siteIds.length >= wider.near.needed ? wider : best;
  }, null);
}

/** The most outages of a group that began within three minutes, one of them not told yet; none where they are too few. */
function explanationBy(near: Neighbours, loose: readonly OpenOutage[]): Explanation[] {
  const members = loose.filter(near.has);
  let most: readonly OpenOutage[] = [];
  let end = 0;
  for (const [start, { startedAt }] of members.entries()) {
    while ((members[end]?.startedAt ?? Infinity) <= startedAt + togetherMs) end++;
    if (end - start <= most.length) continue;
    const together = members.slice(start, end);
    if (together.some(isUntold)) most = together;
  }
  const [first] = most;
  if (first === undefined || most.length < near.needed) return [];
  return [{ near, startedAt: first.startedAt, siteIds: siteIdsOf(most) }];
}

/**
 * Whether sites that are still suspect may make a larger group the better explanation: two sites of one address are half
 * of it, and so many pairs would be told one by one, while their hoster is about to be found down with all of them.
 */
function isAwaited(
  { near, siteIds }: Explanation,
  concerned: readonly Neighbours[],
  loose: readonly OpenOutage[],
  suspects: () => readonly SuspectSite[],
  nowMs: number,
): boolean {
  const covered = new Set(siteIds);
  const larger = concerned.filter(
    (other) =>
      breadth[other.group.kind] === 0 &&
      other.sites.size > near.sites.size &&
      // Enough for the larger one as well: then there is nothing to wait for, others join.
      siteIds.length < other.needed &&
      siteIds.every((siteId) => other.sites.has(siteId)),
  );
  if (larger.length === 0) return false;
  return loose.some(
    (outage) =>
      covered.has(outage.siteId) && isUntold(outage) && holdUntil(outage, larger, loose, suspects(), nowMs) !== null,
  );
}

/**
 * Until when an outage waits for suspect sites of its groups; null where it is to be told now: there are too few of them
 * to make up a host incident, its time is up, or the clock was set back.
 */
function holdUntil(
  outage: OpenOutage,
  concerned: readonly Neighbours[],
  loose: readonly OpenOutage[],
  suspects: readonly SuspectSite[],
  nowMs: number,
): number | null {
  const untilMs = Math.min(outage.confirmedAt + longestHoldMs, outage.startedAt + togetherMs);
  if (nowMs >= untilMs || nowMs < outage.confirmedAt - clockSlackMs) return null;
  const isClose = (instant: number): boolean => Math.abs(instant - outage.startedAt) <= togetherMs;
  const isHopeful = concerned.some((near) => {
    if (!near.has(outage)) return false;
    const awaited = suspects.filter((suspect) => isClose(suspect.since) && near.has(suspect)).length;
    const down = loose.filter((other) => isClose(other.startedAt) && near.has(other)).length;
    return awaited > 0 && awaited + down >= near.needed;
  });
  return isHopeful ? untilMs : null;
}

/** An outage that is or was a member of a host incident. */
export interface HostMember {
  siteId: string;
  /** When it was over; also when the site was paused or deleted. Null while it lasts. */
  recoveredAt: number | null;
}

export type HostIncidentStep =
  /** `nextLookMs`: when those that are left become outages of their own, unless they recover; null while they are enough. */
  | { kind: 'goes-on'; nextLookMs: number | null }
  | { kind: 'ended'; endedAt: number }
  /** The host is well again, and these are still down: each is an outage of its own from now on, to be told alone. */
  | { kind: 'left-to-stragglers'; endedAt: number; siteIds: string[] };

/**
 * What becomes of a host incident. Its members recover one by one. It is over with the last of them, or when for three
 * minutes so few are left that they would make no host incident among its members: then it ended with the last that
 * recovered. To be asked whenever a member recovers, and at `nextLookMs`.
 */
export function hostIncidentAfter(
  { startedAt }: Pick<OpenHostIncident, 'startedAt'>,
  members: readonly HostMember[],
  nowMs: number,
): HostIncidentStep {
  const endedAt = Math.max(startedAt, ...members.map(({ recoveredAt }) => recoveredAt ?? startedAt));
  const siteIds = members.flatMap(({ siteId, recoveredAt }) => (recoveredAt === null ? [siteId] : [])).sort();
  if (siteIds.length === 0) return { kind: 'ended', endedAt };
  const sitesEver = new Set(members.map(({ siteId }) => siteId)).size;
  if (siteIds.length >= neededMembers(sitesEver)) return { kind: 'goes-on', nextLookMs: null };
  const nextLookMs = endedAt + stragglersMs;
  // A clock that was set back is not waited for: it might be an hour.
  const isWaiting = nowMs < nextLookMs && nowMs >= endedAt - clockSlackMs;
  return isWaiting ? { kind: 'goes-on', nextLookMs } : { kind: 'left-to-stragglers', endedAt, siteIds };
}
