/**
 * Whether a site comes and goes. The rule is Icinga's (lib/icinga/checkable-flapping.cpp, and "Check Flapping" in its
 * chapter "Advanced Topics"): each of the last 20 checks that found another state than the check before counts 0.8 if it
 * is the oldest, 0.02 more for each place nearer to now, and the sum is divided by 20. Icinga speaks of up to 1.2 in
 * places; its code, and so this one, ends at 1.18. A check that was not made counts as one without a change.
 */

const checksSeen = 20;
/** In percent of a check, so that the sums are whole numbers and the thresholds are met exactly. */
const oldestWeight = 80;
const weightStep = 2;
const beginsAbovePercent = 30;
const endsAtPercent = 25;

export interface Flapping {
  /**
   * Whether a check found another state than the one before, newest last, at most 20. What is missing at the beginning,
   * because there were fewer checks or because nothing changed then, counts as unchanged.
   */
  changes: readonly boolean[];
  lastWasGood: boolean | null;
  isFlapping: boolean;
  /** From 0 to 99: twenty changes in a row. */
  percent: number;
}

/** A site of which nothing is known, or which has long been the same. */
export const steady: Flapping = { changes: [], lastWasGood: null, isFlapping: false, percent: 0 };

/**
 * What one more check makes of it: one that measured the site, not one that was skipped. The first check of all is no
 * change. Of a site that is the same as ever the same object is returned.
 */
export function observe(flapping: Flapping, isGood: boolean): Flapping {
  const { changes, lastWasGood } = flapping;
  const isChange = lastWasGood !== null && lastWasGood !== isGood;
  if (!isChange && changes.length === 0) {
    return lastWasGood === isGood ? flapping : { ...flapping, lastWasGood: isGood };
  }
  const newest = [...changes, isChange].slice(-checksSeen);
  const percent = percentOf(newest);
  return {
    changes: withoutSteadyBeginning(newest),
    lastWasGood: isGood,
    isFlapping: percent > (flapping.isFlapping ? endsAtPercent : beginsAbovePercent),
    percent,
  };
}

/** Empty again as soon as the last change is 20 checks ago. */
function withoutSteadyBeginning(changes: readonly boolean[]): readonly boolean[] {
  const first = changes.indexOf(true);
  return first === -1 ? [] : changes.slice(first);
}

function percentOf(changes: readonly boolean[]): number {
  const firstPlace = checksSeen - changes.length;
  const weights = changes.map((isChange, index) => (isChange ? oldestWeight + weightStep * (firstPlace + index) : 0));
  return weights.reduce((sum, weight) => sum + weight, 0) / checksSeen;
}
