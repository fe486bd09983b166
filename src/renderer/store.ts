import type { ApiError, Bridge } from '../core/api';
import type { Snapshot } from '../core/snapshot';
import { shareStructure } from './share-structure';

/** The present as main announced it last, or why there is none yet. */
export interface SnapshotStore {
  current: () => Snapshot | null;
  failure: () => ApiError | null;
  subscribe: (listener: () => void) => () => void;
}

/**
 * Keeps the newest snapshot by its revision: the answer to the first question may arrive after news that is younger.
 * Parts that did not change keep their identity. Lives as long as the window.
 */
export function createSnapshotStore(bridge: Bridge): SnapshotStore {
  let snapshot: Snapshot | null = null;
  let failure: ApiError | null = null;
  const listeners = new Set<() => void>();
  const announce = (): void => listeners.forEach((listener) => listener());

  const take = (next: Snapshot): void => {
    if (snapshot !== null && next.revision <= snapshot.revision) return;
    snapshot = shareStructure(snapshot, next);
    announce();
  };

  bridge.subscribe('snapshot', take);
  bridge
    .invoke('snapshot.get', {})
    .then((reply) => {
      if (reply.ok) {
        take(reply.value);
        return;
      }
      failure = reply.error;
      announce();
    })
    .catch((error: unknown) => {
      failure = { kind: 'failed', what: 'save', reason: String(error) };
      announce();
    });

  return {
    current: () => snapshot,
    failure: () => failure,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
