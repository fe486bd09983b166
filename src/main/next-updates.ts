import { everyIncident } from '../core/incident';
import type { Incident, TimelineEntry } from '../core/incident';
import { gatherUpdates, isReminded, nextReminderAt, reminderAt } from '../core/next-update-clock';
import type { UpdateReminder } from '../core/next-update-clock';
import type { Snapshot } from '../core/snapshot';
import { createAwaitedInstant } from './state/awaited-instant';
import type { Outages } from './messages/outages';
import type { Clock, HistoryStore } from './ports';

/** So long after its end an outage is still waited for to be told as over. */
const awaitedAfterEndMs = 24 * 3_600_000;

type NextUpdate = Snapshot['nextUpdates'][number];

export interface Reminder {
  /** The same for the same, so that one that waits in the outbox is not put there twice. */
  id: string;
  kind: UpdateReminder;
  incidentId: string;
  siteName: string;
  clientNames: string[];
  dueAt: number;
}

export interface NextUpdatesParts {
  clock: Clock;
  history: Pick<HistoryStore, 'incidents'>;
  outages: Outages;
  onChange: (nextUpdates: NextUpdate[]) => void;
  /** Told at least once by whoever takes it: it is asked for again after a start where the timeline does not have it. */
  remind: (reminder: Reminder) => void;
}

export interface NextUpdates {
  /** Something about the messages or the clients is different now. */
  refresh: () => void;
  stop: () => void;
}

/**
 * When clients expect their next message. Nothing of it is kept: it follows from what was told and when, so that a kill or a
 * sleep loses nothing. What became due meanwhile is said once, and the latest only.
 */
export function createNextUpdates({ clock, history, outages, onChange, remind }: NextUpdatesParts): NextUpdates {
  let current: NextUpdate[] = [];
  const said = new Set<string>();
  const awaited = createAwaitedInstant(clock, nextMs, refresh);

  function refresh(): void {
    current = dueUpdates();
    for (const update of current) sayOnce(update);
    awaited.arm();
    onChange(current);
  }

  function nextMs(nowMs: number): number | null {
    const instants = current.flatMap(({ dueAt }) => nextReminderAt(dueAt, nowMs) ?? []);
    return instants.length === 0 ? null : Math.min(...instants);
  }

  function dueUpdates(): NextUpdate[] {
    const fromMs = clock.now() - awaitedAfterEndMs;
    const waiting = history
      .incidents({ ...everyIncident, fromMs })
      .filter(({ endedAt }) => endedAt === null || endedAt > fromMs);
    return oneOfEach(waiting)
      .flatMap(({ id }) => {
        const outage = outages.of(id);
        if (outage === undefined) return [];
        const lead = outage.incidents.find(({ endedAt }) => endedAt === null) ?? outage.incidents[0];
        return lead === undefined ? [] : gatherUpdates(lead.id, outages.informed(outage).rows);
      })
      .toSorted((one, other) => one.dueAt - other.dueAt);
  }

  function sayOnce({ incidentId, clientIds, dueAt }: NextUpdate): void {
    const kind = reminderAt(dueAt, clock.now());
    const outage = kind === null ? undefined : outages.of(incidentId);
    const lead = outage?.incidents.find(({ id }) => id === incidentId);
    if (kind === null || outage === undefined || lead === undefined) return;
    // Not by the incident: which one leads changes when others recover.
    const id = `${kind} ${outage.host?.id ?? incidentId} ${dueAt}`;
    if (said.has(id)) return;
    said.add(id);
    const lines = outage.incidents.flatMap(({ timeline }) => timeline);
    if (lines.some((entry) => isReminderOf(entry, kind, dueAt) || isOlderThanLog(entry, dueAt))) return;
    const { rows } = outages.informed(outage);
    const clientNames = rows.filter(({ clientId }) => clientIds.includes(clientId)).map(({ clientName }) => clientName);
    remind({ id, kind, incidentId, siteName: lead.siteName, clientNames, dueAt });
  }

  return { refresh, stop: awaited.stop };
}

function isReminderOf(entry: TimelineEntry, kind: UpdateReminder, dueAt: number): boolean {
  const isTold = entry.kind === 'notified' || entry.kind === 'notify-failed';
  return isTold && entry.alert === kind && isReminded(kind, dueAt, entry.at);
}

/** Due before a copy of the log was taken back: nobody here knows what was written meanwhile. */
const isOlderThanLog = (entry: TimelineEntry, dueAt: number): boolean => entry.kind === 'restored' && entry.at >= dueAt;

/** One incident of each outage. */
function oneOfEach(incidents: readonly Incident[]): Incident[] {
  return [...new Map(incidents.map((each) => [each.hostIncidentId ?? each.id, each])).values()];
}
