import { everyIncident } from '../../core/incident';
import type { Snapshot } from '../../core/snapshot';
import type { HistoryStore } from '../ports';

/** What was entered by hand and is not over yet, as the snapshot has it: oldest first. */
export function openByHand(history: Pick<HistoryStore, 'incidents'>): Snapshot['openByHand'] {
  return history
    .incidents({ ...everyIncident, state: 'open' })
    .filter(({ cause }) => cause === 'by-hand')
    .map(({ id, siteName, startedAt }) => ({ id, siteName, startedAt }))
    .toSorted((one, other) => one.startedAt - other.startedAt);
}
