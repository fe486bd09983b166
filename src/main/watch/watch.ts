import { setMaxListeners } from 'node:events';
import type { Gap, ProbeResult } from '../../core/check';
import { firstDueMs, nextDueMs, placeOf } from '../../core/schedule';
import type { Scope } from '../../core/scope';
import type { ReferencePoint } from '../../core/settings';
import type { Site } from '../../core/site';
import type { AskSecondOpinions, Clock, Log, Probe, Watch, WatchedState } from '../ports';
import { addressOf } from './address';
import { createAgenda } from './agenda';
import type { Turn } from './agenda';
import { createConnectivity } from './connectivity';
import { createGaps, gapDefaults } from './gaps';
import type { GapOptions } from './gaps';
import { createLateness } from './lateness';
import { createPlaces, hangsAfterMs } from './places';

/** So many new sites are checked at once; more (an import) are spread like a first pass. */
const newSitesAtOnce = 10;
/** A time limit that is overrun by this much means that the process stood still, and not that the site was silent. */
const lateLimitMs = 1000;
/** A check that has not ended so long after its time limit never will: to weigh a failure takes half a minute or so. */
const lostAfterMs = 180_000;
/** Within this time the clocks and the system speak of the same waking up. */
const sameWakingMs = 30_000;

export interface WatchDeps {
  clock: Clock;
  log: Log;
  state: WatchedState;
  probe: Probe;
  /** Whether a reference point says what it must say. */
  probeReference: (point: ReferencePoint, signal: AbortSignal) => Promise<boolean>;
  /** The reference points set now, of all scopes. */
  referencePoints: () => readonly ReferencePoint[];
  /** Who else sees a site that is about to become down; nobody where it is left out. */
  askSecondOpinions?: AskSecondOpinions;
  /** The addresses by which this computer is on a network, as a text that changes with the network (`own-addresses.ts`). */
  ownAddresses?: () => string;
  /** Checks at the same time, in all and against one address; default 32 and 2. */
  concurrency?: number;
  concurrencyPerAddress?: number;
  gaps?: GapOptions;
}

type Again = 'at-once' | 'spread';

interface Watched {
  site: Site;
  place: number;
  /** The check under way. */
  check: AbortController | null;
  /** What is to follow the check under way instead of the regular pause. */
  again: Again | null;
  /** The last check hung: the next one takes nobody's place. */
  isSlow: boolean;
  /** The last check was done again because its failure could not be believed; the next one is believed. */
  isRedone: boolean;
}

