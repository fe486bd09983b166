import type { MetronomeCalls } from '../processes/metronome';
import { p99, percentile } from './statistics';
import { startWorker } from './worker';

/** How punctual the machine itself was while something was measured on it. */
export interface Noise {
  p99Ms: number;
  mostMs: number;
  /** A note for the reader of a figure about lateness. */
  sentence: string;
}

/** Hands back what ends it, and tells then. */
export function listenToNoise(): () => Promise<Noise> {
  const metronome = startWorker<MetronomeCalls>('metronome', { core: 'subject' });
  return async () => {
    const lateness = await metronome.ask('takeLateness', null);
    await metronome.end();
    const [middle, high, most] = [percentile(lateness, 50), p99(lateness), percentile(lateness, 100)].map((ms) =>
      ms.toFixed(1),
    );
    const sentence = `the machine itself: a process that does nothing but wake up on the same core was late by ${middle} ms (median), ${high} ms (p99), ${most} ms (at most)`;
    return { p99Ms: p99(lateness), mostMs: percentile(lateness, 100), sentence };
  };
}
