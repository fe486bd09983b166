/** The middle value; the mean of the middle two where there are evenly many. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The nearest-rank percentile: the smallest value that `percent` of all do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  return ascending(values)[Math.max(0, Math.ceil((percent / 100) * values.length) - 1)] ?? Number.NaN;
}

export const p99 = (values: readonly number[]): number => percentile(values, 99);

/** Smallest and largest. */
export function spreadOf(values: readonly number[]): [number, number] {
  const sorted = ascending(values);
  return [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
}

export const ratios = (above: readonly number[], below: readonly number[]): number[] =>
  above.map((value, index) => value / (below[index] ?? Number.NaN));

const ascending = (values: readonly number[]): number[] => [...values].sort((left, right) => left - right);