/** The watch: who is due is checked, under a limit, and what comes of it goes to the state. */
export function createWatch(deps: WatchDeps): Watch {
  const { clock, log, state, probe } = deps;
  const stopping = new AbortController();
  // Every question that is under way listens; more than ten are no leak.
  setMaxListeners(0, stopping.signal);
  const agenda = createAgenda();
  const watched = new Map<string, Watched>();
  const places = createPlaces({
    clock,
    limit: deps.concurrency ?? 32,
    limitPerAddress: deps.concurrencyPerAddress ?? 2,
    back: ({ siteId, dueMs }) => agenda.set(siteId, dueMs),
    freed: () => pump(),
  });
  const connectivity = createConnectivity({
    ...deps,
    askSecondOpinions: deps.askSecondOpinions ?? (() => Promise.resolve([])),
    sites: sitesNow,
    siteOf: (siteId) => watched.get(siteId)?.site,
    lineCameBack: (scope) => lookAgain(scope),
    signal: stopping.signal,
  });
  const gaps = createGaps({
    ...(deps.gaps ?? gapDefaults),
    clock,
    found: noteGap,
    wentOn: goOn,
    beat: () => lookAtNetwork(),
  });
  const tellLateness = createLateness(clock, log);
  /** Also the checks of sites that are no longer watched, which end soon. */
  const underWay = new Set<Promise<void>>();
  let placesGiven = 0;
  let isStarted = false;
  let callOffTimer = (): void => undefined;
  let network = '';
  let wentOnMs = Number.NEGATIVE_INFINITY;

  const isStopped = (): boolean => stopping.signal.aborted;
  const isRunning = (): boolean => isStarted && !isStopped();
  const intervalOf = ({ site }: Watched): number => site.intervalSeconds * 1000;
  /** Where nobody is to wait long and nothing is to start together: at its place, within one interval and a minute. */
  const spreadDueMs = (entry: Watched): number => firstDueMs(entry.place, intervalOf(entry), clock.monotonicMs());
  const addressNow = ({ site }: Watched): string => addressOf(site, state.lastAddressOf(site.id));

  function* sitesNow(): Generator<Site> {
    for (const { site } of watched.values()) yield site;
  }

  function pump(): void {
    while (!isStopped() && !gaps.isAsleep() && places.hasFree()) {
      const turn = agenda.takeDue(clock.monotonicMs());
      const entry = turn === undefined ? undefined : watched.get(turn.siteId);
      if (turn === undefined || entry === undefined) break;
      begin(entry, turn);
    }
    arm();
  }

  const arm = (): void => {
    callOffTimer();
    const dueMs = agenda.nextDueMs();
    // Without a free place there is nothing to wake up for: the next one that becomes free pumps.
    if (isStopped() || gaps.isAsleep() || dueMs === undefined || !places.hasFree()) return;
    callOffTimer = clock.after(Math.max(0, dueMs - clock.monotonicMs()), () => {
      gaps.look();
      if (clock.monotonicMs() - dueMs > gapDefaults.standstillMs) catchUp(0);
      pump();
    });
  };

  const add = (site: Site): Watched => {
    const entry: Watched = {
      site,
      place: placeOf(placesGiven),
      check: null,
      again: null,
      isSlow: false,
      isRedone: false,
    };
    placesGiven += 1;
    watched.set(site.id, entry);
    return entry;
  };

  /** Checks a site as soon as a place is free, or once more after the check under way where that has become stale. */
  const redo = (entry: Watched, again: Again): void => {
    if (entry.check !== null) {
      entry.again = again;
      entry.check.abort();
      return;
    }
    const waited = places.forget(entry.site.id);
    const soonMs = again === 'spread' ? spreadDueMs(entry) : clock.monotonicMs();
    agenda.set(entry.site.id, Math.min(soonMs, waited?.dueMs ?? soonMs));
  };

  const begin = (entry: Watched, { siteId, dueMs }: Turn): void => {
    const leave = places.take({ siteId, dueMs, address: addressNow(entry), isSlow: entry.isSlow });
    if (leave === null) return;
    tellLateness(clock.monotonicMs() - dueMs);
    entry.check = new AbortController();
    const running = check(entry, entry.check.signal, leave).finally(() => underWay.delete(running));
    underWay.add(running);
  };

  /** Never rejects, and always ends: whatever goes wrong, the site stays on the agenda. */
  const check = async (entry: Watched, signal: AbortSignal, leavePlace: () => void): Promise<void> => {
    const { site } = entry;
    try {
      state.setChecking(site.id, true);
      await endsWithin(site.timeoutSeconds * 1000 + lostAfterMs, carryOut(entry, signal, leavePlace));
    } catch (error) {
      if (!signal.aborted) log.error('A check could not be carried out and says nothing about its site.', error);
      // What comes of it after all comes too late.
      entry.check?.abort();
    } finally {
      leavePlace();
      finish(entry);
    }
  };

  const carryOut = async (entry: Watched, signal: AbortSignal, leavePlace: () => void): Promise<void> => {
    const { site } = entry;
    const begin = { at: clock.now(), startedMs: clock.monotonicMs() };
    const isCalledOff = (): boolean => signal.aborted;
    const outcome = await probe(site, signal);
    const ranMs = clock.monotonicMs() - begin.startedMs;
    // A standstill found here calls off this check, too.
    gaps.look();
    // Asking whether it is us may take a while, and needs no place.
    leavePlace();
    if (isCalledOff()) return;
    entry.isSlow = ranMs > hangsAfterMs;
    entry.isRedone = !entry.isRedone && isIncredible(site, outcome, ranMs, clock.now() - begin.at);
    if (entry.isRedone) {
      log.info('The computer stood still during a check; it is done again.');
      entry.again = 'spread';
      return;
    }
    pump();
    const { result, opinions, isToRepeat } = await connectivity.weigh(site, outcome, begin, signal);
    if (isCalledOff()) return;
    if (isToRepeat) entry.again = 'spread';
    state.commit(site, result, { remoteAddress: outcome.remoteAddress, title: titleOf(outcome), opinions });
  };

  /** A promise that is never settled would keep its site from being checked for ever, and nobody would know. */
  const endsWithin = async (ms: number, work: Promise<void>): Promise<void> => {
    let callOff = (): void => undefined;
    const limit = new Promise<never>((_resolve, reject) => {
      callOff = clock.after(ms, () => reject(new Error(`The check did not end within ${Math.round(ms / 1000)} s.`)));
    });
    try {
      await Promise.race([work, limit]);
    } finally {
      callOff();
    }
  };

  const finish = (entry: Watched): void => {
    const { site, again } = entry;
    entry.check = null;
    entry.again = null;
    const current = watched.get(site.id);
    // Forgotten and watched again meanwhile: the new entry may be checking already.
    if (current === undefined || current.check === null) state.setChecking(site.id, false);
    if (isStopped()) return;
    if (current === entry) {
      if (again !== null) redo(entry, again);
      else
        agenda.set(site.id, nextDueMs(entry.place, intervalOf(entry), state.verdictOf(site.id), clock.monotonicMs()));
    }
    pump();
  };

  /** Spreads what is overdue, and what would be had the clock that it is due by counted `uncountedMs` more. */
  const catchUp = (uncountedMs: number): void => {
    for (const { siteId, dueMs } of places.drain()) agenda.set(siteId, dueMs);
    const lateMs = clock.monotonicMs() + uncountedMs;
    for (const entry of watched.values()) {
      const dueMs = agenda.dueOf(entry.site.id);
      if (dueMs !== undefined && dueMs <= lateMs) agenda.set(entry.site.id, spreadDueMs(entry));
    }
  };

  const lookAgain = (scope: Scope): void => {
    catchUp(0);
    for (const entry of watched.values()) {
      const dueMs = agenda.dueOf(entry.site.id);
      if (dueMs === undefined || connectivity.scopeNow(entry.site) !== scope) continue;
      agenda.set(entry.site.id, Math.min(dueMs, spreadDueMs(entry)));
    }
    pump();
  };

  function noteGap(gap: Gap): void {
    if (!isRunning()) return;
    log.info(sentenceOf(gap));
    state.noteGap(gap);
  }

  /** What was under way when the computer fell asleep has lost its connection, and not by the site's doing. */
  function goOn(uncountedMs: number): void {
    if (!isRunning()) return;
    wentOnMs = clock.monotonicMs();
    callOffChecks();
    catchUp(uncountedMs);
    network = deps.ownAddresses?.() ?? '';
    connectivity.doubt('resumed');
    pump();
  }

  const callOffChecks = (): void => {
    for (const entry of watched.values()) if (entry.check !== null) redo(entry, 'spread');
  };

  const lookAtNetwork = (): void => {
    const now = deps.ownAddresses?.() ?? '';
    if (now === network) return;
    network = now;
    log.info('The computer is in another network: the line is looked at anew.');
    connectivity.doubt('network');
  };

  const forget = (entry: Watched): void => {
    watched.delete(entry.site.id);
    agenda.remove(entry.site.id);
    places.forget(entry.site.id);
    places.passUp(() => addressNow(entry));
    entry.check?.abort();
  };

  return {
    start: () => {
      if (isStarted || isStopped()) return;
      isStarted = true;
      network = deps.ownAddresses?.() ?? '';
      gaps.start();
      for (const site of state.watchedSites()) {
        const entry = add(site);
        agenda.set(site.id, spreadDueMs(entry));
      }
      pump();
    },
    stop: async () => {
      stopping.abort();
      callOffTimer();
      gaps.stop();
      for (const { check: running } of watched.values()) running?.abort();
      await Promise.all(underWay);
    },
    sitesChanged: () => {
      if (!isRunning()) return;
      const sites = new Map(state.watchedSites().map((site) => [site.id, site]));
      for (const entry of watched.values()) if (!sites.has(entry.site.id)) forget(entry);
      const isNew = (site: Site): boolean => !watched.has(site.id);
      const again = [...sites.values()].filter(isNew).length > newSitesAtOnce ? 'spread' : 'at-once';
      for (const site of sites.values()) {
        const known = watched.get(site.id);
        const isEdited = known !== undefined && known.site.revision !== site.revision;
        if (known !== undefined) known.site = site;
        if (known === undefined) redo(add(site), again);
        else if (isEdited) redo(known, 'at-once');
      }
      pump();
    },
    checkNow: (siteId) => {
      if (!isRunning()) return;
      const one = siteId === null ? undefined : watched.get(siteId);
      const meant = siteId === null ? watched.values() : one === undefined ? [] : [one];
      for (const entry of meant) if (entry.check === null) redo(entry, 'at-once');
      pump();
    },
    suspended: () => {
      if (!isRunning()) return;
      gaps.suspended();
      callOffChecks();
      callOffTimer();
    },
    resumed: () => {
      if (!isRunning()) return;
      gaps.resumed();
      // A sleep too short to be seen by the clocks has cost the connections all the same.
      if (clock.monotonicMs() - wentOnMs > sameWakingMs) goOn(0);
    },
  };
}

function sentenceOf({ why, fromMs, toMs }: Gap): string {
  const seconds = Math.round((toMs - fromMs) / 1000);
  switch (why) {
    case 'asleep':
      return `The computer slept for ${seconds} s, in which nothing was measured.`;
    case 'stalled':
      return `Nachtwache stood still for ${seconds} s, in which nothing was measured.`;
    case 'clock':
      return `The clock was set by ${seconds} s. The checks go on in their rhythm.`;
  }
}

const titleOf = (outcome: ProbeResult): string | null => ('title' in outcome ? outcome.title : null);

/**
 * Whether a failure cannot be believed, because the process was not running all the time: the check took longer than its
 * own limit allows, or saw the wall clock and the running time part (the running time of some systems stands still
 * in sleep).
 */
function isIncredible(site: Site, outcome: ProbeResult, ranMs: number, wallMs: number): boolean {
  if (outcome.kind !== 'down') return false;
  return ranMs > site.timeoutSeconds * 1000 + lateLimitMs || Math.abs(wallMs - ranMs) > gapDefaults.standstillMs;
}
