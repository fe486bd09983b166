import { pushSpan } from './time-span';
import type { FilledSpan, Period } from './time-span';

/** A line of UptimeRobot's log of one monitor. */
export interface RobotLine {
  /** 1: down, 2: up, 98: started, 99: paused. What is none of these says nothing. */
  type: number;
  atMs: number;
  /** Not a number where they do not say. */
  lengthMs: number;
  /** Why it was down, in their words; empty where they say nothing. */
  reason: string;
}

/** A monitor's log as it was read, in any order. */
export interface RobotLog {
  lines: readonly RobotLine[];
  readAtMs: number;
  /** UptimeRobot was watching at that moment, so that its newest line has to reach up to it. */
  isRunning: boolean;
}

/** What UptimeRobot has measured, in order. */
export type RecordedSpan = Period & { kind: 'up' | 'down'; reason: string };

export interface RobotRecord {
  spans: RecordedSpan[];
  /** Where the log begins in the middle, since older lines were not kept: when that is. */
  cutAtMs: number | null;
}

const types = { down: 1, up: 2, started: 98 } as const;

/**
 * What a log says. Each line holds until the next, and no longer than it says itself; before the first, from a pause or
 * a start on, and where the log ends, nothing is known.
 */
export function recordOf({ lines, readAtMs }: Pick<RobotLog, 'lines' | 'readAtMs'>): RobotRecord {
  // They come newest first: of two in one second the later one is the earlier in the list.
  const inOrder = lines.toReversed().toSorted((one, other) => one.atMs - other.atMs);
  const spans = inOrder.flatMap((line, index): RecordedSpan[] => {
    const kind = line.type === types.up ? 'up' : line.type === types.down ? 'down' : null;
    const toMs = Math.min(endOf(line, inOrder[index + 1]), readAtMs);
    return kind === null || toMs <= line.atMs ? [] : [{ kind, reason: line.reason, fromMs: line.atMs, toMs }];
  });
  const oldest = inOrder[0];
  return { spans, cutAtMs: oldest === undefined || oldest.type === types.started ? null : oldest.atMs };
}

function endOf({ atMs, lengthMs }: RobotLine, next: RobotLine | undefined): number {
  if (Number.isNaN(lengthMs)) return next?.atMs ?? atMs;
  return Math.min(atMs + lengthMs, next?.atMs ?? Number.POSITIVE_INFINITY);
}

/** By this much two clocks may differ, or a check be late. */
const clockSlackMs = 15 * 60_000;
/** No time zone is further from UTC. */
const widestZoneMs = 14 * 3_600_000;

/** How far their clock is ahead of ours (or behind, below zero), where that is more than can be; null where all is well. */
export function clockGapOf(theirMs: number, ourMs: number): number | null {
  const gapMs = theirMs - ourMs;
  return Math.abs(gapMs) > clockSlackMs ? gapMs : null;
}

/**
 * How far the times of their logs are ahead of ours (or behind, below zero), where they are told in another time zone:
 * nothing of them may be laid over our time then. Null where all is well. It is seen by the newest line of each monitor
 * that runs, which lasts until now.
 */
export function zoneGapOf(logs: readonly RobotLog[]): number | null {
  const gaps = logs
    .filter(({ isRunning }) => isRunning)
    .flatMap(({ lines, readAtMs }) => {
      const newest = lines.reduce<RobotLine | null>(
        (last, each) => (last && last.atMs >= each.atMs ? last : each),
        null,
      );
      return newest !== null && newest.lengthMs > 0 ? [newest.atMs + newest.lengthMs - readAtMs] : [];
    });
  if (gaps.length === 0) return null;
  // The furthest of all: a monitor that is looked at once a day may well be late.
  const gapMs = gaps.reduce((furthest, each) => Math.max(furthest, each));
  // Further behind than any time zone, a line is not kept up to date, and claims nothing of the time since.
  return gapMs < -widestZoneMs - clockSlackMs ? null : clockGapOf(gapMs, 0);
}

export interface RecordedOutage {
  startedAt: number;
  endedAt: number;
  reason: string;
}

/** Their spans as they are kept. */
export function toFilled(spans: readonly RecordedSpan[]): FilledSpan[] {
  const marked = spans.map(({ kind, fromMs, toMs }) => ({
    ...{ kind, why: null, by: 'uptimerobot' as const, fromMs, toMs },
  }));
  return marked.reduce<FilledSpan[]>((all, span) => pushSpan(all, span) as FilledSpan[], []);
}

/** Each stretch of down is one outage, however many lines they have of it; the first words for it hold. */
export function outagesIn(spans: readonly RecordedSpan[]): RecordedOutage[] {
  const outages: RecordedOutage[] = [];
  for (const { kind, fromMs, toMs, reason } of spans) {
    if (kind !== 'down') continue;
    const last = outages.at(-1);
    if (last?.endedAt === fromMs)
      outages[outages.length - 1] = { ...last, endedAt: toMs, reason: last.reason || reason };
    else outages.push({ startedAt: fromMs, endedAt: toMs, reason });
  }
  return outages;
}

/** Whether the log has it already: an outage of the site that it overlaps or touches, seen here, entered or filled in. */
export function isInLog(
  { startedAt, endedAt }: RecordedOutage,
  known: readonly { startedAt: number; endedAt: number | null }[],
): boolean {
  return known.some((each) => each.startedAt <= endedAt && (each.endedAt ?? Number.POSITIVE_INFINITY) >= startedAt);
}
