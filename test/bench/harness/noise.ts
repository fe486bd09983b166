import type { MetronomeCalls } from '../processes/metronome';
import { p99, percentile } from './statistics';
import { startWorker } from './worker';

/** How punctual the machine itself is while something is measured on it. */
export interface Noise {
  /** A note for the reader of a figure about lateness. */
  sentence: () => Promise<string>;
  end: () => Promise<void>;
}

export function listenToNoise(): Noise {
  const metronome = startWorker<MetronomeCalls>('metronome', { core: 'subject' });
  return {
    sentence: async () => {
      const lateness = await metronome.ask('takeLateness', null);
      const [middle, high, most] = [percentile(lateness, 50), p99(lateness), percentile(lateness, 100)].map((ms) =>
        ms.toFixed(1),
      );
      return `the machine itself: a process that does nothing but wake up on the same core was late by ${middle} ms (median), ${high} ms (p99), ${most} ms (at most)`;
    },
    end: metronome.end,
  };
}
