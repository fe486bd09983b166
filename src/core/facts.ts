import type { Language } from './language';
import { factKinds } from './fact';
import type { Certainty, FactKind, FactWords } from './fact';
import type { TimelineEntry } from './incident';

export interface Fact {
  certainty: Certainty;
  words: FactWords;
  /** When it was entered, epoch milliseconds. */
  at: number;
}
export type FactsSheet = Readonly<Record<FactKind, Fact | null>>;

export const emptySheet: FactsSheet = { cause: null, extent: null, dataLoss: null, worker: null };

/** The newest of each kind over the timelines of an outage. */
export function factsOf(timelines: Iterable<readonly TimelineEntry[]>): FactsSheet {
  const sheet: Record<FactKind, Fact | null> = { ...emptySheet };
  for (const timeline of timelines) {
    for (const entry of timeline) {
      if (entry.kind !== 'fact' || entry.at < (sheet[entry.fact]?.at ?? -Infinity)) continue;
      const { certainty, words, at } = entry;
      sheet[entry.fact] = { certainty, words, at };
    }
  }
  return sheet;
}

/** The words of a confirmed fact in a language; undefined where it is not confirmed or has none. */
export function confirmedWords(sheet: FactsSheet, fact: FactKind, language: Language): string | undefined {
  const known = sheet[fact];
  return known?.certainty === 'confirmed' && known.words[language] !== '' ? known.words[language] : undefined;
}

/** What is only suspected, in either language's words. */
export function suspectedWords(sheet: FactsSheet): string[] {
  return factKinds.flatMap((fact) => {
    const known = sheet[fact];
    return known?.certainty === 'suspected' ? Object.values(known.words).filter((words) => words !== '') : [];
  });
}
