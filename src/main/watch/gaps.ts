import type { Gap } from '../../core/check';
import type { Clock } from '../ports';

export interface GapOptions {
  /** How often all clocks are read, in milliseconds. */
  beatMs: number;
  /** Times that differ by more than this are a gap: a process that stood still, a computer that slept, a clock set. */
  standstillMs: number;
}
export const gapDefaults: GapOptions = { beatMs: 5000, standstillMs: 5000 };

/** So long a computer that was said to fall asleep may go on running before the word of its waking up is taken for lost. */
const wakeLostAfterMs = 60_000;
/** What passed between the words of falling asleep and of waking up is no gap where it is shorter than this. */
const shortestSleepMs = 1000;

export interface GapsDeps extends GapOptions {
  clock: Clock;
  found: (gap: Gap) => void;
  /** After a standstill or a sleep. `uncountedMs`: the part of it that the monotonic clock did not count. */
  wentOn: (uncountedMs: number) => void;
  /** With every beat while the computer is awake. */
  beat: () => void;
}

/** Finds the times in which nothing can have been measured. */
export interface Gaps {
  start: () => void;
  stop: () => void;
  /** Reads the clocks now. Cheap, so that a gap begins at the last sign of life and not at the last beat. */
  look: () => void;
  /** The system says that the computer falls asleep, and that it has woken up. */
  suspended: () => void;
  resumed: () => void;
  isAsleep: () => boolean;
}

interface Reading {
  ranMs: number;
  wallMs: number;
}

/**
 * The monotonic clock counts a sleep on some systems and stands still on others (Linux), the wall clock jumps when it is
 * set, and words of the system may get lost. So three clocks are compared, once a beat and whenever a check ends: a beat
 * far too late is a standstill; time that only `uptimeMs` counts is a sleep; what the wall clock alone has jumped by
 * is a clock that was set. Whatever was found is found once: the next look begins where this one ended.
 */
export function createGaps({ clock, beatMs, standstillMs, found, wentOn, beat }: GapsDeps): Gaps {
  const read = (): Reading => ({ ranMs: clock.monotonicMs(), wallMs: clock.now() });
  /** How far the uptime is ahead of the monotonic clock; grows in a sleep that the latter does not count. */
  const readLead = (): number | null => (clock.uptimeMs === undefined ? null : clock.uptimeMs() - clock.monotonicMs());
  let last = read();
  let lead = readLead();
  let asleep: { since: Reading; ranOnMs: number } | null = null;
  let callOff = (): void => undefined;

  /** What passed since the reading, without what a clock that was set seems to have added. */
  const passedSince = ({ ranMs, wallMs }: Reading, now: Reading, isSleepKnown: boolean) => {
    const ran = now.ranMs - ranMs;
    const wall = now.wallMs - wallMs;
    const leadNow = readLead();
    const slept = Math.max(0, lead === null || leadNow === null ? wall - ran : leadNow - lead);
    lead = leadNow;
    // Where the system itself speaks of a sleep, the wall clock is believed before the uptime.
    const passed = Math.max(ran, isSleepKnown ? wall : 0, ran + (slept > standstillMs ? slept : 0));
    const isSet = Math.abs(wall - passed) > standstillMs;
    return { ran, passed, isSet, slept: slept > standstillMs };
  };

  const tell = (
    why: 'asleep' | 'stalled' | null,
    from: Reading,
    now: Reading,
    passedMs: number,
    isSet: boolean,
  ): void => {
    const endMs = isSet ? Math.round(from.wallMs + passedMs) : Math.max(from.wallMs, now.wallMs);
    if (why !== null) found({ why, fromMs: from.wallMs, toMs: endMs });
    if (isSet) found({ why: 'clock', fromMs: endMs, toMs: now.wallMs });
  };

  const look = (): void => {
    const now = read();
    const from = last;
    const ran = now.ranMs - from.ranMs;
    last = now;
    const isEven = ran <= beatMs + standstillMs && Math.abs(now.wallMs - from.wallMs - ran) <= standstillMs;
    if (asleep !== null) {
      asleep.ranOnMs = isEven ? asleep.ranOnMs + ran : 0;
      return;
    }
    if (isEven) return;
    const { passed, isSet, slept } = passedSince(from, now, false);
    const stoodStill = slept || ran > beatMs + standstillMs;
    tell(stoodStill ? (slept ? 'asleep' : 'stalled') : null, from, now, passed, isSet);
    if (stoodStill) wentOn(passed - ran);
  };

  const wake = (): void => {
    if (asleep === null) return;
    const { since } = asleep;
    asleep = null;
    last = read();
    const { ran, passed, isSet } = passedSince(since, last, true);
    tell(passed >= shortestSleepMs ? 'asleep' : null, since, last, passed, isSet);
    wentOn(passed - ran);
  };

  const onBeat = (): void => {
    callOff = clock.after(beatMs, onBeat);
    look();
    if (asleep === null) lead = readLead();
    else if (asleep.ranOnMs >= wakeLostAfterMs) wake();
    if (asleep === null) beat();
  };

  return {
    start: () => {
      last = read();
      lead = readLead();
      callOff = clock.after(beatMs, onBeat);
    },
    stop: () => callOff(),
    look,
    suspended: () => {
      look();
      asleep ??= { since: last, ranOnMs: 0 };
    },
    resumed: () => {
      look();
      wake();
    },
    isAsleep: () => asleep !== null,
  };
}
