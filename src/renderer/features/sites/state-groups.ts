import type { ShownState, SiteView } from '../../../core/snapshot';

/** What the list can be narrowed to: a state, or what comes and goes whatever its state is now. */
export type ShownGroup = ShownState | 'flapping';

/** The worst first. */
const groups: readonly ShownGroup[] = [
  'down',
  'suspect',
  'flapping',
  'degraded',
  'blocked',
  'notMeasured',
  'unknown',
  'maintenance',
  'paused',
  'up',
];

export function isIn(group: ShownGroup, { state, isFlapping }: SiteView): boolean {
  return group === 'flapping' ? isFlapping && state !== 'paused' : state === group;
}

/** The groups that have sites, with how many: the worst first. `kept` is listed although it has none left. */
export function countGroups(
  sites: readonly SiteView[],
  kept: ShownGroup | null = null,
): { group: ShownGroup; count: number }[] {
  return groups
    .map((group) => ({ group, count: sites.filter((view) => isIn(group, view)).length }))
    .filter(({ group, count }) => count > 0 || group === kept);
}
