import type { Clock } from '../ports';

/** A check that takes longer than this is taken for one that hangs, and another one may begin. */
const hangsAfterMs = 2000;
/** How many times the limit may be under way at once when most of them hang. */
const hangingFactor = 8;

/** How many checks may run at the same time. */
export interface Places {
  hasFree: () => boolean;
  /** Takes a place; the function returned gives it back, and does nothing when called again. */
  take: () => () => void;
}

/**
 * Places for checks. One that hangs gives up its place after two seconds and goes on without one, so that however many
 * sites hang, they never delay the others; `freed` is called when a place becomes free.
 */
export function createPlaces(limit: number, clock: Clock, freed: () => void): Places {
  let taken = 0;
  let underWay = 0;
  return {
    hasFree: () => taken < limit && underWay < limit * hangingFactor,
    take: () => {
      taken += 1;
      underWay += 1;
      let hasPlace = true;
      let isUnderWay = true;
      const leave = (): void => {
        if (hasPlace) taken -= 1;
        hasPlace = false;
      };
      const callOff = clock.after(hangsAfterMs, () => {
        leave();
        freed();
      });
      return () => {
        if (!isUnderWay) return;
        isUnderWay = false;
        underWay -= 1;
        callOff();
        leave();
      };
    },
  };
}
