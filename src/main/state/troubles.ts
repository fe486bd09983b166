import type { Trouble } from '../../core/snapshot';
import type { Clock } from '../ports';

/** What is wrong with Nachtwache itself now. */
export interface Troubles {
  all: () => Trouble[];
  /** One that is known already keeps the instant at which it began. */
  report: (key: string, params: Trouble['params']) => void;
  dismiss: (key: string) => void;
}

export function createTroubles(clock: Pick<Clock, 'now'>, changed: () => void): Troubles {
  const troubles = new Map<string, Trouble>();

  return {
    all: () => [...troubles.values()],
    report: (key, params) => {
      troubles.set(key, { key, params, at: troubles.get(key)?.at ?? clock.now() });
      changed();
    },
    dismiss: (key) => {
      if (troubles.delete(key)) changed();
    },
  };
}
