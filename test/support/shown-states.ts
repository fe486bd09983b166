import type { ShownState } from '../../src/core/snapshot';

const all: Record<ShownState, true> = {
  ...{ unknown: true, up: true, degraded: true, blocked: true, suspect: true, down: true },
  ...{ paused: true, maintenance: true, notMeasured: true },
};

/** All of them: one that is new does not compile without its place here. */
export const shownStates = Object.keys(all) as ShownState[];
