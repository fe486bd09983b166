import type { Figure } from './figure';

/** One row of the bench, or a few that are measured together. */
export interface Row {
  name: string;
  /** What it measures, and how, for a reader of the page. */
  about: string;
  /** What is known to make its figures miss their reach, where they do. */
  whyMissed: string;
  run: (options: RowOptions) => Promise<Figure[]>;
}

export interface RowOptions {
  /** A look whether all works: one or two short runs, whose figures prove nothing. */
  isQuick: boolean;
  /** A folder of this row's own, gone afterwards. */
  folder: string;
  /** Tells whoever waits how far it is. */
  say: (sentence: string) => void;
}

/** Runs are taken in turn (A B A B), so that whatever disturbs the machine disturbs all alike. */
export async function inTurn<T>(
  rounds: number,
  arms: Record<string, () => Promise<T>>,
  say: RowOptions['say'],
): Promise<Record<string, T[]>> {
  const taken: Record<string, T[]> = Object.fromEntries(Object.keys(arms).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, arm] of Object.entries(arms)) {
      say(`run ${round} of ${rounds}, ${name}`);
      taken[name]?.push(await arm());
    }
  }
  return taken;
}
