import { z } from 'zod';
import {
  maintenanceScheduleSchema,
  occurrencesOf,
  periodAfter,
  periodAt,
  periodsBetween,
  timeZoneSchema,
} from './maintenance-schedule';
import type { Occurrences } from './maintenance-schedule';
import { nameSchema } from './name';
import type { Period } from './time-span';

/** Which sites a maintenance window is for. */
export const maintenanceCoverSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('client'), clientId: z.string().min(1) }),
  z.object({ kind: z.literal('site'), siteId: z.string().min(1) }),
]);
export type MaintenanceCover = z.infer<typeof maintenanceCoverSchema>;

const maintenanceFields = {
  name: nameSchema,
  covers: maintenanceCoverSchema,
  /** Where the local times of the schedule hold; for a window that is open once, where they were set. */
  timeZone: timeZoneSchema,
  schedule: maintenanceScheduleSchema,
};

/** What a person may set of a maintenance window. */
export const maintenanceEditSchema = z.object(maintenanceFields);
export type MaintenanceEdit = z.infer<typeof maintenanceEditSchema>;

export const maintenanceSchema = z.object({ ...maintenanceFields, id: z.string().min(1) });
export type MaintenanceWindow = z.infer<typeof maintenanceSchema>;

/** A site, as far as maintenance windows care. */
export interface MaintenanceTarget {
  siteId: string;
  clientId: string | null;
}

export interface ActiveMaintenance {
  window: MaintenanceWindow;
  period: Period;
}

/** Answers at every check, and so remembers for each window until when its last answer holds. */
export interface MaintenanceCalendar {
  /** The window that covers the site at this instant; of several the one that ends last. */
  activeAt: (target: MaintenanceTarget, atMs: number) => ActiveMaintenance | null;
  /** When any window next begins or ends, for a timer; null where none ever will. */
  nextChangeMs: (nowMs: number) => number | null;
}

export function coversSite({ covers }: Pick<MaintenanceWindow, 'covers'>, target: MaintenanceTarget): boolean {
  switch (covers.kind) {
    case 'all':
      return true;
    case 'client':
      return covers.clientId === target.clientId;
    case 'site':
      return covers.siteId === target.siteId;
  }
}

/** Make a new one whenever the windows change. */
export function createMaintenanceCalendar(windows: readonly MaintenanceWindow[]): MaintenanceCalendar {
  const entries = windows.map((window) => ({ window, stretchAt: rememberedStretch(allOf(window)) }));
  return {
    activeAt: (target, atMs) => {
      let longest: ActiveMaintenance | null = null;
      for (const { window, stretchAt } of entries) {
        if (!coversSite(window, target)) continue;
        const { period } = stretchAt(atMs);
        if (period !== null && (longest === null || period.toMs > longest.period.toMs)) longest = { window, period };
      }
      return longest;
    },
    nextChangeMs: (nowMs) => {
      const next = Math.min(...entries.map(({ stretchAt }) => stretchAt(nowMs).untilMs));
      return next === Infinity ? null : next;
    },
  };
}

/** As a calendar's, for a single question. */
export function activeAt(
  windows: readonly MaintenanceWindow[],
  target: MaintenanceTarget,
  atMs: number,
): ActiveMaintenance | null {
  return createMaintenanceCalendar(windows).activeAt(target, atMs);
}

/** As a calendar's, for a single question. */
export function nextChangeMs(windows: readonly MaintenanceWindow[], nowMs: number): number | null {
  return createMaintenanceCalendar(windows).nextChangeMs(nowMs);
}

/**
 * When a window is open between `fromMs` and `toMs` (which is not included): the periods that touch the range, in order,
 * not cut at its ends. Occurrences that overlap or meet are one period.
 */
export function occurrencesBetween(
  window: Pick<MaintenanceWindow, 'schedule' | 'timeZone'>,
  fromMs: number,
  toMs: number,
): Period[] {
  return periodsBetween(allOf(window), fromMs, toMs);
}

/** The first period of a window that begins after `afterMs`, be it open then or not; null where none is in sight. */
export function nextOccurrence(
  window: Pick<MaintenanceWindow, 'schedule' | 'timeZone'>,
  afterMs: number,
): Period | null {
  return periodAfter(allOf(window), afterMs);
}

function allOf({ schedule, timeZone }: Pick<MaintenanceWindow, 'schedule' | 'timeZone'>): Occurrences {
  return occurrencesOf(schedule, timeZone);
}

/** A stretch of time in which a window is open (`period`) or closed (null) throughout. */
interface Stretch {
  fromMs: number;
  /** The first instant after it; Infinity where the window never opens again. */
  untilMs: number;
  period: Period | null;
}

function stretchOf(occurrences: Occurrences, atMs: number): Stretch {
  const period = periodAt(occurrences, atMs);
  if (period !== null) return { fromMs: period.fromMs, untilMs: period.toMs, period };
  const last = occurrences.lastStart(atMs);
  return {
    fromMs: last === null ? -Infinity : last + occurrences.durationMs,
    untilMs: occurrences.nextStart(atMs) ?? Infinity,
    period,
  };
}

function rememberedStretch(occurrences: Occurrences): (atMs: number) => Stretch {
  let stretch: Stretch | null = null;
  return (atMs) => {
    if (stretch === null || atMs < stretch.fromMs || atMs >= stretch.untilMs) stretch = stretchOf(occurrences, atMs);
    return stretch;
  };
}
