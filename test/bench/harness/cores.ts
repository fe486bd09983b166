import { availableParallelism } from 'node:os';

/** The subject has a core for itself; the fixture, the pace makers and the bench share another one. */
export const subjectCore = 0;
export const fixtureCore = availableParallelism() > 1 ? 1 : 0;

/**
 * The command on one core, and bound to the life of the process that starts it (both tools belong to util-linux): a
 * bench that is killed leaves nothing behind.
 */
export function pinned(command: readonly string[], core: number): string[] {
  return ['setpriv', '--pdeathsig', 'KILL', 'taskset', '-c', `${core}`, ...command];
}
