import type { AlertOf } from '../../core/alert';
import type { ApiError } from '../../core/api';
import { attempt } from '../../core/attempt';
import type { Config } from '../../core/config';
import { drillTimes } from '../../core/drill';
import type { DrillRecord, DrillTimes } from '../../core/drill';
import { everyIncident } from '../../core/incident';
import type { Incident, IncidentWithTimeline, TimelineEntry } from '../../core/incident';
import { fail } from '../../core/result';
import type { Result } from '../../core/result';
import type { Clock, HistoryStore, RaiseAlert } from '../ports';

export interface DrillParts {
  clock: Pick<Clock, 'now'>;
  newId: () => string;
  config: () => Config;
  history: Pick<
    HistoryStore,
    | 'incident'
    | 'incidents'
    | 'incidentsWithTimeline'
    | 'openIncident'
    | 'closeIncident'
    | 'addToTimeline'
    | 'allOrNothing'
    | 'messagesAbout'
    | 'deleteMessage'
  >;
  /** Writes what waits for the disk, then this. Throws where the disk refuses. */
  keep: <T>(write: () => T) => T;
  raise: RaiseAlert;
  /** Whether every client of the outage has been told; false where nobody is concerned. */
  isEverybodyTold: (incidentId: string) => boolean;
  onChange: (drill: Incident | null) => void;
}

export interface Drill {
  /** Takes up one that was under way when the app ended. */
  start: () => void;
  begin: (siteId: string) => Result<{ incidentId: string }, ApiError>;
  /** With its times, and without the drafts that nobody pretended to send. */
  end: () => Result<DrillTimes, ApiError>;
  /** Somebody looks at an incident. */
  seen: (incidentId: string) => void;
  /** Something about messages to clients is different now. */
  messagesChanged: () => void;
  /** Newest first. */
  list: () => DrillRecord[];
}

/** What a site that hangs looks like. */
const rehearsedFailure = { cause: 'timeout', status: null } as const;

type DrillEntry = Extract<TimelineEntry, { kind: 'drill' }>;

/**
 * A rehearsed outage: an incident of its own kind, which no check opened and none ends. The watch does not know of it, so that a
 * real outage of the same site meanwhile is found, told and recorded as ever; and no account of time ever holds it.
 */
export function createDrill(parts: DrillParts): Drill {
  const { clock, history, keep, onChange } = parts;
  let current: Incident | null = null;

  const entry = (what: DrillEntry['what'], startedAt: number): DrillEntry => {
    const at = clock.now();
    return { kind: 'drill', at, what, afterMs: what === 'began' ? null : Math.max(0, at - startedAt) };
  };

  function set(drill: Incident | null): void {
    current = drill;
    onChange(drill);
  }

  function begin(siteId: string): Result<{ incidentId: string }, ApiError> {
    if (current !== null) return fail({ kind: 'invalid', issues: [{ path: '', message: 'drill-is-running' }] });
    const { sites, clients } = parts.config();
    const site = sites.find(({ id }) => id === siteId);
    if (site === undefined) return fail({ kind: 'not-found', what: 'site' });
    const at = clock.now();
    const failure = { ...rehearsedFailure, detail: '' };
    const incident: Incident = {
      ...{ id: parts.newId(), siteId, siteName: site.name, url: site.url, clientId: site.clientId },
      clientName: clients.find(({ id }) => id === site.clientId)?.name ?? null,
      ...{ ...failure, lastGoodAt: at, startedAt: at, confirmedAt: at, endedAt: null },
      ...{ classification: 'drill', hostIncidentId: null },
    };
    const timeline: TimelineEntry[] = [
      entry('began', at),
      { kind: 'detected', at, ...failure },
      { kind: 'confirmed', at, failures: site.failuresToConfirm },
    ];
    return attempt(() => {
      keep(() => history.openIncident(incident, timeline, null));
      set(incident);
      parts.raise(alertOf(incident));
      return { incidentId: incident.id };
    });
  }

  function alertOf({ id: incidentId, siteName, startedAt }: Incident): AlertOf<'down'> {
    return {
      ...{ id: parts.newId(), createdAt: clock.now(), kind: 'down', endedAt: null, isDrill: true },
      ...{ incidentId, siteName, ...rehearsedFailure, startedAt },
    };
  }

  /** Once each: what is in the timeline already is not noted again. */
  function note(what: 'noticed' | 'told'): void {
    if (current === null) return;
    const { id, startedAt } = current;
    const known = history.incident(id)?.timeline ?? [];
    if (known.some((line) => line.kind === 'drill' && line.what === what)) return;
    keep(() => history.addToTimeline(id, entry(what, startedAt)));
  }

  function end(): Result<DrillTimes, ApiError> {
    if (current === null) return fail({ kind: 'invalid', issues: [{ path: '', message: 'no-drill' }] });
    const { id, startedAt } = current;
    return attempt(() => {
      const last = entry('ended', startedAt);
      keep(() =>
        history.allOrNothing(() => {
          for (const message of history.messagesAbout([id])) history.deleteMessage(message.id, ['draft', 'failed']);
          history.closeIncident(id, last.at, [last], null);
        }),
      );
      set(null);
      return drillTimes(history.incident(id)?.timeline ?? []);
    });
  }

  return {
    begin,
    end,
    start: () => set(history.incidents({ ...everyIncident, state: 'open', drills: 'only' })[0] ?? null),
    seen: (incidentId) => {
      if (incidentId === current?.id) quietly(() => note('noticed'));
    },
    messagesChanged: () => {
      if (current !== null && parts.isEverybodyTold(current.id)) quietly(() => note('told'));
    },
    list: () =>
      history
        .incidentsWithTimeline({ ...everyIncident, drills: 'only' })
        .toReversed()
        .map(recordOf),
  };
}

function recordOf({ id, siteName, startedAt, endedAt, timeline }: IncidentWithTimeline): DrillRecord {
  return { incidentId: id, siteName, startedAt, endedAt, ...drillTimes(timeline) };
}

/** On a full disk a drill misses a time, and nothing else: whoever looks at an incident must see it. */
function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // The write queue has told of the disk.
  }
}
