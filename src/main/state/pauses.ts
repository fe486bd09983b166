import type { Config } from '../../core/config';
import { isPaused, pausedUntil } from '../../core/site';
import type { Site } from '../../core/site';
import type { Clock } from '../ports';
import { createAwaitedInstant } from './awaited-instant';
import type { AwaitedInstant } from './awaited-instant';
import type { KnownHosts } from './known-hosts';
import type { SilentSources } from './silent-sources';
import type { TimeKeeping } from './time-keeping';

export interface PausesDependencies {
  clock: Clock;
  config: () => Config;
  time: Pick<TimeKeeping, 'unmeasured'>;
  silentSources: Pick<SilentSources, 'forget'>;
  hosts: Pick<KnownHosts, 'outdate'>;
  /** A pause came to its end by itself. */
  ended: () => void;
}

/** The pauses of single sites and of the whole watch. Wakes up at the next end of one: nobody else looks at the clock for it. */
export interface Pauses extends AwaitedInstant {
  isPaused: (site: Site) => boolean;
  /** Tells the account of each site whose pause has begun, or is over. */
  follow: () => void;
  forget: (siteId: string) => void;
}

export function createPauses({ clock, config, time, silentSources, hosts, ended }: PausesDependencies): Pauses {
  /** Until when each site was paused (null: without end, 0: not at all), as its account was told. */
  const told = new Map<string, number | null>();

  const untilOf = (site: Site): number | null => pausedUntil([site.pause, config().pause], clock.now());

  function nextEndMs(nowMs: number): number | null {
    const { pause, sites } = config();
    const ends = [pause, ...sites.map((site) => site.pause)]
      .map((each) => each?.untilMs ?? 0)
      .filter((untilMs) => untilMs > nowMs);
    return ends.length === 0 ? null : Math.min(...ends);
  }

  function follow(): void {
    hosts.outdate();
    for (const site of config().sites) {
      const untilMs = untilOf(site);
      const before = told.get(site.id);
      // Null is told, and something else than never told.
      if (untilMs === (before === undefined ? 0 : before)) continue;
      told.set(site.id, untilMs);
      const isNow = untilMs !== 0;
      // Of a paused site nobody is asked.
      if (isNow) silentSources.forget(site.id);
      time.unmeasured(site.id, isNow ? 'paused' : 'unknown', isNow ? untilMs : null);
    }
  }

  function endedByItself(): void {
    follow();
    ended();
  }

  return {
    ...createAwaitedInstant(clock, nextEndMs, endedByItself),
    isPaused: (site) => isPaused(site.pause, clock.now()) || isPaused(config().pause, clock.now()),
    follow,
    forget: (siteId) => void told.delete(siteId),
  };
}
