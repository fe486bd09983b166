import type { ApiError, Reply } from '../../core/api';
import { attempt } from '../../core/attempt';
import { joinableFilter } from '../../core/client-outage';
import type { Incident, IncidentWithTimeline } from '../../core/incident';
import { fail, ok } from '../../core/result';
import type { LogBookParts } from './parts';

export interface Joining {
  join: (request: { id: string; to: string }) => Reply<'incidents.join'>;
  split: (request: { id: string }) => Reply<'incidents.split'>;
}

/** Puts an incident to another one, as one outage, and takes it out again. Both stand in the timelines. */
export function createJoining({ clock, newId, config, history, keep, grouping }: LogBookParts): Joining {
  function join(incident: Incident, other: Incident): null {
    const hostIncidentId = other.hostIncidentId ?? newId();
    const entry = { kind: 'joined', at: clock.now(), hostIncidentId, label: labelOf(incident, other) } as const;
    grouping.join(other.hostIncidentId === null ? [incident, other] : [incident], hostIncidentId, entry);
    return null;
  }

  const hostingOf = (siteId: string): string =>
    config()
      .sites.find(({ id }) => id === siteId)
      ?.hosting.trim() ?? '';

  /** What they share. Never the name of a site: this stands in the timelines of other clients. */
  function labelOf(incident: Incident, { siteId, hostIncidentId }: Incident): string {
    const host = hostIncidentId === null ? null : history.hostIncident(hostIncidentId);
    if (host !== null) return host.label;
    const [own, others] = [hostingOf(incident.siteId), hostingOf(siteId)];
    return own === others ? own : '';
  }

  function split(incident: IncidentWithTimeline, hostIncidentId: string): null {
    const host = history.hostIncident(hostIncidentId);
    const joined = incident.timeline.findLast((entry) => entry.kind === 'joined' || entry.kind === 'joined-host');
    const label = host?.label ?? (joined !== undefined && 'label' in joined ? joined.label : '');
    const entry = { kind: 'split', at: clock.now(), hostIncidentId, label } as const;
    const others = history.hostMembers(hostIncidentId).filter(({ id }) => id !== incident.id);
    // Of two that the user put together, none belongs to anything when one is taken away.
    const isLastPair = host === null && others.length === 1;
    grouping.split(isLastPair ? [incident, ...others] : [incident], hostIncidentId, entry);
    return null;
  }

  return {
    join: ({ id, to }) => {
      const [incident, other] = [history.incident(id), history.incident(to)];
      if (incident === undefined || other === undefined) return fail({ kind: 'not-found', what: 'incident' });
      const fault = faultOf(incident, other);
      return fault === null ? attempt(() => keep(() => join(incident, other))) : refuse(fault);
    },
    split: ({ id }) => {
      const incident = history.incident(id);
      if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
      const { hostIncidentId } = incident;
      return hostIncidentId === null ? ok(null) : attempt(() => keep(() => split(incident, hostIncidentId)));
    },
  };
}

function faultOf(incident: Incident, other: Incident): string | null {
  if (incident.id === other.id) return 'joined-with-itself';
  if (incident.hostIncidentId !== null) return 'split-it-first';
  if (incident.classification === 'drill' || other.classification === 'drill') return 'drill-stays-alone';
  const { fromMs, toMs } = joinableFilter(incident);
  const isNear = (fromMs === null || (other.endedAt ?? Infinity) > fromMs) && (toMs === null || other.startedAt < toMs);
  return isNear ? null : 'too-far-apart';
}

const refuse = (message: string): { ok: false; error: ApiError } =>
  fail({ kind: 'invalid', issues: [{ path: 'to', message }] });
