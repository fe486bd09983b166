/** What came of bringing a file's things together with those that were there. */
export interface Merged<T> {
  all: T[];
  added: number;
  changed: number;
}

/** Takes a file's things over one by one: beside those that were there, or, where one has a place, in its stead. */
export function createMerging<T>(existing: readonly T[]) {
  const all = [...existing];
  let changed = 0;
  return {
    before: (place: number | undefined): T | undefined => (place === undefined ? undefined : all[place]),
    /** What says the same as before is left as it is. `replacing`: what takes the place of another one. */
    take: (place: number | undefined, after: T, replacing: T = after): void => {
      if (place === undefined) {
        all.push(after);
      } else if (JSON.stringify(all[place]) !== JSON.stringify(after)) {
        all[place] = replacing;
        changed += 1;
      }
    },
    merged: (): Merged<T> => ({ all, added: all.length - existing.length, changed }),
  };
}
