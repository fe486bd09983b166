import { setMaxListeners } from 'node:events';
import { firstDueMs, nextDueMs, placeOf } from '../../core/schedule';
import type { Scope } from '../../core/scope';
import type { ReferencePoint } from '../../core/settings';
import type { ProbeResult } from '../../core/check';
import type { Site } from '../../core/site';
import type { Clock, Log, Probe, Watch, WatchedState } from '../ports';
import { createAgenda } from './agenda';
import { createConnectivity } from './connectivity';
import { createPlaces } from './places';

/** What is to be made good after a gap is spread over this time (or the interval, where that is shorter). */
const catchUpMs = 30_000;
/** So many new sites are checked at once; more (an import) are spread like what is made good after a gap. */
const newSitesAtOnce = 10;
/** A timer or a limit that is overrun by this much means that the process stood still: stopped, or the computer slept. */
const standstillMs = 5000;

export interface WatchDeps {
  clock: Clock;
  log: Log;
  state: WatchedState;
  probe: Probe;
  /** Whether a reference point says what it must say. */
  probeReference: (point: ReferencePoint, signal: AbortSignal) => Promise<boolean>;
  /** The reference points set now, of all scopes. */
  referencePoints: () => readonly ReferencePoint[];
  /** Checks at the same time; default 32. */
  concurrency?: number;
}

type Again = 'at-once' | 'spread';

interface Watched {
  site: Site;
  place: number;
  /** The check under way. */
  check: AbortController | null;
  /** What is to follow the check under way instead of the regular pause. */
  again: Again | null;
}

