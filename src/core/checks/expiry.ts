import type { Concern } from '../check';

const dayMs = 86_400_000;
/** The days left at which an end that comes near is told, the nearest first; each one is told anew. */
export const expirySteps = [1, 7, 21] as const;

/**
 * What is to be told of a certificate or domain that ends at `expiresAtMs`; null while there is time. Days left are whole
 * ones, so that "7 days left" is told at the step of 7 days, and never fewer than 0: what has ended is a failure, and
 * whoever asks decides on it.
 */
export function expiryConcern(
  cause: 'certificate-expiring' | 'domain-expiring',
  expiresAtMs: number,
  nowMs: number,
): Concern | null {
  const daysLeft = Math.max(0, Math.floor((expiresAtMs - nowMs) / dayMs));
  const step = expirySteps.find((days) => daysLeft <= days);
  if (step === undefined) return null;
  return { cause, amount: daysLeft, step, detail: `valid until ${new Date(expiresAtMs).toISOString()}` };
}
