import { guardMessage } from '../../../src/core/promise-guard';
import type { GuardContext } from '../../../src/core/promise-guard';
import { findingKinds } from '../../../src/core/promise-guard/finding';
import type { FindingKind, Span } from '../../../src/core/promise-guard/finding';
import type { Language } from '../../../src/core/language';
import { corpusSite, corpusStrangers, messagesOf, sentencesOf } from './corpus';
import type { Part } from './corpus';

export interface Tally {
  /** Marked and pointed at. */
  hit: number;
  /** Pointed at, not marked. */
  extra: number;
  /** Marked, not pointed at. */
  missed: number;
}

export type Measured = Record<FindingKind, Tally>;

const letters: Record<FindingKind, string> = {
  'restore-promise': 'R',
  guess: 'G',
  blame: 'B',
  grovelling: 'A',
  'playing-down': 'P',
  'empty-word': 'E',
  missing: 'M',
  stranger: 'S',
};

const contextOf = (language: Language): GuardContext => ({
  language,
  phase: null,
  own: [corpusSite.name, new URL(corpusSite.url).hostname],
  strangers: corpusStrangers,
  confirmed: [],
  suspected: [],
  isTemplate: false,
});

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** Each mark that a finding of its kind touches is a hit; each finding that touches no mark of its kind is one too many. */
export function measure(part: Part): Measured {
  const tally = Object.fromEntries(findingKinds.map((kind) => [kind, { hit: 0, extra: 0, missed: 0 }])) as Measured;
  for (const { language, text, marks } of sentencesOf(part)) {
    const found = guardMessage({ subject: '', body: text }, contextOf(language));
    for (const kind of findingKinds) {
      const spans = found.flatMap((finding) => (finding.kind === kind && finding.span ? [finding.span] : []));
      const marked = marks.filter(({ letter }) => letter === letters[kind]);
      const hits = marked.filter((mark) => spans.some((span) => overlap(span, mark))).length;
      tally[kind].hit += hits;
      tally[kind].missed += marked.length - hits;
      tally[kind].extra += spans.filter((span) => !marked.some((mark) => overlap(span, mark))).length;
    }
  }
  for (const { language, phase, body, leavesOut } of messagesOf(part)) {
    const found = guardMessage({ subject: '', body }, { ...contextOf(language), phase });
    const omissions: string[] = found.flatMap(({ rule, span }) => (span === null ? [rule] : []));
    const hits = leavesOut.filter((rule) => omissions.includes(rule)).length;
    tally.missing.hit += hits;
    tally.missing.missed += leavesOut.length - hits;
    tally.missing.extra += omissions.length - hits;
  }
  return tally;
}

export const precisionOf = ({ hit, extra }: Tally): number => (hit + extra === 0 ? 1 : hit / (hit + extra));
export const recallOf = ({ hit, missed }: Tally): number => (hit + missed === 0 ? 1 : hit / (hit + missed));

export function sumOf(measured: Measured): Tally {
  return Object.values(measured).reduce(
    (sum, { hit, extra, missed }) => ({ hit: sum.hit + hit, extra: sum.extra + extra, missed: sum.missed + missed }),
    { hit: 0, extra: 0, missed: 0 },
  );
}

/** For people: a line for each kind and one for all. */
export function tableOf(part: Part, measured: Measured): string {
  const line = (name: string, tally: Tally): string =>
    [
      name.padEnd(16),
      ...[tally.hit, tally.extra, tally.missed].map((count) => String(count).padStart(6)),
      ...[precisionOf(tally), recallOf(tally)].map((share) => share.toFixed(3).padStart(10)),
    ].join('');
  const head = `${part.padEnd(16)}   hit extra  miss precision    recall`;
  const rows = findingKinds.map((kind) => line(kind, measured[kind]));
  return [head, ...rows, line('all', sumOf(measured))].join('\n');
}
