import type { ApiError, Reply, WriteRequest } from '../../core/api';
import { attempt } from '../../core/attempt';
import { outageMembers } from '../../core/client-outage';
import type { IncidentWithTimeline, TimelineEntry } from '../../core/incident';
import { futureFault } from '../../core/past-times';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { correctedIds, isWritten, writtenIn } from '../../core/written-log';
import type { Written } from '../../core/written-log';
import type { LogBookParts } from './parts';

/** Writes into the log what the user did, heard or found out. Append only: a correction points at what it corrects. */
export function createWriting({ clock, newId, history, keep }: LogBookParts) {
  return (request: WriteRequest): Reply<'incidents.write'> => {
    const incident = history.incident(request.incidentId);
    if (incident === undefined) return fail({ kind: 'not-found', what: 'incident' });
    const corrected = request.corrects === null ? ok(null) : findStanding(incident.timeline, request.corrects);
    if (!corrected.ok) return corrected;
    const nowMs = clock.now();
    const at = request.at ?? corrected.value?.at ?? nowMs;
    const fault = futureFault(at, nowMs);
    if (fault !== null) return fail({ kind: 'invalid', issues: [{ path: 'at', message: fault }] });
    const entry = entryOf(request, { id: newId(), at, writtenAt: nowMs });
    return attempt(() => {
      keep(() =>
        history.allOrNothing(() => {
          for (const { id } of timelinesFor(incident, request)) history.addToTimeline(id, entry);
        }),
      );
      return null;
    });
  };

  /** A correction goes wherever the words stand that it corrects. */
  function timelinesFor(incident: IncidentWithTimeline, { corrects, isForAll }: WriteRequest): { id: string }[] {
    if (!isForAll && corrects === null) return [incident];
    const members = outageMembers(incident, history);
    if (corrects === null) return members;
    return members.filter(({ id }) =>
      (history.incident(id)?.timeline ?? []).some((entry) => isWritten(entry) && entry.id === corrects),
    );
  }
}

function findStanding(timeline: readonly TimelineEntry[], id: string): Result<Written, ApiError> {
  const standing = writtenIn(timeline).find((written) => written.id === id);
  if (standing !== undefined) return ok(standing);
  // Corrected from another window, or twice in a hurry: the newer words are the ones to correct.
  if (correctedIds(timeline).has(id))
    return fail({ kind: 'invalid', issues: [{ path: 'corrects', message: 'corrected-meanwhile' }] });
  return fail({ kind: 'not-found', what: 'entry' });
}

function entryOf(
  { kind, text, corrects }: WriteRequest,
  times: { id: string; at: number; writtenAt: number },
): TimelineEntry {
  return corrects === null ? { kind, ...times, text } : { kind: 'corrected', ...times, text, of: corrects, as: kind };
}
