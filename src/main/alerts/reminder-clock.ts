import { isRecoveryAlert, toldBy } from '../../core/alert';
import type { Alert, AlertOf, PlainAlert } from '../../core/alert';
import type { Incident, TimelineEntry } from '../../core/incident';
import { nextReminderMs } from '../../core/reminders';
import type { Snapshot } from '../../core/snapshot';
import type { Clock, RaiseAlert } from '../ports';

/** So often is looked: a reminder comes up to this late. */
const lookMs = 30_000;

export interface ReminderClockDependencies {
  clock: Clock;
  newId: () => string;
  raise: RaiseAlert;
  snapshot: () => Snapshot;
  /** For what was told before the last start. */
  timelineOf: (incidentId: string) => readonly TimelineEntry[] | undefined;
  /** The quiet hours hold it; what is still down after them stands in their digest. */
  isHeld: (alert: Alert) => boolean;
}

export interface ReminderClock {
  start: () => void;
  /** An alert is on its way: the pause until the next reminder of the same outage begins. */
  told: (alert: Alert) => void;
  stop: () => void;
}

/** An outage, or several that are told as one. */
interface OpenOutage {
  key: string;
  members: [Incident, ...Incident[]];
  label: string;
  startedAt: number;
  confirmedAt: number;
}

/** Reminds of each outage at a growing pace, until it is acknowledged or over. */
export function createReminderClock(dependencies: ReminderClockDependencies): ReminderClock {
  const { clock, newId, raise, snapshot, timelineOf, isHeld } = dependencies;
  /** By outage: when it was told last. */
  const toldAt = new Map<string, number>();
  let callOff = (): void => undefined;

  function look(): void {
    callOff = clock.after(lookMs, look);
    const now = snapshot();
    const { reminders } = now.settings;
    const outages = outagesIn(now);
    const keys = new Set(outages.map(({ key }) => key));
    for (const key of toldAt.keys()) if (!keys.has(key)) toldAt.delete(key);
    if (reminders.isOn && now.pause === null) for (const outage of outages) remind(outage, now);
  }

  function remind(outage: OpenOutage, { settings, at: nowMs }: Snapshot): void {
    const lastMs = toldAt.get(outage.key) ?? lastToldOf(outage);
    toldAt.set(outage.key, lastMs);
    if (nowMs < nextReminderMs(settings.reminders, outage.confirmedAt, lastMs)) return;
    const alert = reminderOf(outage);
    if (isHeld(alert)) return;
    toldAt.set(outage.key, nowMs);
    raise(alert);
  }

  /** Of an outage that nobody was told of so far, none is due before the first pause is over. */
  function lastToldOf({ members, confirmedAt }: OpenOutage): number {
    const instants = members.flatMap(({ id }) =>
      (timelineOf(id) ?? []).flatMap((entry) =>
        // Whoever goes back to a copy of the log has it before his eyes.
        entry.kind === 'notified' || entry.kind === 'restored' ? [entry.at] : [],
      ),
    );
    return Math.max(confirmedAt, ...instants);
  }

  function reminderOf({ members, key, label, startedAt }: OpenOutage): AlertOf<'still-down'> {
    const [{ id: incidentId, hostIncidentId }] = members;
    return {
      ...{ id: newId(), createdAt: clock.now(), kind: 'still-down', incidentId },
      ...{ hostIncidentId: hostIncidentId === key ? key : null, label, count: members.length, startedAt },
    };
  }

  return {
    start: look,
    told: (alert) => {
      for (const each of toldBy(alert)) if (!isRecoveryAlert(each)) toldAt.set(outageKeyOf(each), clock.now());
    },
    stop: () => callOff(),
  };
}

function outageKeyOf(alert: PlainAlert): string {
  if ('hostIncidentId' in alert && alert.hostIncidentId !== null) return alert.hostIncidentId;
  return 'incidentId' in alert ? alert.incidentId : '';
}

/** What is down, as it is told, and nobody has acknowledged. */
function outagesIn({ openIncidents, hostIncidents, acknowledged, sites }: Snapshot): OpenOutage[] {
  if (openIncidents.length === 0) return [];
  const known = new Set(acknowledged.map(({ incidentId }) => incidentId));
  // What is paused, in maintenance or not measured is down as far as anybody knows, and nobody is looking.
  const down = new Set(sites.flatMap(({ openIncidentId, state }) => (state === 'down' ? [openIncidentId] : [])));
  const outages = new Map<string, OpenOutage>();
  for (const incident of openIncidents) {
    const { id, hostIncidentId, siteName, startedAt, confirmedAt } = incident;
    if (incident.classification !== 'outage' || known.has(id) || !down.has(id)) continue;
    const host = hostIncidents.find((each) => each.id === hostIncidentId);
    const key = host?.id ?? id;
    const outage = outages.get(key);
    if (outage !== undefined) outage.members.push(incident);
    else {
      const of = host ?? { label: siteName, startedAt, confirmedAt };
      outages.set(key, {
        key,
        members: [incident],
        label: of.label,
        startedAt: of.startedAt,
        confirmedAt: of.confirmedAt,
      });
    }
  }
  return [...outages.values()];
}
