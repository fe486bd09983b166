import { median, spreadOf } from './statistics';

/** What a figure must reach. */
export type Reach = { kind: 'at-most'; limit: number } | { kind: 'at-least'; limit: number } | { kind: 'beside' };

/** One line of the table. */
export interface Figure {
  title: string;
  /** One value a run. */
  runs: readonly number[];
  /** What stands for all runs: the median, where nothing else is said. */
  value: number;
  unit: string;
  digits: number;
  reach: Reach;
  /** The machine itself was so restless meanwhile that the figure decides nothing. */
  isDrowned?: boolean;
  /** What a reader has to know: absolute values behind a ratio, sample sizes. */
  notes: readonly string[];
}

export function figure(title: string, runs: readonly number[], over: Partial<Omit<Figure, 'title' | 'runs'>>): Figure {
  return { title, runs, value: median(runs), unit: '', digits: 2, reach: { kind: 'beside' }, notes: [], ...over };
}

export const atMost = (limit: number): Reach => ({ kind: 'at-most', limit });
export const atLeast = (limit: number): Reach => ({ kind: 'at-least', limit });

export type VerdictWord = 'reached' | 'missed' | 'undecided' | 'beside';

export function verdictOf({ reach, value, isDrowned = false }: Figure): VerdictWord {
  if (isDrowned) return 'undecided';
  switch (reach.kind) {
    case 'at-most':
      return value <= reach.limit ? 'reached' : 'missed';
    case 'at-least':
      return value >= reach.limit ? 'reached' : 'missed';
    case 'beside':
      return 'beside';
  }
}

const withUnit = (value: number, { unit, digits }: Figure): string =>
  `${value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })}${unit}`;

export const valueText = (shown: Figure): string => withUnit(shown.value, shown);

export function spreadText(shown: Figure): string {
  const [low, high] = spreadOf(shown.runs);
  const runs = `${shown.runs.length} ${shown.runs.length === 1 ? 'run' : 'runs'}`;
  return low === high ? runs : `${withUnit(low, shown)} to ${withUnit(high, shown)}, ${runs}`;
}

export function reachText(shown: Figure): string {
  switch (shown.reach.kind) {
    case 'at-most':
      return `at most ${withUnit(shown.reach.limit, shown)}`;
    case 'at-least':
      return `at least ${withUnit(shown.reach.limit, shown)}`;
    case 'beside':
      return '–';
  }
}

/** The line on the terminal. */
export function lineOf(shown: Figure): string {
  const said = `${shown.title}: ${valueText(shown)} (${spreadText(shown)}); reach ${reachText(shown)}; ${verdictOf(shown)}`;
  return [said, ...shown.notes.map((note) => `    ${note}`)].join('\n');
}