/** The watch: who is due is checked, under a limit, and what comes of it goes to the state. */
export function createWatch(deps: WatchDeps): Watch {
  const { clock, log, state, probe } = deps;
  const stopping = new AbortController();
  // Every question that is under way listens; more than ten are no leak.
  setMaxListeners(0, stopping.signal);
  const agenda = createAgenda();
  const places = createPlaces(deps.concurrency ?? 32, clock, () => pump());
  const connectivity = createConnectivity({
    ...deps,
    lineCameBack: (scope) => catchUpScope(scope),
    signal: stopping.signal,
  });
  const watched = new Map<string, Watched>();
  /** Also the checks of sites that are no longer watched, which end soon. */
  const underWay = new Set<Promise<void>>();
  let placesGiven = 0;
  let isStarted = false;
  let callOffTimer = (): void => undefined;

  const isStopped = (): boolean => stopping.signal.aborted;
  const intervalOf = ({ site }: Watched): number => site.intervalSeconds * 1000;
  const spreadDueMs = (entry: Watched): number =>
    clock.monotonicMs() + entry.place * Math.min(intervalOf(entry), catchUpMs);

  const pump = (): void => {
    while (!isStopped() && places.hasFree()) {
      const siteId = agenda.takeDue(clock.monotonicMs());
      const entry = siteId === undefined ? undefined : watched.get(siteId);
      if (entry === undefined) break;
      begin(entry);
    }
    arm();
  };

  const arm = (): void => {
    callOffTimer();
    const dueMs = agenda.nextDueMs();
    // Without a free place there is nothing to wake up for: the next one that becomes free pumps.
    if (isStopped() || dueMs === undefined || !places.hasFree()) return;
    callOffTimer = clock.after(Math.max(0, dueMs - clock.monotonicMs()), () => {
      if (clock.monotonicMs() - dueMs > standstillMs) catchUpOverdue();
      pump();
    });
  };

  const add = (site: Site): Watched => {
    const entry: Watched = { site, place: placeOf(placesGiven), check: null, again: null };
    placesGiven += 1;
    watched.set(site.id, entry);
    return entry;
  };

  /** Checks a site as soon as a place is free, or once more after the check under way where that has become stale. */
  const redo = (entry: Watched, again: Again): void => {
    if (entry.check === null) {
      agenda.set(entry.site.id, again === 'spread' ? spreadDueMs(entry) : clock.monotonicMs());
      return;
    }
    entry.again = again;
    entry.check.abort();
  };

  const begin = (entry: Watched): void => {
    entry.check = new AbortController();
    const running = check(entry, entry.check.signal, places.take()).finally(() => underWay.delete(running));
    underWay.add(running);
  };

  /** Never rejects: whatever goes wrong, the site stays on the agenda. */
  const check = async (entry: Watched, signal: AbortSignal, leavePlace: () => void): Promise<void> => {
    const { site } = entry;
    const startedMs = clock.monotonicMs();
    const at = clock.now();
    const isCalledOff = (): boolean => signal.aborted;
    try {
      state.setChecking(site.id, true);
      const outcome = await probe(site, signal);
      // Asking whether it is us may take a while, and needs no place.
      leavePlace();
      if (isCalledOff()) return;
      if (stoodStill(site, outcome, clock.monotonicMs() - startedMs, clock.now() - at)) {
        log.info('The computer stood still during a check; it is done again.');
        entry.again = 'spread';
        catchUpOverdue();
        return;
      }
      pump();
      const result = await connectivity.weigh(site, outcome, at);
      if (isCalledOff()) return;
      state.commit(site, result, { remoteAddress: outcome.remoteAddress, title: titleOf(outcome) });
    } catch (error) {
      if (!isCalledOff()) log.error('A check could not be carried out and says nothing about its site.', error);
    } finally {
      leavePlace();
      finish(entry);
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

  const catchUpOverdue = (): void => {
    const nowMs = clock.monotonicMs();
    for (const entry of watched.values()) {
      const dueMs = agenda.dueOf(entry.site.id);
      if (dueMs !== undefined && dueMs <= nowMs) agenda.set(entry.site.id, spreadDueMs(entry));
    }
  };

  const catchUpScope = (scope: Scope): void => {
    for (const entry of watched.values()) {
      const dueMs = agenda.dueOf(entry.site.id);
      if (dueMs === undefined || connectivity.scopeOfSite(entry.site) !== scope) continue;
      agenda.set(entry.site.id, Math.min(dueMs, spreadDueMs(entry)));
    }
    pump();
  };

  const forget = (entry: Watched): void => {
    watched.delete(entry.site.id);
    agenda.remove(entry.site.id);
    entry.check?.abort();
  };

  return {
    start: () => {
      if (isStarted || isStopped()) return;
      isStarted = true;
      for (const site of state.watchedSites()) {
        const entry = add(site);
        agenda.set(site.id, firstDueMs(entry.place, intervalOf(entry), clock.monotonicMs()));
      }
      pump();
    },
    stop: async () => {
      stopping.abort();
      callOffTimer();
      for (const { check: running } of watched.values()) running?.abort();
      await Promise.all(underWay);
    },
    sitesChanged: () => {
      if (!isStarted || isStopped()) return;
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
      if (!isStarted || isStopped()) return;
      for (const entry of watched.values()) {
        const isMeant = siteId === null || entry.site.id === siteId;
        if (isMeant && entry.check === null) redo(entry, 'at-once');
      }
      pump();
    },
    resumed: () => {
      if (!isStarted || isStopped()) return;
      // What was under way when the computer fell asleep has lost its connection, and not by the site's doing.
      for (const entry of watched.values()) if (entry.check !== null) redo(entry, 'spread');
      catchUpOverdue();
      connectivity.look();
      pump();
    },
  };
}

const titleOf = (outcome: ProbeResult): string | null => (outcome.kind === 'up' ? outcome.title : null);

/**
 * Whether the process cannot have been running all the time: the check took longer than its own limit allows, or a
 * failed one saw the wall clock and the running time part (the running time of some systems stands still in sleep).
 */
function stoodStill(site: Site, outcome: ProbeResult, ranMs: number, wallMs: number): boolean {
  if (ranMs > site.timeoutSeconds * 1000 + standstillMs) return true;
  return outcome.kind === 'down' && Math.abs(wallMs - ranMs) > standstillMs;
}
